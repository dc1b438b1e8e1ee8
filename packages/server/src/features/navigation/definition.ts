import type { SourceFile } from '@parcours/language';
import type { Location, Position } from '@parcours/model';
import { type Context, containsPosition, symbolAt } from '../../context.ts';
import { columnAt } from '../../text/column-at.ts';
import { fileLinks } from './document-links.ts';

/** Where a name is declared; the other half of a stage that is under the cursor itself; the file behind a path. */
export async function definition(context: Context, file: SourceFile, position: Position): Promise<Location[]> {
  const link = (await fileLinks(context, file)).find(({ range }) => containsPosition(range, position));
  const top = { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } };
  if (link) return [{ uri: link.uri, range: top }];
  const column = await columnDefinition(context, file, position);
  if (column) return [{ uri: column.uri, range: column.range }];
  const target = symbolAt(context, file, position);
  if (!target) return [];
  const twins = target.reference ? [] : target.declarations.flatMap((declaration) => context.workspace.files.counterpartsOf(declaration));
  const declarations = twins.length > 0 ? twins : target.declarations;
  return declarations.map((declaration) => declaration.file.locationOf(declaration.selectionRange));
}

/** A column's name leads to the head of the linked file. */
async function columnDefinition({ workspace }: Context, file: SourceFile, position: Position): Promise<Location | null> {
  for (const study of workspace.studiesIn(file.uri)) {
    if (!study.file || !columnAt(workspace, study, position)) continue;
    const located = await workspace.linked.resolve(study.uri, study.file.path);
    if ('uri' in located) return { uri: located.uri, range: { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } } };
  }
  return null;
}
