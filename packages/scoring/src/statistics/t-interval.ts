import type { Estimate } from '@parcours/model';
import { t95 } from './critical-values.ts';
import type { Moments } from './distribution.ts';

/** Bounds of a 95 % interval; both null where none can be computed. */
export interface Interval {
  readonly low: number | null;
  readonly high: number | null;
}

/**
 * The 95 % interval mean ± t(df)·se (Student 1908). It is not cut off at the ends of the scale: a bound beyond them says
 * honestly that few answers carry the mean. Without a standard error (one respondent, or a mean given without sd) there is none.
 */
export function tInterval(mean: number, se: number | null, df: number | null): Interval {
  if (se === null || df === null) return { low: null, high: null };
  // All answers alike: no t is large enough to widen nothing.
  if (se === 0) return { low: mean, high: mean };
  const half = t95(df) * se;
  return Number.isFinite(half) ? { low: mean - half, high: mean + half } : { low: null, high: null };
}

/** The mean of one study with its interval. */
export function estimateOf({ n, effectiveN, mean, se, df }: Moments): Estimate {
  return { n, effectiveN, mean, ...tInterval(mean, se, df) };
}
