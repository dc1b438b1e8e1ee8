import type { Diagnostic } from '@parcours/model';
import type { Workspace } from '@parcours/workspace';

/** What keeps a file from being read to its end: while there is some of it, earlier figures are better than the present ones. */
export function syntaxErrors(workspace: Workspace, uri: string): Diagnostic[] {
  return workspace.textFindings(uri).filter(({ code }) => /^JRN01(0[1-4]|1[0-2])$/.test(code));
}
