/** Says how many errors stand behind figures that are shown all the same. */
import type { Diagnostic } from '@parcours/model';
import type { Opened } from './open.ts';
import { tally } from './tally.ts';
import type { Terminal } from './terminal.ts';
import { visibleLine } from './visible.ts';

/** Of the files asked for, by `findings`, and, as far as their texts show, of all that they import. */
export async function noteErrors(
  { workspace, uris }: Opened,
  paths: readonly string[],
  folder: string | undefined,
  findings: (uri: string) => Promise<Diagnostic[]> | Diagnostic[],
  { say, note }: Terminal,
): Promise<void> {
  const asked = new Set(uris);
  const behind = new Set(uris);
  for (const uri of uris) {
    const file = workspace.files.get(uri);
    for (const each of file ? workspace.files.graphOf(file) : []) behind.add(each.uri);
  }
  let errors = 0;
  for (const uri of behind) errors += tally(asked.has(uri) ? await findings(uri) : workspace.textFindings(uri)).error;
  if (errors === 0) return;
  const within = folder === undefined ? [] : ['--workspace', folder];
  const command = ['parcours check', ...within, ...paths].map(visibleLine).join(' ');
  note(say('note.errors', { n: errors, command }));
}
