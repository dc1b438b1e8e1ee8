import { type CancellationToken, ROWS_PER_CANCELLATION_CHECK } from '../cancellation-token.ts';
import type { DictionaryColumn } from '../table/dictionary-column.ts';
import type { Table } from '../table/table.ts';

/** By code of the column: how many of the rows hold the cell. @param rows used rows, ascending; null: all. */
export function countCells(
  { duplicates }: Pick<Table, 'duplicates'>,
  { values, codes }: DictionaryColumn,
  rows: Uint32Array | null,
  signal: CancellationToken | undefined,
): Float64Array {
  const counts = new Float64Array(values.length);
  const length = rows ? rows.length : codes.length;
  for (let i = 0; i < length; i++) {
    if (i % ROWS_PER_CANCELLATION_CHECK === 0) signal?.throwIfAborted();
    const row = rows ? (rows[i] as number) : i;
    const code = codes[row] as number;
    counts[code] = (counts[code] as number) + (duplicates ? (duplicates.counts[row] as number) : 1);
  }
  return counts;
}
