/** Parquet into a Table, with hyparquet. */
import type { Dialect } from '@parcours/model';
import { type AsyncBuffer, type FileMetaData, parquetMetadata, parquetRead, parquetSchema } from 'hyparquet';
import { compressors } from 'hyparquet-compressors';
import { type Fault, unreadable } from './fault.ts';
import type { Limits } from './limits.ts';
import { NamedValues } from './named-values.ts';
import { plain } from './plain.ts';
import type { Stop } from './stop.ts';
import type { Table } from './table.ts';

const MB = 1024 * 1024;

/**
 * Every row group in turn, so that only one of them is held as rows. Groups of columns become columns named `outer.inner`, lists are
 * kept as they are written. A Parquet file has no lines: its rows are numbered from 1.
 */
export async function readParquet(
  bytes: Uint8Array,
  path: string,
  _dialect: Dialect,
  limits: Limits,
  signal?: Stop,
): Promise<Table | Fault> {
  try {
    return await read(bytes, path, limits, signal);
  } catch (error) {
    signal?.throwIfAborted();
    return unreadable(path, { term: 'fault.parquet', values: { detail: plain(error instanceof Error ? error.message : String(error)) } });
  }
}

async function read(bytes: Uint8Array, path: string, limits: Limits, signal: Stop | undefined): Promise<Table | Fault> {
  const whole = bytes.byteOffset === 0 && bytes.byteLength === bytes.buffer.byteLength && bytes.buffer instanceof ArrayBuffer;
  const buffer = whole ? (bytes.buffer as ArrayBuffer) : bytes.slice().buffer;
  const metadata = parquetMetadata(buffer);
  const rows = Number(metadata.num_rows);
  if (rows > limits.rows) return unreadable(path, { term: 'fault.too-many-rows', values: { limit: limits.rows } });
  if (unpacked(metadata) > limits.unpackedBytes) {
    return unreadable(path, { term: 'fault.unpacked', values: { limit: Math.round(limits.unpackedBytes / MB) } });
  }
  const names = parquetSchema(metadata).children.map(({ element }) => element.name);
  if (names.length > limits.columns) return unreadable(path, { term: 'fault.too-many-columns', values: { limit: limits.columns } });
  const values = new NamedValues(limits.columns);
  let row = 0;
  for (const group of metadata.row_groups) {
    signal?.throwIfAborted();
    const end = row + Number(group.num_rows);
    const onComplete = (found: readonly (readonly unknown[])[]) => {
      for (const cells of found)
        values.add(
          names.map((name, column) => [name, cells[column]] as const),
          row++,
        );
    };
    await parquetRead({ file: watched(buffer), metadata, compressors, rowStart: row, rowEnd: end, rowFormat: 'array', onComplete });
    if (row !== end) throw new Error(`${end - row} rows missing`);
  }
  if (names.length === 0) return { code: 'JRN0410', parameters: { path } };
  const { columns, cells } = values.finish(row);
  const lines = Uint32Array.from({ length: row }, (_, index) => index + 1);
  const found = columns.length > 0 ? { columns, cells } : emptyOf(names);
  return { path, bytes: bytes.length, encoding: 'parquet', delimiter: '', ...found, lines, repeats: null, rows: row, lost: [] };
}

function emptyOf(names: readonly string[]): Pick<Table, 'columns' | 'cells'> {
  return { columns: names, cells: names.map(() => ({ values: [], codes: new Uint32Array() })) };
}

/**
 * The file as hyparquet asks for it. Of several damaged columns it hands on one's failure and forgets the others' promises, and a
 * failure that nobody waits for ends the process: each is seen here at least.
 */
function watched(buffer: ArrayBuffer): AsyncBuffer {
  return {
    byteLength: buffer.byteLength,
    slice: (start, end) => seen(Promise.resolve(buffer.slice(start, end))),
  };
}

/** The promise, and all that are made of it, with a look at their failures. */
function seen<T>(promise: Promise<T>): Promise<T> {
  const go = promise.then.bind(promise);
  go(undefined, () => undefined);
  return Object.assign(promise, {
    // biome-ignore lint/suspicious/noThenProperty: what hyparquet makes of a piece is to be seen.
    then: (...handlers: Parameters<typeof go>) => seen(go(...handlers)),
  });
}

/** Bytes of all columns, as the file says. */
function unpacked({ row_groups: groups }: FileMetaData): number {
  let total = 0;
  for (const group of groups) for (const { meta_data: column } of group.columns) total += Number(column?.total_uncompressed_size ?? 0);
  return total;
}
