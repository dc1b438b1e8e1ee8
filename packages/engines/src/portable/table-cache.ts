import type { Dialect } from '@parcours/model';
import {
  ALL_COLUMNS,
  type CancellationToken,
  detectFileFormat,
  dropTotalRows,
  exceededLimit,
  exceedsMemory,
  isFault,
  type Projection,
  readFile,
  readTableFrom,
  type StreamableFormat,
  type Table,
} from '@parcours/observations';
import type { AggregationTask, LinkFault, ReadOptions } from '../engine.ts';
import type { Host } from '../hosts/host.ts';

type LinkedFileInfo = Pick<AggregationTask, 'uri' | 'path' | 'size' | 'fingerprint' | 'limits'>;

interface CacheEntry {
  readonly stamp: string;
  readonly table: Promise<Table | LinkFault>;
  /** Who waits for it while it is read. */
  readonly waiters: Set<ReadOptions>;
  bytes: number;
}

/** Bytes of tables that are held, unless a single one is larger. */
const CACHE_BUDGET_BYTES = 256 * 1024 * 1024;

/**
 * Tables of linked files. They are held as long as they have room, the last used ones: who changes a mapping need not wait for the
 * file to be read again.
 */
export class TableCache {
  readonly #host: Host;
  /** By URI, dialect, limits and what is wanted; the last used is the last. */
  readonly #entries = new Map<string, CacheEntry>();

  constructor(host: Host) {
    this.#host = host;
  }

  /** Who asks while another already waits for the same gets the same; it is read on as long as one of them wants it. */
  async get(file: LinkedFileInfo, dialect: Dialect, wants: Projection, watch: ReadOptions): Promise<Table | LinkFault> {
    const columns = wants.columns && [...wants.columns].sort();
    const key = JSON.stringify([
      file.uri,
      { ...dialect, decimal: null, thousands: null, dates: null },
      file.limits,
      columns,
      wants.distinct,
      watch.maxBytes,
    ]);
    const known = this.#entries.get(key);
    this.#entries.delete(key);
    if (known?.stamp === file.fingerprint) {
      this.#entries.set(key, known);
      known.waiters.add(watch);
      try {
        return await known.table;
      } catch {
        // Perhaps only the others were no longer interested.
        watch.signal?.throwIfAborted();
      }
    }
    const watches = new Set([watch]);
    const held: CacheEntry = {
      stamp: file.fingerprint,
      table: this.#read(file, dialect, wants, combineReadOptions(watches, watch.maxBytes)),
      waiters: watches,
      bytes: 0,
    };
    this.#entries.set(key, held);
    try {
      const table = await held.table;
      held.bytes = 'code' in table ? 0 : memorySizeOf(table);
      this.#evict(key);
      return table;
    } catch (error) {
      if (this.#entries.get(key) === held) this.#entries.delete(key);
      throw error;
    }
  }

  async #read(file: LinkedFileInfo, dialect: Dialect, wants: Projection, watch: ReadOptions): Promise<Table | LinkFault> {
    const host = this.#host;
    let whole = host.chunks ? null : await host.read(file.uri);
    const kind = detectFileFormat(whole ?? (await firstBytes(host.chunks?.(file.uri))), file.path);
    if (kind === 'csv' || kind === 'json-lines') return this.#stream(kind, file, whole, dialect, wants, watch);
    const tooLarge = exceedsMemory(file.path, file.size);
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
    kind: StreamableFormat,
    file: LinkedFileInfo,
    whole: Uint8Array | null,
    dialect: Dialect,
    wants: Projection,
    watch: ReadOptions,
  ): Promise<Table | LinkFault> {
    const { chunks } = this.#host;
    const { signal, onProgress: progress, maxBytes: upTo } = watch;
    let read = 0;
    async function* counted() {
      read = 0;
      for await (const chunk of whole ? [whole] : (chunks?.(file.uri) ?? [])) {
        read += chunk.length;
        yield chunk;
      }
    }
    const table = await readTableFrom(counted, file.size, file.path, dialect, {
      format: kind,
      // What a row begins with says whether it is a total.
      projection: dialect.totals.length > 0 ? ALL_COLUMNS : wants,
      limits: file.limits,
      signal,
      byteLimit: upTo,
      progress: progress && ((bytes) => progress(bytes, file.size)),
    });
    if (isFault(table)) return table;
    // A file that shrinks or grows while it is read.
    if (upTo === undefined && read !== file.size) return { code: 'JRN0414', parameters: { path: file.path } };
    return exceededLimit(table, file.limits) ?? dropTotalRows(table, dialect.totals);
  }

  #evict(newest: string): void {
    let total = [...this.#entries.values()].reduce((sum, { bytes }) => sum + bytes, 0);
    for (const [key, { bytes }] of this.#entries) {
      if (total <= CACHE_BUDGET_BYTES) return;
      if (key === newest || bytes === 0) continue;
      this.#entries.delete(key);
      total -= bytes;
    }
  }
}

/** Several who wait for the same: nobody wants it any more once none of them does. */
function combineReadOptions(watches: Set<ReadOptions>, upTo: number | undefined): ReadOptions {
  const signal: CancellationToken = {
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
    for (const watch of watches) watch.onProgress?.(read, size);
  };
  return { signal, onProgress: progress, ...(upTo === undefined ? {} : { maxBytes: upTo }) };
}

/** Enough to tell the kind of a file. */
async function firstBytes(chunks: AsyncIterable<Uint8Array> | undefined): Promise<Uint8Array> {
  for await (const chunk of chunks ?? []) return chunk.slice(0, 64);
  return new Uint8Array();
}

/** About as many bytes as it takes in the memory. */
function memorySizeOf(table: Table): number {
  const texts = table.cells.reduce((sum, cells) => sum + (cells?.values.reduce((all, value) => all + 40 + value.length, 0) ?? 0), 0);
  const columns = table.cells.filter((cells) => cells !== null).length;
  return (
    texts +
    (columns + 1) * table.lines.length * 4 +
    (table.duplicates ? table.duplicates.counts.length * 4 + table.duplicates.lines.size * 100 : 0)
  );
}
