/** What a Parquet file says of itself, believed only as far as the file can hold it. */
import { type FileMetaData, parquetMetadata, parquetSchema, type SchemaTree } from 'hyparquet';
import { demand } from './parquet-fault.ts';
import { MOST_VALUES } from './parquet-pages.ts';
import { endOfStruct } from './parquet-thrift.ts';

/** A byte of the file may stand for so many equal values, and any file for as many as a page may hold. */
const VALUES_A_BYTE = 1024;

export interface Footer {
  readonly metadata: FileMetaData;
  readonly rows: number;
  /** Of the columns at the top. */
  readonly names: readonly string[];
  /** By the joined names: from the root to each column that is stored. */
  readonly leaves: ReadonlyMap<string, SchemaTree[]>;
  /** Of all columns, unpacked. */
  readonly unpacked: number;
}

/** Between the names of a path; no name holds it. */
const JOINT = '\0';

export function pathKey(path: readonly string[]): string {
  return path.join(JOINT);
}

/** @throws ParquetFault where it contradicts itself or the size of the file, and what hyparquet throws */
export function readFooter(buffer: ArrayBuffer): Footer {
  const view = new DataView(buffer);
  const size = buffer.byteLength;
  demand(size >= 12, 'it is too short');
  const length = view.getUint32(size - 8, true);
  demand(length <= size - 12, 'its end is cut off');
  endOfStruct(view, size - 8 - length, size - 8);
  const metadata = parquetMetadata(buffer, { geoparquet: false });
  // Read as it is stored: what it stands for may be of any size.
  for (const element of metadata.schema) {
    demand(typeof element.name === 'string', 'a column without a name');
    if (element.logical_type?.type === 'VARIANT') delete element.logical_type;
  }
  const root = parquetSchema(metadata);
  const names = root.children.map(({ element }) => element.name);
  const leaves = new Map<string, SchemaTree[]>();
  collect([root], leaves);
  let [rows, values, unpacked, packed] = [0, 0, 0, 0];
  for (const group of metadata.row_groups) {
    const groupRows = count(group.num_rows);
    demand(groupRows <= MOST_VALUES, 'a row group of more than 16,777,216 rows');
    rows += groupRows;
    demand(group.columns.length === leaves.size, 'columns without values');
    const seen = new Set<string>();
    for (const { meta_data: column, file_path: elsewhere } of group.columns) {
      demand(column !== undefined && elsewhere === undefined, 'values in another file');
      const key = pathKey(column.path_in_schema);
      demand(leaves.has(key) && !seen.has(key), 'a column that is none');
      seen.add(key);
      const from = count(column.dictionary_page_offset || column.data_page_offset);
      const bytes = count(column.total_compressed_size);
      demand(from + bytes <= size, 'a column longer than the file');
      packed += bytes;
      unpacked += count(column.total_uncompressed_size);
      values += count(column.num_values);
    }
  }
  demand(rows === count(metadata.num_rows), 'another number of rows than its groups');
  demand(packed <= size, 'columns longer than the file');
  demand(Math.max(values, rows) <= MOST_VALUES + VALUES_A_BYTE * size, 'more values than its size can hold');
  return { metadata, rows, names, leaves, unpacked };
}

/** @throws ParquetFault for two columns of one name: which one is meant, nobody can say. */
function collect(path: SchemaTree[], leaves: Map<string, SchemaTree[]>): void {
  const node = path.at(-1) as SchemaTree;
  for (const child of node.children) collect([...path, child], leaves);
  if (node.children.length > 0 || path.length === 1) return;
  const key = pathKey(node.path);
  demand(!leaves.has(key), 'two columns of one name');
  leaves.set(key, path);
}

function count(value: unknown): number {
  const number = typeof value === 'bigint' ? Number(value) : value;
  demand(typeof number === 'number' && Number.isSafeInteger(number) && number >= 0, 'a count that is none');
  return number;
}
