/** One keystroke in one long file, compared with Langium's default services. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { milliseconds, table, versionOf } from '../formatting.ts';
import { compare } from './editing.ts';
import { hub, journey, withFolder } from './synthetic-journeys.ts';

const LINES = 10_000;
const REPETITIONS = 3;

/** @public Called by name by the runner. */
export async function section(): Promise<string> {
  const rows: string[][] = [];
  for (const journeys of [50, 1]) {
    const text = textOf(journeys);
    const edits: readonly (readonly [string, (i: number) => string])[] = [
      ['a label', (i) => text.replace(/(stage s7 "I [a-z ]+)/, `$1${'x'.repeat(i)}`)],
      ['a new line at the top', (i) => '\n'.repeat(i) + text],
    ];
    for (const [what, edited] of edits) {
      const found = await withFolder(0, async (folder) => {
        const file = join(folder, 'long.journey');
        writeFileSync(file, text);
        const uri = pathToFileURL(file).href;
        const texts = Array.from({ length: 6 }, (_, i) => edited(i + 1));
        return compare({ folder, uri, texts, shown: [uri], warmUp: 12, count: 24 }, REPETITIONS);
      });
      const { parcours, langium, ratio } = found;
      rows.push([`${journeys}`, what, milliseconds(parcours.median), milliseconds(parcours.p95), milliseconds(langium.median), ratio]);
    }
  }
  return `## A keystroke in a file of ${LINES.toLocaleString('en')} lines

${table(['journeys', 'edit', 'median', '95th percentile', 'Langium', 'ratio'], rows)}

From the new text to its diagnostics. *Parcours* gives all that a user gets (syntax, names, the model, the method); *Langium*
(${versionOf('langium')}) is the same grammar with its default services and document builder: syntax and names. Fresh processes in turn,
${REPETITIONS} of each; *ratio* is that of the medians: the middle repetition, the lowest and the highest.`;
}

function textOf(journeys: number): string {
  const stages = Math.floor((LINES - 70 - journeys * 2) / journeys / 6.2);
  return [hub(), ...Array.from({ length: journeys }, (_, i) => journey(i, stages))].join('\n');
}
