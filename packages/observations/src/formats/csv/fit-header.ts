/** Fits a header to the rows below it. */
import type { UnnamedCells } from '../../table/table.ts';

/** Rows that must be wider than the header, as a share, for it to lack names. */
const MOST = 0.5;
/** A title, or a name with its value, has so many cells. */
const TITLE_CELLS = 2;

/** The columns that header and rows have together. */
export interface FittedHeader {
  readonly columns: string[];
  /** Number of cells of a row, trailing unnamed ones included. */
  readonly width: number;
  readonly unnamed: Omit<UnnamedCells, 'line'> | null;
}

/**
 * Where most rows have text beyond the names of the header, the other columns have no name: the first column if its cells name the
 * rows, as R writes them, else the last ones.
 *
 * @param names of the header. @param headerWidth its cells, trailing unnamed ones included. @param rows below it.
 */
export function fitHeader(names: readonly string[], headerWidth: number, rows: readonly (readonly string[])[]): FittedHeader {
  const wider = rows.filter((row) => textWidth(row) > names.length);
  const width = usual(rows.filter(({ length }) => length > headerWidth).map(({ length }) => length));
  if (names.length === 0 || !isMost(wider, rows, names.length)) {
    const isTrailing = rows.filter(({ length }) => length > headerWidth).length > rows.length * MOST;
    return { columns: [...names], width: isTrailing ? Math.max(headerWidth, width) : headerWidth, unnamed: null };
  }
  const cells = usual(wider.map(textWidth));
  // The last cell of a row may be empty: its first cell names it all the same.
  const named = rows.filter(({ length }) => length === cells);
  const isFirst = names.length === headerWidth && headerWidth > 1 && cells === headerWidth + 1 && nameRows(named, names);
  const columns = isFirst ? ['', ...names] : [...names, ...new Array<string>(cells - names.length).fill('')];
  return {
    columns,
    width: Math.max(headerWidth, width, cells),
    // Empty cells of the header say themselves which columns have no name.
    unnamed: cells <= headerWidth ? null : { names: names.length, cells, side: isFirst ? 'first' : 'last' },
  };
}

/** Whether most rows are wider; below a title, most from the first wider one on, since more lines may stand above the table. */
function isMost(wider: readonly (readonly string[])[], rows: readonly (readonly string[])[], names: number): boolean {
  if (wider.length > rows.length * MOST) return true;
  const [first] = wider;
  return first !== undefined && names <= TITLE_CELLS && wider.length > 2 && wider.length > (rows.length - rows.indexOf(first)) * MOST;
}

/** Cells up to the last one with text. */
function textWidth(row: readonly string[]): number {
  return row.findLastIndex((cell) => cell.trim() !== '') + 1;
}

/** Whether the first cells are names of rows: all different, and numbered, or texts where the others have numbers. */
function nameRows(rows: readonly (readonly string[])[], names: readonly string[]): boolean {
  const first = rows.map(([cell = '']) => cell.trim());
  if (new Set(first).size < first.length) return false;
  const start = Number(first[0]);
  const areNumbered = first.every((cell, row) => cell !== '' && Number(cell) === start + row) && (start === 0 || start === 1);
  if (/^(?:id|nr|no|n°|num|#)(?![a-z])/i.test(names[0] ?? '')) return areNumbered && areIds(rows.map(([, cell = '']) => cell.trim()));
  if (first.every((cell, row) => cell !== '' && Number(cell) === start + row)) return areNumbered;
  return first.every((cell) => cell !== '' && !/^[\d\s.,:/+-]*$/.test(cell));
}

/** Whether the cells are ids beyond doubt, such as `R101`: all different, with three digits or more. */
function areIds(cells: readonly string[]): boolean {
  return cells.length > 2 && new Set(cells).size === cells.length && cells.every((cell) => /^\p{L}{0,6}[-_]?\d{3,}$/u.test(cell));
}

/** The most frequent number; of equally frequent ones the least. */
function usual(numbers: readonly number[]): number {
  const counts = new Map<number, number>();
  for (const each of [...numbers].sort((a, b) => a - b)) counts.set(each, (counts.get(each) ?? 0) + 1);
  return [...counts].reduce((most, each) => (each[1] > most[1] ? each : most), [0, 0])[0];
}
