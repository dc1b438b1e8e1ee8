/** From sums over pairs to how far two figures of the same respondents go together. */
import type { Correlation, PairSums } from '@parcours/model';
import { Z95 } from './critical-values.ts';

/** Centred sums Σw(x − mx)², Σw(x − mx)(y − my), Σw(y − my)²; rounding never makes a square negative. */
function centredSums({ weight, x, y, xx, xy, yy }: PairSums) {
  return { xx: Math.max(0, xx - (x * x) / weight), xy: xy - (x * y) / weight, yy: Math.max(0, yy - (y * y) / weight) };
}

/** Sample covariance; with weights the unbiased one for weights that say how much a respondent stands for, as `momentsOf` has it. */
export function sampleCovariance(sums: PairSums): number | null {
  const freedom = sums.weight - sums.square / sums.weight;
  return sums.n > 1 && freedom > 0 ? centredSums(sums).xy / freedom : null;
}

/** A centred sum that is only what rounding left of the sums it was made from. */
const TOLERANCE = 1e-12;

/**
 * Pearson's correlation with Fisher's interval tanh(artanh r ± z/√(n − 3)) (Fisher 1921, *Metron* 1, 3–32); n is the effective n. From
 * three respondents on; the interval from four.
 *
 * @returns null where one of the two does not vary: then nothing can be said.
 */
export function pearsonCorrelation(sums: PairSums): Correlation | null {
  const { xx, xy, yy } = centredSums(sums);
  if (sums.n < 3 || xx <= TOLERANCE * sums.xx || yy <= TOLERANCE * sums.yy) return null;
  const value = Math.min(1, Math.max(-1, xy / Math.sqrt(xx * yy)));
  const freedom = (sums.weight * sums.weight) / sums.square - 3;
  // A correlation of one has no width in Fisher's scale: no handful proves it.
  if (!(freedom > 0) || Math.abs(value) === 1) return { n: sums.n, value, low: null, high: null };
  const half = Z95 / Math.sqrt(freedom);
  return { n: sums.n, value, low: Math.tanh(Math.atanh(value) - half), high: Math.tanh(Math.atanh(value) + half) };
}
