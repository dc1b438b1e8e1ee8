/** Differences of several instruments in one: like is compared with like (method.md, 2.13). */

import { type MeanDifference, tTest } from '../statistics/mean-difference.ts';
import { neumaierSum } from '../statistics/neumaier-sum.ts';

/** The difference within one instrument. */
export interface InstrumentDifference {
  readonly difference: Pick<MeanDifference, 'value' | 'se' | 'df'>;
  /** ω, above 0: see `instrumentWeight`. */
  readonly weight: number;
}

/**
 * ω of an instrument: n_A·n_B/(n_A + n_B).
 *
 * @param first effective respondents of one side, above 0, or its declared weight where studies declare weights; `second` likewise.
 */
export function instrumentWeight(first: number, second: number): number {
  return (first * second) / (first + second);
}

/**
 * Σωd/Σω with variance Σω²se²/(Σω)² and the degrees of freedom of Welch–Satterthwaite (Satterthwaite 1946, *Biometrics Bulletin* 2,
 * 110–114), its t interval and two-sided p. Neither interval nor p where an instrument's difference has no standard error.
 *
 * @param instruments one or more, those that both sides have.
 */
export function combineDifferences(instruments: readonly InstrumentDifference[]): MeanDifference {
  const sum = (term: (one: InstrumentDifference) => number) =>
    neumaierSum(instruments.length, (i) => term(instruments[i] as InstrumentDifference));
  const total = sum(({ weight }) => weight);
  const value = sum(({ difference, weight }) => weight * difference.value) / total;
  const parts = instruments.flatMap(({ difference: { se, df }, weight }) =>
    se === null || df === null ? [] : [{ variance: ((weight / total) * se) ** 2, df }],
  );
  if (parts.length < instruments.length) return { value, se: null, df: null, low: null, high: null, p: null };
  const variance = neumaierSum(parts.length, (i) => parts[i]?.variance ?? 0);
  if (variance === 0) return tTest(value, 0, Math.min(...parts.map(({ df }) => df)));
  const df = variance ** 2 / neumaierSum(parts.length, (i) => (parts[i]?.variance ?? 0) ** 2 / (parts[i]?.df ?? 1));
  return tTest(value, Math.sqrt(variance), df);
}
