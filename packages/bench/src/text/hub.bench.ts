/** One keystroke in a file that 500 others import, compared with Langium's default builder. */
import { pathToFileURL } from 'node:url';
import { milliseconds, table, versionOf } from '../formatting.ts';
import { compare } from './editing.ts';
import { hub, withFolder } from './synthetic-journeys.ts';

const IMPORTERS = 500;
/** Open files among those that import it: an editor refreshes their diagnostics. */
const OPEN = 10;
const REPETITIONS = 3;

const EDITS: readonly (readonly [string, (text: string, i: number) => string])[] = [
  ['a label', (text, i) => text.replace('"Contact 3"', `"Contact ${'x'.repeat(i)}"`)],
  ['a comment', (text, i) => text.replace('channel store', `channel store // ${'x'.repeat(i)}`)],
  ['a name that many use', (text, i) => text.replace('touchpoint tp3 ', `touchpoint ${'x'.repeat(i)} `)],
];

/** @public Called by name by the runner. */
export async function section(): Promise<string> {
  const rows = await withFolder(IMPORTERS, async (folder) => {
    const [uri = '', ...others] = ['hub', ...Array.from({ length: OPEN }, (_, i) => `leaf${i * 40}`)].map(
      (name) => pathToFileURL(`${folder}/${name}.journey`).href,
    );
    const found: string[][] = [];
    for (const [what, edited] of EDITS) {
      const texts = Array.from({ length: 6 }, (_, i) => edited(hub(), i + 1));
      const edits = { folder, uri, texts, shown: [uri, ...others], warmUp: 4, count: 8 };
      const { parcours, langium, ratio } = await compare(edits, REPETITIONS);
      found.push([what, milliseconds(parcours.median), milliseconds(parcours.p95), milliseconds(langium.median), ratio]);
    }
    return found;
  });
  return `## A keystroke in a file that ${IMPORTERS} others import

${table(['edit', 'median', '95th percentile', 'Langium', 'ratio'], rows)}

From the new text to the diagnostics of that file and of ${OPEN} open ones that import it; the diagnostics of the other ${IMPORTERS - OPEN} are computed when
somebody asks for them, and are right then (\`packages/workspace/test/same-as-fresh.test.ts\`). The importing files have 200 lines each.
*Langium* (${versionOf('langium')}): the same grammar with its default services and document builder, which links all of them again. Fresh processes
in turn, ${REPETITIONS} of each; *ratio* is that of the medians: the middle repetition, the lowest and the highest.`;
}
