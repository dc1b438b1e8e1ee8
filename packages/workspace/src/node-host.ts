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
  return {
    roots: [...new Set([...folders, ...real].map(toUri))],
    async journeyFiles() {
      const found = new Set<string>();
      for (const folder of folders) {
        const skip = (name: string) => SKIPPED.has(name) || (name.startsWith('.') && name.length > 1);
        for await (const entry of glob('**/*.journey', {
          cwd: folder,
          withFileTypes: true,
          exclude: (each) => each.isDirectory() && skip(each.name),
        })) {
          if (entry.isFile()) found.add(toUri(`${entry.parentPath}/${entry.name}`));
        }
      }
      return [...found].sort();
    },
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
