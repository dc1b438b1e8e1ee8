/** The contenders of the large-file benchmarks, each run in a process of its own by `inFreshProcess`. */
import { createReadStream } from 'node:fs';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { nodeEngine } from '@parcours/engines/node-engine';
import { nodeHost } from '@parcours/engines/node-host';
import { aggregate, type DictionaryColumn } from '@parcours/observations';
import { Workspace } from '@parcours/workspace';
import Papa from 'papaparse';
import { type BaseParse, inferSchema, initParser } from 'udsv';
import type { Run } from '../command.ts';
import { peakMemory } from '../peak-memory.ts';

/** Of the file that PapaParse and uDSV read. */
export const RECORDS = 1_000_000;

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
  const rows = new RowCollector();
  const { promise, resolve, reject } = Promise.withResolvers<void>();
  Papa.parse<string[]>(createReadStream(file), {
    delimiter: ',',
    skipEmptyLines: true,
    error: reject,
    complete: () => resolve(),
    chunk: ({ data }) => {
      for (const cells of data) rows.addRow(cells);
    },
  });
  await promise;
  return aggregated(file, rows);
}

/** @public Called by name. The same Report from rows parsed by uDSV, chunk by chunk. */
export async function udsv(file: string): Promise<Run> {
  const rows = new RowCollector();
  let parser: ReturnType<typeof initParser> | null = null;
  for await (const chunk of createReadStream(file, { encoding: 'utf8', highWaterMark: UDSV_CHUNK_BYTES })) {
    if (!parser) {
      parser = initParser(inferSchema(chunk as string));
      rows.addRow(parser.schema.cols.map(({ name }) => name));
    }
    parser.chunk<string[]>(chunk as string, parser.stringArrs as BaseParse<string[]>, (cells) => rows.addRow(cells));
  }
  parser?.end();
  return aggregated(file, rows);
}

const UDSV_CHUNK_BYTES = 1 << 16;

/** Dictionary-encodes rows of strings; the first is the header. */
class RowCollector {
  columns: string[] = [];
  rows = 0;
  #known: Map<string, number>[] = [];
  #codes: number[][] = [];

  addRow(cells: readonly string[]): void {
    if (this.columns.length === 0) {
      this.columns = [...cells];
      this.#known = cells.map(() => new Map());
      this.#codes = cells.map(() => []);
      return;
    }
    this.rows++;
    // Only the mapped columns, like the portable engine.
    for (let column = 4; column < this.columns.length; column++) {
      const cell = cells[column] ?? '';
      const code = this.#known[column]?.get(cell) ?? this.#known[column]?.size ?? 0;
      if (code === this.#known[column]?.size) this.#known[column]?.set(cell, code);
      this.#codes[column]?.push(code);
    }
  }

  cells(): DictionaryColumn[] {
    return this.columns.map((_, column) => ({
      values: [...(this.#known[column]?.keys() ?? [])],
      codes: Uint32Array.from(this.#codes[column] ?? []),
    }));
  }
}

async function aggregated(file: string, collected: RowCollector): Promise<Run> {
  const workspace = new Workspace(await nodeHost([dirname(file)]));
  await workspace.open();
  const [model] = workspace.models(pathToFileURL(join(dirname(file), 'a.journey')).toString());
  const study = model?.studies[0];
  if (!model || !study) throw new Error('no study');
  const { columns, rows } = collected;
  const table = {
    path: 'survey.csv',
    bytes: 0,
    encoding: 'utf-8',
    delimiter: ',',
    columns,
    cells: collected.cells(),
    lines: Uint32Array.from({ length: rows }, (_, row) => row + 2),
    duplicates: null,
    rows,
    rejected: [],
  };
  if (rows !== RECORDS || aggregate(table, study, model).samples?.respondents !== rows) throw new Error('rows were lost');
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
