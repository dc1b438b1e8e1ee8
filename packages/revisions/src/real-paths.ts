import { lstatSync } from 'node:fs';
import { realpath } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';

/** Resolves the symbolic links of paths, those of each folder once: for folders that do not change meanwhile. */
export class RealPaths {
  readonly #folders = new Map<string, Promise<string>>();

  /** The path without symbolic links; unchanged if there is no such file. */
  async resolve(path: string): Promise<string> {
    // Thousands of files: without a promise for each.
    const stats = lstatSync(path, { throwIfNoEntry: false });
    if (!stats) return path;
    if (stats.isSymbolicLink()) return realpath(path).catch(() => path);
    return join(await this.#folder(dirname(path)), basename(path));
  }

  #folder(path: string): Promise<string> {
    let real = this.#folders.get(path);
    if (!real) {
      real = realpath(path).catch(() => path);
      this.#folders.set(path, real);
    }
    return real;
  }
}
