import type { SourceFile } from '@parcours/language';
import type { Position } from '@parcours/model';
import { type DocumentHighlight, DocumentHighlightKind } from 'vscode-languageserver';
import { type Context, targetAt } from '../context.ts';
import { withTwins } from './references.ts';

/** Where this file declares (write) and uses (read) what is under the cursor. */
export function highlights(context: Context, file: SourceFile, position: Position): DocumentHighlight[] {
  const target = targetAt(context, file, position);
  if (!target) return [];
  return withTwins(context, target.declarations).flatMap((declaration) => {
    const uses = context.workspace.files.usesOf(declaration).filter((use) => use.file === file);
    const read = uses.map(({ range }) => ({ range, kind: DocumentHighlightKind.Read }));
    return declaration.file === file ? [{ range: declaration.selection, kind: DocumentHighlightKind.Write }, ...read] : read;
  });
}
