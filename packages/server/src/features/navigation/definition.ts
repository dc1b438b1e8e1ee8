import type { SourceFile } from '@parcours/language';
import type { Location, Position } from '@parcours/model';
import { type Context, containsPosition, symbolAt } from '../../context.ts';
import { columnAt } from '../../text/column-at.ts';
import { fileLinks } from './document-links.ts';

/** The declaration of a name; the counterpart of a stage if the cursor is on its declaration; the file of a path. */
export async function definition(context: Context, file: SourceFile, position: Position): Promise<Location[]> {
  const link = (await fileLinks(context, file)).find(({ range }) => containsPosition(range, position));
  const top = { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } };
  if (link) return [{ uri: link.uri, range: top }];
  const column = await columnDefinition(context, file, position);
  if (column) return [{ uri: column.uri, range: column.range }];
  const target = symbolAt(context, file, position);
  if (!target) return [];
  const counterparts = target.reference
    ? []
    : target.declarations.flatMap((declaration) => context.workspace.files.counterpartsOf(declaration));
  const declarations = counterparts.length > 0 ? counterparts : target.declarations;
  return declarations.map((declaration) => declaration.file.locationOf(declaration.selectionRange));
}

/** A column name leads to the header of the linked file. */
async function columnDefinition({ workspace }: Context, file: SourceFile, position: Position): Promise<Location | null> {
  const study = columnAt(workspace, file.uri, position)?.study;
  const located = study?.file ? await workspace.linked.resolve(study.uri, study.file.path) : null;
  return located && 'uri' in located
    ? { uri: located.uri, range: { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } } }
    : null;
}
