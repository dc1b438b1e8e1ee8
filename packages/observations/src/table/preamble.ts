/** The first lines of a file, kept to locate column names that are not in the header. */
import { normalizeLabel } from '@parcours/model';
import { DELIMITERS } from '../formats/csv/delimiter.ts';

export interface PreambleLine {
  /** From 1, as the file numbers its lines or rows. */
  readonly line: number;
  /** Normalised, without quotes. */
  readonly cells: readonly string[];
  /** The delimiter; null in a sheet. */
  readonly delimiter: string | null;
}

/** Location of the header, and the lines around it. */
export interface Preamble {
  /** The first line of the header. */
  readonly header: number;
  readonly lines: readonly PreambleLine[];
}

/** Titles above a table take no more lines. */
export const MAX_PREAMBLE_LINES = 20;

/**
 * Splits each line by the delimiter that gives the most cells, whatever the file's own delimiter: the cells are only searched for names.
 */
export function preambleLines(text: string): PreambleLine[] {
  return text
    .split('\n', MAX_PREAMBLE_LINES)
    .map((line, at) => ({ line: at + 1, ...splitByBestDelimiter(line.replace(/^\ufeff/, '').replaceAll('"', '')) }));
}

function splitByBestDelimiter(line: string): Omit<PreambleLine, 'line'> {
  const candidates = DELIMITERS.map((delimiter) => ({ delimiter, cells: line.split(delimiter).map(normalizeLabel) }));
  return candidates.reduce((best, candidate) => (candidate.cells.length > best.cells.length ? candidate : best));
}
