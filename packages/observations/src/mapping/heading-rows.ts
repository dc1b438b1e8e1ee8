/** Heading rows below the header, as survey tools export them: the wording of the questions, then import ids. */
import { normalizeLabel } from '@parcours/model';
import type { Table } from '../table/table.ts';

/** Number of leading rows inspected. */
const MAX_HEADING_ROWS = 4;
/** Header of the column that separates answers from headings by few distinct cells. */
const COMPLETION_HEADER = /^(finished|terminé|beendet)$/i;
const MAX_FILTER_VALUES = 3;

/** Whether the cell is an import id, as Qualtrics writes in the last heading row. */
export function isImportId(cell: string): boolean {
  return /"ImportId"\s*:/.test(cell);
}

/** Number of heading rows; 0 if the table has deduplicated rows. */
export function countHeadingRows(table: Table): number {
  if (table.duplicates) return 0;
  for (let row = 0; row < Math.min(MAX_HEADING_ROWS, table.lines.length); row++) {
    const filled = cellsOf(table, row).filter((cell) => cell !== '');
    if (filled.length > 1 && filled.filter(isImportId).length * 2 > filled.length) return row + 1;
  }
  return 0;
}

/** By column: the wording of the question in the heading rows. */
export function headingTexts(table: Table, rows: number): string[] {
  const lines = Array.from({ length: rows }, (_, row) => cellsOf(table, row));
  return table.columns.map((_, column) => lines.map((line) => line[column] as string).find((cell) => !isImportId(cell)) ?? '');
}

/** A filter that excludes the heading rows: `where "Finished" is "True", "False"`. Null if no column has one. */
export function suggestRowFilter(table: Table, rows: number): { readonly header: string; readonly values: readonly string[] } | null {
  const found = table.columns.flatMap((header, column) => {
    const cells = table.cells[column];
    if (!cells || header === '' || table.columns.indexOf(header) !== table.columns.lastIndexOf(header)) return [];
    const codes = new Set(cells.codes.subarray(rows));
    const values = [...new Set([...codes].map((code) => normalizeLabel(cells.values[code] as string)))];
    const headings = [...new Set(cells.codes.subarray(0, rows))].map((code) => normalizeLabel(cells.values[code] as string));
    const isFilter =
      values.length > 0 && values.length <= MAX_FILTER_VALUES && !values.includes('') && !values.some((each) => headings.includes(each));
    return isFilter ? [{ header, values }] : [];
  });
  return found.find(({ header }) => COMPLETION_HEADER.test(header)) ?? found.sort((a, b) => a.values.length - b.values.length)[0] ?? null;
}

function cellsOf(table: Table, row: number): string[] {
  return table.cells.map((cells) => normalizeLabel(cells?.values[cells.codes[row] as number] ?? ''));
}
