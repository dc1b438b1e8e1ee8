import type { FileStat, Host } from '@parcours/engines';
import { forEachConcurrently } from './for-each-concurrently.ts';
import { fingerprintOf } from './linked-files.ts';

/** Which version of each file was read, so that changes on disk are seen that nobody reports. */
export class DiskStamps {
  readonly #host: Host;
  /** By URI; no entry: there was no such file. */
  readonly #read = new Map<string, string>();

  constructor(host: Host) {
    this.#host = host;
  }

  /** Records the version that is about to be read. @param stat null: there is no such file. */
  record(uri: string, stat: FileStat | null): void {
    if (stat?.isFile) this.#read.set(uri, fingerprintOf(stat));
    else this.#read.delete(uri);
  }

  /** Those of the files that are on disk otherwise than they were read, or that appeared or disappeared. */
  async changed(uris: Iterable<string>): Promise<string[]> {
    const changed: string[] = [];
    await forEachConcurrently([...uris], async (uri) => {
      const stat = await this.#host.stat(uri).catch(() => null);
      const now = stat?.isFile ? fingerprintOf(stat) : undefined;
      if (now !== this.#read.get(uri)) changed.push(uri);
    });
    return changed;
  }

  /** Those of the paths that are folders now. */
  async folders(uris: Iterable<string>): Promise<string[]> {
    const folders: string[] = [];
    await forEachConcurrently([...uris], async (uri) => {
      const stat = await this.#host.stat(uri).catch(() => null);
      if (stat && !stat.isFile) folders.push(uri);
    });
    return folders;
  }
}
