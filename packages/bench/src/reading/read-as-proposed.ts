/** A text file as it is read with what `parcours link` proposes. */
import { DEFAULT_DIALECT, DEFAULT_FILE_LIMITS, type Dialect } from '@parcours/model';
import { isFault, readFile, type Table } from '@parcours/observations';
import { detectTableRegion } from '@parcours/workspace';
import type { Loaded } from './loading-score.ts';

/** Null if the file is refused; an empty one is told to be empty, which is a table of nothing. */
export async function readAsProposed(bytes: Uint8Array): Promise<Loaded | null> {
  if (bytes.length === 0) return { header: [], rows: [] };
  const first = await read(bytes, {});
  if (first === null) return null;
  const { table, attributes } = await detectTableRegion(first, null, (region) => read(bytes, region));
  const range = attributes.find(([keyword]) => keyword === 'range')?.[1];
  const header = attributes.find(([keyword]) => keyword === 'header')?.[1];
  if (range === undefined) return textsOf(table);
  const within = await read(bytes, { range: JSON.parse(range) as string, header: header === undefined ? null : Number(header) });
  return within && textsOf(within);
}

async function read(bytes: Uint8Array, dialect: Partial<Dialect>): Promise<Table | null> {
  const table = await readFile(bytes, 'f.csv', { ...DEFAULT_DIALECT, ...dialect }, DEFAULT_FILE_LIMITS);
  return isFault(table) ? null : table;
}

function textsOf({ columns, cells, lines }: Table): Loaded {
  const rows = Array.from(lines, (_, row) => cells.map((column) => column?.values[column.codes[row] as number] ?? ''));
  return { header: columns, rows };
}
