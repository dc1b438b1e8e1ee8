/** A cell range of a sheet, zero-based, both ends inclusive; `bottom` is Infinity for a range down to the last row. */
export interface CellRange {
  readonly top: number;
  readonly left: number;
  readonly bottom: number;
  readonly right: number;
}

/** The size of a spreadsheet. */
const MAX_COLUMNS = 16_384;
const MAX_ROWS = 1_048_576;

/**
 * Parses a range in spreadsheet notation: `B4:H200`, also with `$` or in lower case; `B4:H` for columns from a row on; `B:H` for whole
 * columns. The corners may be in any order.
 *
 * @returns null for other texts, and beyond the size of a sheet.
 */
export function parseCellRange(text: string): CellRange | null {
  const match = /^\s*\$?([a-z]{1,3})\$?(\d{1,7})?\s*:\s*\$?([a-z]{1,3})\$?(\d{1,7})?\s*$/i.exec(text);
  if (!match) return null;
  const [, from = '', first, to = '', last] = match;
  const [a, b] = [columnIndex(from), columnIndex(to)];
  const top = first === undefined ? 0 : Number(first) - 1;
  const bottom = last === undefined ? Number.POSITIVE_INFINITY : Number(last) - 1;
  const rows = [top, bottom].filter(Number.isFinite);
  if (Math.max(a, b) >= MAX_COLUMNS || rows.some((row) => row < 0 || row >= MAX_ROWS)) return null;
  return { left: Math.min(a, b), right: Math.max(a, b), top: Math.min(top, bottom), bottom: Math.max(top, bottom) };
}

/** The zero-based index of a column: `A` is 0, `Z` 25, `AA` 26. */
export function columnIndex(letters: string): number {
  let column = 0;
  for (let i = 0; i < letters.length; i++) column = column * 26 + (letters.charCodeAt(i) & 31);
  return column - 1;
}

/** The letters of a zero-based column index: 0 is `A`, 26 `AA`. */
export function columnLetters(index: number): string {
  const before = index < 26 ? '' : columnLetters(Math.floor(index / 26) - 1);
  return `${before}${String.fromCharCode(65 + (index % 26))}`;
}
