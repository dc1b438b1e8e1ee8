import type { Dialect } from '@parcours/model';
import { isFault, readTableFrom, type Table, type Wants } from '@parcours/observations';
import type { Job, LinkFault, Watch } from './engine.ts';
import type { Host } from './host.ts';

type File = Pick<Job, 'uri' | 'path' | 'size' | 'stamp'>;

interface Held {
  readonly stamp: string;
  readonly table: Promise<Table | LinkFault>;
  bytes: number;
}

/** Bytes of tables that are held, unless a single one is larger. */
const BUDGET = 256 * 1024 * 1024;

/**
 * Tables of linked files. They are held as long as they have room, the last used ones: who changes a mapping need not wait for the
 * file to be read again.
 */
export class Tables {
  readonly #host: Host;
  /** By URI, dialect and what is wanted; the last used is the last. */
  readonly #held = new Map<string, Held>();

  constructor(host: Host) {
    this.#host = host;
  }

  /** Who asks while another already waits for the same gets the same, and its cancelling too. */
  async get(file: File, dialect: Dialect, wants: Wants, watch: Watch): Promise<Table | LinkFault> {
    const key = JSON.stringify([file.uri, { ...dialect, decimal: null }, wants.columns && [...wants.columns].sort(), wants.distinct]);
    const known = this.#held.get(key);
    this.#held.delete(key);
    if (known?.stamp === file.stamp) {
      this.#held.set(key, known);
      return known.table;
    }
    const held: Held = { stamp: file.stamp, table: this.#read(file, dialect, wants, watch), bytes: 0 };
    this.#held.set(key, held);
    try {
      const table = await held.table;
      held.bytes = 'code' in table ? 0 : sizeOf(table);
      this.#makeRoom(key);
      return table;
    } catch (error) {
      if (this.#held.get(key) === held) this.#held.delete(key);
      throw error;
    }
  }

  async #read(file: File, dialect: Dialect, wants: Wants, { signal, progress }: Watch): Promise<Table | LinkFault> {
    const host = this.#host;
    let read = 0;
    async function* chunks() {
      read = 0;
      for await (const chunk of host.chunks ? host.chunks(file.uri) : [await host.read(file.uri)]) {
        read += chunk.length;
        yield chunk;
      }
    }
    const table = await readTableFrom(chunks, file.size, file.path, dialect, {
      wants,
      signal,
      progress: progress && ((bytes) => progress(bytes, file.size)),
    });
    // A file that shrinks or grows while it is read.
    if (!isFault(table) && read !== file.size) return { code: 'JRN0414', parameters: { path: file.path } };
    return table;
  }

  #makeRoom(newest: string): void {
    let total = [...this.#held.values()].reduce((sum, { bytes }) => sum + bytes, 0);
    for (const [key, { bytes }] of this.#held) {
      if (total <= BUDGET) return;
      if (key === newest || bytes === 0) continue;
      this.#held.delete(key);
      total -= bytes;
    }
  }
}

/** About as many bytes as it takes in the memory. */
function sizeOf(table: Table): number {
  const texts = table.cells.reduce((sum, cells) => sum + (cells?.values.reduce((all, value) => all + 40 + value.length, 0) ?? 0), 0);
  const columns = table.cells.filter((cells) => cells !== null).length;
  return (
    texts + (columns + 1) * table.lines.length * 4 + (table.repeats ? table.repeats.times.length * 4 + table.repeats.lines.size * 100 : 0)
  );
}
