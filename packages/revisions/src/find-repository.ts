import { lstat, readdir, readFile, realpath } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';
import { GitError } from './git-error.ts';
import type { Repository } from './git-process.ts';

/**
 * The repository that a folder lies in, found without running git: the nearest folder upwards with a `.git` folder, or with a `.git` file
 * of a working tree that its repository knows (`git worktree add`, a submodule). What leads anywhere else is refused, be it the `.git`
 * itself, the repository that it shares objects with, or a symbolic link in place of either: a folder from a stranger must not show what
 * lies outside it.
 *
 * @param folder absolute path of an existing folder.
 * @throws GitError `not-a-repository` or `foreign-objects`.
 */
export async function findRepository(folder: string): Promise<Repository> {
  for (let top = await realpath(folder).catch(() => folder); ; top = dirname(top)) {
    const entry = join(top, '.git');
    const found = await lstat(entry).catch(() => null);
    if (found?.isSymbolicLink()) throw new GitError('foreign-objects', folder);
    if (found?.isDirectory()) {
      await refuseForeignObjects(entry, folder);
      return { top, gitFolder: entry, commonFolder: entry, ...(await whatItLacks(entry)) };
    }
    if (found?.isFile()) {
      const linked = await linkedRepository(top, entry);
      if (!linked) throw new GitError('not-a-repository', folder);
      const { gitFolder, commonFolder } = linked;
      await refuseForeignObjects(commonFolder, folder);
      return { top, gitFolder, commonFolder, ...(await whatItLacks(commonFolder)) };
    }
    if (dirname(top) === top) throw new GitError('not-a-repository', folder);
  }
}

async function whatItLacks(commonFolder: string): Promise<Pick<Repository, 'isShallow' | 'isPartial'>> {
  const packs = await readdir(join(commonFolder, 'objects', 'pack')).catch(() => []);
  return { isShallow: await exists(join(commonFolder, 'shallow')), isPartial: packs.some((name) => name.endsWith('.promisor')) };
}

/** The git folder that a `.git` file names, and the one whose objects it uses, where they point back to the working tree. */
async function linkedRepository(top: string, entry: string): Promise<Pick<Repository, 'gitFolder' | 'commonFolder'> | null> {
  const target = firstLine(await readText(entry))?.match(/^gitdir: (.+)$/)?.[1];
  const gitFolder = target === undefined ? null : await realpath(resolve(top, target)).catch(() => null);
  if (!gitFolder) return null;
  const back = firstLine(await readText(join(gitFolder, 'gitdir')));
  if (back !== null) {
    // The repository that lists this working tree is the one whose objects it uses.
    const common = dirname(dirname(gitFolder));
    const named = await realpath(resolve(gitFolder, firstLine(await readText(join(gitFolder, 'commondir'))) ?? '.')).catch(() => null);
    const isKnown = basename(dirname(gitFolder)) === 'worktrees' && named === common && (await sameFile(resolve(gitFolder, back), entry));
    return isKnown ? { gitFolder, commonFolder: common } : null;
  }
  const worktree = (await readText(join(gitFolder, 'config')))?.match(/^\s*worktree\s*=\s*"?([^"\n]+?)"?\s*$/m)?.[1];
  return worktree !== undefined && (await sameFile(resolve(gitFolder, worktree), top)) ? { gitFolder, commonFolder: gitFolder } : null;
}

/** @throws GitError `foreign-objects`. */
async function refuseForeignObjects(common: string, folder: string): Promise<void> {
  const objects = join(common, 'objects');
  const foreign =
    (await exists(join(common, 'commondir'))) ||
    (await exists(join(objects, 'info', 'alternates'))) ||
    (await isLink(objects)) ||
    (await holdsLinks(objects, 2));
  if (foreign) throw new GitError('foreign-objects', folder);
}

async function holdsLinks(folder: string, depth: number): Promise<boolean> {
  const entries = await readdir(folder, { withFileTypes: true }).catch(() => []);
  if (entries.some((entry) => entry.isSymbolicLink())) return true;
  if (depth === 1) return false;
  for (const entry of entries) if (entry.isDirectory() && (await holdsLinks(join(folder, entry.name), depth - 1))) return true;
  return false;
}

async function sameFile(a: string, b: string): Promise<boolean> {
  const [one, other] = await Promise.all([a, b].map((path) => realpath(path).catch(() => null)));
  return one !== null && one === other;
}

async function exists(path: string): Promise<boolean> {
  return (await lstat(path).catch(() => null)) !== null;
}

async function isLink(path: string): Promise<boolean> {
  return (await lstat(path).catch(() => null))?.isSymbolicLink() === true;
}

async function readText(path: string): Promise<string | null> {
  return readFile(path, 'utf8').catch(() => null);
}

function firstLine(text: string | null): string | null {
  return text?.split('\n')[0]?.trim() || null;
}
