import type { Distribution } from '@parcours/model';
import { Z95 } from './critical-values.ts';
import { countWhere, momentsOf, orderStatistic, quantileOf } from './distribution.ts';
import { twoSidedNormalP } from './normal.ts';
import type { NullableInterval } from './t-interval.ts';

/**
 * The interval of the median, by default that of 95 %; both bounds are null below six (effective) answers, and where the widest interval
 * has a lower level.
 *
 * Without weights it is interpolated between two pairs of order statistics (Hettmansperger & Sheather 1986, *Statistics & Probability
 * Letters* 4, 75–79): the k-th smallest and k-th largest answers cover at least 95 %, the next pair inwards less; λ = (n − k)·I/(k + (n − 2k)·I),
 * where I is the share of the way from the wider pair's coverage to the narrower's at which 95 % lies. The wider pair alone (David &
 * Nagaraja 2003, *Order Statistics*, 7.1) covers 97 % and more.
 *
 * With weights it is Woodruff's interval (1952, *JASA* 47, 635–646): ½ ± z·√(¼/effectiveN), read off the weighted distribution.
 *
 * @param z the level, as half the width of a normal interval in standard errors.
 * @param ranks see `medianRankTables`, for many levels of one distribution.
 */
export function medianInterval(distribution: Distribution, z: number = Z95, ranks: MedianRanks = medianRanks): NullableInterval {
  const moments = momentsOf(distribution);
  if (!moments || moments.effectiveN < MIN_ANSWERS) return { low: null, high: null };
  const n = countWhere(distribution, () => true);
  if (moments.effectiveN === n) {
    const { k, lambda } = ranks(n, z === Z95 ? TAIL_PROBABILITY : twoSidedNormalP(z) / 2);
    if (k === 0) return { low: null, high: null };
    const between = (outer: number, inner: number) => {
      const [wide, narrow] = [orderStatistic(distribution, outer) as number, orderStatistic(distribution, inner) as number];
      return wide + lambda * (narrow - wide);
    };
    return { low: between(k, k + 1), high: between(n - k + 1, n - k) };
  }
  const half = (z * 0.5) / Math.sqrt(moments.effectiveN);
  if (half >= 0.5) return { low: null, high: null };
  return { low: quantileOf(distribution, 0.5 - half), high: quantileOf(distribution, 0.5 + half) };
}

/** The range of five answers covers the median with a probability of only 93.75 %. */
const MIN_ANSWERS = 6;

const TAIL_PROBABILITY = 0.025;

/**
 * `k`: the largest rank whose order statistic lies above the median with a probability of at most `tail`, P(B ≤ k − 1) ≤ `tail` with
 * B binomial(n, ½); 0 where there is none. `lambda`: how far the bound lies from it towards the next order statistic, 0–1.
 *
 * @param n 1 or more; at 2.5 % 6 or more.
 * @param tail 0–0.5.
 */
type MedianRanks = (n: number, tail: number) => { readonly k: number; readonly lambda: number };

/** As `MedianRanks`, by default at 2.5 %. */
export function medianRanks(n: number, tail: number = TAIL_PROBABILITY): ReturnType<MedianRanks> {
  for (const term of binomialTerms(n)) if (term.below + term.here > tail) return ranksAt(n, tail, term);
  return { k: 0, lambda: 0 };
}

/** The same from tables of the binomial distributions, which are computed once for each n. */
export function medianRankTables(): MedianRanks {
  const tables = new Map<number, readonly BinomialTerm[]>();
  return (n, tail) => {
    const table = tables.get(n) ?? [...binomialTerms(n)];
    tables.set(n, table);
    let [first, last] = [0, table.length - 1];
    while (first < last) {
      const middle = (first + last) >> 1;
      const { below, here } = table[middle] as BinomialTerm;
      if (below + here > tail) last = middle;
      else first = middle + 1;
    }
    return ranksAt(n, tail, table[first] as BinomialTerm);
  };
}

/** P(B < k) and P(B = k) of B binomial(n, ½). */
interface BinomialTerm {
  readonly k: number;
  readonly below: number;
  readonly here: number;
}

/** For k from 0 to the middle, those that can be told from 0. */
function* binomialTerms(n: number): Generator<BinomialTerm> {
  // Logarithms, since 2⁻ⁿ underflows from n = 1075 on.
  let log = -n * Math.LN2;
  let below = 0;
  for (let k = 0; k <= n / 2 + 1; k++) {
    const here = Math.exp(log);
    if (here > 0) yield { k, below, here };
    below += here;
    log += Math.log((n - k) / (k + 1));
  }
}

function ranksAt(n: number, tail: number, { k, below, here }: BinomialTerm): ReturnType<MedianRanks> {
  const share = (tail - below) / here;
  return { k, lambda: ((n - k) * share) / (k + (n - 2 * k) * share) };
}
