import { createReadStream } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { posix } from 'node:path';
import { type FileStat, isIgnoredFolder, isInside } from '@parcours/engines';
import { DATA_FILE_EXTENSIONS } from '@parcours/model';
import { GitError } from './git-error.ts';
import { gitChunks, type Repository } from './git-process.ts';
import { fetchedLfsObject, lfsPointer, MAX_POINTER_BYTES } from './lfs-pointer.ts';
import { ObjectReader } from './object-reader.ts';
import { toPath, toUri } from './paths.ts';
import { type IndexEntry, objectSizes, type Revision, type RevisionFile, revisionFiles } from './revision-files.ts';
import type { VersionHost } from './version-host.ts';

/** As on a disk. */
const MAX_LINKS = 40;
const MAX_LINK_BYTES = 4096;
/** Larger files are streamed. */
const MAX_WHOLE_BYTES = 8 << 20;

/** A file whose content is known to be there, or not. */
interface Content {
  /** Bytes. */
  readonly size: number;
  /** Of content that Git LFS keeps: its path on the disk. */
  readonly lfsPath: string | null;
  readonly fault: GitError | null;
}

export interface RevisionHostOptions {
  /** Of the repository, where it is being read already. */
  readonly index?: Promise<readonly IndexEntry[]>;
  /** Only the files that the checkout has are seen: without those that the index says a sparse one leaves out. */
  readonly isCheckedOut?: boolean;
}

/**
 * The files of a revision as a `Host`, under the URIs that they have in the working tree. Nothing is checked out; symbolic links are
 * resolved within the revision, and one that leaves it leads to a URI outside the roots, as on a disk. Of a file in Git LFS the content is
 * read where it has been fetched.
 *
 * @param folders absolute paths of the roots, in the working tree, without symbolic links.
 * @throws GitError
 */
export async function revisionHost(
  repository: Repository,
  revision: Revision,
  folders: readonly string[],
  { index, isCheckedOut = false }: RevisionHostOptions = {},
): Promise<VersionHost> {
  const [all, entries] = await Promise.all([revisionFiles(repository, revision, index), isCheckedOut ? index : null]);
  const leftOut = new Set(entries?.flatMap(({ path, isLeftOut }) => (isLeftOut ? [path] : [])));
  const files = all.filter(({ path }) => !leftOut.has(path));
  const tree = new RevisionTree(repository, files);
  const roots = folders.map(toUri);
  const find = (extensions: readonly string[]) =>
    files
      .filter(({ path, isLink }) => !isLink && extensions.some((extension) => path.endsWith(`.${extension}`)))
      .map(({ path }) => toUri(`${repository.top}/${path}`))
      .filter((uri) => roots.some((root) => isInside(uri, [root]) && !isIgnored(uri.slice(root.length + 1))))
      .sort();
  const existing = async (uri: string): Promise<RevisionFile> => {
    const found = await tree.entry(toPath(uri));
    if (!found || found === 'folder') throw Object.assign(new Error('not in this revision'), { code: found ? 'EISDIR' : 'ENOENT' });
    return found;
  };
  return {
    roots,
    journeyFiles: async () => find(['journey']),
    dataFiles: async () => find(DATA_FILE_EXTENSIONS),
    async stat(uri): Promise<FileStat | null> {
      const found = await tree.entry(toPath(uri));
      if (found === 'folder') return { size: 0, modified: 0, isFile: false };
      if (!found) return null;
      // The content alone says whether a file has changed.
      return { size: (await tree.locate(found)).size, modified: Number.parseInt(found.hash.slice(0, 12), 16), isFile: true };
    },
    read: async (uri) => tree.content(await existing(uri)),
    async *chunks(uri) {
      yield* tree.chunks(await existing(uri));
    },
    async realUri(uri) {
      return toUri(await tree.resolve(toPath(uri)));
    },
    async contentHash(uri) {
      const found = await tree.entry(toPath(uri));
      return found && found !== 'folder' ? found.hash : null;
    },
    close: () => tree.close(),
  };
}

function isIgnored(path: string): boolean {
  return path.split('/').slice(0, -1).some(isIgnoredFolder);
}

class RevisionTree {
  readonly #repository: Repository;
  /** With `/` on every system. */
  readonly #top: string;
  readonly #files: ReadonlyMap<string, RevisionFile>;
  readonly #folders = new Set<string>(['']);
  readonly #hasLinks: boolean;
  readonly #contents: ObjectReader;
  readonly #sizes: ObjectReader;
  #knownSizes: Promise<ReadonlyMap<string, number>> | undefined;
  readonly #located = new Map<string, Promise<Content>>();

  constructor(repository: Repository, files: readonly RevisionFile[]) {
    this.#repository = repository;
    this.#top = toPath(toUri(repository.top));
    this.#files = new Map(files.map((file) => [file.path, file]));
    this.#hasLinks = files.some(({ isLink }) => isLink);
    this.#contents = new ObjectReader(repository, 'contents');
    this.#sizes = new ObjectReader(repository, 'sizes');
    for (const { path } of files) {
      for (let end = path.indexOf('/'); end >= 0; end = path.indexOf('/', end + 1)) this.#folders.add(path.slice(0, end));
    }
  }

  /** Symbolic links resolved. */
  async entry(path: string): Promise<RevisionFile | 'folder' | null> {
    const inside = this.#inside(await this.resolve(path));
    if (inside === null) return null;
    return this.#folders.has(inside) ? 'folder' : (this.#files.get(inside) ?? null);
  }

  locate({ hash }: RevisionFile): Promise<Content> {
    let located = this.#located.get(hash);
    if (!located) {
      located = this.#locate(hash);
      this.#located.set(hash, located);
    }
    return located;
  }

  async #locate(hash: string): Promise<Content> {
    try {
      const size = await this.#size(hash);
      const pointer = size < MAX_POINTER_BYTES ? lfsPointer(await this.#contents.content(hash)) : null;
      if (!pointer) return { size, lfsPath: null, fault: null };
      const lfsPath = await fetchedLfsObject(this.#repository.commonFolder, pointer);
      return { size: pointer.size, lfsPath, fault: lfsPath === null ? new GitError('lfs-object', hash) : null };
    } catch (error) {
      if (error instanceof GitError && error.fault === 'missing-object') return { size: 0, lfsPath: null, fault: error };
      throw error;
    }
  }

  /** The first time, those of all files that a workspace opens are asked for at once. */
  async #size(hash: string): Promise<number> {
    this.#knownSizes ??= this.#repository.isPartial ? objectSizes(this.#repository) : this.#askSizes();
    const known = (await this.#knownSizes).get(hash);
    // In a partial clone git would fetch what is missing, as soon as it is asked for it.
    if (known === undefined && this.#repository.isPartial) throw new GitError('missing-object', hash);
    return known ?? this.#sizes.size(hash);
  }

  async #askSizes(): Promise<ReadonlyMap<string, number>> {
    const files = [...this.#files.values()].filter(({ path, isLink }) => isLink || path.endsWith('.journey'));
    const sizes = new Map<string, number>();
    const ask = async ({ hash }: RevisionFile) => {
      sizes.set(hash, await this.#sizes.size(hash));
    };
    // What is missing is reported when it is read.
    await Promise.allSettled(files.map(ask));
    return sizes;
  }

  async content(file: RevisionFile): Promise<Uint8Array> {
    const { lfsPath, fault } = await this.locate(file);
    if (fault) throw fault;
    return lfsPath === null ? this.#contents.content(file.hash) : readFile(lfsPath);
  }

  async *chunks(file: RevisionFile): AsyncGenerator<Uint8Array> {
    const { size, lfsPath, fault } = await this.locate(file);
    if (fault) throw fault;
    if (lfsPath !== null) yield* createReadStream(lfsPath) as AsyncIterable<Buffer>;
    else if (size <= MAX_WHOLE_BYTES) yield await this.#contents.content(file.hash);
    else yield* gitChunks(this.#repository, ['cat-file', 'blob', file.hash], file.path);
  }

  /** The absolute path without symbolic links; of one that leaves the working tree, where it leads to. */
  async resolve(path: string): Promise<string> {
    if (!this.#hasLinks) return path;
    let rest = path;
    for (let links = 0; links < MAX_LINKS; links++) {
      const next = await this.#followFirstLink(rest);
      if (next === null) return rest;
      rest = next;
    }
    // A cycle: to nowhere.
    return posix.join(this.#top, '..', '..');
  }

  async #followFirstLink(path: string): Promise<string | null> {
    const inside = this.#inside(path);
    if (inside === null) return null;
    const parts = inside.split('/');
    for (let length = 1; length <= parts.length; length++) {
      const prefix = parts.slice(0, length).join('/');
      const file = this.#files.get(prefix);
      if (!file?.isLink || (await this.#size(file.hash)) > MAX_LINK_BYTES) continue;
      const target = (await this.#contents.content(file.hash)).toString('utf8');
      const start = target.startsWith('/') ? '/' : posix.join(this.#top, posix.dirname(prefix));
      return posix.join(start, target, ...parts.slice(length));
    }
    return null;
  }

  close(): void {
    this.#contents.close();
    this.#sizes.close();
  }

  /** Relative to the working tree; null outside of it. */
  #inside(path: string): string | null {
    if (path === this.#top) return '';
    return path.startsWith(`${this.#top}/`) ? path.slice(this.#top.length + 1) : null;
  }
}
