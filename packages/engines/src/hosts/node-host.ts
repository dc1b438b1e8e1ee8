import { glob, open, readFile, realpath, stat } from 'node:fs/promises';
import { DATA_FILE_EXTENSIONS } from '@parcours/model';
import { URI } from 'vscode-uri';
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

/** The disk. `folders` are absolute paths. */
export async function nodeHost(folders: readonly string[]): Promise<Host & Required<Pick<Host, 'chunks'>>> {
  const realFolders = await Promise.all(folders.map((folder) => realpath(folder).catch(() => folder)));
  const toUri = (path: string) => URI.file(path).toString().replace(/\/$/, '');
  const toPath = (uri: string) => URI.parse(uri).fsPath;
  async function findFiles(pattern: string): Promise<string[]> {
    const uris = new Set<string>();
    for (const folder of folders) {
      const entries = glob(pattern, {
        cwd: folder,
        withFileTypes: true,
        exclude: (each) => each.isDirectory() && isIgnoredFolder(each.name),
      });
      for await (const entry of entries) if (entry.isFile()) uris.add(toUri(`${entry.parentPath}/${entry.name}`));
    }
    return [...uris].sort();
  }
  return {
    roots: [...new Set([...folders, ...realFolders].map(toUri))],
    journeyFiles: () => findFiles('**/*.journey'),
    dataFiles: () => findFiles(`**/*.{${DATA_FILE_EXTENSIONS.join()}}`),
    async stat(uri) {
      const stats = await stat(toPath(uri)).catch(() => null);
      return stats && { size: stats.size, modified: stats.mtimeMs, isFile: stats.isFile(), identity: stats.ino };
    },
    read: (uri) => readFile(toPath(uri)),
    chunks: (uri) => readChunks(toPath(uri)),
    async realUri(uri) {
      return realpath(toPath(uri)).then(toUri, () => uri);
    },
  };
}
