import type { Distribution } from '@parcours/model';
import { Z95 } from './critical-values.ts';
import { countWhere, momentsOf, orderStatistic, quantileOf } from './distribution.ts';
import type { Interval } from './t-interval.ts';

/**
 * The 95 % interval of the median; fewer than six answers have none.
 *
 * Without weights two pairs of order statistics enclose 95 %: from the k-th smallest to the k-th largest answer a little more, from the
 * next pair inwards less; the interval lies between them, interpolated as Hettmansperger & Sheather (1986, *Statistics & Probability
 * Letters* 4, 75–79) have it: λ = (n − k)·I/(k + (n − 2k)·I), I the share of the way from the wider pair's probability to the
 * narrower's at which 95 % stands. The wider pair alone (David & Nagaraja 2003, *Order Statistics*, 7.1) would hold 97 % and more.
 *
 * With weights it is Woodruff's (1952, *JASA* 47, 635–646): the interval of the share ½, √(¼/effectiveN), read off the weighted
 * distribution, under the same floor of six.
 */
export function medianInterval(distribution: Distribution): Interval {
  const moments = momentsOf(distribution);
  if (!moments || moments.effectiveN < MIN_ANSWERS) return { low: null, high: null };
  const n = countWhere(distribution, () => true);
  if (moments.effectiveN === n) {
    const { k, lambda } = medianRanks(n);
    const between = (outer: number, inner: number) => {
      const [wide, narrow] = [orderStatistic(distribution, outer) as number, orderStatistic(distribution, inner) as number];
      return wide + lambda * (narrow - wide);
    };
    return { low: between(k, k + 1), high: between(n - k + 1, n - k) };
  }
  const half = (Z95 * 0.5) / Math.sqrt(moments.effectiveN);
  return { low: quantileOf(distribution, 0.5 - half), high: quantileOf(distribution, 0.5 + half) };
}

/** Of five answers the smallest and the largest enclose the median with 93.75 % only. */
const MIN_ANSWERS = 6;

const TAIL_PROBABILITY = 0.025;

/**
 * The largest k such that the k-th smallest of `n` answers lies above the median with a probability of 2.5 % at most,
 * P(B ≤ k − 1) ≤ 0.025 with B binomial(n, ½), and how far the interval lies from it towards the next (0–1).
 *
 * @param n from 6 on.
 */
export function medianRanks(n: number): { readonly k: number; readonly lambda: number } {
  // In logarithms: 2⁻ⁿ is below every double from n = 1075 on.
  let log = -n * Math.LN2;
  let below = 0;
  for (let k = 0; ; k++) {
    const here = Math.exp(log);
    if (below + here > TAIL_PROBABILITY) {
      const share = (TAIL_PROBABILITY - below) / here;
      return { k, lambda: ((n - k) * share) / (k + (n - 2 * k) * share) };
    }
    below += here;
    log += Math.log((n - k) / (k + 1));
  }
}
