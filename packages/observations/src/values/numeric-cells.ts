/** What the cells of a column of figures are worth. */
import type { Bounds, RatedColumn } from '@parcours/model';
import { normalizeLabel } from '../tidy.ts';
import { cellMatcher, isAmbiguous, type NumberParser, within } from './number-notation.ts';

/** The state of a cell; everything but VALUE is a loss. */
export const VALUE = 0;
export const EMPTY = 1;
export const MISSING = 2;
export const NOT_A_NUMBER = 3;
export const OFF_SCALE = 4;
export const UNMAPPED = 5;
export const AMBIGUOUS = 6;
export const MIXED_SHARES = 7;

/** By code of the column. */
export interface NumericCells {
  readonly statuses: Uint8Array;
  /** Meaningful where the state is VALUE. */
  readonly numbers: Float64Array;
}

/**
 * Reads every distinct cell once.
 *
 * @param bounds the declared scale; null: every number is fine.
 * @param map from the figure in the cell to the one that is kept.
 */
export function parseNumericCells(
  values: readonly string[],
  column: Pick<RatedColumn, 'missing' | 'labelValues'>,
  bounds: Bounds | null,
  read: NumberParser,
  map: (figure: number) => number,
): NumericCells {
  const worth = mappedFigures(column);
  const isMissing = cellMatcher(column.missing, read);
  const states = new Uint8Array(values.length);
  const numbers = new Float64Array(values.length);
  values.forEach((cell, code) => {
    if (isMissing(cell)) states[code] = cell === '' ? EMPTY : MISSING;
    else if (cell === '') states[code] = EMPTY;
    else {
      const figure = worth(cell) ?? read(cell);
      if (Number.isNaN(figure)) states[code] = read.isMixedShare(cell) ? MIXED_SHARES : isAmbiguous(cell) ? AMBIGUOUS : NOT_A_NUMBER;
      else if (bounds && !within(figure, bounds)) states[code] = OFF_SCALE;
      else numbers[code] = map(figure);
    }
  });
  return { statuses: states, numbers };
}

/** What the text says that a cell is worth; undefined where it says nothing. A cell that is mapped to two figures is worth the first. */
function mappedFigures({ labelValues }: Pick<RatedColumn, 'labelValues'>): (cell: string) => number | undefined {
  if (labelValues.length === 0) return () => undefined;
  // From the last to the first, which stays.
  const worth = new Map(labelValues.map(({ cell, value }) => [normalizeLabel(cell), value] as const).reverse());
  return (cell) => worth.get(normalizeLabel(cell));
}

const YES = ['1', 'true', 'yes', 'oui', 'ja'];
const NO = ['0', 'false', 'no', 'non', 'nein'];

/**
 * Reads the cells of a rate as 1 or 0. Where the text says what a success is, every other answer is none. Where it does not, 1, true,
 * yes, oui, ja are, and 0, false, no, non, nein are not; any other cell is UNMAPPED: counting it as a failure would be a guess. A cell that
 * is mapped to 1 or 0 is that.
 */
export function parseRateCells(
  values: readonly string[],
  column: RatedColumn,
  success: readonly string[],
  read: (cell: string) => number,
): NumericCells {
  const worth = mappedFigures(column);
  const isMissing = cellMatcher(column.missing, read);
  const isSuccess = cellMatcher(success.length > 0 ? success : YES, read);
  const isFailure = success.length > 0 ? () => true : cellMatcher(NO, read);
  const states = new Uint8Array(values.length);
  const numbers = new Float64Array(values.length);
  values.forEach((text, code) => {
    const cell = success.length > 0 ? text : text.toLowerCase();
    const figure = worth(text);
    if (cell === '') states[code] = EMPTY;
    else if (isMissing(text)) states[code] = MISSING;
    else if (figure !== undefined) {
      if (figure === 0 || figure === 1) numbers[code] = figure;
      else states[code] = UNMAPPED;
    } else if (isSuccess(cell)) numbers[code] = 1;
    else if (!isFailure(cell)) states[code] = UNMAPPED;
  });
  return { statuses: states, numbers };
}
