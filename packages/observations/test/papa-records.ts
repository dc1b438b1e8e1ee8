/** PapaParse over a long text: record after record with exact line numbers, in bites that can be interrupted. */
import Papa from 'papaparse';

/** Characters parsed between two looks at the signal. */
const BITE = 1 << 20;

export interface BrokenQuote {
  /** Line, from 1, of the quote that opens the cell. */
  readonly line: number;
  /** Lines with text that the record has swallowed, its own included. */
  readonly count: number;
  /** The record ends at a closing quote within its own line: perhaps only a quote inside a text was not doubled. */
  readonly closed: boolean;
}

/** The part of PapaParse's result that is used here. */
interface Parsed {
  readonly data: readonly string[][];
  readonly errors: readonly { readonly code: string; readonly row: number; readonly index: number }[];
  readonly meta: { readonly cursor: number };
}

/**
 * Calls `visit` with every record: its cells as they stand, the line at which it begins, and whether one of its quotes is broken.
 * Lines without any text are left out but counted in the numbering; so are records of nothing but delimiters, which
 * spreadsheets leave behind where rows were cleared.
 *
 * @param text with `\n` as its only line end.
 * @throws the signal's reason, once it is aborted.
 */
export function readRecords(
  text: string,
  delimiter: string,
  firstLine: number,
  signal: AbortSignal | undefined,
  visit: (cells: readonly string[], line: number, broken: BrokenQuote | null) => void,
): void {
  let line = firstLine;
  let from = 0;
  let bite = BITE;
  while (from < text.length) {
    signal?.throwIfAborted();
    const last = from + bite >= text.length;
    // The line end behind the last record lets PapaParse accept white space between a closing quote and the end of the file.
    const input = last ? `${text.slice(from)}\n` : text.slice(from, from + bite);
    const { data, errors, meta } = parse(input, delimiter, !last);
    if (!last && data.length === 0) {
      // A record longer than the bite, or a quote that is never closed.
      bite *= 2;
      continue;
    }
    const quoted = input.includes('"');
    let error = 0;
    let seen = 0;
    let lineSeen = line;
    for (let row = 0; row < data.length; row++) {
      const cells = data[row] as string[];
      let broken: BrokenQuote | null = null;
      const ends = quoted ? lineEndsIn(cells) : 0;
      const first = errors[error];
      if (first?.row === row) {
        lineSeen += lineEndsBetween(input, seen, first.index);
        seen = first.index;
        let missing = false;
        for (; errors[error]?.row === row; error++) missing ||= errors[error]?.code === 'MissingQuotes';
        broken = { line: lineSeen, count: textLines(cells), closed: !missing && ends === 0 };
      }
      if (cells.some((cell) => cell.trim() !== '')) visit(cells, line, broken);
      line += ends + 1;
    }
    from += last ? input.length : meta.cursor;
    bite = BITE;
  }
}

function parse(input: string, delimiter: string, ignoreLast: boolean): Parsed {
  return new Papa.Parser({ delimiter, newline: '\n', quoteChar: '"' }).parse(input, 0, ignoreLast) as Parsed;
}

function lineEndsIn(cells: readonly string[]): number {
  let count = 0;
  for (const cell of cells) count += lineEndsBetween(cell, 0, cell.length);
  return count;
}

function lineEndsBetween(text: string, from: number, to: number): number {
  let count = 0;
  for (let at = text.indexOf('\n', from); at !== -1 && at < to; at = text.indexOf('\n', at + 1)) count++;
  return count;
}

function textLines(cells: readonly string[]): number {
  return cells
    .join(' ')
    .split('\n')
    .filter((line) => line.trim() !== '').length;
}
