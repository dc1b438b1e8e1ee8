/** Heading rows below the header, as survey tools export them: the wording of the questions, then import ids. */
import { normalizeLabel } from '@parcours/model';
import type { Table } from '../table/table.ts';
import { parseDates } from '../values/dates.ts';
import { numberShape } from '../values/number-notation.ts';
import { isNoAnswer } from './likert-scale.ts';

/** Number of leading rows inspected. */
const MAX_HEADING_ROWS = 4;
/** Header of the column that separates answers from headings by few distinct cells. */
const COMPLETION_HEADER = /^(finished|terminé|beendet)$/i;
const MAX_FILTER_VALUES = 3;

/** Whether the cell is an import id, as Qualtrics writes in the last heading row. */
export function isImportId(cell: string): boolean {
  return /["']ImportId["']\s*:/.test(cell);
}

/** What SurveyMonkey writes below a question that has no items. */
const RESPONSE_HEADING = /^(open-ended )?response$|^réponse( ouverte)?$|^(offene |frei formulierte )?antwort$/i;
/** Rows below the first that tell what a column holds. */
const SAMPLED_ROWS = 100;
const MIN_TYPED_COLUMNS = 2;
const MIN_TYPED_SHARE = 0.9;

/** Number of heading rows; 0 if the table has deduplicated rows. */
export function countHeadingRows(table: Table): number {
  if (table.duplicates) return 0;
  for (let row = 0; row < Math.min(MAX_HEADING_ROWS, table.lines.length); row++) {
    const filled = cellsOf(table, row).filter((cell) => cell !== '');
    if (filled.length > 1 && filled.filter(isImportId).length * 2 > filled.length) return row + 1;
  }
  return isLabelRow(table) ? 1 : 0;
}

/**
 * Whether the first row holds the wordings of the columns: texts where all other rows have numbers or dates (SoSci Survey, LimeSurvey), or
 * nothing there and "Response" in another column (SurveyMonkey).
 */
function isLabelRow(table: Table): boolean {
  if (table.lines.length <= MIN_TYPED_COLUMNS || (table.delimiter === '' && table.sheet === undefined)) return false;
  const first = cellsOf(table, 0);
  const typed = first.filter((_, column) => isTypedBelow(table, column));
  if (typed.length < MIN_TYPED_COLUMNS || typed.some((cell) => cell !== '' && isTyped(cell))) return false;
  const labels = typed.filter((cell) => cell !== '' && !isNoAnswer(cell));
  const areLabels = new Set(labels).size >= MIN_TYPED_COLUMNS && labels.length * 2 > typed.length;
  return areLabels || (labels.length < typed.length && first.some((cell) => RESPONSE_HEADING.test(cell)));
}

function isTypedBelow({ cells, lines }: Table, column: number): boolean {
  const { values, codes } = cells[column] ?? { values: [], codes: new Uint32Array() };
  const below = Array.from(codes.subarray(1, Math.min(lines.length, SAMPLED_ROWS)), (code) => normalizeLabel(values[code] as string));
  const filled = below.filter((cell) => cell !== '' && !isNoAnswer(cell));
  return filled.length > 1 && filled.filter(isTyped).length >= MIN_TYPED_SHARE * filled.length;
}

function isTyped(cell: string): boolean {
  return numberShape(cell) !== null || parseDates([cell], null)[0] !== null;
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
    // Another answer may give another figure, which the filter would leave out.
    const areFigures = values.length > 1 && values.every((each) => numberShape(each) !== null);
    return isFilter && !areFigures ? [{ header, values }] : [];
  });
  return found.find(({ header }) => COMPLETION_HEADER.test(header)) ?? found.sort((a, b) => a.values.length - b.values.length)[0] ?? null;
}

function cellsOf(table: Table, row: number): string[] {
  return table.cells.map((cells) => normalizeLabel(cells?.values[cells.codes[row] as number] ?? ''));
}
