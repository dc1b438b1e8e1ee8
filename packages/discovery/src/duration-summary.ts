/** Summary of durations. */

/** Quantiles in hours. */
export interface DurationSummary {
  /** Number of durations; null where it would tell of fewer cases than the minimum. */
  readonly n: number | null;
  readonly median: number;
  /** The 90th percentile; null where fewer cases than the minimum lie above it. */
  readonly p90: number | null;
}

/** Durations with the cases that they belong to, grouped by case. */
export interface CaseDurations {
  readonly milliseconds: Float64Array;
  readonly cases: Uint32Array;
}

const HOUR = 3_600_000;
/** Of the cases, one in this many lies above the quantile. */
const BEYOND_MEDIAN = 2;
const BEYOND_P90 = 10;

/**
 * Exact median and 90th percentile: the smallest value with at least that share of durations at or below it; the midpoint to the next one
 * if the share is met exactly (Hyndman and Fan's definition 2, as for KPIs of kind time).
 *
 * A quantile is suppressed where fewer distinct cases than the minimum have a duration strictly above it (method.md, 2.20): a median
 * needs twice as many cases as the minimum, a 90th percentile ten times as many. The median of durations of which one case has more than
 * half is suppressed as well, and the 90th percentile with every median.
 *
 * @returns null if there is no duration, or no median to be shown.
 */
export function summarizeDurations({ milliseconds, cases }: CaseDurations, minCellSize: number): DurationSummary | null {
  const n = milliseconds.length;
  if (n === 0) return null;
  const sorted = milliseconds.slice().sort();
  const [median, p90] = [quantile(sorted, 1, 2), quantile(sorted, 9, 10)];
  if (minCellSize === 0) return { n, median: median / HOUR, p90: p90 / HOUR };
  let [distinct, largest, aboveMedian, aboveP90] = [0, 0, 0, 0];
  for (let from = 0; from < n; ) {
    let [to, longest] = [from, Number.NEGATIVE_INFINITY];
    while (to < n && cases[to] === cases[from]) longest = Math.max(longest, milliseconds[to++] as number);
    distinct++;
    if (longest > median) aboveMedian++;
    if (longest > p90) aboveP90++;
    largest = Math.max(largest, to - from);
    from = to;
  }
  if (distinct < BEYOND_MEDIAN * minCellSize || aboveMedian < minCellSize || largest * 2 > n) return null;
  const isP90Shown = distinct >= BEYOND_P90 * minCellSize && aboveP90 >= minCellSize;
  return { n, median: median / HOUR, p90: isP90Shown ? p90 / HOUR : null };
}

/** The quantile `part / of`, given as integers so that the comparison is exact. */
function quantile(sorted: Float64Array, part: number, of: number): number {
  const rank = sorted.length * part;
  const at = Math.floor(rank / of);
  if (rank % of !== 0) return sorted[at] as number;
  return ((sorted[at - 1] as number) + (sorted[Math.min(at, sorted.length - 1)] as number)) / 2;
}
