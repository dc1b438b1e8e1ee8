/** A journey with thousands of touchpoints, each used once: the work must grow as the text does. */
import { writeFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { milliseconds, table, versionOf } from '../writing.ts';
import { compare } from './editing.ts';
import { inFolder } from './made-up.ts';

const SIZES = [1000, 2000, 4000] as const;
const REPETITIONS = 1;

/** @public The runner calls it by its name. */
export async function section(): Promise<string> {
  const rows: string[][] = [];
  for (const size of SIZES) {
    const { parcours, langium, ratio } = await inFolder(0, async (folder) => {
      writeFileSync(`${folder}/many.journey`, textOf(size, 0));
      const uri = pathToFileURL(`${folder}/many.journey`).href;
      const texts = Array.from({ length: 6 }, (_, i) => textOf(size, i));
      return compare({ folder, uri, texts, shown: [uri], warmUp: 4, count: 9 }, REPETITIONS);
    });
    const each = `${((parcours.median / size) * 1000).toFixed(1)} µs`;
    rows.push([`${size}`, 'a label', milliseconds(parcours.median), each, milliseconds(langium.median), ratio]);
  }
  return `## A journey of thousands of touchpoints

${table(['touchpoints', 'edit', 'median', 'for each', 'Langium', 'ratio'], rows)}

As many stages, each on a touchpoint of its own, all in one file; from the new text to its findings. *Langium* (${versionOf('langium')}): the same grammar
with its default services and document builder. Fresh processes in turn, ${REPETITIONS} of each.`;
}

function textOf(size: number, version: number): string {
  const lines = ['channel web', 'channel store'];
  for (let i = 0; i < size; i++) lines.push(`touchpoint desk${i} "The desk number ${i}" on ${i % 2 ? 'web' : 'store'}`);
  lines.push(`journey bench "I move, version ${version}" {`);
  for (let i = 0; i < size; i++) lines.push(`  stage s${i} "I ask at desk ${i}" channel web touchpoint desk${i} score +1`);
  return `${lines.join('\n')}\n}\n`;
}
