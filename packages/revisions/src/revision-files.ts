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

/** Files whose name is not UTF-8 are left out: no text can name them. */
export async function revisionFiles(repository: Repository, revision: Revision): Promise<RevisionFile[]> {
  return revision === 'index' ? indexFiles(repository) : commitFiles(repository, revision.commit);
}

async function commitFiles(repository: Repository, commit: string): Promise<RevisionFile[]> {
  const output = await runGit(repository, ['ls-tree', '-r', '-z', '--full-tree', commit], commit);
  return entries(output).flatMap(({ fields: [mode, , hash], path }) => file(mode, hash, path));
}

async function indexFiles(repository: Repository): Promise<RevisionFile[]> {
  const output = await runGit(repository, ['ls-files', '--stage', '-z', '--full-name'], 'index');
  // Stages 1 to 3 are those of a merge conflict; ours stands for the file.
  return entries(output).flatMap(({ fields: [mode, hash, stage], path }) => (stage === '0' || stage === '2' ? file(mode, hash, path) : []));
}

function file(mode: string | undefined, hash: string | undefined, path: string): RevisionFile[] {
  return mode && hash && FILE_MODE.test(mode) ? [{ path, hash, isLink: mode === LINK_MODE }] : [];
}

/** A file of the index, with what the file system said of it when it was last compared with the working tree. */
export interface IndexEntry {
  readonly hash: string;
  /** Bytes, modulo 2^32. */
  readonly size: number;
  /** Modification time: whole seconds since 1970, and nanoseconds. */
  readonly seconds: number;
  readonly nanoseconds: number;
}

const STAT = /^ {2}ctime: \d+:\d+\n {2}mtime: (\d+):(\d+)\n {2}dev: .*\n {2}uid: .*\n {2}size: (\d+)\t.*\n/;

/** By path. Files whose entry is in a form that this does not know are left out. */
export async function indexEntries(repository: Repository): Promise<ReadonlyMap<string, IndexEntry>> {
  const output = await runGit(repository, ['ls-files', '--stage', '--debug', '-z', '--full-name'], 'index');
  const found = new Map<string, IndexEntry>();
  for (let start = 0; start < output.length; ) {
    const end = output.indexOf(0, start);
    const tab = output.indexOf(TAB, start);
    if (end < 0 || tab < 0 || tab > end) break;
    const [, hash, stage] = output.toString('latin1', start, tab).split(' ');
    const stat = STAT.exec(output.toString('latin1', end + 1, end + 1 + MAX_STAT_BYTES));
    if (!stat) break;
    const path = decoded(output.subarray(tab + 1, end));
    if (path !== null && hash && stage === '0') {
      found.set(path, { hash, seconds: Number(stat[1]), nanoseconds: Number(stat[2]), size: Number(stat[3]) });
    }
    start = end + 1 + stat[0].length;
  }
  return found;
}

/** Paths of the files that a sparse checkout leaves out of the working tree. */
export async function sparsePaths(repository: Repository): Promise<ReadonlySet<string>> {
  const output = await runGit(repository, ['ls-files', '-t', '-z', '--full-name'], 'index');
  const lines = output.toString('utf8').split('\0');
  return new Set(lines.flatMap((line) => (line.startsWith('S ') ? [line.slice(2)] : [])));
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

/** `FIELD FIELD …⇥PATH`, each ended by a NUL. */
function entries(output: Buffer): { readonly fields: readonly string[]; readonly path: string }[] {
  const found: { fields: string[]; path: string }[] = [];
  for (let start = 0; start < output.length; ) {
    const end = output.indexOf(0, start);
    const tab = output.indexOf(TAB, start);
    if (end < 0 || tab < 0 || tab > end) throw new GitError('failed', 'index');
    const path = decoded(output.subarray(tab + 1, end));
    if (path !== null) found.push({ fields: output.toString('latin1', start, tab).split(' '), path });
    start = end + 1;
  }
  return found;
}

function decoded(bytes: Uint8Array): string | null {
  try {
    return utf8.decode(bytes);
  } catch {
    return null;
  }
}
