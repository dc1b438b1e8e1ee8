import type { SourceFile } from '@parcours/language';
import type { Position } from '@parcours/model';
import { type DocumentHighlight, DocumentHighlightKind } from 'vscode-languageserver';
import { type Context, symbolAt } from '../../context.ts';
import { withCounterparts } from './references.ts';

/** Where this file declares (write) and uses (read) what is under the cursor. */
export function documentHighlights(context: Context, file: SourceFile, position: Position): DocumentHighlight[] {
  const target = symbolAt(context, file, position);
  if (!target) return [];
  return withCounterparts(context, target.declarations).flatMap((declaration) => {
    const uses = context.workspace.files.findReferences(declaration).filter((use) => use.file === file);
    const read = uses.map(({ range }) => ({ range, kind: DocumentHighlightKind.Read }));
    return declaration.file === file ? [{ range: declaration.selectionRange, kind: DocumentHighlightKind.Write }, ...read] : read;
  });
}
