/** The interval of the journey's score, in which one respondent answers several stages (method.md, 2.5). */
import type { Interval, PairSums } from '@parcours/model';
import { sampleCovariance } from '../statistics/covariance.ts';
import { neumaierSum } from '../statistics/neumaier-sum.ts';
import { tInterval } from '../statistics/t-interval.ts';

/** One stage of the journey as one study measured it. */
export interface ScoredStage {
  /** importance/Σimportance × W/ΣW over the studies that measured the stage: see `scoreCoefficient`. */
  readonly coefficient: number;
  /** Standard error of the study's mean; null or 0: not estimable. */
  readonly se: number | null;
  /** Degrees of freedom of that standard error; null where it is not estimable. */
  readonly df: number | null;
}

/** The respondents whom two stages of a study share. */
export interface SharedRespondents {
  /** Indexes of the two stages. */
  readonly stages: readonly [number, number];
  /** Covariance of the two means: see `covarianceOfMeans`. */
  readonly covariance: number;
}

export interface ScoredStudy {
  readonly stages: readonly ScoredStage[];
  /** Effective respondents with any of the stages. */
  readonly respondents: number;
  /** One entry for each pair of stages that share two respondents or more; null where unknown (a file of summary statistics). */
  readonly shared: readonly SharedRespondents[] | null;
}

export interface ScoreVariance {
  readonly variance: number;
  readonly df: number;
}

/** What a study's mean of one stage counts in the score: importance and study weight, each as a share of its total. */
export function scoreCoefficient(importance: number, totalImportance: number, weight: number, totalWeight: number): number {
  return (importance / totalImportance) * (weight / totalWeight);
}

/**
 * Covariance of two means over partly the same respondents: cov·Σw²(both)/(Σw_s·Σw_t); without weights cov·n_both/(n_s·n_t).
 *
 * @param sums over the respondents with both figures.
 * @param first Σw of all respondents with the first figure, above 0; `second` likewise.
 * @returns null with fewer than two respondents.
 */
export function covarianceOfMeans(sums: PairSums, first: number, second: number): number | null {
  const covariance = sampleCovariance(sums);
  return covariance === null ? null : (covariance * sums.square) / (first * second);
}

/**
 * Variance of the score and its degrees of freedom: V = ΣV_k over the studies, V_k the variance of a weighted sum of correlated means;
 * cross terms that sum to less than 0 are left out, study by study. With c_s the terms of stage s in V_k,
 * df_k = min(m_k − 1, V_k²/Σ c_s²/df_s) and df = V²/Σ(V_k²/df_k), after Welch–Satterthwaite (Satterthwaite 1946, *Biometrics Bulletin* 2,
 * 110–114). Where covariances are unknown they are taken at their largest: V_k = (Σ a·se)², df_k the smallest.
 *
 * Pooled studies are one study.
 *
 * @returns null without stages, and where a stage is not estimable.
 */
export function scoreVariance(studies: readonly ScoredStudy[]): ScoreVariance | null {
  const parts: ScoreVariance[] = [];
  for (const study of studies) {
    if (study.stages.length === 0) continue;
    const part = studyVariance(study);
    if (!part) return null;
    parts.push(part);
  }
  if (parts.length === 0) return null;
  const sum = (term: (part: ScoreVariance) => number) => neumaierSum(parts.length, (i) => term(parts[i] as ScoreVariance));
  const variance = sum((part) => part.variance);
  return { variance, df: variance ** 2 / sum((part) => part.variance ** 2 / part.df) };
}

/** The 95 % t interval of the score, on the journey's scale; null where it is not estimable. */
export function scoreInterval(score: number, studies: readonly ScoredStudy[]): Interval | null {
  const found = scoreVariance(studies);
  const { low, high } = found ? tInterval(score, Math.sqrt(found.variance), found.df) : { low: null, high: null };
  return low === null || high === null ? null : { low, high };
}

function studyVariance({ stages, respondents, shared }: ScoredStudy): ScoreVariance | null {
  const terms: { deviation: number; df: number }[] = [];
  for (const { coefficient, se, df } of stages) {
    if (se === null || df === null || !(se > 0) || !(df > 0)) return null;
    terms.push({ deviation: coefficient * se, df });
  }
  const sum = (figures: readonly number[]) => neumaierSum(figures.length, (i) => figures[i] as number);
  const smallestDf = Math.min(...terms.map(({ df }) => df));
  if (!shared) return { variance: sum(terms.map(({ deviation }) => deviation)) ** 2, df: smallestDf };

  const contributions = terms.map(({ deviation }) => [deviation ** 2]);
  const crossed = shared.map(({ stages: [s, t], covariance }) => {
    const term = (stages[s]?.coefficient ?? 0) * (stages[t]?.coefficient ?? 0) * covariance;
    return { s, t, term };
  });
  if (sum(crossed.map(({ term }) => term)) > 0) {
    for (const { s, t, term } of crossed) {
      contributions[s]?.push(term);
      contributions[t]?.push(term);
    }
  }
  const perStage = contributions.map(sum);
  const variance = sum(perStage);
  const welch = variance ** 2 / sum(perStage.map((contribution, i) => contribution ** 2 / (terms[i]?.df ?? 1)));
  return { variance, df: Math.min(respondents - 1, welch) };
}
