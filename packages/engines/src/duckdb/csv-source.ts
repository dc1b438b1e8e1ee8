import type { CsvLayout } from '@parcours/observations';
import type { AggregationTask } from '../engine.ts';
import { sqlLiteral, sqlPath } from './sql-literal.ts';

/** Each thread holds several: the default of 32 MB takes memory and saves no time. */
const BUFFER_BYTES = 1 << 22;

export interface CsvSourceOptions {
  /** Name of the temporary table that gets the rejected cells. */
  readonly rejects: string;
  /** By column, named `c0`, `c1` …: its type, if it is not text. */
  readonly types?: ReadonlyMap<string, string>;
}

/**
 * A table function that reads cells as text, with nothing detected and nothing repaired. A cell that is not of its column's type is rejected
 * with its row.
 */
export function csvSource(
  { uri }: AggregationTask,
  { delimiter, width, recordsAbove }: CsvLayout,
  { rejects, types }: CsvSourceOptions,
): string {
  const names = Array.from({ length: width }, (_, column) => `c${column}`);
  const columns = names.map((name) => `'${name}': '${types?.get(name) ?? 'VARCHAR'}'`).join(', ');
  const options = [
    'auto_detect = false',
    'header = false',
    // Records, not lines: a line break between quotes is none.
    `skip = ${recordsAbove}`,
    `delim = ${sqlLiteral(delimiter)}`,
    `quote = '"'`,
    `escape = '"'`,
    `comment = ''`,
    'strict_mode = true',
    'null_padding = false',
    'store_rejects = true',
    `rejects_table = '${rejects}'`,
    `rejects_scan = '${rejects}_scans'`,
    // One is too many.
    'rejects_limit = 100',
    `buffer_size = ${BUFFER_BYTES}`,
    `columns = {${columns}}`,
  ];
  return `read_csv(${sqlPath(uri)}, ${options.join(', ')})`;
}
