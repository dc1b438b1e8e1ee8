/** Lines of headings below the header, as survey tools export them: the questions in words, then where they were imported from. */
import { normalizeLabel } from '@parcours/model';
import type { Table } from '../table/table.ts';

/** So many of the first rows are looked at. */
const MAX_HEADING_ROWS = 4;
/** The column that tells answers from headings by few cells, whatever the answers. */
const COMPLETION_HEADER = /^(finished|terminé|beendet)$/i;
const MAX_FILTER_VALUES = 3;

/** What Qualtrics writes into each cell of the last of these lines. */
export function isImportId(cell: string): boolean {
  return /"ImportId"\s*:/.test(cell);
}

/** How many of the first rows are headings; 0 where the rows do not stand for themselves. */
export function countHeadingRows(table: Table): number {
  if (table.duplicates) return 0;
  for (let row = 0; row < Math.min(MAX_HEADING_ROWS, table.lines.length); row++) {
    const filled = cellsOf(table, row).filter((cell) => cell !== '');
    if (filled.length > 1 && filled.filter(isImportId).length * 2 > filled.length) return row + 1;
  }
  return 0;
}

/** By column: the cells of the first rows. */
export function headingTexts(table: Table, rows: number): string[] {
  const lines = Array.from({ length: rows }, (_, row) => cellsOf(table, row));
  return table.columns.map((_, column) => lines.map((line) => line[column] as string).find((cell) => !isImportId(cell)) ?? '');
}

/** A column whose cells leave the headings out, and these cells: `where "Finished" is "True", "False"`. */
export function suggestRowFilter(table: Table, rows: number): { readonly header: string; readonly values: readonly string[] } | null {
  const found = table.columns.flatMap((header, column) => {
    const cells = table.cells[column];
    if (!cells || header === '' || table.columns.indexOf(header) !== table.columns.lastIndexOf(header)) return [];
    const codes = new Set(cells.codes.subarray(rows));
    const values = [...new Set([...codes].map((code) => normalizeLabel(cells.values[code] as string)))];
    const headings = [...new Set(cells.codes.subarray(0, rows))].map((code) => normalizeLabel(cells.values[code] as string));
    const fits =
      values.length > 0 && values.length <= MAX_FILTER_VALUES && !values.includes('') && !values.some((each) => headings.includes(each));
    return fits ? [{ header, values }] : [];
  });
  return found.find(({ header }) => COMPLETION_HEADER.test(header)) ?? found.sort((a, b) => a.values.length - b.values.length)[0] ?? null;
}

function cellsOf(table: Table, row: number): string[] {
  return table.cells.map((cells) => normalizeLabel(cells?.values[cells.codes[row] as number] ?? ''));
}
