/** Which versions and paths the arguments of `parcours diff` name. */
import { stat } from 'node:fs/promises';
import { resolve, sep } from 'node:path';
import { GitError, type Repository, resolveCommit } from '@parcours/revisions';
import { CommandError, EXIT } from '../command-error.ts';
import { sanitizeLine } from '../output/sanitize.ts';
import type { Terminal } from '../terminal.ts';

export type RequestedVersion =
  | { readonly kind: 'revision'; readonly name: string; readonly commit: string }
  | { readonly kind: 'index' | 'working-tree' }
  /** A folder or file on the disk, as the user wrote it. */
  | { readonly kind: 'path'; readonly argument: string };

export interface VersionArguments {
  readonly base: RequestedVersion;
  readonly head: RequestedVersion;
  /** The files and folders to which the comparison is limited; empty: all. */
  readonly paths: readonly string[];
}

type Operand =
  | { readonly is: 'revision'; readonly version: RequestedVersion }
  | { readonly is: 'range'; readonly base: RequestedVersion; readonly head: RequestedVersion }
  /** `isInside`: in the working tree of the repository. */
  | { readonly is: 'path'; readonly argument: string; readonly isInside: boolean };

/**
 * As git reads them: names of versions first, then paths; behind `--` everything is a path. A word that could be both is refused. Two paths
 * alone are two versions, side by side, and so is a path outside the repository.
 *
 * @param words what stands before `--`; `paths` what stands behind it, null without a `--`.
 * @param repository null: the current folder is in none.
 * @throws CommandError, and GitError.
 */
export async function parseVersionArguments(
  words: readonly string[],
  paths: readonly string[] | null,
  staged: boolean,
  repository: Repository | null,
  terminal: Terminal,
): Promise<VersionArguments> {
  const operands: Operand[] = [];
  for (const word of words) operands.push(await classify(word, paths !== null, repository, terminal));
  const versions = takeVersions(operands, paths, repository);
  if (staged && versions.length > 1) throw new CommandError(EXIT.usage, terminal.translate('usage.staged'));
  if (versions.length > 2 || operands.some(({ is }) => is !== 'path'))
    throw new CommandError(EXIT.usage, terminal.translate('usage.excess'));
  const [base, head = { kind: staged ? 'index' : 'working-tree' }] = versions;
  const limits = [...operands.flatMap((operand) => (operand.is === 'path' ? [operand.argument] : [])), ...(paths ?? [])];
  return { base: base ?? (await lastCommit(repository, terminal)), head, paths: limits };
}

/** Removes the operands that stand for versions, from the first on. */
function takeVersions(operands: Operand[], paths: readonly string[] | null, repository: Repository | null): RequestedVersion[] {
  const versions: RequestedVersion[] = [];
  const arePaths = operands.length === 2 && paths === null && operands.every(({ is }) => is === 'path');
  while (operands[0] && versions.length < 2) {
    const [first, second] = operands;
    if (first.is === 'range') {
      if (versions.length > 0) break;
      versions.push(first.base, first.head);
    } else if (first.is === 'revision') versions.push(first.version);
    else if (arePaths || paths !== null || !first.isInside || repository === null || second?.is === 'revision') {
      versions.push({ kind: 'path', argument: first.argument });
    } else break;
    operands.shift();
  }
  return versions;
}

async function lastCommit(repository: Repository | null, { folder }: Terminal): Promise<RequestedVersion> {
  if (!repository) throw new GitError('not-a-repository', folder);
  return { kind: 'revision', name: 'HEAD', commit: await resolveCommit(repository, 'HEAD') };
}

async function classify(word: string, hasSeparator: boolean, repository: Repository | null, terminal: Terminal): Promise<Operand> {
  const path = resolve(terminal.folder, word);
  const exists = (await stat(path).catch(() => null)) !== null;
  const asPath: Operand = { is: 'path', argument: word, isInside: repository !== null && isBelow(path, repository.top) };
  const range = exists || !repository ? null : await rangeOf(word, repository);
  if (range) return range;
  const revision = repository && !PATH_ONLY.test(word) ? await revisionOf(word, repository, exists) : null;
  if (revision && exists && !hasSeparator) {
    throw new CommandError(EXIT.usage, terminal.translate('usage.revision-or-path', { name: sanitizeLine(word) }));
  }
  if (revision) return { is: 'revision', version: revision };
  if (exists) return asPath;
  if (!repository) throw new CommandError(EXIT.files, terminal.translate('file.not-found', { path: sanitizeLine(word) }));
  throw new GitError('unknown-revision', word);
}

/** No revision is named like that. */
const PATH_ONLY = /^\.{0,2}\/|^\.{1,2}$/;

/** Null: it is none, and is the path of a file. */
async function revisionOf(name: string, repository: Repository, isPath: boolean): Promise<RequestedVersion | null> {
  try {
    return { kind: 'revision', name, commit: await resolveCommit(repository, name) };
  } catch (error) {
    if (error instanceof GitError && (isPath || error.fault === 'unknown-revision')) return null;
    throw error;
  }
}

/** `A..B` is from A to B, `A...B` from their last common ancestor to B; HEAD where a side is empty. */
async function rangeOf(word: string, repository: Repository): Promise<Operand | null> {
  const [, from, dots, to] = /^([^.].*?|)(\.\.\.?)([^.].*|)$/s.exec(word) ?? [];
  if (from === undefined || to === undefined || PATH_ONLY.test(word) || word === dots) return null;
  const name = dots === '...' ? word : from || 'HEAD';
  const head = to || 'HEAD';
  return {
    is: 'range',
    base: { kind: 'revision', name, commit: await resolveCommit(repository, name) },
    head: { kind: 'revision', name: head, commit: await resolveCommit(repository, head) },
  };
}

function isBelow(path: string, folder: string): boolean {
  return path === folder || path.startsWith(`${folder}${sep}`);
}
