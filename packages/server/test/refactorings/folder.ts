/** A folder in memory: files are edited, created and moved. */
import { Buffer } from 'node:buffer';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Host } from '@parcours/engines';
import { Workspace } from '@parcours/workspace';

const ROOT = 'file:///shop';

export class Folder {
  readonly #files: Map<string, Uint8Array>;

  constructor(files: Readonly<Record<string, string | Uint8Array>>) {
    this.#files = new Map(
      Object.entries(files).map(([path, content]) => [
        `${ROOT}/${encodeURI(path)}`,
        typeof content === 'string' ? Buffer.from(content) : content,
      ]),
    );
  }

  /** A copy of a folder on disk. */
  static async of(path: string): Promise<Folder> {
    const entries = await readdir(path, { withFileTypes: true, recursive: true });
    const files = entries
      .filter((entry) => entry.isFile() && /\.(journey|csv)$/.test(entry.name))
      .map(async (entry) => {
        const absolute = join(entry.parentPath, entry.name);
        return [absolute.slice(path.length).replace(/^\//, ''), await readFile(absolute)] as const;
      });
    return new Folder(Object.fromEntries(await Promise.all(files)));
  }

  copy(): Folder {
    const copy = new Folder({});
    for (const [uri, content] of this.#files) copy.#files.set(uri, content);
    return copy;
  }

  get uris(): string[] {
    return [...this.#files.keys()];
  }

  textOf(uri: string): string {
    return Buffer.from(this.#files.get(uri) ?? []).toString('utf8');
  }

  write(uri: string, text: string): void {
    this.#files.set(uri, Buffer.from(text));
  }

  move(from: string, to: string): void {
    const content = this.#files.get(from);
    this.#files.delete(from);
    if (content) this.#files.set(to, content);
  }

  /** A workspace that has just been opened. */
  async open(): Promise<Workspace> {
    const workspace = new Workspace(this.#host(), { asOf: '2026-11-27' });
    await workspace.open();
    return workspace;
  }

  #host(): Host {
    const files = new Map(this.#files);
    const list = (ending: RegExp) => [...files.keys()].filter((uri) => ending.test(uri)).sort();
    return {
      roots: [ROOT],
      journeyFiles: async () => list(/\.journey$/),
      dataFiles: async () => list(/\.csv$/),
      stat: async (uri) => {
        const found = files.get(uri);
        return found ? { size: found.byteLength, modified: 0, isFile: true } : null;
      },
      read: async (uri) => files.get(uri) ?? Promise.reject(Object.assign(new Error(uri), { code: 'ENOENT' })),
      realUri: async (uri) => uri,
    };
  }
}
