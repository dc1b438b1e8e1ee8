/** Expectations that were asked on a shorter scale than the answers that they are held against (JRN0518). */
import { type Column, diagnoseElement, type RatedColumn, type UnlocatedDiagnostic } from '@parcours/model';
import type { RatingColumn } from '../aggregate/parsed-columns.ts';
import type { StudyContext } from '../aggregate/study-context.ts';
import { ROWS_PER_CANCELLATION_CHECK } from '../cancellation-token.ts';
import { excerpt } from '../excerpt.ts';

/** The best answers of the usual scales that are shorter than others. */
const SHORTER_ENDS = [5, 7, 10] as const;
const MIN_ANSWERS = 15;
/** Expectations at the end of their scale, and answers beyond it: people expect much, and nobody stops at 5 of 10. */
const MIN_SHARE = 0.2;

/**
 * Reports expectations that never pass 5, 7 or 10 on a longer scale, a fifth of them at this end, while a fifth of the answers do pass it.
 *
 * @param column of the answers, whose scale holds for both.
 * @param rows used rows, ascending.
 */
export function reportExpectationScale(
  { table, signal }: Pick<StudyContext, 'table' | 'signal'>,
  column: RatedColumn,
  rating: RatingColumn,
  expectation: { readonly column: Column; readonly rating: RatingColumn },
  rows: Uint32Array,
): UnlocatedDiagnostic[] {
  const { scale } = column;
  const ends = SHORTER_ENDS.filter((end) => scale !== null && end < scale.max && scale.min >= 0 && scale.min <= 1);
  if (!scale || ends.length === 0 || column.reversed) return [];
  let [n, most, answers] = [0, Number.NEGATIVE_INFINITY, 0];
  const beyond = new Map(ends.map((end) => [end as number, 0]));
  let atMost = 0;
  for (let i = 0; i < rows.length; i++) {
    if (i % ROWS_PER_CANCELLATION_CHECK === 0) signal?.throwIfAborted();
    const row = rows[i] as number;
    const [expected, answer] = [expectation.rating.cells.valueAt(row), rating.cells.valueAt(row)];
    const times = table.duplicates ? (table.duplicates.counts[row] as number) : 1;
    if (!Number.isNaN(answer)) {
      answers += times;
      for (const end of ends) if (answer > end) beyond.set(end, (beyond.get(end) ?? 0) + times);
    }
    if (Number.isNaN(expected)) continue;
    n += times;
    if (expected > most) [most, atMost] = [expected, 0];
    if (expected === most) atMost += times;
  }
  const passing = beyond.get(most) ?? 0;
  if (n < MIN_ANSWERS || atMost < MIN_SHARE * n || passing < MIN_SHARE * answers || passing === 0) return [];
  return [
    diagnoseElement('JRN0518', expectation.column.id, {
      n,
      expectation: `"${excerpt(expectation.column.header)}"`,
      column: `"${excerpt(column.header)}"`,
      most,
      scale: `${scale.min}..${scale.max}`,
    }),
  ];
}
