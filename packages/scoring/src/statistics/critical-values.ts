/** Critical values of 95 % intervals. */
import normalQuantile from '@stdlib/stats-base-dists-normal-quantile';
import studentQuantile from '@stdlib/stats-base-dists-t-quantile';

const UPPER = 0.975;

/** The 97.5 % quantile of the standard normal distribution: 1.959963984540054. */
export const Z95: number = normalQuantile(UPPER, 0, 1);

/**
 * The 97.5 % quantile of Student's t distribution.
 *
 * @param df above 0, not necessarily whole.
 * @returns Infinity or NaN where `df` is too small for an interval.
 */
export function t95(df: number): number {
  return studentQuantile(UPPER, df);
}
