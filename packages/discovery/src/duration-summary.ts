/** Summary of durations. */
import { isSmall } from './suppression.ts';

/** Quantiles in hours. */
export interface DurationSummary {
  /** Number of durations; null where it would tell of fewer cases than the minimum. */
  readonly n: number | null;
  readonly median: number;
  /** The 90th percentile; null where fewer cases than the minimum lie beyond it. */
  readonly p90: number | null;
}

/** Durations with the cases that they belong to, grouped by case. */
export interface CaseDurations {
  readonly milliseconds: Float64Array;
  readonly cases: Uint32Array;
}

const HOUR = 3_600_000;
/** Of the cases, one in this many lies beyond the 90th percentile. */
const BEYOND_P90 = 10;

/**
 * Exact median and 90th percentile: the smallest value with at least that share of durations at or below it; the midpoint to the next one
 * if the share is met exactly (Hyndman and Fan's definition 2, as for KPIs of kind time).
 *
 * Suppressed are the median of fewer cases than the minimum, or of durations of which one case has more than half, and the 90th percentile
 * of fewer than ten times as many.
 *
 * @returns null if there is no duration, or no median to be shown.
 */
export function summarizeDurations({ milliseconds, cases }: CaseDurations, minCellSize: number): DurationSummary | null {
  const n = milliseconds.length;
  if (n === 0) return null;
  const sorted = milliseconds.slice().sort();
  const median = quantile(sorted, 1, 2) / HOUR;
  const p90 = quantile(sorted, 9, 10) / HOUR;
  if (minCellSize === 0) return { n, median, p90 };
  const firstBeyond = sorted[Math.floor((n * 9) / 10) + ((n * 9) % 10 === 0 ? 0 : 1)] ?? Number.POSITIVE_INFINITY;
  let [distinct, largest, beyond] = [0, 0, 0];
  for (let from = 0; from < n; ) {
    let [to, isBeyond] = [from, false];
    while (to < n && cases[to] === cases[from]) isBeyond = (milliseconds[to++] as number) >= firstBeyond || isBeyond;
    distinct++;
    if (isBeyond) beyond++;
    largest = Math.max(largest, to - from);
    from = to;
  }
  if (isSmall(distinct, minCellSize) || largest * 2 > n) return null;
  return { n, median, p90: distinct < BEYOND_P90 * minCellSize || beyond < minCellSize ? null : p90 };
}

/** The quantile `part / of`, given as integers so that the comparison is exact. */
function quantile(sorted: Float64Array, part: number, of: number): number {
  const rank = sorted.length * part;
  const at = Math.floor(rank / of);
  if (rank % of !== 0) return sorted[at] as number;
  return ((sorted[at - 1] as number) + (sorted[Math.min(at, sorted.length - 1)] as number)) / 2;
}
