/** Notes how many errors the shown figures are based on. */
import { CODE, type Diagnostic } from '@parcours/model';
import type { OpenedWorkspace } from '../files/open-workspace.ts';
import type { Terminal } from '../terminal.ts';
import { sanitizeLine } from './sanitize.ts';
import { countBySeverity } from './severity-counts.ts';

/** Counts the errors of the selected files by `diagnosticsOf`, and the errors in the texts of all files they import. */
export async function warnAboutErrors(
  { workspace, uris }: OpenedWorkspace,
  paths: readonly string[],
  folder: string | undefined,
  diagnosticsOf: (uri: string) => Promise<Diagnostic[]> | Diagnostic[],
  { translate, printError }: Terminal,
): Promise<void> {
  const selected = new Set(uris);
  const relevantUris = new Set(uris);
  for (const file of filesOf(workspace, uris)) for (const each of workspace.files.importClosureOf(file)) relevantUris.add(each.uri);
  let errors = 0;
  for (const uri of relevantUris)
    errors += countBySeverity(
      (selected.has(uri) ? await diagnosticsOf(uri) : workspace.textDiagnostics(uri)).filter(mayChangeFigures),
    ).error;
  if (errors === 0) return;
  const workspaceOption = folder === undefined ? [] : ['--workspace', folder];
  const command = ['parcours check', ...workspaceOption, ...paths].map(sanitizeLine).join(' ');
  printError(translate('note.errors', { n: errors, command }));
}

/** A gate that fails says something of the figures, and changes none. */
function mayChangeFigures({ code }: Diagnostic): boolean {
  return code !== CODE['gate-failed'] && code !== CODE['gate-exception-ended'];
}

/** Whether a syntax error is in the selected files or in others that their figures depend on, whatever severity it was given. */
export function hasSyntaxErrors({ workspace, uris }: OpenedWorkspace): boolean {
  return filesOf(workspace, uris).some((file) =>
    workspace.files.invalidationSetOf(file).some(({ uri }) => workspace.syntaxErrors(uri).length > 0),
  );
}

function filesOf({ files }: OpenedWorkspace['workspace'], uris: readonly string[]) {
  return uris.flatMap((uri) => files.get(uri) ?? []);
}
