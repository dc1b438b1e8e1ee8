import type { Interval } from '../statistics/t-interval.ts';

/**
 * Whether the data refute the expert's score (method.md, 2.9): it lies outside the measured interval.
 *
 * @returns null where there is no score or no interval to hold against it.
 */
export function refutesExpert(expert: number | null, measured: Interval | null): boolean | null {
  if (expert === null || !measured || measured.low === null || measured.high === null) return null;
  return expert < measured.low || expert > measured.high;
}
