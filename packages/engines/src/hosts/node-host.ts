import { glob, open, readFile, realpath, stat } from 'node:fs/promises';
import { URI } from 'vscode-uri';
import type { Host } from './host.ts';

/** Folders that hold no journeys of one's own. */
const IGNORED_FOLDERS = new Set(['node_modules', 'dist', 'out', 'build']);

const CHUNK_BYTES = 1 << 20;

/** While one piece is worked on, the next is read. */
async function* readChunks(path: string): AsyncGenerator<Uint8Array> {
  const file = await open(path);
  const buffers = [new Uint8Array(CHUNK_BYTES), new Uint8Array(CHUNK_BYTES)] as const;
  try {
    let next = file.read(buffers[0], 0, CHUNK_BYTES);
    for (let turn = 1; ; turn++) {
      const { bytesRead, buffer } = await next;
      if (bytesRead === 0) return;
      next = file.read(turn % 2 === 0 ? buffers[0] : buffers[1], 0, CHUNK_BYTES);
      // Nobody may come for it any more.
      next.catch(() => {});
      yield buffer.subarray(0, bytesRead);
    }
  } finally {
    await file.close();
  }
}

/** The disk, as Node sees it. `folders`: absolute paths. */
export async function nodeHost(folders: readonly string[]): Promise<Host & Required<Pick<Host, 'chunks'>>> {
  const realFolders = await Promise.all(folders.map((folder) => realpath(folder).catch(() => folder)));
  const toUri = (path: string) => URI.file(path).toString().replace(/\/$/, '');
  const toPath = (uri: string) => URI.parse(uri).fsPath;
  async function findFiles(pattern: string): Promise<string[]> {
    const found = new Set<string>();
    const skip = (name: string) => IGNORED_FOLDERS.has(name) || (name.startsWith('.') && name.length > 1);
    for (const folder of folders) {
      const entries = glob(pattern, { cwd: folder, withFileTypes: true, exclude: (each) => each.isDirectory() && skip(each.name) });
      for await (const entry of entries) if (entry.isFile()) found.add(toUri(`${entry.parentPath}/${entry.name}`));
    }
    return [...found].sort();
  }
  return {
    roots: [...new Set([...folders, ...realFolders].map(toUri))],
    journeyFiles: () => findFiles('**/*.journey'),
    dataFiles: () => findFiles('**/*.{csv,tsv,txt,xlsx,xlsm,json,jsonl,ndjson,parquet}'),
    async stat(uri) {
      const found = await stat(toPath(uri)).catch(() => null);
      return found && { size: found.size, modified: found.mtimeMs, isFile: found.isFile(), identity: found.ino };
    },
    read: (uri) => readFile(toPath(uri)),
    chunks: (uri) => readChunks(toPath(uri)),
    async realUri(uri) {
      return realpath(toPath(uri)).then(toUri, () => uri);
    },
  };
}
