/** How long something takes. */

/** In hours. */
export interface DurationSummary {
  /** How many durations there are. */
  readonly n: number;
  readonly median: number;
  /** The 90th percentile. */
  readonly p90: number;
}

const HOUR = 3_600_000;

/**
 * Median and 90th percentile, exact: the smallest value with at least that share of the durations at or below it; halfway to the next one
 * where the share is met exactly (Hyndman and Fan's second definition, that of the KPIs of kind time).
 *
 * @param milliseconds is sorted in place. @returns null of none.
 */
export function summarizeDurations(milliseconds: Float64Array): DurationSummary | null {
  if (milliseconds.length === 0) return null;
  milliseconds.sort();
  return { n: milliseconds.length, median: quantile(milliseconds, 1, 2) / HOUR, p90: quantile(milliseconds, 9, 10) / HOUR };
}

/** @param part of `of`: whole numbers, so that "exactly" is exact. */
function quantile(sorted: Float64Array, part: number, of: number): number {
  const reached = sorted.length * part;
  const at = Math.floor(reached / of);
  if (reached % of !== 0) return sorted[at] as number;
  return ((sorted[at - 1] as number) + (sorted[Math.min(at, sorted.length - 1)] as number)) / 2;
}
