/** The table region of a file, and its header lines. */
import { type Dialect, normalizeLabel, parseCellRange } from '@parcours/model';

/** The region of a file that holds the table, as the study declares it; 0-based, inclusive. */
export interface TableRegion {
  /** Number of lines (rows of a sheet) above the header. */
  readonly top: number;
  readonly bottom: number;
  readonly left: number;
  readonly right: number;
}

export function tableRegionOf({ range: written, skip }: Pick<Dialect, 'range' | 'skip'>): TableRegion {
  const range = written === null ? null : parseCellRange(written);
  const { top, bottom, left, right } = range ?? { top: 0, bottom: Number.POSITIVE_INFINITY, left: 0, right: Number.POSITIVE_INFINITY };
  return { top: top + Math.max(0, skip ?? 0), bottom, left, right };
}

/** Number of header lines; 1 if the declared number is invalid (reported as JRN0204). */
export function headerLines({ header }: Pick<Dialect, 'header'>): number {
  return header !== null && Number.isInteger(header) && header >= 1 ? header : 1;
}

/**
 * Joins header lines into column names, separated by a space. A name in an upper line also applies to the unnamed cells to its right, as in
 * a merged cell, unless nothing stands below it: `id | 2026 | | 2025` over `  | mean | n | mean` is `id | 2026 mean | 2026 n | 2025 mean`.
 * Trailing unnamed columns are dropped.
 */
export function joinHeaders(lines: readonly (readonly string[])[]): string[] {
  const width = Math.max(0, ...lines.map((line) => line.length));
  const texts = lines.map((line) => Array.from({ length: width }, (_, column) => normalizeLabel(line[column] ?? '')));
  const filled = texts.map((line, index) => {
    const below = texts.slice(index + 1);
    let group = '';
    return line.map((text, column) => {
      if (text !== '') group = below.some((lower) => lower[column] !== '') ? text : '';
      return text || group;
    });
  });
  const columns = Array.from({ length: width }, (_, column) =>
    texts.some((line) => line[column] !== '') ? normalizeLabel(filled.map((line) => line[column]).join(' ')) : '',
  );
  while (columns.at(-1) === '') columns.pop();
  return columns;
}
