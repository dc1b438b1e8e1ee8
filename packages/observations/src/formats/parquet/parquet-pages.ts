/** Validates the pages of a Parquet column before hyparquet, which trusts every count, decodes them. */
import type { ColumnMetaData, PageHeader, SchemaTree } from 'hyparquet';
import { parquetHeader } from 'hyparquet/src/column.js';
import { deltaBinaryUnpack } from 'hyparquet/src/delta.js';
import { getMaxDefinitionLevel, getMaxRepetitionLevel, isFlatColumn } from 'hyparquet/src/schema.js';
import { decompressPage } from './parquet-decompress.ts';
import { assertValid, ParquetFault } from './parquet-fault.ts';
import { checkDeltas, checkPrefixedRuns, checkRuns } from './parquet-runs.ts';
import { skipStruct } from './parquet-thrift.ts';

/** Most values in a page or row group. Longer arrays become slow, and no writer makes them. */
export const MAX_VALUES = 1 << 24;

/** Bytes that may still be decompressed. */
export interface PageBudget {
  bytes: number;
}

/** A column chunk of one row group. */
export interface ColumnChunk {
  readonly meta: ColumnMetaData;
  /** Schema path from the root to the column. */
  readonly path: SchemaTree[];
  /** Number of rows in the row group. */
  readonly rows: number;
}

/**
 * Validates the page headers of a column chunk, and all that is not compressed.
 *
 * @returns a decompressor to be called once per compressed page, in order; it validates the contents of each page.
 * @throws ParquetFault, as the decompressor does
 */
export function validatedPages(
  bytes: Uint8Array,
  stored: ColumnChunk,
  budget: PageBudget,
): (packed: Uint8Array, size: number) => Uint8Array {
  const { meta, path, rows } = stored;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const isFlat = isFlatColumn(path);
  const packed: PageHeader[] = [];
  let values = 0;
  for (let at = 0; isFlat ? values < rows : at < bytes.length - 1; ) {
    assertValid(at < bytes.length - 1, 'values are missing');
    const reader = { view, offset: at };
    const start = skipStruct(view, at, bytes.length);
    const header = parquetHeader(reader);
    assertValid(reader.offset === start, 'an odd page');
    const { compressed_page_size: size, uncompressed_page_size: unpacked } = header;
    assertValid(isCount(size) && isCount(unpacked) && start + size <= bytes.length, 'a page breaks off');
    budget.bytes -= unpacked;
    if (budget.bytes < 0) throw new PageBudgetExceeded();
    const held = valueCount(header);
    assertValid(isCount(held) && held <= MAX_VALUES, 'a page of too many values');
    if (header.type !== 'DICTIONARY_PAGE') values += held;
    assertValid(values <= MAX_VALUES && values <= Number(meta.num_values), 'suffixes values than the column has');
    const second = header.data_page_header_v2;
    if (header.type === 'DATA_PAGE_V2' && second) {
      const page = new DataView(bytes.buffer, bytes.byteOffset + start, size);
      const levels = second.repetition_levels_byte_length + second.definition_levels_byte_length;
      assertValid(isCount(levels) && isCount(second.num_nulls) && levels <= size && levels <= unpacked, 'a page breaks off');
      checkLevels(page, path, held, second.repetition_levels_byte_length, levels);
      if (second.is_compressed === false) checkValues(bytes.subarray(start + levels, start + size), header, stored, budget, null);
    }
    if (second?.is_compressed !== false) packed.push(header);
    at = start + size;
  }
  assertValid(!isFlat || values === rows, 'values are missing');
  let next = 0;
  return (page, size) => {
    const header = packed[next++];
    assertValid(header !== undefined, 'a page too many');
    const unpacked = decompressPage(meta.codec, page, size);
    assertValid(unpacked.length === size, 'a page of another size');
    checkValues(unpacked, header, stored, budget, header.type === 'DATA_PAGE' ? path : null);
    return unpacked;
  };
}

/** The decompressed pages would exceed the limit. */
export class PageBudgetExceeded extends Error {}

export function isCount(value: unknown): value is number {
  return typeof value === 'number' && Number.isInteger(value) && value >= 0;
}

function valueCount({
  type,
  data_page_header: first,
  data_page_header_v2: second,
  dictionary_page_header: dictionary,
}: PageHeader): unknown {
  switch (type) {
    case 'DATA_PAGE':
      return first?.num_values;
    case 'DATA_PAGE_V2':
      return second?.num_values;
    case 'DICTIONARY_PAGE':
      return dictionary?.num_values;
    default:
      throw new ParquetFault('a page of an unknown kind');
  }
}

/** Validates the levels of a version 2 page, which are never compressed. */
function checkLevels(page: DataView, path: SchemaTree[], count: number, repetitions: number, levels: number): void {
  const [repeats, defines] = [getMaxRepetitionLevel(path), getMaxDefinitionLevel(path)];
  if (repeats > 0) checkRuns(page, 0, bitWidth(repeats), count);
  if (defines > 0) {
    const { end } = checkRuns(page, repetitions, bitWidth(defines), count);
    assertValid(end <= levels, 'a page breaks off');
  }
}

/** @param levels the column's schema path if the values follow their levels, else null. */
function checkValues(
  bytes: Uint8Array,
  header: PageHeader,
  { meta, path }: ColumnChunk,
  budget: PageBudget,
  levels: SchemaTree[] | null,
): void {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const { data_page_header: first, data_page_header_v2: second, dictionary_page_header: dictionary } = header;
  const width = path.at(-1)?.element.type_length;
  if (header.type === 'DICTIONARY_PAGE') {
    checkPlainEncoding(bytes.length, dictionary?.num_values ?? 0, meta.type, width);
    return;
  }
  const { at, count } = levels
    ? skipLevels(view, first?.num_values ?? 0, levels)
    : { at: 0, count: (second?.num_values ?? 0) - (second?.num_nulls ?? 0) };
  assertValid(count >= 0, 'suffixes values missing than there are');
  switch ((levels ? first : second)?.encoding) {
    case 'PLAIN':
    case 'BYTE_STREAM_SPLIT':
      checkPlainEncoding(bytes.length - at, count, meta.type, width);
      break;
    case 'RLE':
    case 'PLAIN_DICTIONARY':
    case 'RLE_DICTIONARY':
      if (meta.type === 'BOOLEAN') checkPrefixedRuns(view, at, 1, count);
      else {
        assertValid(at < bytes.length, 'a page breaks off');
        const bits = view.getUint8(at);
        // At bit width 0, after levels, hyparquet reads no runs.
        if (bits > 0 || !levels) checkRuns(view, at + 1, bits, count);
      }
      break;
    case 'DELTA_BINARY_PACKED':
    case 'DELTA_LENGTH_BYTE_ARRAY':
      checkDeltas(view, at, count);
      break;
    case 'DELTA_BYTE_ARRAY':
      budget.bytes -= deltaByteArrayLength(view, at, count);
      if (budget.bytes < 0) throw new PageBudgetExceeded();
      break;
    default:
      throw new ParquetFault('values written in an unknown way');
  }
}

/** Offset of the values after the levels, and the number of values that are not null. */
function skipLevels(view: DataView, count: number, path: SchemaTree[]): { at: number; count: number } {
  const [repeats, defines] = [getMaxRepetitionLevel(path), getMaxDefinitionLevel(path)];
  const at = repeats > 0 ? checkPrefixedRuns(view, 0, bitWidth(repeats), count).end : 0;
  if (defines === 0) return { at, count };
  const { end, counted } = checkPrefixedRuns(view, at, bitWidth(defines), count, defines);
  return { at: end, count: counted };
}

const WIDTHS: Readonly<Record<string, number>> = { BOOLEAN: 1 / 8, INT32: 4, FLOAT: 4, INT64: 8, DOUBLE: 8, INT96: 12, BYTE_ARRAY: 4 };

/** @param width of fixed-length values, in bytes. */
function checkPlainEncoding(bytes: number, count: number, type: string, width: number | undefined): void {
  const each = WIDTHS[type] ?? width;
  assertValid(each !== undefined && each > 0 && count * each <= bytes, 'a page breaks off');
}

/** Decoded size, in bytes, of front-coded strings (DELTA_BYTE_ARRAY). */
function deltaByteArrayLength(view: DataView, from: number, count: number): number {
  const [prefixes, suffixes] = [new Int32Array(count), new Int32Array(count)];
  const second = checkDeltas(view, from, count);
  checkDeltas(view, second, count);
  if (count === 0) return 0;
  const reader = { view, offset: from };
  deltaBinaryUnpack(reader, count, prefixes);
  deltaBinaryUnpack(reader, count, suffixes);
  let total = 0;
  let last = 0;
  for (let i = 0; i < count; i++) {
    const [prefix, suffix] = [prefixes[i] as number, suffixes[i] as number];
    assertValid(prefix >= 0 && prefix <= last && suffix >= 0, 'a text of impossible length');
    last = prefix + suffix;
    total += last;
  }
  return total;
}

/** Bits needed for a number. */
function bitWidth(number: number): number {
  return 32 - Math.clz32(number);
}
