import { Z95 } from './critical-values.ts';

/**
 * The score interval of a proportion, 0–1 (Wilson 1927, *Journal of the American Statistical Association* 22, 209–212). Unlike the Wald
 * interval it stays within 0–1 and has a width at 0 of n and n of n.
 *
 * @param p observed proportion, 0–1.
 * @param n respondents (with weights the effective n), above 0.
 * @param z half the width in standard errors: the normal quantile of the level, by default that of 95 %.
 */
export function wilson(p: number, n: number, z: number = Z95): { readonly low: number; readonly high: number } {
  const z2 = z * z;
  const centre = (p + z2 / (2 * n)) / (1 + z2 / n);
  const half = (z / (1 + z2 / n)) * Math.sqrt((p * (1 - p)) / n + z2 / (4 * n * n));
  // At 0 and 1 the bound is exact; the formula gives it up to rounding.
  return { low: p === 0 ? 0 : Math.max(0, centre - half), high: p === 1 ? 1 : Math.min(1, centre + half) };
}
