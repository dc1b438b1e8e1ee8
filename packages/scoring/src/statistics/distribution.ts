/** Moments, shares and quantiles of a Distribution. Everything is summed in ascending order of value, never in row order. */
import type { Distribution } from '@parcours/model';
import { neumaierSum } from './neumaier-sum.ts';
import { clamp } from './scale.ts';

/** A mean and its uncertainty; null: unknown. */
export interface Moments {
  readonly n: number;
  /** Effective n, (Σw)²/Σw² (Kish 1965, *Survey Sampling*); equal to `n` without weights. */
  readonly effectiveN: number;
  readonly mean: number;
  /** Sample standard deviation. */
  readonly sd: number | null;
  /** Standard error of the mean, and its degrees of freedom. */
  readonly se: number | null;
  readonly df: number | null;
}

/**
 * The distribution of values, one a respondent, in any order.
 *
 * @param values finite numbers.
 * @param weights the respondents' weights, each above 0, in the order of `values`; default 1.
 */
export function distributionOf(values: readonly number[], weights: readonly number[] = values.map(() => 1)): Distribution {
  return mergeDistributions(
    values.map((value, i) => {
      const weight = weights[i] as number;
      return { values: [value], counts: [1], weights: [weight], squares: [weight * weight] };
    }),
  );
}

/**
 * n, mean, sample standard deviation and standard error of a distribution.
 *
 * With weights the variance is Σw(x − m)² / (Σw − Σw²/Σw), unbiased for reliability weights (GNU Scientific Library, "Weighted
 * Samples", `gsl_stats_wvariance`); without weights that is the usual n − 1. The standard error is sd/√effectiveN with
 * effectiveN − 1 degrees of freedom.
 *
 * @returns null where nobody answered.
 */
export function momentsOf(distribution: Distribution): Moments | null {
  const { values, counts, weights, squares } = distribution;
  const size = values.length;
  const n = wholeNumber(neumaierSum(size, (i) => counts[i] as number));
  const total = neumaierSum(size, (i) => weights[i] as number);
  if (n === 0 || !(total > 0)) return null;
  const squared = neumaierSum(size, (i) => squares[i] as number);
  const effectiveN = (total * total) / squared;
  const at = (i: number) => values[i] as number;
  // Rounding must not put the mean of 0.1, 0.1, 0.1 above 0.1.
  const mean = clamp(neumaierSum(size, (i) => (weights[i] as number) * at(i)) / total, { min: at(0), max: at(size - 1) });
  const freedom = total - squared / total;
  if (n < 2 || !(freedom > 0)) return { n, effectiveN, mean, sd: null, se: null, df: null };
  const sd = Math.sqrt(neumaierSum(size, (i) => (weights[i] as number) * (at(i) - mean) ** 2) / freedom);
  return { n, effectiveN, mean, sd, se: sd / Math.sqrt(effectiveN), df: effectiveN - 1 };
}

/** The moments of summary statistics; without a standard deviation there is no standard error. Null where n is 0. */
export function summaryMoments(summary: { readonly n: number; readonly mean: number; readonly sd: number | null }): Moments | null {
  const { n, mean, sd } = summary;
  if (!(n > 0)) return null;
  const known = sd !== null && n > 1;
  return { n, effectiveN: n, mean, sd, se: known ? sd / Math.sqrt(n) : null, df: known ? n - 1 : null };
}

/** Weighted share (0–1) of the respondents whose value satisfies the condition; null where nobody answered. */
export function shareWhere(distribution: Distribution, holds: (value: number) => boolean): number | null {
  const { values, weights } = distribution;
  const total = neumaierSum(values.length, (i) => weights[i] as number);
  if (!(total > 0)) return null;
  return neumaierSum(values.length, (i) => (holds(values[i] as number) ? (weights[i] as number) : 0)) / total;
}

/** How many respondents, unweighted, have a value that satisfies the condition. */
export function countWhere(distribution: Distribution, holds: (value: number) => boolean): number {
  const { values, counts } = distribution;
  return wholeNumber(neumaierSum(values.length, (i) => (holds(values[i] as number) ? (counts[i] as number) : 0)));
}

/** Thirds of a respondent add up to whole ones only up to rounding. */
function wholeNumber(count: number): number {
  const whole = Math.round(count);
  return Math.abs(count - whole) <= 1e-9 * Math.max(1, whole) ? whole : count;
}

/**
 * The quantile of order `p` (0–1), definition 2 of Hyndman & Fan (1996), *The American Statistician* 50, 361–365: the inverse of the
 * weighted distribution function, averaged at its steps. The median is the usual one. Values are observed ones, or the mean of two.
 *
 * @returns null where nobody answered.
 */
export function quantileOf(distribution: Distribution, p: number): number | null {
  const { values, weights } = distribution;
  const last = values.length - 1;
  const total = neumaierSum(values.length, (i) => weights[i] as number);
  if (!(total > 0)) return null;
  // Cumulative weights such as 0.1 + 0.2 hit a step only up to rounding.
  const rounding = total * 1e-12;
  let reached = 0;
  for (let i = 0; i < last; i++) {
    reached += weights[i] as number;
    if (reached > p * total + rounding) return values[i] as number;
    if (reached >= p * total - rounding) return ((values[i] as number) + (values[i + 1] as number)) / 2;
  }
  return values[last] as number;
}

/** The k-th order statistic (k from 1, unweighted): the k-th smallest value; null beyond the last. */
export function orderStatistic(distribution: Distribution, k: number): number | null {
  let reached = 0;
  for (const [i, count] of distribution.counts.entries()) {
    reached += count;
    // Thirds of a respondent add up to whole ones only up to rounding.
    if (reached >= k - 1e-9) return distribution.values[i] as number;
  }
  return null;
}

/** Σ of the respondents' weights. */
export function totalWeight({ weights }: Distribution): number {
  return neumaierSum(weights.length, (i) => weights[i] as number);
}

/** The same answers with all weights multiplied by `factor`; unchanged where that is 1. */
export function withScaledWeights(distribution: Distribution, factor: number): Distribution {
  if (factor === 1) return distribution;
  const { weights, squares } = distribution;
  return { ...distribution, weights: weights.map((w) => w * factor), squares: squares.map((w) => w * factor * factor) };
}

/** One distribution of the respondents of several. */
export function mergeDistributions(all: readonly Distribution[]): Distribution {
  const merged = new Map<number, { count: number; weight: number; square: number }>();
  for (const { values, counts, weights, squares } of all) {
    for (const [i, value] of values.entries()) {
      const held = merged.get(value) ?? { count: 0, weight: 0, square: 0 };
      held.count += counts[i] as number;
      held.weight += weights[i] as number;
      held.square += squares[i] as number;
      merged.set(value, held);
    }
  }
  const ascending = [...merged].sort(([a], [b]) => a - b);
  return {
    values: ascending.map(([value]) => value),
    counts: ascending.map(([, held]) => held.count),
    weights: ascending.map(([, held]) => held.weight),
    squares: ascending.map(([, held]) => held.square),
  };
}

/** The distribution of what each value becomes; values that become one are merged. */
export function mapDistribution({ values, counts, weights, squares }: Distribution, map: (value: number) => number): Distribution {
  return mergeDistributions(
    values.map((value, i) => ({
      values: [map(value)],
      counts: [counts[i] as number],
      weights: [weights[i] as number],
      squares: [squares[i] as number],
    })),
  );
}
