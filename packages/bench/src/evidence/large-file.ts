/** The contenders of the large-file benchmarks, each run in a process of its own by `inFreshProcess`. */
import { createReadStream } from 'node:fs';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { nodeEngine } from '@parcours/engines/node-engine';
import { nodeHost } from '@parcours/engines/node-host';
import { aggregate, type DictionaryColumn } from '@parcours/observations';
import { Workspace } from '@parcours/workspace';
import Papa from 'papaparse';
import type { Run } from '../command.ts';
import { peakMemory } from '../peak-memory.ts';

const begun = performance.now();

function run(): Run {
  return { seconds: (performance.now() - begun) / 1000, memory: peakMemory() };
}

/** @public Called by name. The Report of the journey beside the file, as `parcours score` computes it. */
export async function scoreFolder(folder: string): Promise<Run> {
  const host = await nodeHost([folder]);
  const workspace = new Workspace(host, { engine: nodeEngine(host, () => 'portable') });
  await workspace.open();
  const { journeys } = await workspace.report([pathToFileURL(join(folder, 'a.journey')).toString()]);
  const [study] = journeys[0]?.studies ?? [];
  if (study?.file.engine !== 'portable') throw new Error(`read by ${study?.file.engine ?? JSON.stringify(journeys[0]?.missing)}`);
  return run();
}

/** @public Called by name. The same Report from rows parsed by PapaParse in chunks, its fastest mode. */
export async function papaParse(file: string): Promise<Run> {
  const workspace = new Workspace(await nodeHost([dirname(file)]));
  await workspace.open();
  const [model] = workspace.models(pathToFileURL(join(dirname(file), 'a.journey')).toString());
  const study = model?.studies[0];
  if (!model || !study) throw new Error('no study');
  let columns: string[] = [];
  let known: Map<string, number>[] = [];
  let codes: number[][] = [];
  let rows = 0;
  const { promise, resolve, reject } = Promise.withResolvers<void>();
  Papa.parse<string[]>(createReadStream(file), {
    delimiter: ',',
    skipEmptyLines: true,
    error: reject,
    complete: () => resolve(),
    chunk: ({ data }) => {
      if (columns.length === 0) {
        columns = data.shift() ?? [];
        known = columns.map(() => new Map());
        codes = columns.map(() => []);
      }
      for (const cells of data) {
        rows++;
        for (let column = 0; column < columns.length; column++) {
          // Only the mapped columns, like the portable engine.
          if (column < 4) continue;
          const cell = cells[column] ?? '';
          const code = known[column]?.get(cell) ?? known[column]?.size ?? 0;
          if (code === known[column]?.size) known[column]?.set(cell, code);
          codes[column]?.push(code);
        }
      }
    },
  });
  await promise;
  const cells = columns.map(
    (_, column): DictionaryColumn => ({ values: [...(known[column]?.keys() ?? [])], codes: Uint32Array.from(codes[column] ?? []) }),
  );
  const lines = Uint32Array.from({ length: rows }, (_, row) => row + 2);
  const table = {
    path: 'survey.csv',
    bytes: 0,
    encoding: 'utf-8',
    delimiter: ',',
    columns,
    cells,
    lines,
    duplicates: null,
    rows,
    rejected: [],
  };
  if (aggregate(table, study, model).samples?.respondents !== rows) throw new Error('rows were lost');
  return run();
}

/** @public Called by name. Median time of the Report after an edit of the text, of 200. */
export async function timeEdits(folder: string): Promise<number> {
  const host = await nodeHost([folder]);
  const workspace = new Workspace(host, { engine: nodeEngine(host, () => 'auto') });
  await workspace.open();
  const uri = pathToFileURL(join(folder, 'a.journey')).toString();
  const { text } = workspace.files.get(uri) ?? { text: '' };
  await workspace.report([uri]);
  const times: number[] = [];
  for (let i = 0; i < 200; i++) {
    const start = performance.now();
    await workspace.openDocument(uri, text.replace('"I pay"', `"I pay ${i}"`));
    await workspace.report([uri]);
    times.push(performance.now() - start);
  }
  return times.sort((a, b) => a - b)[100] ?? Number.NaN;
}
