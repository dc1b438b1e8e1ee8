/** A journey with thousands of touchpoints, each used once: the time must be linear in the length of the text. */
import { writeFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { milliseconds, table, versionOf } from '../formatting.ts';
import { inFreshProcess } from '../fresh-process.ts';
import type { Name } from './contenders.ts';
import { middleOf, type Timing } from './editing.ts';
import { withFolder } from './synthetic-journeys.ts';

const SIZES = [1000, 2000, 4000] as const;
const REPETITIONS = 3;

/** @public Called by name by the runner. */
export async function section(): Promise<string> {
  const rows: string[][] = [];
  for (const size of SIZES) {
    // With thousands of touchpoints an edit takes Langium minutes: few edits are timed, and none for the largest size.
    const [ours, theirs] = await withFolder(0, async (folder) => {
      writeFileSync(`${folder}/many.journey`, textOf(size, 0));
      const uri = pathToFileURL(`${folder}/many.journey`).href;
      const texts = Array.from({ length: 6 }, (_, i) => textOf(size, i));
      const timed = (name: Name, warmUp: number, count: number) =>
        inFreshProcess<Timing>(TIMING, 'timeEdits', name, { folder, uri, texts, shown: [uri], warmUp, count });
      const parcours: Timing[] = [];
      for (let i = 0; i < REPETITIONS; i++) parcours.push(await timed('Parcours', 20, 30));
      return [middleOf(parcours), size < 4000 ? await timed('Langium', 1, 3) : null] as const;
    });
    const each = `${((ours.median / size) * 1000).toFixed(1)} µs`;
    rows.push([`${size}`, milliseconds(ours.median), each, theirs ? milliseconds(theirs.median) : 'not measured']);
  }
  return `## A journey of thousands of touchpoints

${table(['touchpoints', 'Parcours', 'for each', 'Langium'], rows)}

As many stages, each on a touchpoint of its own, all in one file; a label changes; from the new text to its diagnostics, median of 30 edits, the
middle of ${REPETITIONS} fresh processes. *Langium* (${versionOf('langium')}): the same grammar with its default services and document builder, median of 3 edits in one process.`;
}

const TIMING = new URL('editing.ts', import.meta.url);

function textOf(size: number, version: number): string {
  const lines = ['channel web', 'channel store'];
  for (let i = 0; i < size; i++) lines.push(`touchpoint desk${i} "The desk number ${i}" on ${i % 2 ? 'web' : 'store'}`);
  lines.push(`journey bench "I move, version ${version}" {`);
  for (let i = 0; i < size; i++)
    lines.push(`  stage s${i} "I ask at desk ${i}" channel ${i % 2 ? 'web' : 'store'} touchpoint desk${i} score +1`);
  return `${lines.join('\n')}\n}\n`;
}
