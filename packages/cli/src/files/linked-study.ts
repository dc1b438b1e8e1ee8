/** Finds the study that links a data file. */
import type { Model, Study } from '@parcours/model';
import { URI } from 'vscode-uri';
import type { Terminal } from '../terminal.ts';
import type { OpenedWorkspace } from './open-workspace.ts';
import { resolveExisting } from './paths.ts';

/** The first study of the journey that links the file; undefined if there is none. */
export async function findLinkedStudy(
  file: string,
  { opened, model }: { opened: OpenedWorkspace; model: Model },
  terminal: Terminal,
): Promise<Study | undefined> {
  const { linked } = opened.workspace;
  const dataFileUri = await opened.host.realUri(URI.file((await resolveExisting(file, terminal)).realPath).toString());
  for (const study of [...model.studies, ...model.benchmarks]) {
    const found = study.file && (await linked.resolve(study.uri, study.file.path));
    if (found && 'uri' in found && (await opened.host.realUri(found.uri)) === dataFileUri) return study;
  }
  return undefined;
}
