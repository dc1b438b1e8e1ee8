/** The first lines of a file, kept so that it can be said where the columns are that were not found. */
import { DELIMITERS } from '../formats/csv/delimiter.ts';
import { normalizeLabel } from '../tidy.ts';

export interface PreambleLine {
  /** From 1, as the file numbers its lines or rows. */
  readonly line: number;
  /** Tidied, without any quotes. */
  readonly cells: readonly string[];
  /** What parts the cells; null in a sheet. */
  readonly delimiter: string | null;
}

/** Where the header was found, and what stands around it. */
export interface Preamble {
  /** The first line of the header. */
  readonly header: number;
  readonly lines: readonly PreambleLine[];
}

/** Titles above a table are not longer. */
export const MAX_PREAMBLE_LINES = 20;

/** Each line by the delimiter that parts it most, whatever the file is read by: only names are looked for here. */
export function preambleLines(text: string): PreambleLine[] {
  return text
    .split('\n', MAX_PREAMBLE_LINES)
    .map((line, at) => ({ line: at + 1, ...splitByBestDelimiter(line.replace(/^\ufeff/, '').replaceAll('"', '')) }));
}

function splitByBestDelimiter(line: string): Omit<PreambleLine, 'line'> {
  const ways = DELIMITERS.map((delimiter) => ({ delimiter, cells: line.split(delimiter).map(normalizeLabel) }));
  return ways.reduce((best, way) => (way.cells.length > best.cells.length ? way : best));
}
