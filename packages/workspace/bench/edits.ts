/** From a keystroke to what the panel shows: parse, resolve, score, and the markup of curve and gap table. */
import { emotionCurve, gapTable, toMarkup } from '@parcours/charts';
import { Workspace } from '../src/index.ts';
import { nodeHost } from '../src/node-host.ts';
import { quantile } from './quantile.ts';

export interface EditTiming {
  readonly example: string;
  readonly edit: string;
  readonly median: number;
  readonly p95: number;
}

const WARM_UP = 60;

/** What is edited, and how the text looks after the i-th edit. */
const EDITS: readonly (readonly [string, (text: string, i: number) => string])[] = [
  ['label of a stage', (text, i) => text.replace(/(stage \S+ ")/, `$1${'x'.repeat(1 + (i % 7))} ${i} `)],
  ['expert score', (text, i) => text.replace(/ score [+-]?[\d.]+/, ` score +${((i % 28) + 0.5) / 10}`)],
  ['line above all', (text, i) => `// ${i}\n`.repeat(1 + (i % 3)) + text],
  ['column scale', (text, i) => text.replace(/(measure .*scale \S+?\.\.)\d+/, `$1${20 + i}`)],
];

export async function timeEdits(folder: string, example: string, path: string, count: number): Promise<EditTiming[]> {
  const workspace = new Workspace(await nodeHost([folder]));
  await workspace.open();
  const file = [...workspace.files.all()].find(({ uri }) => uri.endsWith(`/${path}`));
  if (!file) throw new Error(`${example} has no ${path}`);
  const { uri, text } = file;
  const timings: EditTiming[] = [];
  for (const [edit, apply] of EDITS) {
    const times: number[] = [];
    for (let i = 0; i < WARM_UP + count; i++) {
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
  await workspace.hold(uri, text);
  const evaluations = await workspace.evaluateFor(uri);
  return evaluations.map(({ report }) => {
    const sent = JSON.stringify(report);
    const shown = JSON.parse(sent) as typeof report;
    return toMarkup(emotionCurve(shown, { language: 'en' })) + toMarkup(gapTable(shown, { language: 'en' }));
  });
}
