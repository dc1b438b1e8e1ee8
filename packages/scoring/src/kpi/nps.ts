/** The Net Promoter Score and its intervals (method.md, 2.12). */
import type { Interval } from '@parcours/model';
import { Z95 } from '../statistics/critical-values.ts';

/** Weighted shares (0–1) of promoters (9–10) and detractors (0–6), and the respondents (with weights the effective n), above 0. */
export interface NpsShares {
  readonly promoters: number;
  readonly detractors: number;
  readonly n: number;
}

/** The Net Promoter Score, −100..100 (Reichheld 2003, *Harvard Business Review* 81(12), 46–54). */
export function npsOf({ promoters, detractors }: NpsShares): number {
  return 100 * (promoters - detractors);
}

/** The 95 % Wald interval p − d ± z·√((p + d − (p − d)²)/n), clipped to −100..100. It has no width where all answers are equal. */
export function npsWald({ promoters, detractors, n }: NpsShares): Interval {
  const value = promoters - detractors;
  // The variance is at least 0, up to rounding.
  const half = Z95 * Math.sqrt(Math.max(0, promoters + detractors - value * value) / n);
  return { low: 100 * Math.max(-1, value - half), high: 100 * Math.min(1, value + half) };
}

/**
 * The 95 % adjusted Wald interval, clipped to −100..100: the Wald interval after adding ¾ of a promoter, 1½ passives and ¾ of a detractor.
 * It keeps its level for small n and for equal answers. Rocks (2016), "Interval Estimation for the 'Net Promoter Score'",
 * *The American Statistician* 70, 365–372, after Agresti & Coull (1998) and Bonett & Price (2012).
 */
export function npsAdjustedWald({ promoters, detractors, n }: NpsShares): Interval {
  const more = n + 3;
  return npsWald({ promoters: (promoters * n + 0.75) / more, detractors: (detractors * n + 0.75) / more, n: more });
}

/** Whether an answer on 0–10 is a promoter's: 9 or more. */
export const isPromoter = (answer: number): boolean => answer >= 9;

/** Whether an answer on 0–10 is a detractor's: below 7, so that 6.5 (mapped from another declared scale) is one. */
export const isDetractor = (answer: number): boolean => answer < 7;
