/** Whether a journey already has a study of a file. */
import type { Model, Study } from '@parcours/model';
import { URI } from 'vscode-uri';
import type { Opened } from './open.ts';
import { find } from './paths.ts';
import type { Terminal } from './terminal.ts';

/** The first study of the journey that links the file, if one does. */
export async function linking(
  file: string,
  { opened, model }: { opened: Opened; model: Model },
  terminal: Terminal,
): Promise<Study | undefined> {
  const { linked } = opened.workspace;
  const wanted = await opened.host.realUri(URI.file((await find(file, terminal)).real).toString());
  for (const study of [...model.studies, ...model.benchmarks]) {
    const found = study.file && (await linked.locate(study.uri, study.file.path));
    if (found && 'uri' in found && (await opened.host.realUri(found.uri)) === wanted) return study;
  }
  return undefined;
}
