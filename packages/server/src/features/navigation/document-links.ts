import type { SourceFile } from '@parcours/language';
import type { Range } from '@parcours/model';
import type { Context } from '../../context.ts';

export interface FileLink {
  readonly range: Range;
  readonly uri: string;
}

/** The paths in a file that lead to existing files of the workspace: imports and data files. */
export async function fileLinks({ workspace }: Context, file: SourceFile): Promise<FileLink[]> {
  const imports = file.imports.filter(({ uri }) => workspace.files.get(uri)).map(({ range, uri }) => ({ range, uri }));
  const studies = await Promise.all(
    workspace.studiesIn(file.uri).map(async (study): Promise<FileLink[]> => {
      if (!study.file) return [];
      const located = await workspace.linked.resolve(study.uri, study.file.path);
      const link = workspace.locationInStudy(study, study.file.id);
      return 'uri' in located && link ? [{ range: link.range, uri: located.uri }] : [];
    }),
  );
  return [...imports, ...studies.flat()];
}
