/** The difference of two means with its interval and t test (method.md, 2.13). */
import betainc from '@stdlib/math-base-special-betainc';
import type { Moments } from './distribution.ts';
import { type NullableInterval, tInterval } from './t-interval.ts';

/** The respondents in both groups. */
export interface Overlap {
  /** Effective number of pairs. */
  readonly n: number;
  /** Covariance of the two means. */
  readonly covariance: number;
}

export interface MeanDifference extends NullableInterval {
  readonly value: number;
  /** Standard error of the difference, and its degrees of freedom; null where unknown. */
  readonly se: number | null;
  readonly df: number | null;
  /** Two-sided p of Student's t, 0–1; null where it is not estimable. */
  readonly p: number | null;
}

/**
 * `to` − `from` with its 95 % t interval and two-sided p. Independent groups: Welch's t test (1947, *Biometrika* 34, 28–35). The same
 * respondents in both: the paired t test. Some respondents in both: the t test for partly overlapping samples with interpolated degrees
 * of freedom (T_new2 of Derrick, Russ, Toher & White 2017, *Journal of Modern Applied Statistical Methods* 16(1), 137–157), which has the
 * other two as its limits.
 *
 * Without a standard error on both sides there is neither interval nor p; where nothing varies there is no p.
 */
export function meanDifference(from: Moments, to: Moments, overlap: Overlap | null = null): MeanDifference {
  const value = to.mean - from.mean;
  if (from.se === null || to.se === null || from.df === null || to.df === null) {
    return { value, se: null, df: null, low: null, high: null, p: null };
  }
  const [v, w] = [from.se ** 2, to.se ** 2];
  const welch = v + w === 0 ? Number.POSITIVE_INFINITY : (v + w) ** 2 / ((v * v) / from.df + (w * w) / to.df);
  if (!overlap) return tTest(value, Math.sqrt(v + w), welch);
  const alone = Math.max(0, from.effectiveN - overlap.n) + Math.max(0, to.effectiveN - overlap.n);
  const df = overlap.n - 1 + ((welch - overlap.n + 1) * alone) / (alone + 2 * overlap.n);
  // The variance of a constant difference is 0, up to rounding.
  const variance = v + w - 2 * overlap.covariance;
  return tTest(value, variance <= (v + w) * 1e-12 ? 0 : Math.sqrt(variance), df);
}

/** A difference with its 95 % t interval and two-sided p; no p where `se` or `df` is 0. */
export function tTest(value: number, se: number, df: number): MeanDifference {
  return { value, se, df, ...tInterval(value, se, df), p: se > 0 && df > 0 ? twoSidedP(value / se, df) : null };
}

/** P(|T| ≥ |t|) of Student's t: the regularised incomplete beta function I(df/(df + t²); df/2, ½). */
function twoSidedP(t: number, df: number): number {
  return betainc(df / (df + t * t), df / 2, 0.5);
}
