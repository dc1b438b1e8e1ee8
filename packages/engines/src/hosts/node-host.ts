import { realpathSync } from 'node:fs';
import { open, readdir, readFile, realpath, stat } from 'node:fs/promises';
import { dirname, join, relative } from 'node:path';
import { DATA_FILE_EXTENSIONS } from '@parcours/model';
import { URI } from 'vscode-uri';
import { canonicalUri } from './canonical-uri.ts';
import type { Host } from './host.ts';
import { isIgnoredFolder } from './ignored-folder.ts';

const CHUNK_BYTES = 1 << 20;

/** Double-buffered: the next chunk is read while the caller processes the current one. */
async function* readChunks(path: string): AsyncGenerator<Uint8Array> {
  const file = await open(path);
  const buffers = [new Uint8Array(CHUNK_BYTES), new Uint8Array(CHUNK_BYTES)] as const;
  try {
    let next = file.read(buffers[0], 0, CHUNK_BYTES);
    for (let read = 1; ; read++) {
      const { bytesRead, buffer } = await next;
      if (bytesRead === 0) return;
      next = file.read(read % 2 === 0 ? buffers[0] : buffers[1], 0, CHUNK_BYTES);
      // Prevents an unhandled rejection if the caller stops iterating.
      next.catch(() => {});
      yield buffer.subarray(0, bytesRead);
    }
  } finally {
    await file.close();
  }
}

/** Paths of the files with one of the extensions. Hidden files, and folders that are not searched, are left out; links are not followed. */
async function* filesBelow(folder: string, extensions: readonly string[]): AsyncGenerator<string> {
  const entries = await readdir(folder, { withFileTypes: true }).catch(() => []);
  for (const entry of entries) {
    const { name } = entry;
    if (entry.isDirectory()) {
      if (!isIgnoredFolder(name)) yield* filesBelow(join(folder, name), extensions);
    } else if (entry.isFile() && !name.startsWith('.') && hasExtension(name, extensions)) yield join(folder, name);
  }
}

function hasExtension(name: string, extensions: readonly string[]): boolean {
  const compared = IGNORES_CASE ? name.toLowerCase() : name;
  return extensions.some((extension) => compared.endsWith(`.${extension}`));
}

/** Of file names. */
const IGNORES_CASE = ['win32', 'darwin'].includes(process.platform);

/** The path with links resolved, as far as it exists; null if nothing of it does. */
function realPath(path: string): string | null {
  for (let existing = path; ; existing = dirname(existing)) {
    try {
      return join(realpathSync.native(existing), relative(existing, path));
    } catch {
      if (dirname(existing) === existing) return null;
    }
  }
}

/** The disk. `folders` are absolute paths. */
export async function nodeHost(folders: readonly string[]): Promise<Host & Required<Pick<Host, 'chunks' | 'canonicalUri'>>> {
  const realFolders = await Promise.all(folders.map((folder) => realpath(folder).catch(() => folder)));
  const toUri = (path: string) => URI.file(path).toString().replace(/\/$/, '');
  const toPath = (uri: string) => URI.parse(uri).fsPath;
  const roots = folders.map((folder, index) => ({ uri: toUri(folder), real: toUri(realFolders[index] ?? folder) }));
  async function findFiles(extensions: readonly string[]): Promise<string[]> {
    const uris = new Set<string>();
    for (const folder of realFolders)
      for await (const path of filesBelow(folder, extensions)) {
        const uri = toUri(path);
        uris.add(canonicalUri(uri, roots) ?? uri);
      }
    return [...uris].sort();
  }
  return {
    roots: [...new Set([...folders, ...realFolders].map(toUri))],
    journeyFiles: () => findFiles(['journey']),
    dataFiles: () => findFiles(DATA_FILE_EXTENSIONS),
    async stat(uri) {
      const stats = await stat(toPath(uri)).catch(() => null);
      return stats && { size: stats.size, modified: stats.mtimeMs, isFile: stats.isFile(), identity: stats.ino };
    },
    read: (uri) => readFile(toPath(uri)),
    chunks: (uri) => readChunks(toPath(uri)),
    async realUri(uri) {
      return realpath(toPath(uri)).then(toUri, () => uri);
    },
    canonicalUri(uri) {
      const real = uri.startsWith('file:') ? realPath(toPath(uri)) : null;
      return (real === null ? null : canonicalUri(toUri(real), roots)) ?? uri;
    },
  };
}
