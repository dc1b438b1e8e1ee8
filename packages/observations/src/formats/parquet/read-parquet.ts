/** Parquet reader, with hyparquet. */
import { CODE, type Dialect, type FileLimits } from '@parcours/model';
import { type Compressors, parquetRead, type RowGroup } from 'hyparquet';
import type { CancellationToken } from '../../cancellation-token.ts';
import { excerpt } from '../../excerpt.ts';
import { type Fault, unreadableFile } from '../../fault.ts';
import { limitExceeded, MB } from '../../limits.ts';
import { RecordFlattener } from '../../table/record-flattener.ts';
import type { Table } from '../../table/table.ts';
import { BrotliUnavailable } from './parquet-decompress.ts';
import { assertValid } from './parquet-fault.ts';
import { type Footer, pathKey, readFooter } from './parquet-footer.ts';
import { type PageBudget, PageBudgetExceeded, validatedPages } from './parquet-pages.ts';

/** Values decoded per batch, beside those of the table. */
const VALUES_PER_BATCH = 1 << 22;

/**
 * Decodes row group by row group, a batch of columns at a time. Nested groups become columns named `outer.inner`, lists are kept as JSON
 * text. Parquet has no lines: rows are numbered from 1.
 *
 * hyparquet trusts every count in a file. Footer, page headers and the counts in decompressed pages are therefore validated first: a
 * damaged file is refused instead of looping or exhausting memory.
 */
export async function readParquet(
  bytes: Uint8Array,
  path: string,
  _dialect: Dialect,
  limits: FileLimits,
  signal?: CancellationToken,
): Promise<Table | Fault> {
  try {
    return await read(bytes, path, limits, signal);
  } catch (error) {
    signal?.throwIfAborted();
    if (error instanceof PageBudgetExceeded) return limitExceeded(path, 'unpacked', limits, null);
    if (error instanceof BrotliUnavailable) return unreadableFile(path, { term: 'fault.brotli' });
    return unreadableFile(path, {
      term: 'fault.parquet',
      values: { detail: excerpt(error instanceof Error ? error.message : String(error)) },
    });
  }
}

async function read(bytes: Uint8Array, path: string, limits: FileLimits, signal: CancellationToken | undefined): Promise<Table | Fault> {
  const whole = bytes.byteOffset === 0 && bytes.byteLength === bytes.buffer.byteLength && bytes.buffer instanceof ArrayBuffer;
  const buffer = whole ? (bytes.buffer as ArrayBuffer) : new Uint8Array(bytes).buffer;
  const footer = readFooter(buffer);
  const { metadata, rows, names } = footer;
  if (rows > limits.rows) return limitExceeded(path, 'rows', limits, rows);
  if (footer.unpacked > limits.unpacked * MB) return limitExceeded(path, 'unpacked', limits, footer.unpacked / MB);
  const width = Math.max(names.length, footer.leaves.size);
  if (width > limits.columns) return limitExceeded(path, 'columns', limits, width);
  if (names.length === 0) return { code: CODE['file-empty'], parameters: { path } };
  const values = new RecordFlattener(limits);
  const budget = { bytes: limits.unpacked * MB };
  let row = 0;
  for (const group of metadata.row_groups) {
    const groupRows = Number(group.num_rows);
    const step = Math.max(1, Math.floor(VALUES_PER_BATCH / Math.max(1, groupRows)));
    for (let first = 0; first < names.length; first += step) {
      signal?.throwIfAborted();
      const columns = names.slice(first, first + step);
      for (const [name, column] of await readGroup(buffer, footer, group, columns, budget, signal)) {
        column.forEach((value, index) => {
          values.add([[name, value]], row + index);
        });
      }
      const over = values.exceededLimit(path);
      if (over) return over;
    }
    row += groupRows;
  }
  const { columns, cells } = values.finish(row);
  const lines = Uint32Array.from({ length: row }, (_, index) => index + 1);
  const found = columns.length > 0 ? { columns, cells } : emptyColumns(names);
  return { path, bytes: bytes.length, encoding: 'parquet', delimiter: '', ...found, lines, duplicates: null, rows: row, rejected: [] };
}

/** @returns values by column name. */
async function readGroup(
  buffer: ArrayBuffer,
  { metadata, leaves }: Footer,
  group: RowGroup,
  columns: string[],
  budget: PageBudget,
  signal: CancellationToken | undefined,
): Promise<Map<string, unknown[]>> {
  const found = new Map<string, unknown[]>(columns.map((name) => [name, []]));
  const rows = Number(group.num_rows);
  if (rows === 0) return found;
  const wanted = new Set(columns);
  const compressors: Record<string, Compressors[keyof Compressors]> = {};
  // hyparquet selects a decompressor by codec name; a codec name per column gives each column its own.
  const guarded = group.columns.map((chunk, index) => {
    const meta = chunk.meta_data;
    if (!meta || !wanted.has(meta.path_in_schema[0] ?? '')) return chunk;
    const from = Number(meta.dictionary_page_offset || meta.data_page_offset);
    const bytes = new Uint8Array(buffer, from, Number(meta.total_compressed_size));
    const unpack = validatedPages(bytes, { meta, path: leaves.get(pathKey(meta.path_in_schema)) ?? [], rows }, budget);
    const codec = `column ${index}`;
    compressors[codec] = (packed, size) => {
      signal?.throwIfAborted();
      return unpack(packed, size);
    };
    return { ...chunk, meta_data: { ...meta, codec: codec as typeof meta.codec } };
  });
  await parquetRead({
    file: { byteLength: buffer.byteLength, slice: (start, end) => buffer.slice(start, end) },
    metadata: { ...metadata, row_groups: [{ ...group, columns: guarded }] },
    columns,
    compressors: compressors as Compressors,
    parsers: {
      geometryFromBytes: ignoreGeometry,
      geographyFromBytes: ignoreGeometry,
      timestampFromMicroseconds: (microseconds) => timestamp(BigInt(microseconds) * 1000n),
      timestampFromNanoseconds: (nanoseconds) => timestamp(BigInt(nanoseconds)),
    },
    onChunk: ({ columnName, columnData }) => {
      const values = found.get(columnName);
      for (const value of columnData) values?.push(value);
    },
  });
  for (const values of found.values()) assertValid(values.length === rows, 'values are missing');
  return found;
}

/** Geometry is never a rating: skip decoding it. */
function ignoreGeometry(): string {
  return '';
}

/** A Date, or its ISO text where it is finer than the milliseconds of one. @param at nanoseconds since 1970. */
function timestamp(at: bigint): Date | string {
  const rest = ((at % 1_000_000n) + 1_000_000n) % 1_000_000n;
  const date = new Date(Number((at - rest) / 1_000_000n));
  return rest === 0n || Number.isNaN(date.getTime()) ? date : `${date.toISOString().slice(0, -1)}${String(rest).padStart(6, '0')}`;
}

function emptyColumns(names: readonly string[]): Pick<Table, 'columns' | 'cells'> {
  return { columns: names, cells: names.map(() => ({ values: [], codes: new Uint32Array() })) };
}
