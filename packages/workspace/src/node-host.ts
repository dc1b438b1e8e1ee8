import { glob, readFile, realpath, stat } from 'node:fs/promises';
import { URI } from 'vscode-uri';
import type { Host } from './host.ts';

/** Folders that hold no journeys of one's own. */
const SKIPPED = new Set(['node_modules', 'dist', 'out', 'build']);

/** The disk, as Node sees it. `folders`: absolute paths. */
export async function nodeHost(folders: readonly string[]): Promise<Host> {
  const real = await Promise.all(folders.map((folder) => realpath(folder).catch(() => folder)));
  const toUri = (path: string) => URI.file(path).toString().replace(/\/$/, '');
  const toPath = (uri: string) => URI.parse(uri).fsPath;
  async function find(pattern: string): Promise<string[]> {
    const found = new Set<string>();
    const skip = (name: string) => SKIPPED.has(name) || (name.startsWith('.') && name.length > 1);
    for (const folder of folders) {
      const entries = glob(pattern, { cwd: folder, withFileTypes: true, exclude: (each) => each.isDirectory() && skip(each.name) });
      for await (const entry of entries) if (entry.isFile()) found.add(toUri(`${entry.parentPath}/${entry.name}`));
    }
    return [...found].sort();
  }
  return {
    roots: [...new Set([...folders, ...real].map(toUri))],
    journeyFiles: () => find('**/*.journey'),
    dataFiles: () => find('**/*.{csv,tsv,txt,xlsx,xlsm,json,jsonl,ndjson,parquet}'),
    async stat(uri) {
      const found = await stat(toPath(uri)).catch(() => null);
      return found && { size: found.size, modified: found.mtimeMs, isFile: found.isFile() };
    },
    read: (uri) => readFile(toPath(uri)),
    async realUri(uri) {
      return realpath(toPath(uri)).then(toUri, () => uri);
    },
  };
}
