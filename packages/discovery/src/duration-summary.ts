/** Summary of durations. */

/** Quantiles in hours. */
export interface DurationSummary {
  /** Number of durations. */
  readonly n: number;
  readonly median: number;
  /** The 90th percentile. */
  readonly p90: number;
}

const HOUR = 3_600_000;

/**
 * Exact median and 90th percentile: the smallest value with at least that share of durations at or below it; the midpoint to the next one
 * if the share is met exactly (Hyndman and Fan's definition 2, as for KPIs of kind time).
 *
 * @param milliseconds is sorted in place. @returns null if empty.
 */
export function summarizeDurations(milliseconds: Float64Array): DurationSummary | null {
  if (milliseconds.length === 0) return null;
  milliseconds.sort();
  return { n: milliseconds.length, median: quantile(milliseconds, 1, 2) / HOUR, p90: quantile(milliseconds, 9, 10) / HOUR };
}

/** The quantile `part / of`, given as integers so that the comparison is exact. */
function quantile(sorted: Float64Array, part: number, of: number): number {
  const rank = sorted.length * part;
  const at = Math.floor(rank / of);
  if (rank % of !== 0) return sorted[at] as number;
  return ((sorted[at - 1] as number) + (sorted[Math.min(at, sorted.length - 1)] as number)) / 2;
}
