import { CODE, type Dialect } from '@parcours/model';
import {
  ALL_COLUMNS,
  type CancellationToken,
  DETECTION_BYTES,
  detectFileFormat,
  dropTotalRows,
  exceededLimit,
  exceedsMemory,
  hasWrappedLines,
  isFault,
  type Projection,
  readFile,
  readTableFrom,
  type StreamableFormat,
  type Table,
} from '@parcours/observations';
import type { AggregationOptions, AggregationTask, LinkFault } from '../engine.ts';
import type { Host } from '../hosts/host.ts';

type LinkedFileInfo = Pick<AggregationTask, 'uri' | 'path' | 'size' | 'fingerprint' | 'limits'>;

/** Lines in quotes as a whole are unwrapped in files that fit in memory. */
const MAX_WRAPPED_BYTES = 16 * 1024 * 1024;

interface CacheEntry {
  readonly fingerprint: string;
  readonly table: Promise<Table | LinkFault>;
  /** The callers that wait for the table while it is read. */
  readonly waiters: Set<AggregationOptions>;
  /** Estimated memory; 0 while it is read. */
  bytes: number;
}

/** Total memory of cached tables; a single larger table is still kept. */
const CACHE_BUDGET_BYTES = 256 * 1024 * 1024;

/** Least-recently-used cache of the tables of linked files, so that a changed mapping does not read the file again. */
export class TableCache {
  readonly #host: Host;
  /** By URI, dialect, limits and projection, in order of use. */
  readonly #entries = new Map<string, CacheEntry>();

  constructor(host: Host) {
    this.#host = host;
  }

  /**
   * Concurrent requests for the same table share one read, which is cancelled once all of them are.
   *
   * @throws the signal's reason, and any error of the host.
   */
  async get(file: LinkedFileInfo, dialect: Dialect, projection: Projection, options: AggregationOptions): Promise<Table | LinkFault> {
    const columns = projection.columns && [...projection.columns].sort();
    const key = JSON.stringify([
      file.uri,
      { ...dialect, decimal: null, thousands: null, dates: null },
      file.limits,
      columns,
      projection.distinct,
      projection.respondent,
      options.maxBytes,
    ]);
    const cached = this.#entries.get(key);
    this.#entries.delete(key);
    if (cached?.fingerprint === file.fingerprint) {
      this.#entries.set(key, cached);
      cached.waiters.add(options);
      try {
        return await cached.table;
      } catch {
        // The shared read may have been cancelled by the other callers only: read again.
        options.signal?.throwIfAborted();
      }
    }
    const waiters = new Set([options]);
    const entry: CacheEntry = {
      fingerprint: file.fingerprint,
      table: this.#read(file, dialect, projection, combineReadOptions(waiters, options.maxBytes)),
      waiters,
      bytes: 0,
    };
    this.#entries.set(key, entry);
    try {
      const table = await entry.table;
      entry.bytes = 'code' in table ? 0 : memorySizeOf(table);
      this.#evict(key);
      return table;
    } catch (error) {
      if (this.#entries.get(key) === entry) this.#entries.delete(key);
      throw error;
    }
  }

  async #read(file: LinkedFileInfo, dialect: Dialect, projection: Projection, options: AggregationOptions): Promise<Table | LinkFault> {
    const host = this.#host;
    let whole = host.chunks ? null : await host.read(file.uri);
    const beginning = whole ?? (await firstBytes(host.chunks?.(file.uri)));
    const kind = detectFileFormat(beginning, file.path);
    const isWrapped = kind === 'csv' && file.size <= MAX_WRAPPED_BYTES && hasWrappedLines(beginning.subarray(0, DETECTION_BYTES));
    if ((kind === 'csv' && !isWrapped) || kind === 'json-lines') return this.#stream(kind, file, whole, dialect, projection, options);
    const tooLarge = exceedsMemory(file.path, file.size);
    if (kind === 'json') {
      const list = await this.#stream(kind, file, whole, dialect, projection, options);
      // The list may be nested in an object; the whole-file reader also locates syntax errors.
      if (!('code' in list) || list.code === CODE['file-being-written']) return list;
    }
    if (tooLarge) return tooLarge;
    whole ??= await host.read(file.uri);
    if (whole.length !== file.size) return { code: CODE['file-being-written'], parameters: { path: file.path } };
    return readFile(whole, file.path, dialect, file.limits, options.signal);
  }

  async #stream(
    kind: StreamableFormat,
    file: LinkedFileInfo,
    whole: Uint8Array | null,
    dialect: Dialect,
    projection: Projection,
    options: AggregationOptions,
  ): Promise<Table | LinkFault> {
    const { chunks } = this.#host;
    const { signal, onProgress, maxBytes } = options;
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
      // A row is a total by its first cells, which the projection may leave out.
      projection: dialect.totals.length > 0 ? ALL_COLUMNS : projection,
      limits: file.limits,
      signal,
      byteLimit: maxBytes,
      progress: onProgress && ((bytes) => onProgress(bytes, file.size)),
    });
    if (isFault(table)) return table;
    // The file shrank or grew while it was read.
    if (maxBytes === undefined && read !== file.size) return { code: CODE['file-being-written'], parameters: { path: file.path } };
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

/** The options of a shared read: cancelled once all waiters are, progress reported to each. */
function combineReadOptions(waiters: Set<AggregationOptions>, maxBytes: number | undefined): AggregationOptions {
  const signal: CancellationToken = {
    throwIfAborted() {
      for (const waiter of waiters) {
        try {
          waiter.signal?.throwIfAborted();
          return;
        } catch (reason) {
          if (waiters.size === 1) throw reason;
          waiters.delete(waiter);
        }
      }
    },
  };
  const onProgress = (read: number, size: number) => {
    for (const waiter of waiters) waiter.onProgress?.(read, size);
  };
  return { signal, onProgress, ...(maxBytes === undefined ? {} : { maxBytes }) };
}

/** Enough bytes to detect the file format. */
async function firstBytes(chunks: AsyncIterable<Uint8Array> | undefined): Promise<Uint8Array> {
  for await (const chunk of chunks ?? []) return chunk.slice(0, DETECTION_BYTES);
  return new Uint8Array();
}

const NO_SIGNATURES = { rows: [], offsets: [], records: null };

/** Estimated memory in bytes. */
function memorySizeOf(table: Table): number {
  const texts = table.cells.reduce((sum, cells) => sum + (cells?.values.reduce((all, value) => all + 40 + value.length, 0) ?? 0), 0);
  const columns = table.cells.filter((cells) => cells !== null).length;
  const { records, rows, offsets } = table.signatures ?? NO_SIGNATURES;
  return (
    texts +
    (rows.length + offsets.length + 3 * (records?.rows.length ?? 0)) * 4 +
    (columns + 1) * table.lines.length * 4 +
    (table.duplicates ? table.duplicates.counts.length * 4 + table.duplicates.lines.size * 100 : 0)
  );
}
