/** Gives back the texts of a picture that is the file. */
import { lstat, mkdir, realpath } from 'node:fs/promises';
import { dirname, join, resolve, sep } from 'node:path';
import { type PictureSource, readPicture } from '@parcours/interchange';
import { CommandError, EXIT } from '../command-error.ts';
import { writeFileAtomically } from '../files/atomic-write.ts';
import { errorCode } from '../files/paths.ts';
import { readText } from '../files/read-text.ts';
import { sanitizeLine } from '../output/sanitize.ts';
import type { Terminal } from '../terminal.ts';

/** Of the whole picture; its texts are a part of it. */
export const MAX_PICTURE_BYTES = 16 * 1024 * 1024;

/** @throws CommandError if the picture carries no journey that can be read. */
export async function readPictureFile(argument: string, terminal: Terminal): Promise<PictureSource> {
  const source = readPicture(await readText(argument, terminal, MAX_PICTURE_BYTES));
  if (source === null) throw new CommandError(EXIT.files, terminal.translate('picture.none', { path: sanitizeLine(argument) }));
  return source;
}

/**
 * Writes the texts below a folder, which is made where it does not exist, by their paths in the workspace.
 *
 * @throws CommandError before anything is written, if a file exists and `overwrite` is false, or a link would lead out of the folder.
 */
export async function writePictureFiles(
  files: PictureSource['files'],
  folder: string,
  overwrite: boolean,
  terminal: Terminal,
): Promise<void> {
  const { translate, printError } = terminal;
  const root = await madeFolder(folder, terminal);
  const targets = files.map(({ path, text }) => ({ target: join(root, ...path.split('/')), path: sanitizeLine(join(folder, path)), text }));
  for (const { target, path } of targets) {
    const existing = await lstat(target).catch(() => null);
    if (existing?.isSymbolicLink() || !(await staysInside(dirname(target), root)))
      throw new CommandError(EXIT.files, translate('picture.link', { path }));
    if (existing && !overwrite) throw new CommandError(EXIT.files, translate('file.exists', { path }));
  }
  for (const { target, path, text } of targets) {
    try {
      await mkdir(dirname(target), { recursive: true });
      await writeFileAtomically(target, text);
    } catch (error) {
      throw new CommandError(EXIT.files, translate('file.unwritable', { path, detail: errorCode(error) }));
    }
    printError(translate('file.written', { path }));
  }
}

async function madeFolder(argument: string, { folder, translate }: Terminal): Promise<string> {
  const path = resolve(folder, argument);
  try {
    await mkdir(path, { recursive: true });
    return await realpath(path);
  } catch (error) {
    throw new CommandError(EXIT.files, translate('file.unwritable', { path: sanitizeLine(argument), detail: errorCode(error) }));
  }
}

/** Whether the folder, or what exists of it, lies inside `root` with links resolved. */
async function staysInside(folder: string, root: string): Promise<boolean> {
  const real = await realpath(folder).catch(() => null);
  if (real === null) return folder === root || staysInside(dirname(folder), root);
  return real === root || real.startsWith(`${root}${sep}`);
}
