/** A file's bytes into a Table, where it can be read piece by piece: CSV, JSON Lines, a list in JSON. */
import { DEFAULT_FILE_LIMITS, type Dialect, type FileLimits } from '@parcours/model';
import type { CancellationToken } from '../cancellation-token.ts';
import { type Fault, unreadableFile } from '../fault.ts';
import { ALL_COLUMNS, type Projection } from '../table/projection.ts';
import type { Table } from '../table/table.ts';
import { CsvReader } from './csv/csv-reader.ts';
import { JsonReader } from './json/json-reader.ts';
import { NotUtf8, UnknownEncoding } from './utf8-stream.ts';

/** Bytes parsed between two looks at the signal. */
const CHUNK_BYTES = 1 << 20;

/**
 * Reads a CSV file as French, German and English spreadsheets and survey tools write it. Nothing in it depends on the mapping
 * that a study declares, so a caller keeps the Table as long as the file stays the same.
 *
 * - Line ends may be LF, CRLF or CR, also mixed; each counts one line, as editors count, inside quoted cells too.
 * - The header is the first line with text. A line `sep=;` before it, which spreadsheets understand, names the delimiter.
 * - A row counts as *ragged* and is lost when it has fewer cells than the header has names, or more with text in them: a delimiter too
 *   many or too few shifts all cells behind it, so the row cannot be trusted. Empty cells beyond the header are harmless.
 * - A quote that is never closed swallows the rest of the file: the rows before it are used, the lines from it on are lost as
 *   *broken-quote*. A quote inside a quoted text that was not doubled is accepted where the row still has its line and its cells.
 *   A quote that swallows more than 64 MB is taken for one that is never closed, and the file is refused.
 * - More columns or rows than the limits allow are too many; how long cells are is for the caller to look at (`overLimit`).
 *
 * @param path is only passed on: to messages and to `FileFacts`.
 * @param dialect what the text declares; null for what is to be found out. `decimal` matters only to `aggregate`.
 * @throws the signal's reason, once it is aborted; nothing else.
 */
export function readTable(
  bytes: Uint8Array,
  path: string,
  dialect: Dialect,
  {
    format: kind = 'csv',
    projection: wants = ALL_COLUMNS,
    limits = DEFAULT_FILE_LIMITS,
    signal,
  }: Pick<ReadOptions, 'format' | 'projection' | 'limits' | 'signal'> = {},
): Table | Fault {
  for (let encoding = dialect.encoding; ; encoding = 'windows-1252') {
    const reader = createReader(kind, path, { ...dialect, encoding }, wants, bytes.length, limits);
    try {
      for (let at = 0; at === 0 || at < bytes.length; at += CHUNK_BYTES) {
        signal?.throwIfAborted();
        if (!reader.failed) reader.push(bytes.subarray(at, at + CHUNK_BYTES), at + CHUNK_BYTES >= bytes.length);
      }
      return reader.finish();
    } catch (error) {
      const fault = unlessNotUtf8(error, path);
      if (fault) return fault;
    }
  }
}

/** What can be read piece by piece. `json`: a list and nothing around it; whatever else it is, is refused. */
export type StreamableFormat = 'csv' | 'json-lines' | 'json';

export interface ReadOptions {
  /** Default: CSV. */
  readonly format?: StreamableFormat;
  readonly projection?: Projection;
  readonly limits?: FileLimits;
  readonly signal?: CancellationToken | undefined;
  /** Read about so many bytes and no more: the table then ends with the last whole row among them. */
  readonly byteLimit?: number | undefined;
  /** How many bytes have been read so far. A file that turns out not to be UTF-8 begins anew. */
  readonly progress?: ((bytes: number) => void) | undefined;
}

/**
 * The same, chunk by chunk, so that no more of the file than a chunk is in the memory at a time.
 *
 * @param chunks begins at the beginning of the file each time it is called. A chunk may be overwritten once the next one is asked for.
 * @param size of the file in bytes.
 * @throws the signal's reason, once it is aborted, and whatever `chunks` throws.
 */
export async function readTableFrom(
  chunks: () => AsyncIterable<Uint8Array>,
  size: number,
  path: string,
  dialect: Dialect,
  {
    format: kind = 'csv',
    projection: wants = ALL_COLUMNS,
    limits = DEFAULT_FILE_LIMITS,
    signal,
    progress,
    byteLimit: upTo = Number.POSITIVE_INFINITY,
  }: ReadOptions = {},
): Promise<Table | Fault> {
  for (let encoding = dialect.encoding; ; encoding = 'windows-1252') {
    const reader = createReader(kind, path, { ...dialect, encoding }, wants, size, limits);
    try {
      let read = 0;
      for await (const chunk of chunks()) {
        signal?.throwIfAborted();
        if (reader.failed) break;
        reader.push(chunk, false);
        read += chunk.length;
        progress?.(read);
        if (read >= upTo && hasRows(reader)) return reader.finish();
      }
      reader.push(new Uint8Array(), true);
      return reader.finish();
    } catch (error) {
      const fault = unlessNotUtf8(error, path);
      if (fault) return fault;
    }
  }
}

function createReader(kind: StreamableFormat, path: string, dialect: Dialect, wants: Projection, bytes: number, limits: FileLimits) {
  return kind === 'csv' ? new CsvReader(path, dialect, wants, bytes, limits) : new JsonReader(kind, path, dialect, bytes, limits);
}

function hasRows(reader: CsvReader | JsonReader): boolean {
  return reader instanceof CsvReader ? reader.layout !== null : reader.hasRows;
}

/** Null where the file is to be read once more, in another encoding. */
function unlessNotUtf8(error: unknown, path: string): Fault | null {
  if (error instanceof NotUtf8) return null;
  if (error instanceof UnknownEncoding) return unreadableFile(path, { term: 'fault.encoding' });
  throw error;
}
