/** Columns whose answers are the same in all rows: one copied under another name (JRN0519). */
import { diagnoseElement, type ElementId, type Term, type UnlocatedDiagnostic } from '@parcours/model';
import type { StudyContext } from '../aggregate/study-context.ts';
import { ROWS_PER_CANCELLATION_CHECK } from '../cancellation-token.ts';
import { excerpt } from '../excerpt.ts';
import type { NumericColumn } from '../values/numeric-column.ts';

/** With equal answers by seven in ten to two questions, the chance that fifteen agree in all is 0.5 % (0.7¹⁵). */
const MIN_ANSWERS = 15;
/** Answers that are all alike, or of two kinds, are no copy. */
const MIN_VALUES = 3;
/** Of the answers: a copy may have lost a few. */
const MAX_SHARE_ALONE = 0.1;

/** A column of answers, with what it measures. */
export interface AnsweringColumn {
  readonly id: ElementId;
  readonly header: string;
  readonly cells: NumericColumn;
  readonly of: 'stage' | 'kpi' | 'expectation';
  /** The stage or the KPI. */
  readonly name: string;
  readonly title: string;
}

/**
 * Reports each column that repeats an earlier one: their answers are equal, or one is the other on another scale (a line through all
 * pairs), in all rows in which both answered. Two that differ do so within a few rows: the comparison ends there.
 *
 * @param rows used rows, ascending.
 */
export function reportEqualColumns(
  { table, signal }: Pick<StudyContext, 'table' | 'signal'>,
  columns: readonly AnsweringColumn[],
  rows: Uint32Array,
): UnlocatedDiagnostic[] {
  return columns.flatMap((second, index) => {
    const first = columns
      .slice(0, index)
      .find((each) => each.header !== second.header && areEqual(each.cells, second.cells, rows, table.duplicates?.counts ?? null, signal));
    if (!first) return [];
    const parameters = {
      second: `"${excerpt(second.header)}"`,
      first: `"${excerpt(first.header)}"`,
      consequence: consequenceOf(first, second),
    };
    return [diagnoseElement('JRN0519', second.id, parameters)];
  });
}

function consequenceOf(first: AnsweringColumn, second: AnsweringColumn): Term {
  const values = { first: first.title, second: second.title };
  if ((first.of === 'expectation') !== (second.of === 'expectation') && first.name === second.name)
    return { term: 'equal-columns.expectation', values };
  return { term: first.name === second.name ? 'equal-columns.once' : 'equal-columns.two', values };
}

/** @param counts by row: of how many rows of the file it stands; null: of one. */
function areEqual(
  a: NumericColumn,
  b: NumericColumn,
  rows: Uint32Array,
  counts: Uint32Array | null,
  signal: StudyContext['signal'],
): boolean {
  let [both, alone] = [0, 0];
  let [x0, y0, slope] = [Number.NaN, Number.NaN, Number.NaN];
  const values = new Set<number>();
  for (let i = 0; i < rows.length; i++) {
    if (i % ROWS_PER_CANCELLATION_CHECK === 0) signal?.throwIfAborted();
    const row = rows[i] as number;
    const [x, y] = [a.valueAt(row), b.valueAt(row)];
    const [isNone, isOtherNone] = [Number.isNaN(x), Number.isNaN(y)];
    if (isNone && isOtherNone) continue;
    const times = counts ? (counts[row] as number) : 1;
    if (isNone || isOtherNone) {
      alone += times;
      continue;
    }
    both += times;
    if (Number.isNaN(x0)) [x0, y0] = [x, y];
    else if (Number.isNaN(slope) && x !== x0) slope = (y - y0) / (x - x0);
    const expected = Number.isNaN(slope) ? y0 : y0 + slope * (x - x0);
    if (Math.abs(y - expected) > TOLERANCE * Math.max(1, Math.abs(y))) return false;
    if (values.size < MIN_VALUES) values.add(x);
  }
  // 1..5 numbered from 0 is the same scale; answers that are lower by more are others.
  const isShifted = Math.abs(slope - 1) <= TOLERANCE && Math.abs(y0 - x0) > 1 + TOLERANCE;
  return both >= MIN_ANSWERS && values.size >= MIN_VALUES && slope > 0 && !isShifted && alone <= both * MAX_SHARE_ALONE;
}

const TOLERANCE = 1e-9;
