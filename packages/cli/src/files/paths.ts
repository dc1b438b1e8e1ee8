/** The paths on the command line and the folders that they make a workspace of. */
import { realpath, stat } from 'node:fs/promises';
import { basename, dirname, join, relative, resolve, sep } from 'node:path';
import { CommandError, EXIT } from '../command-error.ts';
import { sanitizeLine } from '../output/sanitize.ts';
import type { Terminal } from '../terminal.ts';

/** A file or folder that is there. */
export interface ExistingPath {
  /** As the user wrote it. */
  readonly argument: string;
  readonly path: string;
  /** Links resolved. */
  readonly real: string;
  readonly isFolder: boolean;
}

/** A folder outside which nothing is read. */
export interface WorkspaceRoot {
  readonly path: string;
  readonly real: string;
}

export async function resolveExisting(written: string, terminal: Terminal): Promise<ExistingPath> {
  const path = resolve(terminal.folder, written);
  try {
    const stats = await stat(path);
    return { argument: written, path, real: await realpath(path), isFolder: stats.isDirectory() };
  } catch (error) {
    throw new CommandError(EXIT.files, readErrorMessage(written, error, terminal));
  }
}

/** Why a file cannot be read, as a sentence. */
export function readErrorMessage(written: string, error: unknown, { say }: Terminal): string {
  const code = errorCode(error);
  const path = sanitizeLine(written);
  return code === 'ENOENT' || code === 'ENOTDIR' ? say('file.not-found', { path }) : say('file.unreadable', { path, detail: code });
}

/** A path for a message; the current folder is called by its name, since "in .." reads as another one. */
export function pathForMessage(written: string, { folder }: Terminal): string {
  return sanitizeLine(resolve(folder, written) === folder ? basename(folder) || folder : written);
}

export function errorCode(error: unknown): string {
  if (error instanceof Error && 'code' in error) return String(error.code);
  return error instanceof Error ? sanitizeLine(error.message).slice(0, 200) : sanitizeLine(String(error)).slice(0, 200);
}

/** The folder named with `--workspace`; else the current one if it holds everything; else the folders of the paths themselves. */
export async function workspaceRoots(
  found: readonly ExistingPath[],
  workspace: string | null,
  terminal: Terminal,
): Promise<WorkspaceRoot[]> {
  const { say } = terminal;
  if (workspace !== null) {
    const folder = await resolveExisting(workspace, terminal);
    if (!folder.isFolder) throw new CommandError(EXIT.files, say('file.no-folder', { path: sanitizeLine(workspace) }));
    const outside = found.find(({ real }) => !isInside(real, folder.real));
    if (outside) {
      throw new CommandError(
        EXIT.usage,
        say('usage.outside', { path: sanitizeLine(outside.argument), workspace: sanitizeLine(workspace) }),
      );
    }
    return [folder];
  }
  const current = { path: terminal.folder, real: await realpath(terminal.folder) };
  if (found.every(({ real }) => isInside(real, current.real))) return [current];
  const folders = await Promise.all(
    found.map(async ({ path, real, isFolder }) =>
      isFolder ? { path, real } : { path: dirname(path), real: await realpath(dirname(path)) },
    ),
  );
  const outermost = folders.filter((folder) => !folders.some((other) => other.real !== folder.real && isInside(folder.real, other.real)));
  const distinct = new Map(outermost.map((folder) => [folder.real, folder]));
  return [...distinct.values()].sort((a, b) => (a.path < b.path ? -1 : 1));
}

/** The one path under which the workspace knows a file, whatever links led to it; null where it lies outside. */
export function pathWithinRoots(roots: readonly WorkspaceRoot[], real: string): string | null {
  const root = roots.find((each) => isInside(real, each.real));
  return root ? join(root.path, relative(root.real, real)) : null;
}

/** As the user can open it from where they are: relative below the current folder, else absolute; with `/`. */
export function displayPathFrom(folder: string, path: string): string {
  const below = relative(folder, path);
  const shown = isInside(path, folder) && below !== '' ? below : path;
  return sep === '/' ? shown : shown.replaceAll(sep, '/');
}

function isInside(path: string, folder: string): boolean {
  return path === folder || path.startsWith(folder.endsWith(sep) ? folder : `${folder}${sep}`);
}
