/** The file that a verb writes: looked at before anything is computed, written whole or not at all. */
import { stat } from 'node:fs/promises';
import { dirname, extname, resolve } from 'node:path';
import { URI } from 'vscode-uri';
import { CommandError, EXIT } from '../command-error.ts';
import { writeFileAtomically } from '../files/atomic-write.ts';
import type { OpenedWorkspace } from '../files/open-workspace.ts';
import { errorCode } from '../files/paths.ts';
import type { Terminal } from '../terminal.ts';
import { sanitizeLine } from './sanitize.ts';

/** Computed, and computed again whenever somebody asks, as in CI. In any other file there may be somebody's work. */
const REGENERATED_FORMATS: ReadonlySet<string> = new Set(['.html', '.svg', '.md', '.json']);

interface OutputFile {
  readonly target: string;
  /** As the user wrote it, fit to be shown. */
  readonly displayPath: string;
  /** With the dot, in small letters. */
  readonly extension: string;
}

/** @throws Refusal where nothing could be written there or, unless `replace`, something already stands there that people write into: a table, a text. */
export async function resolveOutputFile(
  written: string | undefined,
  extensions: readonly string[],
  replace: boolean,
  { say, folder }: Terminal,
): Promise<OutputFile> {
  if (written === undefined) throw new CommandError(EXIT.usage, say('usage.output-missing'));
  const shown = sanitizeLine(written);
  const ending = extname(written).toLowerCase();
  if (!extensions.includes(ending)) {
    throw new CommandError(EXIT.usage, say('usage.output-format', { path: shown, choices: extensions.join(', ') }));
  }
  const target = resolve(folder, written);
  if (!(await stat(dirname(target)).catch(() => null))?.isDirectory()) {
    throw new CommandError(EXIT.files, say('file.no-parent', { path: shown, folder: sanitizeLine(dirname(shown)) }));
  }
  const there = await stat(target).catch(() => null);
  if (there?.isDirectory()) throw new CommandError(EXIT.files, say('file.is-folder', { path: shown }));
  if (there && !replace && !REGENERATED_FORMATS.has(ending)) throw new CommandError(EXIT.files, say('file.exists', { path: shown }));
  return { target, displayPath: shown, extension: ending };
}

/** @throws Refusal where the file cannot be written, or is one that the workspace is read from, under whatever name. */
export async function writeOutput(
  { target, displayPath: shown }: OutputFile,
  content: string | Uint8Array,
  opened: OpenedWorkspace | null,
  { say, printError: note }: Terminal,
): Promise<void> {
  if (opened && (await isInputFile(target, opened))) throw new CommandError(EXIT.files, say('file.linked', { path: shown }));
  try {
    await writeFileAtomically(target, content);
  } catch (error) {
    throw new CommandError(EXIT.files, say('file.unwritable', { path: shown, detail: errorCode(error) }));
  }
  note(say('file.written', { path: shown }));
}

/** Whether it is, under whatever name, a file that something is read from. */
async function isInputFile(target: string, { workspace }: OpenedWorkspace): Promise<boolean> {
  const there = await stat(target).catch(() => null);
  if (!there) return false;
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
    if (source && source.dev === there.dev && source.ino === there.ino) return true;
  }
  return false;
}
