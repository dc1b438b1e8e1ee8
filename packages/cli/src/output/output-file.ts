/** The output file of a verb: checked before any computation, written atomically. */
import { stat } from 'node:fs/promises';
import { dirname, extname, resolve } from 'node:path';
import { URI } from 'vscode-uri';
import { CommandError, EXIT } from '../command-error.ts';
import { writeFileAtomically } from '../files/atomic-write.ts';
import type { OpenedWorkspace } from '../files/open-workspace.ts';
import { errorCode } from '../files/paths.ts';
import type { Terminal } from '../terminal.ts';
import { sanitizeLine } from './sanitize.ts';

/** Generated formats, overwritten without asking. Files of other formats may contain the user's work. */
const REGENERATED_FORMATS: ReadonlySet<string> = new Set(['.html', '.svg', '.md', '.json']);

export interface OutputFile {
  readonly target: string;
  /** As the user wrote it, sanitized. */
  readonly displayPath: string;
  /** With the dot, in lower case. */
  readonly extension: string;
}

/** @throws CommandError if the file cannot be written, or exists in a format that is not regenerated and `replace` is false. */
export async function resolveOutputFile(
  argument: string | undefined,
  extensions: readonly string[],
  overwrite: boolean,
  { translate, folder }: Terminal,
): Promise<OutputFile> {
  if (argument === undefined) throw new CommandError(EXIT.usage, translate('usage.output-missing'));
  const displayPath = sanitizeLine(argument);
  const extension = extname(argument).toLowerCase();
  if (!extensions.includes(extension)) {
    throw new CommandError(EXIT.usage, translate('usage.output-format', { path: displayPath, choices: extensions.join(', ') }));
  }
  const target = resolve(folder, argument);
  if (!(await stat(dirname(target)).catch(() => null))?.isDirectory()) {
    throw new CommandError(EXIT.files, translate('file.no-parent', { path: displayPath, folder: sanitizeLine(dirname(displayPath)) }));
  }
  const existing = await stat(target).catch(() => null);
  if (existing?.isDirectory()) throw new CommandError(EXIT.files, translate('file.is-folder', { path: displayPath }));
  if (existing && !overwrite && !REGENERATED_FORMATS.has(extension))
    throw new CommandError(EXIT.files, translate('file.exists', { path: displayPath }));
  return { target, displayPath, extension: extension };
}

/** @throws CommandError if the file cannot be written, or is an input of the workspace under any path. */
export async function writeOutput(
  { target, displayPath }: OutputFile,
  content: string | Uint8Array,
  opened: Pick<OpenedWorkspace, 'workspace'> | null,
  { translate, printError }: Terminal,
): Promise<void> {
  if (opened && (await isInputFile(target, opened))) throw new CommandError(EXIT.files, translate('file.linked', { path: displayPath }));
  try {
    await writeFileAtomically(target, content);
  } catch (error) {
    throw new CommandError(EXIT.files, translate('file.unwritable', { path: displayPath, detail: errorCode(error) }));
  }
  printError(translate('file.written', { path: displayPath }));
}

/** Whether the file is an input of the workspace, compared by device and inode. */
async function isInputFile(target: string, { workspace }: Pick<OpenedWorkspace, 'workspace'>): Promise<boolean> {
  const existing = await stat(target).catch(() => null);
  if (!existing) return false;
  const sources = new Set<string>();
  for (const { uri } of workspace.files.all()) {
    sources.add(uri);
    for (const { studies, benchmarks } of workspace.models(uri)) {
      for (const { uri: from, file } of [...studies, ...benchmarks]) {
        const located = file ? await workspace.linked.resolve(from, file.path) : null;
        if (located && 'uri' in located) sources.add(located.uri);
      }
    }
  }
  for (const uri of sources) {
    const source = await stat(URI.parse(uri).fsPath).catch(() => null);
    if (source && source.dev === existing.dev && source.ino === existing.ino) return true;
  }
  return false;
}
