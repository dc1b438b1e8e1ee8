import { createHash, type Hash } from 'node:crypto';
import { createReadStream, statSync } from 'node:fs';
import { stat } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';
import { nodeHost } from '@parcours/engines/node-host';
import type { Repository } from './git-process.ts';
import { type LfsPointer, lfsPointer } from './lfs-pointer.ts';
import { ObjectReader } from './object-reader.ts';
import { toPath, toUri } from './paths.ts';
import { RealPaths } from './real-paths.ts';
import type { IndexEntry, IndexStat } from './revision-files.ts';
import type { VersionHost } from './version-host.ts';

/** The files of folders on the disk, whatever a repository says of them. @param folders absolute paths of the roots. */
export async function folderHost(folders: readonly string[]): Promise<VersionHost> {
  const disk = await nodeHost(folders);
  const realPaths = new RealPaths();
  return {
    ...disk,
    async realUri(uri) {
      const path = toPath(uri);
      const real = await realPaths.resolve(path);
      return real === path ? uri : toUri(real);
    },
    contentHash: (uri) => hashOfFile(toPath(uri), 'sha1').catch(() => null),
    close: () => {},
  };
}

/**
 * The files of folders in a working tree. Their hashes are those that the objects of the repository have: of a file that is as it was when
 * it was last added, by its size and modification time, without reading it.
 *
 * @param folders absolute paths of the roots, without symbolic links.
 * @param index of the repository.
 * @throws GitError
 */
export async function workingTreeHost(
  repository: Repository,
  folders: readonly string[],
  index: readonly IndexEntry[],
): Promise<VersionHost> {
  const [disk, indexFile] = await Promise.all([
    folderHost(folders),
    stat(join(repository.gitFolder, 'index'), { bigint: true }).catch(() => null),
  ]);
  const entries = new Map(index.flatMap((entry) => (entry.stage === 0 ? [[entry.path, entry] as const] : [])));
  const objects = new ObjectReader(repository, 'contents');
  const algorithm = index.some(({ hash }) => hash.length === SHA256_DIGITS) ? 'sha256' : 'sha1';
  const known = new Map<string, Promise<string | null>>();
  return {
    ...disk,
    contentHash(uri) {
      let hash = known.get(uri);
      if (!hash) {
        hash = hashInTree(uri).catch(() => null);
        known.set(uri, hash);
      }
      return hash;
    },
    close: () => objects.close(),
  };

  async function hashInTree(uri: string): Promise<string> {
    const path = toPath(await disk.realUri(uri));
    const entry = entries.get(relative(repository.top, path).split(sep).join('/'));
    if (entry?.stat && indexFile && isAsAdded(path, entry.stat, indexFile.mtimeNs)) return entry.hash;
    const hash = await hashOfFile(path, algorithm);
    return entry && hash !== entry.hash && (await isWrittenAs(path, entry)) ? entry.hash : hash;
  }

  /** Whether the file holds what git would add as the object of the entry, by the conversions that git itself knows. */
  async function isWrittenAs(path: string, { hash }: IndexEntry): Promise<boolean> {
    if ((await hashOfFile(path, algorithm, true)) === hash) return true;
    const pointer = await pointerOf(hash);
    return pointer !== null && (await contentSha256(path)) === pointer.hash;
  }

  async function pointerOf(hash: string): Promise<LfsPointer | null> {
    const content = await objects.content(hash).catch(() => null);
    return content && lfsPointer(content);
  }
}

const SHA256_DIGITS = 64;

/** Git's rule: a file that was written in the same moment as the index, or after it, may have changed unnoticed. */
function isAsAdded(path: string, { size, seconds, nanoseconds }: IndexStat, indexTime: bigint): boolean {
  const found = statSync(path, { bigint: true });
  const added = BigInt(seconds) * NANOSECONDS + BigInt(nanoseconds);
  const isSameTime = nanoseconds === 0 ? found.mtimeNs / NANOSECONDS === BigInt(seconds) : found.mtimeNs === added;
  return isSameTime && found.size % INDEX_SIZE_MODULUS === BigInt(size) && found.mtimeNs < indexTime;
}

const NANOSECONDS = 1_000_000_000n;
const INDEX_SIZE_MODULUS = 1n << 32n;

/** The hash of a git blob. @param withoutCr with LF for CRLF, as `core.autocrlf` adds a text. */
async function hashOfFile(path: string, algorithm: 'sha1' | 'sha256', withoutCr = false): Promise<string> {
  const { size } = await stat(path);
  const removed = withoutCr ? await countCrlf(path) : 0;
  const hash = createHash(algorithm).update(`blob ${size - removed}\0`);
  if (removed > 0) await updateWithoutCr(hash, path);
  else for await (const chunk of createReadStream(path)) hash.update(chunk);
  return hash.digest('hex');
}

async function contentSha256(path: string): Promise<string> {
  const hash = createHash('sha256');
  for await (const chunk of createReadStream(path)) hash.update(chunk);
  return hash.digest('hex');
}

const [LF, CR] = [10, 13];

async function countCrlf(path: string): Promise<number> {
  let count = 0;
  let endsInCr = false;
  for await (const chunk of createReadStream(path) as AsyncIterable<Buffer>) {
    if (endsInCr && chunk[0] === LF) count++;
    for (let at = chunk.indexOf(CR); at >= 0; at = chunk.indexOf(CR, at + 1)) if (chunk[at + 1] === LF) count++;
    endsInCr = chunk.at(-1) === CR;
  }
  return count;
}

async function updateWithoutCr(hash: Hash, path: string): Promise<void> {
  let endsInCr = false;
  for await (const chunk of createReadStream(path) as AsyncIterable<Buffer>) {
    if (endsInCr && chunk[0] !== LF) hash.update('\r');
    let from = 0;
    for (let at = chunk.indexOf(CR); at >= 0 && at < chunk.length - 1; at = chunk.indexOf(CR, at + 1)) {
      if (chunk[at + 1] !== LF) continue;
      hash.update(chunk.subarray(from, at));
      from = at + 1;
    }
    endsInCr = chunk.at(-1) === CR;
    hash.update(chunk.subarray(from, endsInCr ? -1 : chunk.length));
  }
  if (endsInCr) hash.update('\r');
}
