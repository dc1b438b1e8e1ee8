import type { Moments } from '../statistics/distribution.ts';
import { neumaierSum } from '../statistics/neumaier-sum.ts';
import { clamp } from '../statistics/scale.ts';

/** The moments of one study, and its declared weight W (≥ 0). */
export interface WeightedMoments {
  readonly moments: Moments;
  readonly weight: number;
}

/**
 * Consolidates the means of several studies (method.md, 2.4): mean ΣW·mean/ΣW, variance ΣW²·se²/(ΣW)², and the degrees of freedom of
 * Welch–Satterthwaite, (Σv)²/Σ(v²/df) with v = W²·se² (Satterthwaite 1946, *Biometrics Bulletin* 2, 110–114; Welch 1947, *Biometrika* 34,
 * 28–35). `n` is summed, `effectiveN` is (ΣW)²/Σ(W²/effective n); `sd` is null unless a single study takes part.
 *
 * A study of weight 0 takes no part, and its respondents do not count. Without the standard error of one study there is none.
 *
 * @returns null where no study with a weight above 0 measured anything.
 */
export function consolidateMoments(studies: readonly WeightedMoments[]): Moments | null {
  const contributing = studies.filter(({ weight }) => weight > 0);
  const first = contributing[0];
  if (!first) return null;
  // Exactness, not speed: (W·mean)/W can differ from the mean in the last digit.
  if (contributing.length === 1) return first.moments;

  const each = <T>(figure: (study: WeightedMoments) => T) => contributing.map(figure);
  const sum = (terms: readonly number[]) => neumaierSum(terms.length, (i) => terms[i] as number);
  const total = sum(each(({ weight }) => weight));
  const means = each(({ moments }) => moments.mean);
  // Rounding must not move the mean of equal means away from them.
  const mean = clamp(sum(each(({ moments, weight }) => weight * moments.mean)) / total, {
    min: Math.min(...means),
    max: Math.max(...means),
  });
  const n = sum(each(({ moments }) => moments.n));
  const effectiveN = total ** 2 / sum(each(({ moments, weight }) => weight ** 2 / moments.effectiveN));

  const parts: { variance: number; df: number }[] = [];
  for (const { moments, weight } of contributing) {
    if (moments.se === null || moments.df === null) return { n, effectiveN, mean, sd: null, se: null, df: null };
    parts.push({ variance: ((weight / total) * moments.se) ** 2, df: moments.df });
  }
  const variance = sum(parts.map((part) => part.variance));
  // Equal answers in every study: the formula would give 0/0.
  const df =
    variance === 0 ? Math.min(...parts.map((part) => part.df)) : variance ** 2 / sum(parts.map((part) => part.variance ** 2 / part.df));
  return { n, effectiveN, mean, sd: null, se: Math.sqrt(variance), df };
}
