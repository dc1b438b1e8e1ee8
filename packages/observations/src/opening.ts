/** The first lines of a file, kept so that it can be said where the columns are that were not found. */
import { CANDIDATES } from './delimiter.ts';
import { tidy } from './tidy.ts';

export interface OpeningLine {
  /** From 1, as the file numbers its lines or rows. */
  readonly line: number;
  /** Tidied, without any quotes. */
  readonly cells: readonly string[];
  /** What parts the cells; null in a sheet. */
  readonly delimiter: string | null;
}

/** Where the header was found, and what stands around it. */
export interface Opening {
  /** The first line of the header. */
  readonly header: number;
  readonly lines: readonly OpeningLine[];
}

/** Titles above a table are not longer. */
export const OPENING_LINES = 20;

/** Each line by the delimiter that parts it most, whatever the file is read by: only names are looked for here. */
export function openingLines(text: string): OpeningLine[] {
  return text.split('\n', OPENING_LINES).map((line, at) => ({ line: at + 1, ...widest(line.replace(/^\ufeff/, '').replaceAll('"', '')) }));
}

function widest(line: string): Omit<OpeningLine, 'line'> {
  const ways = CANDIDATES.map((delimiter) => ({ delimiter, cells: line.split(delimiter).map(tidy) }));
  return ways.reduce((best, way) => (way.cells.length > best.cells.length ? way : best));
}
