import type { CsvLayout } from '@parcours/observations';
import type { AggregationTask } from '../engine.ts';
import { sqlLiteral, sqlPath } from './sql-literal.ts';

export interface CsvSourceOptions {
  /** Name of the temporary table that gets the rejected cells. */
  readonly rejects: string;
  /** By column, named `c0`, `c1` …: its type, if it is not text. */
  readonly types?: ReadonlyMap<string, string>;
  /** Each thread holds several buffers; default: 32 MB. */
  readonly bufferBytes?: number;
}

/**
 * A table function that reads cells as text, with nothing detected and nothing repaired. A cell that is not of its column's type is rejected
 * with its row.
 */
export function csvSource(
  { uri }: AggregationTask,
  { delimiter, width, recordsAbove }: CsvLayout,
  { rejects, types, bufferBytes }: CsvSourceOptions,
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
    ...(bufferBytes === undefined ? [] : [`buffer_size = ${bufferBytes}`]),
    `columns = {${columns}}`,
  ];
  return `read_csv(${sqlPath(uri)}, ${options.join(', ')})`;
}
