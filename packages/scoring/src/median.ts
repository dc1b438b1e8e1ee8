import type { Distribution } from '@parcours/model';
import { countWhere, momentsOf, quantileOf, valueAtRank } from './distribution.ts';
import type { Interval } from './estimate.ts';
import { Z95 } from './quantiles.ts';

/**
 * The 95 % interval of the median.
 *
 * Without weights it lies between two order statistics, the k-th smallest and the k-th largest answer, k as large as the
 * binomial distribution allows for at least 95 % (David & Nagaraja 2003, *Order Statistics*, 7.1); fewer than six answers
 * allow none. With weights it is Woodruff's (1952, *JASA* 47, 635–646): the interval of the share ½, √(¼/effectiveN), read
 * off the weighted distribution, under the same floor of six.
 */
export function medianInterval(distribution: Distribution): Interval {
  const moments = momentsOf(distribution);
  if (!moments || moments.effectiveN < FEWEST) return { low: null, high: null };
  const n = countWhere(distribution, () => true);
  if (moments.effectiveN === n) {
    const k = medianRank(n);
    return { low: valueAtRank(distribution, k), high: valueAtRank(distribution, n - k + 1) };
  }
  const half = (Z95 * 0.5) / Math.sqrt(moments.effectiveN);
  return { low: quantileOf(distribution, 0.5 - half), high: quantileOf(distribution, 0.5 + half) };
}

/** Of five answers the smallest and the largest enclose the median with 93.75 % only. */
const FEWEST = 6;

/**
 * The largest k such that the k-th smallest of `n` answers lies above the median with a probability of 2.5 % at most:
 * P(B ≤ k − 1) ≤ 0.025 with B binomial(n, ½). 0 where there is none (n < 6).
 */
export function medianRank(n: number): number {
  // In logarithms: 2⁻ⁿ is below every double from n = 1075 on.
  let log = -n * Math.LN2;
  let below = 0;
  for (let k = 0; k <= n; k++) {
    below += Math.exp(log);
    if (below > 0.025) return k;
    log += Math.log((n - k) / (k + 1));
  }
  return 0;
}
