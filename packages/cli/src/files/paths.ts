/** Resolves command-line paths and determines the workspace's roots. */
import { realpath, stat } from 'node:fs/promises';
import { basename, dirname, join, relative, resolve, sep } from 'node:path';
import { CommandError, EXIT } from '../command-error.ts';
import { sanitizeLine } from '../output/sanitize.ts';
import type { Terminal } from '../terminal.ts';

/** An existing file or folder. */
export interface ExistingPath {
  /** As the user wrote it. */
  readonly argument: string;
  readonly path: string;
  /** With symbolic links resolved. */
  readonly realPath: string;
  readonly isFolder: boolean;
}

/** A workspace folder; nothing outside it is read. */
export interface WorkspaceRoot {
  readonly path: string;
  readonly realPath: string;
}

export async function resolveExisting(argument: string, terminal: Terminal): Promise<ExistingPath> {
  const path = resolve(terminal.folder, argument);
  try {
    const stats = await stat(path);
    return { argument, path, realPath: await realpath(path), isFolder: stats.isDirectory() };
  } catch (error) {
    throw new CommandError(EXIT.files, readErrorMessage(argument, error, terminal));
  }
}

/** The message for a file that cannot be read. */
export function readErrorMessage(argument: string, error: unknown, { translate }: Terminal): string {
  const code = errorCode(error);
  const path = sanitizeLine(argument);
  return code === 'ENOENT' || code === 'ENOTDIR'
    ? translate('file.not-found', { path })
    : translate('file.unreadable', { path, detail: code });
}

/** A path in a message. The current folder is shown by its name, because "in ." is hard to read. */
export function pathForMessage(argument: string, { folder }: Terminal): string {
  return sanitizeLine(resolve(folder, argument) === folder ? basename(folder) || folder : argument);
}

export function errorCode(error: unknown): string {
  if (error instanceof Error && 'code' in error) return String(error.code);
  return error instanceof Error ? sanitizeLine(error.message).slice(0, 200) : sanitizeLine(String(error)).slice(0, 200);
}

/** The folder of `--workspace`; otherwise the current folder if it contains all paths; otherwise the paths' own folders. */
export async function workspaceRoots(
  found: readonly ExistingPath[],
  workspace: string | null,
  terminal: Terminal,
): Promise<WorkspaceRoot[]> {
  const { translate } = terminal;
  if (workspace !== null) {
    const folder = await resolveExisting(workspace, terminal);
    if (!folder.isFolder) throw new CommandError(EXIT.files, translate('file.no-folder', { path: sanitizeLine(workspace) }));
    const outside = found.find(({ realPath }) => !isInside(realPath, folder.realPath));
    if (outside) {
      throw new CommandError(
        EXIT.usage,
        translate('usage.outside', { path: sanitizeLine(outside.argument), workspace: sanitizeLine(workspace) }),
      );
    }
    return [folder];
  }
  const current = { path: terminal.folder, realPath: await realpath(terminal.folder) };
  if (found.every(({ realPath }) => isInside(realPath, current.realPath))) return [current];
  const folders = await Promise.all(
    found.map(async ({ path, realPath, isFolder }) =>
      isFolder ? { path, realPath } : { path: dirname(path), realPath: await realpath(dirname(path)) },
    ),
  );
  const outermost = folders.filter(
    (folder) => !folders.some((other) => other.realPath !== folder.realPath && isInside(folder.realPath, other.realPath)),
  );
  const distinct = new Map(outermost.map((folder) => [folder.realPath, folder]));
  return [...distinct.values()].sort((a, b) => (a.path < b.path ? -1 : 1));
}

/** The path by which the workspace knows a file, whatever links lead to it; null outside the roots. */
export function pathWithinRoots(roots: readonly WorkspaceRoot[], realPath: string): string | null {
  const root = roots.find((each) => isInside(realPath, each.realPath));
  return root ? join(root.path, relative(root.realPath, realPath)) : null;
}

/** Relative below the current folder, otherwise absolute; always with `/`. */
export function displayPathFrom(folder: string, path: string): string {
  const below = relative(folder, path);
  const shown = isInside(path, folder) && below !== '' ? below : path;
  return sep === '/' ? shown : shown.replaceAll(sep, '/');
}

function isInside(path: string, folder: string): boolean {
  return path === folder || path.startsWith(folder.endsWith(sep) ? folder : `${folder}${sep}`);
}
