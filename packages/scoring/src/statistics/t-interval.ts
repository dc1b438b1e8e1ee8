import type { Estimate } from '@parcours/model';
import { t95 } from './critical-values.ts';
import type { Moments } from './distribution.ts';

/** Bounds of a 95 % interval; both null where none can be computed. */
export interface NullableInterval {
  readonly low: number | null;
  readonly high: number | null;
}

/**
 * The 95 % t interval mean ± t(df)·se (Student 1908, *Biometrika* 6, 1–25). It is not clipped to the scale: a bound beyond its ends shows
 * how few answers stand behind the mean. Both bounds are null without a standard error (one respondent, or summary statistics without sd).
 *
 * @param se 0 gives an interval without width.
 * @param df above 0, not necessarily whole.
 */
export function tInterval(mean: number, se: number | null, df: number | null): NullableInterval {
  if (se === null || df === null) return { low: null, high: null };
  // Equal answers: t·0 is NaN where t is infinite.
  if (se === 0) return { low: mean, high: mean };
  const half = t95(df) * se;
  return Number.isFinite(half) ? { low: mean - half, high: mean + half } : { low: null, high: null };
}

/** The mean of one study with its interval. */
export function estimateOf({ n, effectiveN, mean, se, df }: Moments): Estimate {
  return { n, effectiveN, mean, ...tInterval(mean, se, df) };
}
