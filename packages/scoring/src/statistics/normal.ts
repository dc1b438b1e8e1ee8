import erfc from '@stdlib/math-base-special-erfc';

/** P(|Z| ≥ |z|) of a standard normal variable, 0–1. */
export function twoSidedNormalP(z: number): number {
  return erfc(Math.abs(z) / Math.SQRT2);
}
