/** Detects the header among the first lines of a file, from what stands above and below each of them. */
import { joinHeaders } from './header.ts';
import type { Table } from './table.ts';

/** A line of a file with its cells. */
export interface GridLine {
  /** Line number, from 1. */
  readonly line: number;
  readonly cells: readonly string[];
}

/** Where the header stands. */
export interface DetectedHeader {
  /** Index of its first line in the grid. */
  readonly index: number;
  /** Number of its lines. */
  readonly lines: number;
}

/** Lines above a header. */
const MAX_LINES_ABOVE = 30;
/** Lines of a file that are compared. */
const MAX_LINES = 200;
/** Lines below a header that say what stands in its columns. */
const COMPARED_LINES = 30;
/** Share of the columns that a header names, at least; and that one names without doubt. */
const [SOME, MOST] = [0.5, 0.8];
const MAX_HEADER_LINES = 3;

const NUMERIC = /^[<>≥≤~±+-]?\s*[€$£]?\s*[+-]?\d[\d\s.,:/%'’€$£T+-]*(?:[ap]\.?m\.?|Z)?$/i;
const DIGIT = /\d/;
const COMMENT = /^(?:#|\/\/|--|%|\*)/;

/** The first lines of a table as read with a header of one line, which stands as in the file. */
export function gridOf({ columns, cells, lines, preamble, unnamed }: Table): GridLine[] {
  const rows = Array.from(lines.subarray(0, MAX_LINES), (line, row) => ({
    line,
    cells: cells.map((column) => column?.values[column.codes[row] as number] ?? ''),
  }));
  const header = unnamed?.side === 'first' ? [...columns.slice(1), ''] : columns;
  return [{ line: preamble?.header ?? 1, cells: header }, ...rows];
}

/**
 * The header is the first line that names most columns of the lines below it. A line that names fewer, is a comment, or stands above a blank
 * line and a line of texts over columns of numbers, gives way to a later one. That names occur twice, are missing or are figures does not
 * count against a line. A header has two or three lines if only together they tell the columns apart.
 */
export function detectHeader(grid: readonly GridLine[]): DetectedHeader {
  const lines = grid.map((each) => new Line(each));
  const candidates = lines.slice(0, MAX_LINES_ABOVE + 1).flatMap((_, index) => (namesColumns(lines, index) ? [index] : []));
  const first = candidates.find((index) => !lines[index]?.isComment) ?? candidates[0] ?? 0;
  let best = first;
  // A title may stand below other lines.
  for (const index of candidates) if (index > best && isBetter(lines, best, index)) best = index;
  return withLinesAround(lines, best === first && isCommentedHeader(lines, candidates) ? (candidates[0] as number) : best);
}

class Line {
  readonly line: number;
  readonly cells: readonly string[];
  /** Cells with text or a number; of a line without a first cell, as of one with it. */
  readonly filled: number;
  readonly isComment: boolean;
  readonly kinds: readonly ('empty' | 'number' | 'text')[];

  constructor({ line, cells }: GridLine) {
    this.line = line;
    this.cells = cells;
    this.kinds = cells.map((cell) => (cell === '' ? 'empty' : NUMERIC.test(cell) ? 'number' : 'text'));
    const filled = this.kinds.filter((kind) => kind !== 'empty').length;
    this.filled = filled > 0 && this.kinds[0] === 'empty' ? filled + 1 : filled;
    this.isComment = COMMENT.test(cells.find((cell) => cell !== '') ?? '');
  }

  /** Whether no cell is a number, except figures that go up, as years and numbers of questions do. */
  get isNames(): boolean {
    const numbers = this.cells.filter((_, column) => this.kinds[column] === 'number').map((cell) => Number(cell.replace(',', '.')));
    return numbers.length < 2 ? numbers.length === 0 : numbers.every((each, at) => at === 0 || each > (numbers[at - 1] as number));
  }
}

function below(lines: readonly Line[], index: number): readonly Line[] {
  return lines.slice(index + 1, index + 1 + COMPARED_LINES);
}

/** The number of filled cells that half of the lines have, at least. */
function usualFilled(lines: readonly Line[]): number {
  const filled = lines.map((line) => line.filled).sort((a, b) => a - b);
  return filled[filled.length >> 1] ?? 0;
}

/** Whether a line has a cell for half of the columns below, and two where there are several. */
function namesColumns(lines: readonly Line[], index: number): boolean {
  const usual = usualFilled(below(lines, index));
  const { filled } = lines[index] as Line;
  return filled >= Math.min(2, Math.max(1, usual)) && filled >= usual * SOME;
}

/** Columns below a line that hold numbers, or texts with digits, of which the line itself has a text without. */
function contrasts(lines: readonly Line[], index: number): number {
  const rows = below(lines, index);
  const { kinds, cells } = lines[index] as Line;
  return kinds.filter(
    (kind, column) => kind === 'text' && (isNumeric(rows, column) || (!DIGIT.test(cells[column] as string) && isCoded(rows, column))),
  ).length;
}

function isCoded(rows: readonly Line[], column: number): boolean {
  const filled = rows.map((row) => row.cells[column] ?? '').filter((cell) => cell !== '');
  return filled.length > 1 && filled.filter((cell) => DIGIT.test(cell)).length >= filled.length * MOST;
}

function isNumeric(rows: readonly Line[], column: number): boolean {
  const kinds = rows.map((row) => row.kinds[column] ?? 'empty').filter((kind) => kind !== 'empty');
  return kinds.length > 0 && kinds.filter((kind) => kind === 'number').length >= kinds.length * MOST;
}

/** Whether a later line is the header rather than an earlier one, which is part of what stands above the table. */
function isBetter(lines: readonly Line[], earlier: number, later: number): boolean {
  const [first, line] = [lines[earlier] as Line, lines[later] as Line];
  const rows = below(lines, later);
  const usual = usualFilled(rows);
  if (rows.length === 0 || line.isComment || !line.isNames || line.filled < usual * MOST || contrasts(lines, later) === 0) return false;
  const between = lines.slice(earlier, later);
  // A number in a column of numbers: the lines between are rows.
  const hasRows = between.slice(1).some((row) => row.kinds.some((kind, column) => kind === 'number' && isNumeric(rows, column)));
  if (hasRows) return false;
  if (first.filled < usual * MOST) return line.filled > first.filled;
  const isBelowBlank = line.line > (lines[later - 1] as Line).line + 1;
  return isBelowBlank && later - earlier < rows.length;
}

/** `#id;note` above rows alone. */
function isCommentedHeader(lines: readonly Line[], candidates: readonly number[]): boolean {
  const [first] = candidates;
  if (first === undefined || !lines[first]?.isComment) return false;
  const next = candidates.find((index) => !lines[index]?.isComment);
  return next === undefined || !(lines[next] as Line).isNames || (contrasts(lines, next) === 0 && contrasts(lines, first) > 0);
}

/** Adds the lines above and below that tell apart columns of one name. */
function withLinesAround(lines: readonly Line[], index: number): DetectedHeader {
  const above = lines[index - 1];
  const line = lines[index] as Line;
  if (above && above.line === line.line - 1 && !above.isComment && above.filled > 1 && distinguishes([line], above, 'above'))
    return { index: index - 1, lines: 2 };
  const header = [line];
  for (let next = index + 1; header.length < MAX_HEADER_LINES; next++) {
    const candidate = lines[next];
    const rows = below(lines, next);
    if (!candidate || rows.length === 0 || candidate.line !== (header.at(-1) as Line).line + 1) break;
    if (header.length === 1 && (namesOptions(line, candidate, rows) || namesItems(line, candidate, rows))) {
      header.push(candidate);
      break;
    }
    if (!candidate.kinds.includes('text')) break;
    const hasNumber = candidate.kinds.includes('number');
    const numericColumns = candidate.kinds.filter((_, column) => isNumeric(rows, column)).length;
    if (
      hasNumber ||
      numericColumns === 0 ||
      candidate.kinds.filter((kind, column) => kind === 'text' && isNumeric(rows, column)).length * 2 < numericColumns ||
      !distinguishes(header, candidate, 'below')
    )
      break;
    header.push(candidate);
  }
  return { index, lines: header.length };
}

/** Whether a line names the options of questions, each in a column of its own that holds nothing else: `Welcome,,,` over `,1,2,3`. */
function namesOptions(questions: Line, { cells }: Line, rows: readonly Line[]): boolean {
  const isUnnamed = cells.map((_, column) => !questions.cells[column]);
  if (isUnnamed.filter(Boolean).length < 2 || rows.length < 2 || cells.some((cell, column) => cell === '' && isUnnamed[column]))
    return false;
  const options = cells.flatMap((cell, column) => (cell !== '' && (isUnnamed[column] || isUnnamed[column + 1]) ? [column] : []));
  const isOption = (row: Line, column: number) => row.cells[column] === '' || row.cells[column] === cells[column];
  return (
    options.every((column) => rows.every((row) => isOption(row, column))) &&
    rows.every((row) => options.some((column) => row.cells[column] === ''))
  );
}

/**
 * Whether a line names the items of questions: texts in all columns that have no name, and nothing where every row below has a cell (its id,
 * its date). No row gives such a text as an answer, unless it is the only one of its column.
 */
function namesItems(questions: Line, { cells, kinds }: Line, rows: readonly Line[]): boolean {
  const columns = [...cells.keys()];
  const unnamed = columns.filter((column) => !questions.cells[column]);
  if (unnamed.length === 0 || rows.length < 2 || kinds.includes('number') || unnamed.some((column) => cells[column] === '')) return false;
  const isLeftEmpty = (column: number) => cells[column] === '' && rows.every((row) => (row.cells[column] ?? '') !== '');
  const isNoAnswer = (column: number) => {
    const same = rows.filter((row) => row.cells[column] === cells[column]).length;
    return cells[column] === '' || same === 0 || same === rows.filter((row) => (row.cells[column] ?? '') !== '').length;
  };
  return columns.some(isLeftEmpty) && columns.every(isNoAnswer);
}

/** Whether another line tells apart columns of one name, or, below a line of groups, names those that have none. */
function distinguishes(header: readonly Line[], other: Line, side: 'above' | 'below'): boolean {
  const cells = header.map((line) => line.cells);
  const named = joinHeaders(cells).filter((name) => name !== '');
  const alone = distinctNames(named);
  const together = distinctNames(joinHeaders(side === 'above' ? [other.cells, ...cells] : [...cells, other.cells]));
  return together > alone && (alone < named.length || (side === 'below' && named.length < other.cells.length));
}

function distinctNames(names: readonly string[]): number {
  return new Set(names.filter((name) => name !== '')).size;
}
