/** Says how many errors stand behind figures that are shown all the same. */
import type { Diagnostic } from '@parcours/model';
import type { OpenedWorkspace } from '../files/open-workspace.ts';
import type { Terminal } from '../terminal.ts';
import { sanitizeLine } from './sanitize.ts';
import { countBySeverity } from './severity-counts.ts';

/** Of the files asked for, by `findings`, and, as far as their texts show, of all that they import. */
export async function warnAboutErrors(
  { workspace, uris }: OpenedWorkspace,
  paths: readonly string[],
  folder: string | undefined,
  diagnosticsOf: (uri: string) => Promise<Diagnostic[]> | Diagnostic[],
  { say, printError: note }: Terminal,
): Promise<void> {
  const asked = new Set(uris);
  const behind = new Set(uris);
  for (const uri of uris) {
    const file = workspace.files.get(uri);
    for (const each of file ? workspace.files.importClosureOf(file) : []) behind.add(each.uri);
  }
  let errors = 0;
  for (const uri of behind) errors += countBySeverity(asked.has(uri) ? await diagnosticsOf(uri) : workspace.textDiagnostics(uri)).error;
  if (errors === 0) return;
  const within = folder === undefined ? [] : ['--workspace', folder];
  const command = ['parcours check', ...within, ...paths].map(sanitizeLine).join(' ');
  note(say('note.errors', { n: errors, command }));
}
