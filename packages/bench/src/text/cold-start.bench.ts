/** From a new process to a workspace of a thousand files, compared with Langium's default services. */
import { readFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { milliseconds, table, versionOf } from '../formatting.ts';
import { inFreshProcess } from '../fresh-process.ts';
import { quantile } from '../quantile.ts';
import { CONTENDERS, type Name } from './contenders.ts';
import { withFolder } from './synthetic-journeys.ts';

const FILES = 1000;
const REPETITIONS = 3;

interface Start {
  readonly time: number;
  /** MB in use after garbage collection, of objects and external buffers. */
  readonly heap: number;
}

/** @public Called by name in a process of its own. */
export async function start(name: Name, folder: string, checked: boolean): Promise<Start> {
  const begin = performance.now();
  const contender = CONTENDERS[name](checked);
  await contender.open(folder);
  const files = checked ? Array.from({ length: FILES }, (_, i) => `leaf${i}`) : ['leaf7'];
  const [first = '', ...others] = files.map((file) => `${folder}/${file}.journey`);
  // As an editor does with the visible file.
  await contender.edit(
    pathToFileURL(first).href,
    readFileSync(first, 'utf8'),
    [first, ...others].map((path) => pathToFileURL(path).href),
  );
  const time = performance.now() - begin;
  global.gc?.();
  const { heapUsed, external } = process.memoryUsage();
  // Keeps the contender reachable until the memory has been measured.
  if (!contender) throw new Error('gone');
  return { time, heap: (heapUsed + external) / 2 ** 20 };
}

/** @public Called by name by the runner. */
export async function section(): Promise<string> {
  const rows: string[][] = [];
  await withFolder(FILES, async (folder) => {
    for (const [what, checked] of [
      ['one file shown', false],
      ['all files checked', true],
    ] as const) {
      const runs: Record<Name, Start[]> = { Parcours: [], Langium: [] };
      for (let i = 0; i < REPETITIONS; i++) {
        for (const name of ['Parcours', 'Langium'] as const) {
          runs[name].push(await inFreshProcess<Start>(import.meta.url, 'start', name, folder, checked));
        }
      }
      const ratio = (of: keyof Start) => {
        const ratios = runs.Parcours.map((run, i) => run[of] / (runs.Langium[i]?.[of] ?? Number.NaN));
        const [low, middle, high] = [0, 0.5, 1].map((p) => quantile(ratios, p).toFixed(2));
        return `${middle} (${low}–${high})`;
      };
      const median = (name: Name, of: keyof Start) =>
        quantile(
          runs[name].map((run) => run[of]),
          0.5,
        );
      rows.push([what, 'time', milliseconds(median('Parcours', 'time')), milliseconds(median('Langium', 'time')), ratio('time')]);
      rows.push([
        what,
        'memory',
        `${median('Parcours', 'heap').toFixed(0)} MB`,
        `${median('Langium', 'heap').toFixed(0)} MB`,
        ratio('heap'),
      ]);
    }
  });
  return `## Cold start: ${FILES.toLocaleString('en')} files of 200 lines

${table(['until', 'what', 'Parcours', 'Langium', 'ratio'], rows)}

A fresh process reads a folder, which the system has in its cache, until the diagnostics of one file (of all files) are there. *Langium* (${versionOf('langium')}): the same
grammar with its default services; it links all files, and checks them all in the second row only. *Memory* is what is in use after a
collection of garbage, with the program itself. ${REPETITIONS} processes of each, in turn; *ratio*: the middle repetition, the lowest and the highest.`;
}
