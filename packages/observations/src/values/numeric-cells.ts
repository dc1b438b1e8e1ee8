/** Parses the distinct cells of a numeric column to values and statuses. */
import { type Bounds, normalizeLabel, type RatedColumn } from '@parcours/model';
import { cellMatcher, isAmbiguous, type NumberParser, within } from './number-notation.ts';

/** Status of a cell; all but VALUE are rejects. */
export const VALUE = 0;
export const EMPTY = 1;
export const MISSING = 2;
export const NOT_A_NUMBER = 3;
export const OFF_SCALE = 4;
export const UNMAPPED = 5;
export const AMBIGUOUS = 6;
export const MIXED_SHARES = 7;
export const SEVERAL_ANSWERS = 8;

/** Parsed cells, by code of the column. */
export interface NumericCells {
  readonly statuses: Uint8Array;
  /** Valid if the status is VALUE. */
  readonly numbers: Float64Array;
}

/**
 * Parses each distinct cell once.
 *
 * @param bounds the declared scale; null: any number.
 * @param map from the number in the cell to the value that is kept.
 */
export function parseNumericCells(
  values: readonly string[],
  column: Pick<RatedColumn, 'missing' | 'labelValues'>,
  bounds: Bounds | null,
  read: NumberParser,
  map: (number: number) => number,
): NumericCells {
  const mappedValue = mappedFigures(column);
  const isMissing = cellMatcher(column.missing, read);
  const statuses = new Uint8Array(values.length);
  const numbers = new Float64Array(values.length);
  values.forEach((cell, code) => {
    if (isMissing(cell)) statuses[code] = cell === '' ? EMPTY : MISSING;
    else if (cell === '') statuses[code] = EMPTY;
    else {
      const number = mappedValue(cell) ?? read(cell);
      if (Number.isNaN(number)) statuses[code] = rejectStatus(cell, read);
      else if (bounds && !within(number, bounds)) statuses[code] = OFF_SCALE;
      else numbers[code] = map(number);
    }
  });
  return { statuses, numbers };
}

function rejectStatus(cell: string, read: NumberParser): number {
  if (read.isMixedShare(cell)) return MIXED_SHARES;
  if (read.isList(cell)) return SEVERAL_ANSWERS;
  return isAmbiguous(cell) ? AMBIGUOUS : NOT_A_NUMBER;
}

/** Lookup of declared values; undefined if the cell has none. Of two values for one cell, the first counts. */
function mappedFigures({ labelValues }: Pick<RatedColumn, 'labelValues'>): (cell: string) => number | undefined {
  if (labelValues.length === 0) return () => undefined;
  // Reversed, so that the first value of a cell wins.
  const mappedValue = new Map(labelValues.map(({ cell, value }) => [normalizeLabel(cell), value] as const).reverse());
  return (cell) => mappedValue.get(normalizeLabel(cell));
}

const YES = ['1', 'true', 'yes', 'oui', 'ja'];
/** Cells that count as a failure of a rate, in lower case. */
export const FAILURES: readonly string[] = ['0', 'false', 'no', 'non', 'nein'];

/**
 * Parses the cells of a rate as 1 or 0. With declared successes, every other answer is 0. Without, 1, true, yes, oui, ja are 1; 0, false,
 * no, non, nein are 0; any other cell is UNMAPPED rather than a guessed failure. A cell mapped to 1 or 0 has that value.
 */
export function parseRateCells(
  values: readonly string[],
  column: RatedColumn,
  success: readonly string[],
  read: (cell: string) => number,
): NumericCells {
  const mappedValue = mappedFigures(column);
  const isMissing = cellMatcher(column.missing, read);
  const isSuccess = cellMatcher(success.length > 0 ? success : YES, read);
  const isFailure = success.length > 0 ? () => true : cellMatcher(FAILURES, read);
  const statuses = new Uint8Array(values.length);
  const numbers = new Float64Array(values.length);
  values.forEach((text, code) => {
    const cell = success.length > 0 ? text : text.toLowerCase();
    const number = mappedValue(text);
    if (cell === '') statuses[code] = EMPTY;
    else if (isMissing(text)) statuses[code] = MISSING;
    else if (number !== undefined) {
      if (number === 0 || number === 1) numbers[code] = number;
      else statuses[code] = UNMAPPED;
    } else if (isSuccess(cell)) numbers[code] = 1;
    else if (!isFailure(cell)) statuses[code] = UNMAPPED;
  });
  return { statuses, numbers };
}
