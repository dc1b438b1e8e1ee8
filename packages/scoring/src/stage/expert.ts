import type { NullableInterval } from '../statistics/t-interval.ts';

/**
 * Whether the measured interval excludes the expert's score (method.md, 2.9).
 *
 * @returns null without a score or without an interval.
 */
export function refutesExpert(expert: number | null, measured: NullableInterval | null): boolean | null {
  if (expert === null || !measured || measured.low === null || measured.high === null) return null;
  return expert < measured.low || expert > measured.high;
}
