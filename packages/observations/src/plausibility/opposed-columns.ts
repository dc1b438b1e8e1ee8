/** Columns of one stage that run against each other (JRN0514). */
import { type Correlation, diagnoseElement, type ElementId, type UnlocatedDiagnostic } from '@parcours/model';
import { pearsonCorrelation, rescale } from '@parcours/scoring/respondent';
import { PairSumsBuilder } from '../aggregate/accumulators/pair-sums.ts';
import type { MeasureColumns } from '../aggregate/parsed-columns.ts';
import type { StudyContext } from '../aggregate/study-context.ts';
import { ROWS_PER_CANCELLATION_CHECK } from '../cancellation-token.ts';
import { excerpt } from '../excerpt.ts';

const MIN_ANSWERS = 10;
const UNIT = { min: 0, max: 1 };

/** A measure with the column that the study names for it. */
export interface NamedMeasure {
  readonly measure: MeasureColumns;
  readonly header: string;
  readonly id: ElementId;
  /** Its scale the other way round, as it would be declared. */
  readonly turned: string;
}

/**
 * Two columns of one stage, both from worst to best, whose correlation over the rows is proven below 0: Fisher's 95 % interval
 * lies below it, or it is −1. One of them is probably worded negatively. Reported at the second.
 *
 * @param rows used rows, ascending.
 */
export function reportOpposedColumns(
  { table, model, signal }: StudyContext,
  measures: readonly NamedMeasure[],
  rows: Uint32Array,
): UnlocatedDiagnostic[] {
  const found: UnlocatedDiagnostic[] = [];
  for (const [index, second] of measures.entries()) {
    const first = measures.slice(0, index).find(({ measure, header }) => {
      return measure.stage === second.measure.stage && header !== second.header;
    });
    const r = first && correlation(first.measure, second.measure, rows, table.duplicates?.counts ?? null, signal);
    const stage = model.stages[second.measure.stage];
    if (!first || !r || !stage || r.n < MIN_ANSWERS || (r.value > -1 && !((r.high ?? 0) < 0))) continue;
    const parameters = {
      stage: stage.label ?? stage.name,
      first: `"${excerpt(first.header)}"`,
      second: `"${excerpt(second.header)}"`,
      r: Math.round(r.value * 100) / 100,
      n: r.n,
      turned: second.turned,
    };
    found.push(diagnoseElement('JRN0514', second.id, parameters));
  }
  return found;
}

/** Over the rows with both answers, on a common scale on which better is higher. */
function correlation(
  a: MeasureColumns,
  b: MeasureColumns,
  rows: Uint32Array,
  counts: Uint32Array | null,
  signal: StudyContext['signal'],
): Correlation | null {
  const pairs = new PairSumsBuilder();
  for (let i = 0; i < rows.length; i++) {
    if (i % ROWS_PER_CANCELLATION_CHECK === 0) signal?.throwIfAborted();
    const row = rows[i] as number;
    const [x, y] = [a.rating.cells.valueAt(row), b.rating.cells.valueAt(row)];
    if (Number.isNaN(x) || Number.isNaN(y)) continue;
    pairs.add(rescale(x, a.rating.scale, UNIT), rescale(y, b.rating.scale, UNIT), 1, counts ? (counts[row] as number) : 1);
  }
  const sums = pairs.finish();
  return sums && pearsonCorrelation(sums);
}
