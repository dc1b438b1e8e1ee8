import type { SourceFile } from '@parcours/language';
import type { Range } from '@parcours/model';
import type { Context } from '../context.ts';

export interface Link {
  readonly range: Range;
  readonly uri: string;
}

/** The paths in a file that lead to another one: imports and observation files, as far as they lie in the workspace. */
export async function linksOf({ workspace }: Context, file: SourceFile): Promise<Link[]> {
  const imports = file.imports.filter(({ uri }) => workspace.files.get(uri)).map(({ range, uri }) => ({ range, uri }));
  const studies = await Promise.all(
    workspace.studiesIn(file.uri).map(async (study): Promise<Link[]> => {
      if (!study.file) return [];
      const located = await workspace.linked.locate(study.uri, study.file.path);
      return 'uri' in located ? [{ range: study.file.at.range, uri: located.uri }] : [];
    }),
  );
  return [...imports, ...studies.flat()];
}
