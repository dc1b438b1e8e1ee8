/** Covariance and correlation of two figures of the same respondents, from sums over the pairs. */
import type { Correlation, PairSums } from '@parcours/model';
import { Z95 } from './critical-values.ts';
import { neumaierSum } from './neumaier-sum.ts';

/** The sums over some respondents with both figures. */
export function pairSumsOf(pairs: readonly { readonly x: number; readonly y: number; readonly weight: number }[]): PairSums {
  const sum = (term: (pair: (typeof pairs)[number]) => number) =>
    neumaierSum(pairs.length, (i) => term(pairs[i] as (typeof pairs)[number]));
  return {
    n: pairs.length,
    weight: sum(({ weight }) => weight),
    square: sum(({ weight }) => weight * weight),
    x: sum(({ x, weight }) => weight * x),
    y: sum(({ y, weight }) => weight * y),
    xx: sum(({ x, weight }) => weight * x * x),
    xy: sum(({ x, y, weight }) => weight * x * y),
    yy: sum(({ y, weight }) => weight * y * y),
  };
}

/** The sums with each weight multiplied by a factor. */
export function scalePairSums(sums: PairSums, factor: number): PairSums {
  if (factor === 1) return sums;
  return {
    n: sums.n,
    weight: sums.weight * factor,
    square: sums.square * factor * factor,
    ...{ x: sums.x * factor, y: sums.y * factor },
    ...{ xx: sums.xx * factor, xy: sums.xy * factor, yy: sums.yy * factor },
  };
}

/** Centred sums Σw(x − mx)², Σw(x − mx)(y − my), Σw(y − my)²; the squares are at least 0 in spite of rounding. */
function centredSums({ weight, x, y, xx, xy, yy }: PairSums) {
  return { xx: Math.max(0, xx - (x * x) / weight), xy: xy - (x * y) / weight, yy: Math.max(0, yy - (y * y) / weight) };
}

/**
 * Sample covariance, with the reliability-weights correction of `momentsOf`: Σw(x − mx)(y − my)/(Σw − Σw²/Σw); n − 1 without weights.
 *
 * @returns null with fewer than two pairs.
 */
export function sampleCovariance(sums: PairSums): number | null {
  const freedom = sums.weight - sums.square / sums.weight;
  return sums.n > 1 && freedom > 0 ? centredSums(sums).xy / freedom : null;
}

/** Relative size below which a centred sum is rounding error of the raw sums. */
const TOLERANCE = 1e-12;

/**
 * Pearson's correlation, −1..1, with Fisher's 95 % interval tanh(artanh r ± z/√(n − 3)) (Fisher 1921, *Metron* 1, 3–32); n is the
 * effective n. Both bounds are null up to an effective n of 3, and where |r| = 1.
 *
 * @returns null with fewer than three pairs, and where x or y does not vary.
 */
export function pearsonCorrelation(sums: PairSums): Correlation | null {
  const { xx, xy, yy } = centredSums(sums);
  if (sums.n < 3 || xx <= TOLERANCE * sums.xx || yy <= TOLERANCE * sums.yy) return null;
  const value = Math.min(1, Math.max(-1, xy / Math.sqrt(xx * yy)));
  const freedom = (sums.weight * sums.weight) / sums.square - 3;
  // Fisher's z of ±1 is infinite: the interval would have no width.
  if (!(freedom > 0) || Math.abs(value) === 1) return { n: sums.n, value, low: null, high: null };
  const half = Z95 / Math.sqrt(freedom);
  return { n: sums.n, value, low: Math.tanh(Math.atanh(value) - half), high: Math.tanh(Math.atanh(value) + half) };
}
