/** The files of a revision, of the index: their paths, kinds and object hashes, without their content. */
import { GitError } from './git-error.ts';
import { type Repository, runGit } from './git-process.ts';

export interface RevisionFile {
  /** Relative to the working tree, with `/`. */
  readonly path: string;
  readonly hash: string;
  readonly isLink: boolean;
}

/** A commit, by its hash; the index: what the next commit would hold. */
export type Revision = { readonly commit: string } | 'index';

/** Modes of files, executable files and symbolic links. Folders and submodules have others. */
const FILE_MODE = /^(?:100644|100755|100664|120000)$/;
const LINK_MODE = '120000';

/**
 * Files whose name is not UTF-8 are left out: no text can name them.
 *
 * @param index of the repository, where it is being read already.
 */
export async function revisionFiles(
  repository: Repository,
  revision: Revision,
  index?: Promise<readonly IndexEntry[]>,
): Promise<RevisionFile[]> {
  if (revision !== 'index') return commitFiles(repository, revision.commit);
  const listed = await (index ?? readIndex(repository));
  // Stages 1 to 3 are those of a merge conflict; ours stands for the file.
  return listed.flatMap(({ mode, hash, stage, path }) => (stage === 0 || stage === 2 ? file(mode, hash, path) : []));
}

async function commitFiles(repository: Repository, commit: string): Promise<RevisionFile[]> {
  const output = await runGit(repository, ['ls-tree', '-r', '-z', '--full-tree', commit], commit);
  const found: RevisionFile[] = [];
  for (let start = 0; start < output.length; ) {
    const end = output.indexOf(0, start);
    const tab = output.indexOf(TAB, start);
    if (end < 0 || tab < 0 || tab > end) throw new GitError('failed', commit);
    const [mode, , hash] = output.toString('latin1', start, tab).split(' ');
    const path = decoded(output.subarray(tab + 1, end));
    if (path !== null) found.push(...file(mode, hash, path));
    start = end + 1;
  }
  return found;
}

function file(mode: string | undefined, hash: string | undefined, path: string): RevisionFile[] {
  return mode && hash && FILE_MODE.test(mode) ? [{ path, hash, isLink: mode === LINK_MODE }] : [];
}

/** A file of the index. */
export interface IndexEntry {
  /** Relative to the working tree, with `/`. */
  readonly path: string;
  readonly mode: string;
  readonly hash: string;
  /** 0; of a file in a merge conflict 1, 2 and 3: the ancestor's, ours, theirs. */
  readonly stage: number;
  /** A sparse checkout leaves the file out of the working tree. */
  readonly isLeftOut: boolean;
  /** What the file system said of it when it was last compared with the working tree; null: unknown. */
  readonly stat: IndexStat | null;
}

export interface IndexStat {
  /** Bytes, modulo 2^32. */
  readonly size: number;
  /** Modification time: whole seconds since 1970, and nanoseconds. */
  readonly seconds: number;
  readonly nanoseconds: number;
}

const STAT = /^ {2}ctime: \d+:\d+\n {2}mtime: (\d+):(\d+)\n {2}dev: .*\n {2}uid: .*\n {2}size: (\d+)\t.*\n/;

/** The files of the index, those of a merge conflict at each of its stages. Files whose name is not UTF-8 are left out. */
export async function readIndex(repository: Repository): Promise<IndexEntry[]> {
  const command = ['ls-files', '-t', '--stage', '-z', '--full-name'];
  // Git does not promise the form of what it prints to debug.
  const withStat = indexEntries(await runGit(repository, [...command, '--debug'], 'index'), true);
  const entries = withStat ?? indexEntries(await runGit(repository, command, 'index'), false);
  if (!entries) throw new GitError('failed', 'index');
  return entries;
}

/** Null: the output has another form. */
function indexEntries(output: Buffer, hasStat: boolean): IndexEntry[] | null {
  const found: IndexEntry[] = [];
  for (let start = 0; start < output.length; ) {
    const end = output.indexOf(0, start);
    const tab = output.indexOf(TAB, start);
    if (end < 0 || tab < 0 || tab > end) return null;
    const [tag, mode = '', hash = '', stage] = output.toString('latin1', start, tab).split(' ');
    const debug = hasStat ? STAT.exec(output.toString('latin1', end + 1, end + 1 + MAX_STAT_BYTES)) : null;
    if (hasStat && !debug) return null;
    const stat = debug && { seconds: Number(debug[1]), nanoseconds: Number(debug[2]), size: Number(debug[3]) };
    const path = decoded(output.subarray(tab + 1, end));
    if (path !== null) found.push({ path, mode, hash, stage: Number(stage), isLeftOut: tag === 'S', stat });
    start = end + 1 + (debug?.[0].length ?? 0);
  }
  return found;
}

/** Bytes of every object that the repository holds itself, by hash. */
export async function objectSizes(repository: Repository): Promise<ReadonlyMap<string, number>> {
  const output = await runGit(repository, ['cat-file', '--batch-all-objects', '--batch-check', '--unordered'], 'objects');
  const sizes = new Map<string, number>();
  for (const line of output.toString('latin1').split('\n')) {
    const [hash, type, size] = line.split(' ');
    if (hash && type === 'blob') sizes.set(hash, Number(size));
  }
  return sizes;
}

const TAB = 9;
const MAX_STAT_BYTES = 512;

const utf8 = new TextDecoder('utf-8', { fatal: true });

function decoded(bytes: Uint8Array): string | null {
  try {
    return utf8.decode(bytes);
  } catch {
    return null;
  }
}
