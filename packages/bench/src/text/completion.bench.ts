/** Completion in a workspace of a thousand files. */
import { readFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { nodeHost } from '@parcours/engines/node-host';
import { Workspace } from '@parcours/workspace';
import { completion } from '../../../server/src/features/completion/completion.ts';
import { kilobytes, milliseconds, table } from '../formatting.ts';
import { quantile } from '../quantile.ts';
import { withFolder } from './synthetic-journeys.ts';

const FILES = 1000;
const ROUNDS = 60;
const WARM_UP = 20;

/** Where completion is requested: the line, and its text up to the cursor. */
const PLACES: readonly (readonly [where: string, line: RegExp, written: string])[] = [
  ['a channel of a stage', /^ {4}stage s30 .*$/m, '    stage s30 "I look" channel '],
  ['a touchpoint of a stage, of all files', /^ {4}stage s30 .*$/m, '    stage s30 "I look" touchpoint '],
  ['the beginning of a touchpoint', /^ {4}stage s30 .*$/m, '    stage s30 "I look" touchpoint de'],
  ['for whom a journey is', /^journey .*$/m, 'journey mine for '],
  ['an attribute', /^ {4}stage s30 .*$/m, '    stage s30 "I look" '],
  ['a path', /^import .*$/m, 'import "'],
];

/** @public Called by name by the runner. */
export async function section(): Promise<string> {
  const rows: string[][] = [];
  const all: number[] = [];
  await withFolder(FILES, async (folder) => {
    const workspace = new Workspace(await nodeHost([folder]));
    await workspace.open();
    const path = `${folder}/leaf7.journey`;
    const uri = pathToFileURL(path).href;
    const sound = readFileSync(path, 'utf8');
    for (const [where, line, written] of PLACES) {
      const times: number[] = [];
      let [count, size] = [0, 0];
      for (let i = 0; i < WARM_UP + ROUNDS; i++) {
        // Each request follows an edit, so that nothing is cached for its text.
        const text = sound.replace(line, written).replace('"To be quick"', `"To be quick ${i}"`);
        await workspace.openDocument(uri, text);
        const file = workspace.files.get(uri);
        if (!file) throw new Error('the file is not there');
        const position = file.document.positionAt(text.indexOf(written) + written.length);
        const start = performance.now();
        const found = await completion({ workspace, language: 'en', client: { snippets: true } }, file, position);
        const sent = JSON.stringify(found);
        if (i >= WARM_UP) times.push(performance.now() - start);
        [count, size] = [found.items.length, sent.length];
      }
      all.push(...times);
      rows.push([where, `${count}`, kilobytes(size), milliseconds(quantile(times, 0.5)), milliseconds(quantile(times, 0.95))]);
    }
  });
  return `## Completion in a workspace of ${FILES.toLocaleString('en')} files

${table(['place', 'items', 'sent', 'median', '95th percentile'], rows)}

From the request to the answer as it is sent, ${ROUNDS} times each, always after a keystroke. Over all of them the 95th percentile is ${milliseconds(quantile(all, 0.95))}.`;
}
