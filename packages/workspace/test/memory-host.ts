/** A file system in memory, whose faults the test chooses. */
import { Buffer } from 'node:buffer';
import type { FileStat, Host } from '@parcours/engines';

const ROOT = 'file:///shop';

/** URI of a path: `cuisine.journey` is in the workspace, `/etc/secret.csv` is not. */
export function uriOf(path: string): string {
  return path.startsWith('/') ? `file://${path}` : `${ROOT}/${path}`;
}

interface Stored {
  bytes: Uint8Array;
  modified: number;
}

export class MemoryHost implements Host {
  readonly roots = [ROOT];
  /** URIs of all files read, in order. */
  readonly reads: string[] = [];
  /** The errno of reading a file, by path. */
  readonly failures = new Map<string, string>();
  /** The target of a symbolic link, by path of the file or folder. */
  readonly links = new Map<string, string>();
  readonly folders = new Set<string>();
  /** Runs after the bytes have been read and before they are returned. */
  whileReading: (uri: string) => void | Promise<void> = () => {};
  /** The order in which the files are listed. */
  listing: (uris: string[]) => string[] = (uris) => uris;
  readonly #files = new Map<string, Stored>();
  #clock = 0;

  constructor(files: Readonly<Record<string, string | Uint8Array>> = {}) {
    for (const [path, content] of Object.entries(files)) this.write(path, content);
  }

  write(path: string, content: string | Uint8Array): void {
    this.#files.set(uriOf(path), { bytes: typeof content === 'string' ? Buffer.from(content) : content, modified: ++this.#clock });
  }

  delete(path: string): void {
    this.#files.delete(uriOf(path));
  }

  async journeyFiles(): Promise<string[]> {
    return this.#list((uri) => uri.endsWith('.journey'));
  }

  async dataFiles(): Promise<string[]> {
    return this.#list((uri) => uri.endsWith('.csv'));
  }

  async stat(uri: string): Promise<FileStat | null> {
    const real = this.#resolve(uri);
    if ([...this.folders].some((folder) => uriOf(folder) === real)) return { size: 0, modified: 0, isFile: false };
    const file = this.#files.get(real);
    return file ? { size: file.bytes.byteLength, modified: file.modified, isFile: true } : null;
  }

  async read(uri: string): Promise<Uint8Array> {
    this.reads.push(uri);
    const failure = [...this.failures].find(([path]) => uriOf(path) === uri)?.[1];
    const file = this.#files.get(this.#resolve(uri));
    if (failure || !file) throw Object.assign(new Error('cannot read'), { code: failure ?? 'ENOENT' });
    const { bytes } = file;
    await this.whileReading(uri);
    return bytes;
  }

  async realUri(uri: string): Promise<string> {
    return this.#resolve(uri);
  }

  #resolve(uri: string): string {
    for (const [from, to] of this.links) {
      if (uri === uriOf(from) || uri.startsWith(`${uriOf(from)}/`)) return uriOf(to) + uri.slice(uriOf(from).length);
    }
    return uri;
  }

  #list(wanted: (uri: string) => boolean): string[] {
    return this.listing([...this.#files.keys()].filter((uri) => uri.startsWith(`${ROOT}/`) && wanted(uri)));
  }
}
