/** Finds the pictures that are the file (`kitchen.journey.svg`) and no longer show what their texts and evidence say. */
import { glob, lstat, readFile, realpath } from 'node:fs/promises';
import { dirname, join, resolve, sep } from 'node:path';
import { isIgnoredFolder } from '@parcours/engines';
import { changesSince, PICTURE_EXTENSION, type PictureSource, readPicture } from '@parcours/interchange';
import { type Diagnostic, diagnose } from '@parcours/model';
import { URI } from 'vscode-uri';
import type { OpenedWorkspace } from '../files/open-workspace.ts';
import { displayPathFrom, resolveExisting } from '../files/paths.ts';
import type { Terminal } from '../terminal.ts';
import { contentHash } from './content-hash.ts';
import { readSourceText } from './read-source-text.ts';
import { MAX_PICTURE_BYTES } from './unpack-picture.ts';

/** Of a folder all pictures below it; of a file the picture beside it that has its name. Sorted by path. */
export async function stalePictures(paths: readonly string[], { host }: OpenedWorkspace, terminal: Terminal): Promise<Diagnostic[]> {
  const roots = await Promise.all(host.roots.map((root) => realpath(URI.parse(root).fsPath).catch(() => URI.parse(root).fsPath)));
  const pictures = new Set<string>();
  for (const written of paths.length > 0 ? paths : ['.']) {
    const { path, isFolder } = await resolveExisting(written, terminal);
    if (!isFolder) pictures.add(`${path}.svg`);
    else for (const picture of await picturesBelow(path)) pictures.add(picture);
  }
  const found: Diagnostic[] = [];
  for (const picture of [...pictures].sort()) found.push(...(await pictureDiagnostics(picture, roots, terminal)));
  return found;
}

async function picturesBelow(folder: string): Promise<string[]> {
  const found: string[] = [];
  const entries = glob(`**/*${PICTURE_EXTENSION}`, {
    cwd: folder,
    withFileTypes: true,
    exclude: (each) => each.isDirectory() && isIgnoredFolder(each.name),
  });
  for await (const entry of entries) if (entry.isFile()) found.push(join(entry.parentPath, entry.name));
  return found;
}

async function pictureDiagnostics(picture: string, roots: readonly string[], terminal: Terminal): Promise<Diagnostic[]> {
  const stats = await lstat(picture).catch(() => null);
  if (!stats?.isFile() || stats.size > MAX_PICTURE_BYTES) return [];
  const source = readPicture(await readFile(picture, 'utf8').catch(() => ''));
  const start = { line: 0, character: 0 };
  const at = { uri: URI.file(picture).toString(), range: { start, end: start } };
  const path = displayPathFrom(terminal.folder, picture);
  if (source === null) return [diagnose('JRN0251', at, { path })];
  // A picture that was made outside of its workspace does not know where that is.
  if (source.workspace === null) return [];
  const root = resolve(dirname(picture), source.workspace);
  // Where a picture of unknown origin points out of the opened folders, nothing is read, and nothing is concluded.
  const isReadable = async (each: string) => isInside(await realpath(join(root, each)).catch(() => join(root, each)), roots);
  const readable = async <T extends { readonly path: string }>(list: readonly T[]) => {
    const flags = await Promise.all(list.map(({ path: each }) => isReadable(each)));
    return list.filter((_, index) => flags[index]);
  };
  const changed = await changesSince(
    { ...source, files: await readable(source.files), evidence: await readable(source.evidence) },
    { text: (each) => readSourceText(join(root, each)), sha256: (each) => contentHash(join(root, each)) },
  );
  if (changed.length === 0) return [];
  return [diagnose('JRN0250', at, { path, files: changed.join(', '), command: refreshCommand(source, root, picture, terminal) })];
}

function isInside(path: string, roots: readonly string[]): boolean {
  return roots.some((root) => path === root || path.startsWith(root.endsWith(sep) ? root : `${root}${sep}`));
}

/** What is in a picture is not trusted: an option that would need quotes is left out. */
function refreshCommand({ files: [main], view, language }: PictureSource, root: string, picture: string, { folder }: Terminal): string {
  const shown = (path: string) => displayPathFrom(folder, path);
  const options = Object.entries(view).flatMap(([name, value]) => (value === null || !isPlain(value) ? [] : [`--${name} ${value}`]));
  return [
    'parcours report',
    quoted(shown(join(root, main?.path ?? ''))),
    ...options,
    '--lang',
    language,
    '-o',
    quoted(shown(picture)),
  ].join(' ');
}

function isPlain(text: string): boolean {
  return /^[\p{L}\p{N}_./-]+$/u.test(text);
}

/** For a shell; a path with a quote in it is only shown. */
function quoted(path: string): string {
  return isPlain(path) ? path : `'${path.replaceAll("'", "'\\''")}'`;
}
