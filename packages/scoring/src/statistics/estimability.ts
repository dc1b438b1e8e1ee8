/** Where a mean has no interval (method.md, 2.3). */
import type { Bounds } from '@parcours/model';
import type { Moments } from './distribution.ts';
import { exceedsOn } from './tolerance.ts';

/**
 * Whether the uncertainty of a mean can be estimated: more than one respondent, and answers that differ. Judged on the standard
 * deviation, which `momentsOf` gives as exactly 0 where the raw answers are equal. Shares and the NPS of equal answers have their
 * intervals all the same (Wilson, adjusted Wald).
 */
export function isEstimable({ sd, se, df }: Pick<Moments, 'sd' | 'se' | 'df'>): boolean {
  return se !== null && se > 0 && df !== null && df > 0 && sd !== 0;
}

/**
 * The moments with a standard deviation of exactly 0, and no interval, where the answers differ by rounding alone: equal answers that were
 * mapped and averaged on different ways to the scale.
 */
export function withoutRoundingSpread(moments: Moments, scale: Bounds): Moments {
  return moments.sd === null || exceedsOn(scale, moments.sd, 0) ? moments : { ...moments, sd: 0, se: null, df: null };
}

/**
 * The moments with a standard deviation borrowed from others, for a side or a study whose answers are equal: the borrower keeps its n,
 * effective n and degrees of freedom (effective n − 1). Unchanged where the answers differ or their deviation is not known, or where a
 * single respondent leaves no degree of freedom.
 *
 * @param sd that of the others.
 */
export function withBorrowedSd(moments: Moments, sd: number): Moments {
  if (moments.sd !== 0 || moments.n < 2 || !(moments.effectiveN > 1)) return moments;
  return { ...moments, sd, se: sd / Math.sqrt(moments.effectiveN), df: moments.effectiveN - 1 };
}

/**
 * Both sides of a difference, where one with equal answers borrows the standard deviation of the other.
 *
 * @returns null where neither is estimable, or a single respondent is: there is no verdict.
 */
export function estimablePair(from: Moments, to: Moments): readonly [from: Moments, to: Moments] | null {
  const pair = [withBorrowedSd(from, to.sd ?? 0), withBorrowedSd(to, from.sd ?? 0)] as const;
  return pair.every(isEstimable) ? pair : null;
}
