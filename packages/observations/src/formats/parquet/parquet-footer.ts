/** Reads and validates the footer of a Parquet file against the size of the file. */
import { type FileMetaData, parquetMetadata, parquetSchema, type SchemaTree } from 'hyparquet';
import { assertValid } from './parquet-fault.ts';
import { MAX_VALUES } from './parquet-pages.ts';
import { skipStruct } from './parquet-thrift.ts';

/** Most values per byte of file (runs of equal values), beyond those that one page may hold. */
const MAX_VALUES_PER_BYTE = 1024;

export interface Footer {
  readonly metadata: FileMetaData;
  readonly rows: number;
  /** Top-level columns. */
  readonly names: readonly string[];
  /** By path key: the schema path from the root to each stored column. */
  readonly leaves: ReadonlyMap<string, SchemaTree[]>;
  /** Uncompressed size of all columns, in bytes. */
  readonly unpacked: number;
}

/** Separates the names of a path; occurs in no name. */
const PATH_SEPARATOR = '\0';

export function pathKey(path: readonly string[]): string {
  return path.join(PATH_SEPARATOR);
}

/** @throws ParquetFault if the footer contradicts itself or the size of the file, and whatever hyparquet throws. */
export function readFooter(buffer: ArrayBuffer): Footer {
  const view = new DataView(buffer);
  const size = buffer.byteLength;
  assertValid(size >= 12, 'it is too short');
  const length = view.getUint32(size - 8, true);
  assertValid(length <= size - 12, 'its end is cut off');
  skipStruct(view, size - 8 - length, size - 8);
  const metadata = parquetMetadata(buffer, { geoparquet: false });
  // Read a VARIANT as stored: its decoded value may have any size.
  for (const element of metadata.schema) {
    assertValid(typeof element.name === 'string', 'a column without a name');
    if (element.logical_type?.type === 'VARIANT') delete element.logical_type;
  }
  const root = parquetSchema(metadata);
  const names = root.children.map(({ element }) => element.name);
  const leaves = new Map<string, SchemaTree[]>();
  collectLeaves([root], leaves);
  let [rows, values, unpacked, packed] = [0, 0, 0, 0];
  for (const group of metadata.row_groups) {
    const groupRows = validCount(group.num_rows);
    assertValid(groupRows <= MAX_VALUES, 'a row group of more than 16,777,216 rows');
    rows += groupRows;
    assertValid(group.columns.length === leaves.size, 'columns without values');
    const seen = new Set<string>();
    for (const { meta_data: column, file_path: elsewhere } of group.columns) {
      assertValid(column !== undefined && elsewhere === undefined, 'values in another file');
      const key = pathKey(column.path_in_schema);
      assertValid(leaves.has(key) && !seen.has(key), 'a column that is none');
      seen.add(key);
      const from = validCount(column.dictionary_page_offset || column.data_page_offset);
      const bytes = validCount(column.total_compressed_size);
      assertValid(from + bytes <= size, 'a column longer than the file');
      packed += bytes;
      unpacked += validCount(column.total_uncompressed_size);
      values += validCount(column.num_values);
    }
  }
  assertValid(rows === validCount(metadata.num_rows), 'another number of rows than its groups');
  assertValid(packed <= size, 'columns longer than the file');
  assertValid(Math.max(values, rows) <= MAX_VALUES + MAX_VALUES_PER_BYTE * size, 'more values than its size can hold');
  return { metadata, rows, names, leaves, unpacked };
}

/** @throws ParquetFault for a duplicate column, which would be ambiguous. */
function collectLeaves(path: SchemaTree[], leaves: Map<string, SchemaTree[]>): void {
  const node = path.at(-1) as SchemaTree;
  for (const child of node.children) collectLeaves([...path, child], leaves);
  if (node.children.length > 0 || path.length === 1) return;
  const key = pathKey(node.path);
  assertValid(!leaves.has(key), 'two columns of one name');
  leaves.set(key, path);
}

function validCount(value: unknown): number {
  const number = typeof value === 'bigint' ? Number(value) : value;
  assertValid(typeof number === 'number' && Number.isSafeInteger(number) && number >= 0, 'a count that is none');
  return number;
}
