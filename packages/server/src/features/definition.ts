import type { SourceFile } from '@parcours/language';
import type { Place, Position } from '@parcours/model';
import { type Context, contains, targetAt } from '../context.ts';
import { linksOf } from './document-links.ts';

/** Where a name is declared; the other half of a stage that is under the cursor itself; the file behind a path. */
export async function definition(context: Context, file: SourceFile, position: Position): Promise<Place[]> {
  const link = (await linksOf(context, file)).find(({ range }) => contains(range, position));
  const top = { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } };
  if (link) return [{ uri: link.uri, range: top }];
  const column = await linkedColumn(context, file, position);
  if (column) return [{ uri: column.uri, range: column.range }];
  const target = targetAt(context, file, position);
  if (!target) return [];
  const twins = target.use ? [] : target.declarations.flatMap((declaration) => context.workspace.files.twins(declaration));
  const declarations = twins.length > 0 ? twins : target.declarations;
  return declarations.map((declaration) => declaration.file.place(declaration.selection));
}

/** A column's name leads to the head of the linked file. */
async function linkedColumn({ workspace }: Context, file: SourceFile, position: Position): Promise<Place | null> {
  for (const study of workspace.studiesIn(file.uri)) {
    if (!study.file || !workspace.columnsOf(study).some((column) => contains(column.at.range, position) && column.at.uri === file.uri))
      continue;
    const located = await workspace.linked.locate(study.uri, study.file.path);
    if ('uri' in located) return { uri: located.uri, range: { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } } };
  }
  return null;
}
