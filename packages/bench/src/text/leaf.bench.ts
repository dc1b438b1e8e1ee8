/** One keystroke in one of many files: its time must not grow with their number. */
import { pathToFileURL } from 'node:url';
import { milliseconds, table } from '../formatting.ts';
import { inFreshProcess } from '../fresh-process.ts';
import { quantile } from '../quantile.ts';
import { middleOf, type Timing } from './editing.ts';
import { leaf, withFolder } from './synthetic-journeys.ts';

const SIZES = [1000, 4000] as const;
const REPETITIONS = 5;

/** @public Called by name by the runner. */
export async function section(): Promise<string> {
  const timings = new Map<number, Timing[]>(SIZES.map((size) => [size, []]));
  const time = (size: number) =>
    withFolder(size, async (folder) => {
      const uri = pathToFileURL(`${folder}/leaf7.journey`).href;
      const texts = Array.from({ length: 6 }, (_, i) => leaf(7).replace('"I ask', `"I ${'x'.repeat(i)} ask`));
      const edits = { folder, uri, texts, shown: [uri], warmUp: 300, count: 300 };
      return inFreshProcess<Timing>(new URL('editing.ts', import.meta.url), 'timeEdits', 'Parcours', edits);
    });
  for (let i = 0; i < REPETITIONS; i++) for (const size of SIZES) timings.get(size)?.push(await time(size));
  const [small = [], large = []] = SIZES.map((size) => timings.get(size));
  const ratios = large.map(({ median }, i) => median / (small[i]?.median ?? Number.NaN));
  const rows = SIZES.map((size) => {
    const { median, p95 } = middleOf(timings.get(size) ?? []);
    return [`${size}`, '200', milliseconds(median), milliseconds(p95)];
  });
  const [low, middle, high] = [0, 0.5, 1].map((p) => quantile(ratios, p).toFixed(2));
  return `## A keystroke in a file of a large workspace

${table(['files', 'lines each', 'median', '95th percentile'], rows)}

From the new text of one file to its diagnostics. The large workspace takes ${middle} times as long as the small one (${low}–${high}; ${REPETITIONS} repetitions
in fresh processes, in turn).`;
}
