/** Streams a file into a Table: CSV, JSON Lines, a JSON list. */
import { DEFAULT_FILE_LIMITS, type Dialect, type FileLimits } from '@parcours/model';
import type { CancellationToken } from '../cancellation-token.ts';
import { type Fault, unreadableFile } from '../fault.ts';
import { ALL_COLUMNS, type Projection } from '../table/projection.ts';
import type { Table } from '../table/table.ts';
import { CsvReader } from './csv/csv-reader.ts';
import { JsonReader } from './json/json-reader.ts';
import { NotUtf8, UnknownEncoding } from './utf8-stream.ts';

/** Bytes parsed between two polls for cancellation. */
const CHUNK_BYTES = 1 << 20;

/**
 * Parses a CSV file as French, German and English spreadsheets and survey tools write it. The result does not depend on the study's
 * mapping, so a caller can cache the Table until the file changes.
 *
 * - Line ends may be LF, CRLF or CR, also mixed; each counts as one line, as in editors, also within quoted cells.
 * - The header is the first line with text. A preceding `sep=;` line, as spreadsheets write it, sets the delimiter.
 * - The delimiter and the quotes (doubled, escaped by a backslash, apostrophes) are those under which the rows agree most.
 * - A row with fewer cells than the header is completed with empty ones and told (`shortRows`), except one that the end of the file cuts off.
 *   A row is rejected as *ragged* if it has text beyond the others: a delimiter too many shifts the cells behind it. Where most rows are
 *   wider than the header, columns have no name (`unnamed`).
 * - A stray quote costs no row: a record that it makes longer or of another width is read line by line (`repairRecord`). Where that gives
 *   no row of the right width, the quote swallows lines up to the next one that closes it: they are rejected as *broken-quote*. An undoubled
 *   quote within a quoted cell is accepted if the row still has one line and the right number of cells. A file with a quoted cell of more
 *   than 64 MB is refused.
 * - Tables beyond the limits of columns or rows are refused; the length of cells is checked by the caller (`exceededLimit`).
 *
 * @param path is only passed on: to messages and to `FileFacts`.
 * @param dialect what the study declares; null fields are detected. `decimal` matters only to `aggregate`.
 * @throws the signal's reason once it is aborted; nothing else.
 */
export function readTable(
  bytes: Uint8Array,
  path: string,
  dialect: Dialect,
  {
    format: kind = 'csv',
    projection = ALL_COLUMNS,
    limits = DEFAULT_FILE_LIMITS,
    signal,
  }: Pick<ReadOptions, 'format' | 'projection' | 'limits' | 'signal'> = {},
): Table | Fault {
  for (let encoding = dialect.encoding; ; encoding = 'windows-1252') {
    const reader = createReader(kind, path, { ...dialect, encoding }, projection, bytes.length, limits);
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

/** Formats that can be streamed. `json`: a bare list; anything else is refused. */
export type StreamableFormat = 'csv' | 'json-lines' | 'json';

export interface ReadOptions {
  /** Default: CSV. */
  readonly format?: StreamableFormat;
  readonly projection?: Projection;
  readonly limits?: FileLimits;
  readonly signal?: CancellationToken | undefined;
  /** Stop after about this many bytes: the Table ends with the last complete row among them. */
  readonly byteLimit?: number | undefined;
  /** Called with the bytes read so far. A file that turns out not to be UTF-8 starts again from 0. */
  readonly progress?: ((bytes: number) => void) | undefined;
}

/**
 * Streaming version of `readTable`: no more than a chunk of the file is in memory at a time.
 *
 * @param chunks starts at the beginning of the file on each call. A chunk may be overwritten once the next one is requested.
 * @param size of the file in bytes.
 * @throws the signal's reason once it is aborted, and whatever `chunks` throws.
 */
export async function readTableFrom(
  chunks: () => AsyncIterable<Uint8Array>,
  size: number,
  path: string,
  dialect: Dialect,
  {
    format: kind = 'csv',
    projection = ALL_COLUMNS,
    limits = DEFAULT_FILE_LIMITS,
    signal,
    progress,
    byteLimit = Number.POSITIVE_INFINITY,
  }: ReadOptions = {},
): Promise<Table | Fault> {
  for (let encoding = dialect.encoding; ; encoding = 'windows-1252') {
    const reader = createReader(kind, path, { ...dialect, encoding }, projection, size, limits);
    try {
      let read = 0;
      for await (const chunk of chunks()) {
        signal?.throwIfAborted();
        if (reader.failed) break;
        reader.push(chunk, false);
        read += chunk.length;
        progress?.(read);
        if (read >= byteLimit && hasRows(reader)) return reader.finish();
      }
      reader.push(new Uint8Array(), true);
      return reader.finish();
    } catch (error) {
      const fault = unlessNotUtf8(error, path);
      if (fault) return fault;
    }
  }
}

function createReader(kind: StreamableFormat, path: string, dialect: Dialect, projection: Projection, bytes: number, limits: FileLimits) {
  return kind === 'csv' ? new CsvReader(path, dialect, projection, bytes, limits) : new JsonReader(kind, path, dialect, bytes, limits);
}

function hasRows(reader: CsvReader | JsonReader): boolean {
  return reader instanceof CsvReader ? reader.layout !== null : reader.hasRows;
}

/** Null if the file must be read again in another encoding. */
function unlessNotUtf8(error: unknown, path: string): Fault | null {
  if (error instanceof NotUtf8) return null;
  if (error instanceof UnknownEncoding) return unreadableFile(path, { term: 'fault.encoding' });
  throw error;
}
