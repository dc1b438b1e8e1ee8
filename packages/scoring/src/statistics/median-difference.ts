import type { Distribution } from '@parcours/model';
import { quantileOf } from './distribution.ts';
import { averageIntervals, type BoundedEstimate, intervalDifference } from './interval-difference.ts';
import { invertedIntervalP } from './inverted-interval.ts';
import { medianInterval, medianRankTables } from './median-interval.ts';

/** The answers of two groups to one instrument. */
export interface MedianPair {
  readonly from: Distribution;
  readonly to: Distribution;
  /** ω, above 0: see `instrumentWeight`. */
  readonly weight: number;
}

/**
 * `to` − `from` of two medians with the 95 % interval that their intervals give (see `intervalDifference`), over one or more instruments
 * (see `averageIntervals`). Neither bounds nor p where a median has no interval.
 *
 * @returns null where a group has no answer.
 */
export function medianDifference(
  pairs: readonly MedianPair[],
): { readonly value: number; readonly low: number | null; readonly high: number | null; readonly p: number | null } | null {
  const medians = pairs.map(({ from, to, weight }) => ({ from: quantileOf(from, 0.5), to: quantileOf(to, 0.5), weight }));
  const known = medians.flatMap(({ from, to, weight }) => (from === null || to === null ? [] : [{ value: to - from, weight }]));
  if (known.length < pairs.length || known.length === 0) return null;
  const ranks = medianRankTables();
  const intervalAt = (z?: number): BoundedEstimate | null => {
    const single = pairs.flatMap((pair, i) => {
      const [from, to] = [medianInterval(pair.from, z, ranks), medianInterval(pair.to, z, ranks)];
      if (from.low === null || from.high === null || to.low === null || to.high === null) return [];
      const bounded = intervalDifference(
        { value: medians[i]?.from ?? 0, low: from.low, high: from.high },
        { value: medians[i]?.to ?? 0, low: to.low, high: to.high },
      );
      return [{ ...bounded, weight: pair.weight }];
    });
    return single.length < pairs.length ? null : averageIntervals(single);
  };
  const interval = intervalAt();
  if (interval) return { ...interval, p: invertedIntervalP(intervalAt) };
  const { value } = averageIntervals(known.map((one) => ({ ...one, low: one.value, high: one.value })));
  return { value, low: null, high: null, p: null };
}
