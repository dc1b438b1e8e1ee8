/**
 * `npm run bench`: how long a user waits after an edit, and how long a text takes to be parsed, beside Mermaid's journey diagram.
 * Prints the tables and writes them to `docs/benchmarks.md`. It measures and never judges: no run fails for being slow.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { availableParallelism, loadavg } from 'node:os';
import { fileURLToPath } from 'node:url';
import { type EditTiming, timeEdits } from './edits.ts';
import { type ParseTiming, REPETITIONS, ROUNDS, timeParsing } from './parsing.ts';
import { milliseconds, table } from './writing.ts';

const EDITS = 120;

const root = new URL('../../../', import.meta.url);
const versionOf = (name: string): string => JSON.parse(readFileSync(new URL(`node_modules/${name}/package.json`, root), 'utf8')).version;

// What else the machine was busy with: one per busy core, averaged over a minute.
const load = loadavg()[0]?.toFixed(1);
const edits: EditTiming[] = [];
for (const [example, file] of [
  ['cuisine', 'cuisine.journey'],
  ['service', 'eigenheim.journey'],
] as const) {
  edits.push(...(await timeEdits(fileURLToPath(new URL(`examples/${example}`, root)), example, file, EDITS)));
}
const parsing = [await timeParsing(1000), await timeParsing(5000)];

const page = `# Benchmarks

Made by \`npm run bench\`, which takes one to three minutes: run it again on the machine that matters to you, with nothing else running. Nothing here is
a goal or a promise, and no test depends on it.

${new Date().toISOString().slice(0, 10)} · Node ${process.versions.node} · ${availableParallelism()} cores, load ${load} before it began · langium ${versionOf('langium')} · mermaid ${versionOf('mermaid')}

## From an edit to the repainted panel

${editTable(edits)}

Each of the ${EDITS} edits of a row changes one thing in the journey's text, which is then held by the workspace, parsed, resolved and scored against its linked
files; the Report is turned into JSON, as it travels to the panel, and into the markup of the emotion curve and the gap table. What an
editor adds (its own drawing, the wait until somebody stops typing) is not in it. The linked files are read and aggregated before the
first edit. "Column scale" makes one be aggregated anew each time, and so does the label of a stage in a study whose cells name stages; the other edits do not. The 60 edits before those measured warm up.

## Parsing, beside Mermaid

${parseTable(parsing)}

Both texts say the same steps with the same labels, scores, sections and one party each (a channel here, an actor there). *Parcours* is all that an editor
needs to know of the text: the tree with the position of every word, the names declared, and each reference resolved. *Mermaid* is \`mermaid.parse\`:
whether the text is a valid diagram, with its steps collected but without positions or references. Mermaid cleans each text with DOMPurify, which
needs a browser's DOM; there is none in Node, so it gets a stand-in that returns the text as it is. In a browser Mermaid therefore does more than is measured here.

One process, ${REPETITIONS} repetitions of ${ROUNDS} rounds; in each round both parse once, in alternating order, each a text that it has not seen before. Before every
parse the garbage of the one before is collected outside the measured time; collections that fall inside count, as they do for a user. *Ratio* is
Parcours' median divided by Mermaid's: the middle repetition, and the lowest and the highest of them in brackets.
`;
writeFileSync(new URL('docs/benchmarks.md', root), page);
console.log(`${editTable(edits)}\n\n${parseTable(parsing)}\n\nWritten to docs/benchmarks.md`);

function editTable(timings: readonly EditTiming[]): string {
  return table(
    ['example', 'edit', 'median', '95th percentile'],
    timings.map(({ example, edit, median, p95 }) => [example, edit, milliseconds(median), milliseconds(p95)]),
  );
}

function parseTable(timings: readonly ParseTiming[]): string {
  return table(
    ['steps', 'parser', 'text', 'median', '95th percentile', 'ratio'],
    timings.flatMap(({ steps, parcours, mermaid, ratio }) => [
      [`${steps}`, 'Parcours', kilobytes(parcours.size), milliseconds(parcours.median), milliseconds(parcours.p95), ratio],
      [`${steps}`, 'Mermaid', kilobytes(mermaid.size), milliseconds(mermaid.median), milliseconds(mermaid.p95), ''],
    ]),
  );
}

function kilobytes(characters: number): string {
  return `${Math.round(characters / 1000)} kB`;
}
