/** The Net Promoter Score and its intervals (method.md, 2.12). */
import { Z95 } from '../statistics/critical-values.ts';

/** Weighted shares (0–1) of those who answered 9–10 and 0–6, and how many answered (with weights: the effective n, above 0). */
export interface NpsShares {
  readonly promoters: number;
  readonly detractors: number;
  readonly n: number;
}

export interface NpsInterval {
  readonly low: number;
  readonly high: number;
}

/** −100..100 */
export function npsOf({ promoters, detractors }: NpsShares): number {
  return 100 * (promoters - detractors);
}

/** The textbook interval: p − d ± z·√((p + d − (p − d)²)/n), −100..100. Without any spread it has no width. */
export function npsWald({ promoters, detractors, n }: NpsShares): NpsInterval {
  const value = promoters - detractors;
  // The variance of values −1, 0, 1 cannot be negative, but for rounding.
  const half = Z95 * Math.sqrt(Math.max(0, promoters + detractors - value * value) / n);
  return { low: 100 * Math.max(-1, value - half), high: 100 * Math.min(1, value + half) };
}

/**
 * The interval reported first: the same after adding ¾ of a promoter, 1½ passives and ¾ of a detractor, −100..100. It keeps its
 * level for small n and where all answers are alike. Rocks (2016), "Interval Estimation for the 'Net Promoter Score'",
 * *The American Statistician* 70, 365–372, after Agresti & Coull (1998) and Bonett & Price (2012).
 */
export function npsAdjustedWald({ promoters, detractors, n }: NpsShares): NpsInterval {
  const more = n + 3;
  return npsWald({ promoters: (promoters * n + 0.75) / more, detractors: (detractors * n + 0.75) / more, n: more });
}

/** From 9 on: 9 and 10. */
export const isPromoter = (answer: number): boolean => answer >= 9;

/** 0 to 6; an answer between 6 and 7, which only another declared scale can give, has not reached 7. */
export const isDetractor = (answer: number): boolean => answer < 7;
