/** The quantiles behind every 95 % interval. */
import normalQuantile from '@stdlib/stats-base-dists-normal-quantile';
import studentQuantile from '@stdlib/stats-base-dists-t-quantile';

const UPPER = 0.975;

/** Half the width of a 95 % interval, in standard errors, where the standard error is known: 1.959963984540054. */
export const Z95: number = normalQuantile(UPPER, 0, 1);

/**
 * The same where the standard error is estimated with `df` degrees of freedom (Student's t).
 *
 * @param df above 0, not necessarily whole.
 * @returns Infinity or NaN where `df` is too small to say anything; callers then give no interval.
 */
export function t95(df: number): number {
  return studentQuantile(UPPER, df);
}
