import type { DataProfile } from '@parcours/model';
import type { Context } from '../../context.ts';
import { messagesIn } from '../../messages.ts';
import type { DataData, DataParams, MapColumnParams } from '../../protocol.ts';
import { isStudy } from '../../text/ast.ts';
import { addToBlock, type FileEdit } from '../../text/file-edits.ts';
import { relativePath } from '../../text/relative-path.ts';
import { unlinkedDataFiles } from '../code-actions/link-data-file.ts';
import { RefusedError } from '../editing/keep-cells.ts';

/** The files of a journey's studies as column profiles, and the data files that no journey links. Null if there is no such journey. */
export async function dataFiles({ workspace }: Context, { uri, journey }: DataParams): Promise<DataData | null> {
  const model = await modelOf({ workspace }, { uri, journey });
  if (!model) return null;
  const profiles = await Promise.all([...model.studies, ...model.benchmarks].map((study) => workspace.dataProfile(model, study)));
  return {
    profiles: profiles.filter((each): each is DataProfile => each !== null),
    unlinked: (await unlinkedDataFiles(workspace)).map((each) => ({ uri: each, path: relativePath(model.uri, each) })),
  };
}

/**
 * The edits that map a column: the lines that `parcours link` proposes, at the end of its study.
 *
 * @throws RefusedError where nothing is proposed for it any more.
 */
export async function mapColumnEdits({ workspace, language }: Context, params: MapColumnParams): Promise<readonly FileEdit[]> {
  const model = await modelOf({ workspace }, params);
  const study = model && [...model.studies, ...model.benchmarks].find(({ name }) => name === params.study);
  const profile = model && study && (await workspace.dataProfile(model, study));
  const proposed = profile?.columns.find(({ header }) => header === params.header)?.proposed ?? [];
  const file = study && workspace.files.get(study.uri);
  const declaration = file?.declarations.find((each) => isStudy(each) && each.nameOrLabel === study?.name);
  if (!file || !declaration || proposed.length === 0)
    throw new RefusedError(messagesIn(language)('map.nothing', { column: params.header }));
  return addToBlock(file, declaration.node, proposed);
}

async function modelOf({ workspace }: Pick<Context, 'workspace'>, { uri, journey }: DataParams) {
  return (await workspace.evaluateFile(uri)).find(({ model }) => model.name === journey)?.model ?? null;
}
