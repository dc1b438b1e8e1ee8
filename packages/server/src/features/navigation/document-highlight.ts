import type { SourceFile } from '@parcours/language';
import type { Position } from '@parcours/model';
import { type DocumentHighlight, DocumentHighlightKind } from 'vscode-languageserver';
import { type Context, symbolAt } from '../../context.ts';
import { withCounterparts } from './references.ts';

/** The declaration (write) and references (read) of the symbol under the cursor in this file. */
export function documentHighlights(context: Context, file: SourceFile, position: Position): DocumentHighlight[] {
  const target = symbolAt(context, file, position);
  if (!target) return [];
  return withCounterparts(context, target.declarations).flatMap((declaration) => {
    const references = context.workspace.files.findReferences(declaration).filter((reference) => reference.file === file);
    const read = references.map(({ range }) => ({ range, kind: DocumentHighlightKind.Read }));
    return declaration.file === file ? [{ range: declaration.selectionRange, kind: DocumentHighlightKind.Write }, ...read] : read;
  });
}
