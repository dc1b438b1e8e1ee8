/** From a keystroke to the panel: parse, resolve, score, and the markup of the emotion curve and the gap table. */
import { fileURLToPath } from 'node:url';
import { emotionCurve, gapTable, toMarkup } from '@parcours/charts';
import { nodeHost } from '@parcours/engines/node-host';
import { Workspace } from '@parcours/workspace';
import { milliseconds, ROOT, table } from '../formatting.ts';
import { quantile } from '../quantile.ts';

interface EditTiming {
  readonly example: string;
  readonly edit: string;
  readonly median: number;
  readonly p95: number;
}

const WARM_UP = 60;
const COUNT = 120;

/** Name of each edit, and the text after its i-th repetition. */
const EDITS: readonly (readonly [string, (text: string, i: number) => string])[] = [
  ['label of a stage', (text, i) => text.replace(/(stage \S+ ")/, `$1${'x'.repeat(1 + (i % 7))} ${i} `)],
  ['expert score', (text, i) => text.replace(/ score [+-]?[\d.]+/, ` score +${((i % 28) + 0.5) / 10}`)],
  ['line above all', (text, i) => `// ${i}\n`.repeat(1 + (i % 3)) + text],
  ['column scale', (text, i) => text.replace(/(measure .*scale \S+?\.\.)\d+/, `$1${20 + i}`)],
];

/** @public Called by name by the runner. */
export async function section(): Promise<string> {
  const timings = [...(await timeEdits('cuisine', 'cuisine.journey')), ...(await timeEdits('service', 'eigenheim.journey'))];
  const rows = timings.map(({ example, edit, median, p95 }) => [example, edit, milliseconds(median), milliseconds(p95)]);
  return `## From an edit to the repainted panel

${table(['example', 'edit', 'median', '95th percentile'], rows)}

Each of the ${COUNT} edits of a row changes one thing in the journey's text, which is then held by the workspace, parsed, resolved and scored against its linked
files; the Report is turned into JSON, as it travels to the panel, and into the markup of the emotion curve and the gap table. What an
editor adds (its own drawing, the wait until somebody stops typing) is not in it. The linked files are read and aggregated before the
first edit. "Column scale" makes one be aggregated anew each time, and so does the label of a stage in a study whose cells name stages; the other edits do not. The ${WARM_UP} edits before those measured warm up.`;
}

async function timeEdits(example: string, path: string): Promise<EditTiming[]> {
  const workspace = new Workspace(await nodeHost([fileURLToPath(new URL(`examples/${example}`, ROOT))]));
  await workspace.open();
  const file = [...workspace.files.all()].find(({ uri }) => uri.endsWith(`/${path}`));
  if (!file) throw new Error(`${example} has no ${path}`);
  const { uri, text } = file;
  const timings: EditTiming[] = [];
  for (const [edit, apply] of EDITS) {
    const times: number[] = [];
    for (let i = 0; i < WARM_UP + COUNT; i++) {
      const edited = apply(text, i);
      if (edited === text) throw new Error(`${example}: nothing to edit for "${edit}"`);
      const start = performance.now();
      await repaint(workspace, uri, edited);
      if (i >= WARM_UP) times.push(performance.now() - start);
    }
    timings.push({ example, edit, median: quantile(times, 0.5), p95: quantile(times, 0.95) });
  }
  return timings;
}

async function repaint(workspace: Workspace, uri: string, text: string): Promise<string[]> {
  await workspace.openDocument(uri, text);
  const evaluations = await workspace.evaluateFile(uri);
  return evaluations.map(({ report }) => {
    const sent = JSON.stringify(report);
    const shown = JSON.parse(sent) as typeof report;
    return toMarkup(emotionCurve(shown, { language: 'en' })) + toMarkup(gapTable(shown, { language: 'en' }));
  });
}
