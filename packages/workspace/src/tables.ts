import type { Dialect } from '@parcours/model';
import {
  isFault,
  kindOf,
  overLimit,
  readFile,
  readTableFrom,
  type Stop,
  type StreamedKind,
  type Table,
  tooLargeToHold,
  type Wants,
  WHOLE,
  withoutTotals,
} from '@parcours/observations';
import type { Job, LinkFault, Watch } from './engine.ts';
import type { Host } from './host.ts';

type File = Pick<Job, 'uri' | 'path' | 'size' | 'stamp' | 'limits'>;

interface Held {
  readonly stamp: string;
  readonly table: Promise<Table | LinkFault>;
  /** Who waits for it while it is read. */
  readonly watches: Set<Watch>;
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
  /** By URI, dialect, limits and what is wanted; the last used is the last. */
  readonly #held = new Map<string, Held>();

  constructor(host: Host) {
    this.#host = host;
  }

  /** Who asks while another already waits for the same gets the same; it is read on as long as one of them wants it. */
  async get(file: File, dialect: Dialect, wants: Wants, watch: Watch): Promise<Table | LinkFault> {
    const columns = wants.columns && [...wants.columns].sort();
    const key = JSON.stringify([
      file.uri,
      { ...dialect, decimal: null, thousands: null, dates: null },
      file.limits,
      columns,
      wants.distinct,
      watch.upTo,
    ]);
    const known = this.#held.get(key);
    this.#held.delete(key);
    if (known?.stamp === file.stamp) {
      this.#held.set(key, known);
      known.watches.add(watch);
      try {
        return await known.table;
      } catch {
        // Perhaps only the others were no longer interested.
        watch.signal?.throwIfAborted();
      }
    }
    const watches = new Set([watch]);
    const held: Held = { stamp: file.stamp, table: this.#read(file, dialect, wants, asOne(watches, watch.upTo)), watches, bytes: 0 };
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

  async #read(file: File, dialect: Dialect, wants: Wants, watch: Watch): Promise<Table | LinkFault> {
    const host = this.#host;
    let whole = host.chunks ? null : await host.read(file.uri);
    const kind = kindOf(whole ?? (await beginningOf(host.chunks?.(file.uri))), file.path);
    if (kind === 'csv' || kind === 'json-lines') return this.#stream(kind, file, whole, dialect, wants, watch);
    const tooLarge = tooLargeToHold(file.path, file.size);
    if (kind === 'json') {
      const list = await this.#stream(kind, file, whole, dialect, wants, watch);
      // An object around the list, or something wrong, whose line is then told.
      if (!('code' in list) || list.code === 'JRN0414') return list;
    }
    if (tooLarge) return tooLarge;
    whole ??= await host.read(file.uri);
    if (whole.length !== file.size) return { code: 'JRN0414', parameters: { path: file.path } };
    return readFile(whole, file.path, dialect, file.limits, watch.signal);
  }

  async #stream(
    kind: StreamedKind,
    file: File,
    whole: Uint8Array | null,
    dialect: Dialect,
    wants: Wants,
    watch: Watch,
  ): Promise<Table | LinkFault> {
    const { chunks } = this.#host;
    const { signal, progress, upTo } = watch;
    let read = 0;
    async function* counted() {
      read = 0;
      for await (const chunk of whole ? [whole] : (chunks?.(file.uri) ?? [])) {
        read += chunk.length;
        yield chunk;
      }
    }
    const table = await readTableFrom(counted, file.size, file.path, dialect, {
      kind,
      // What a row begins with says whether it is a total.
      wants: dialect.totals.length > 0 ? WHOLE : wants,
      limits: file.limits,
      signal,
      upTo,
      progress: progress && ((bytes) => progress(bytes, file.size)),
    });
    if (isFault(table)) return table;
    // A file that shrinks or grows while it is read.
    if (upTo === undefined && read !== file.size) return { code: 'JRN0414', parameters: { path: file.path } };
    return overLimit(table, file.limits) ?? withoutTotals(table, dialect.totals);
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

/** Several who wait for the same: nobody wants it any more once none of them does. */
function asOne(watches: Set<Watch>, upTo: number | undefined): Watch {
  const signal: Stop = {
    throwIfAborted() {
      for (const watch of watches) {
        try {
          watch.signal?.throwIfAborted();
          return;
        } catch (reason) {
          if (watches.size === 1) throw reason;
          watches.delete(watch);
        }
      }
    },
  };
  const progress = (read: number, size: number) => {
    for (const watch of watches) watch.progress?.(read, size);
  };
  return { signal, progress, ...(upTo === undefined ? {} : { upTo }) };
}

/** Enough to tell the kind of a file. */
async function beginningOf(chunks: AsyncIterable<Uint8Array> | undefined): Promise<Uint8Array> {
  for await (const chunk of chunks ?? []) return chunk.slice(0, 64);
  return new Uint8Array();
}

/** About as many bytes as it takes in the memory. */
function sizeOf(table: Table): number {
  const texts = table.cells.reduce((sum, cells) => sum + (cells?.values.reduce((all, value) => all + 40 + value.length, 0) ?? 0), 0);
  const columns = table.cells.filter((cells) => cells !== null).length;
  return (
    texts + (columns + 1) * table.lines.length * 4 + (table.repeats ? table.repeats.times.length * 4 + table.repeats.lines.size * 100 : 0)
  );
}
