/** Drops the rows that a study declares as totals. */
import { normalizeLabel } from '@parcours/model';
import type { Table } from './table.ts';
import { withoutRows } from './without-rows.ts';

/** Drops the rows that the study declares as totals and counts them as rejected. The table must have all its columns. */
export function dropTotalRows(table: Table, totals: readonly string[]): Table {
  if (totals.length === 0) return table;
  const wanted = new Set(totals.map(foldCase));
  const isTotal = table.cells.map((cells) => cells?.values.map((value) => wanted.has(foldCase(value))));
  const rows: number[] = [];
  for (let row = 0; row < table.lines.length; row++) {
    const column = firstColumn(table, row);
    if (isTotal[column]?.[table.cells[column]?.codes[row] as number]) rows.push(row);
  }
  return withoutRows(table, [{ reason: 'total', rows }]);
}

/** Index of the first column with a non-empty cell in the row. */
function firstColumn({ cells }: Table, row: number): number {
  return cells.findIndex((column) => column && column.values[column.codes[row] as number] !== '');
}

function foldCase(text: string): string {
  return normalizeLabel(text).toLowerCase();
}
