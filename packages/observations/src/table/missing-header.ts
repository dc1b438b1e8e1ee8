/** Recognises a file without a line of names: what is read as its header is a row. */
import { numberShape } from '../values/number-notation.ts';
import { findHeaderRows } from './header-rows.ts';
import { isWhole } from './summary-rows.ts';
import type { Table } from './table.ts';

const MIN_ROWS = 3;
/** Rows that are compared with the header. */
const MAX_ROWS = 1000;
/** Share of the cells of a column that are alike, at least. */
const MOST = 0.9;
/** A column with more different cells is no list of choices. */
const MAX_CHOICES = 12;
/** So many columns have to look alike; all of them, if there are fewer. */
const MIN_ALIKE = 2;

const found = new WeakMap<Table, boolean>();

/**
 * Whether the header of a whole table of a format with lines looks like the rows below it: each of its cells may stand in its column, and in
 * several the same cells or numbers do. Figures that go up by one are names.
 */
export function lacksHeader(table: Table): boolean {
  const known = found.get(table);
  if (known !== undefined) return known;
  const hasLines = table.delimiter !== '' || table.sheet !== undefined;
  const result = hasLines && isWhole(table) && table.lines.length >= MIN_ROWS && isRow(table);
  found.set(table, result);
  return result;
}

function isRow(table: Table): boolean {
  const { columns, cells, lines } = table;
  const rows = Math.min(lines.length, MAX_ROWS);
  const figures = columns.flatMap((name) => (name !== '' && numberOf(name) !== null ? [numberOf(name) as number] : []));
  const areCounted = areNames(figures);
  let named = 0;
  let alike = 0;
  let figuresAlike = 0;
  let unlisted = 0;
  for (const [at, name] of columns.entries()) {
    const column = cells[at];
    if (name === '' || !column) continue;
    named++;
    const filled = Array.from(column.codes.subarray(0, rows), (code) => column.values[code] as string).filter((cell) => cell !== '');
    const fit = fitOf(name, filled, areCounted);
    if (fit === 'other') return false;
    if (fit === 'alike') alike++;
    if (fit === 'alike' && /\d/.test(name)) figuresAlike++;
    if (fit === 'unlisted') unlisted++;
  }
  // A title stands alone.
  if (named * 2 < columns.length || (named === 1 && columns.length > 1)) return false;
  // Names stand below as well where a page breaks.
  if (figuresAlike === 0 && findHeaderRows(table).repeated.length > 0) return false;
  return alike >= Math.min(MIN_ALIKE, named) + MIN_ALIKE * unlisted && (!areCounted || figures.length < named);
}

/** Figures that go up in equal steps, or years: names of questions, steps of a scale, periods. */
function areNames(figures: readonly number[]): boolean {
  const steps = figures.slice(1).map((each, at) => each - (figures[at] as number));
  if (steps.length === 0 || steps.some((step) => step <= 0)) return false;
  const areYears = figures.every((each) => each >= 1900 && each <= 2100);
  const [first] = figures as [number];
  return areYears || (first <= 1 && steps.every((step) => step === 1)) || (steps.length > 1 && new Set(steps).size === 1);
}

/** `open` if nothing tells; `unlisted` if the column has few different cells, and the name is none of them. */
type Fit = 'alike' | 'other' | 'open' | 'unlisted';

function fitOf(name: string, cells: readonly string[], areCounted: boolean): Fit {
  const distinct = new Set(cells);
  if (cells.length < MIN_ROWS) return 'open';
  const numbers = cells.flatMap((cell) => numberOf(cell) ?? []);
  if (numbers.length >= cells.length * MOST) {
    const value = numberOf(name);
    if (value === null) return 'other';
    return areCounted ? 'open' : fitOfNumber(value, numbers);
  }
  const coded = cells.filter((cell) => /\d/.test(cell));
  if (coded.length >= cells.length * MOST) {
    if (!/\d/.test(name)) return 'other';
    const shapes = new Set(cells.map(shapeOf));
    return shapes.has(shapeOf(name)) && shapes.size <= cells.length * (1 - MOST) + 2 ? 'alike' : 'open';
  }
  if (distinct.size > MAX_CHOICES || distinct.size > cells.length / 2) return 'open';
  // The options of a multiple choice are named as their only cell.
  if (distinct.has(name)) return distinct.size > 1 ? 'alike' : 'open';
  return 'unlisted';
}

/** A number is alike if it lies among the others, or one step before them. */
function fitOfNumber(value: number, numbers: readonly number[]): Fit {
  const [min, max] = [Math.min(...numbers), Math.max(...numbers)];
  const [first, second] = numbers as [number, number];
  if ((value >= min && value <= max) || value + (second - first) === first) return 'alike';
  // A year above figures of a few units is a name.
  return Math.abs(value) > Math.max(Math.abs(min), Math.abs(max)) * 10 ? 'other' : 'open';
}

function numberOf(cell: string): number | null {
  const shape = numberShape(cell);
  if (!shape) return null;
  return shape.kind === 'number' ? shape.value : shape.decimal;
}

/** `R12` and `r7` have one shape, as dates of one format have. */
function shapeOf(cell: string): string {
  return cell.replace(/\p{L}+/gu, 'a').replace(/\d+/g, '9');
}
