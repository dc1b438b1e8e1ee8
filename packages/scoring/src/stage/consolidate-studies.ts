/** One figure of a stage from several studies of a period, by the rules of method.md, 2.4. */
import { type ClusterSums, type Distribution, EMPTY_DISTRIBUTION } from '@parcours/model';
import { clusteredMoments } from '../statistics/clustered-mean.ts';
import { type Moments, mergeDistributions, momentsOf } from '../statistics/distribution.ts';
import { isEstimable, withBorrowedSd } from '../statistics/estimability.ts';
import { neumaierSum } from '../statistics/neumaier-sum.ts';
import { consolidateMoments } from './consolidate.ts';

/** What one study measured at a stage. */
export interface StudyMeasurement {
  readonly moments: Moments;
  /** The respondents' scores; null where the file gives summary statistics. */
  readonly scores: Distribution | null;
  /** The same respondents by cluster; null where the study declares no cluster column. */
  readonly clusters: readonly ClusterSums[] | null;
  /** The declared weight W, from 0 on; null where the study declares none. */
  readonly weight: number | null;
}

export interface Consolidation {
  /** `se` and `df` are null where the stage is not estimable. */
  readonly moments: Moments;
  /** Indexes of the studies left out: fewer than `MIN_STUDY_RESPONDENTS` beside larger ones. */
  readonly leftOut: readonly number[];
  /** Indexes of the studies whose standard deviation is borrowed: theirs is 0. */
  readonly borrowed: readonly number[];
}

/** Heads or effective respondents, whichever is less, below which a study is left out of a weighted consolidation. */
export const MIN_STUDY_RESPONDENTS = 5;

/**
 * Pools the respondents where a study declares no weight, and averages the studies by their weights where all declare one. That some do
 * and some do not is an error which the caller reports.
 *
 * @returns null where nothing was measured.
 */
export function consolidateStudies(studies: readonly StudyMeasurement[]): Consolidation | null {
  const declared = studies.flatMap((study, index) => (study.weight === null ? [] : [{ index, study, weight: study.weight }]));
  if (declared.length < studies.length) return pooled(studies);

  const measuring = declared.filter(({ weight }) => weight > 0);
  const large = measuring.filter(({ study }) => !isSmall(study.moments));
  if (large.length === 0) return pooled(measuring.map(({ study }) => study));
  const largestSd = Math.max(...large.map(({ study }) => study.moments.sd ?? 0));
  const borrowed = large.length > 1 && largestSd > 0 ? large.filter(({ study }) => study.moments.sd === 0) : [];
  const moments = consolidateMoments(
    large.map((entry) => ({
      weight: entry.weight,
      moments: borrowed.includes(entry) ? withBorrowedSd(entry.study.moments, largestSd) : entry.study.moments,
    })),
  );
  if (!moments) return null;
  return {
    moments: estimableOnly({ ...moments, effectiveN: effectiveNOf(large) }),
    leftOut: measuring.filter(({ study }) => isSmall(study.moments)).map(({ index }) => index),
    borrowed: borrowed.map(({ index }) => index),
  };
}

/**
 * The respondents of several studies as one sample: their weights are scaled to mean 1 within each study, and the standard deviation is
 * that of the whole. Where a study has clusters, respondents of the others are clusters of one. A study of summary statistics counts
 * as n respondents of weight 1.
 *
 * @returns null where nobody answered.
 */
export function poolStudies(studies: readonly Omit<StudyMeasurement, 'weight'>[]): Moments | null {
  const distributions = studies.flatMap(({ scores }) => (scores ? [scaledToMeanOne(scores)] : []));
  if (distributions.length < studies.length) return poolMoments(studies);
  const merged = mergeDistributions(distributions);
  if (studies.every(({ clusters }) => clusters === null)) return momentsOf(merged);
  return clusteredMoments(
    merged,
    studies.flatMap(({ clusters, scores }) => {
      const factor = scores ? meanOneFactor(scores) : 1;
      return clusters
        ? clusters.map(({ weight, weightedSum }) => ({ weight: weight * factor, weightedSum: weightedSum * factor }))
        : singletonClusters(scores ? scaledToMeanOne(scores) : EMPTY_DISTRIBUTION);
    }),
  );
}

/** The same where only moments are known of some studies: the squares within the studies and between their means. */
function poolMoments(studies: readonly Omit<StudyMeasurement, 'weight'>[]): Moments | null {
  const moments = studies.map((study) => study.moments);
  const sum = (term: (one: Moments) => number) => neumaierSum(moments.length, (i) => term(moments[i] as Moments));
  const n = sum((one) => one.n);
  if (n === 0) return null;
  const mean = sum((one) => one.n * one.mean) / n;
  const effectiveN = (n * n) / sum((one) => (one.n * one.n) / one.effectiveN);
  const freedom = n - n / effectiveN;
  if (!(freedom > 0) || moments.some((one) => one.n > 1 && one.sd === null)) return { n, effectiveN, mean, sd: null, se: null, df: null };
  const squares = sum((one) => (one.sd ?? 0) ** 2 * (one.n - one.n / one.effectiveN) + one.n * (one.mean - mean) ** 2);
  const sd = Math.sqrt(squares / freedom);
  return { n, effectiveN, mean, sd, se: sd / Math.sqrt(effectiveN), df: effectiveN - 1 };
}

function pooled(studies: readonly StudyMeasurement[]): Consolidation | null {
  const moments = poolStudies(studies);
  return moments && { moments: estimableOnly(moments), leftOut: [], borrowed: [] };
}

function isSmall({ n, effectiveN }: Moments): boolean {
  return Math.min(n, effectiveN) < MIN_STUDY_RESPONDENTS;
}

/** (ΣW)²/Σ(W²/effective n). */
function effectiveNOf(studies: readonly { readonly study: StudyMeasurement; readonly weight: number }[]): number {
  const sum = (term: (study: StudyMeasurement, weight: number) => number) =>
    neumaierSum(studies.length, (i) => term((studies[i] as { study: StudyMeasurement }).study, (studies[i] as { weight: number }).weight));
  return sum((_, weight) => weight) ** 2 / sum(({ moments }, weight) => weight ** 2 / moments.effectiveN);
}

function estimableOnly(moments: Moments): Moments {
  return isEstimable(moments) ? moments : { ...moments, se: null, df: null };
}

function meanOneFactor({ counts, weights }: Distribution): number {
  const total = (all: readonly number[]) => neumaierSum(all.length, (i) => all[i] as number);
  return total(counts) / total(weights);
}

function scaledToMeanOne(scores: Distribution): Distribution {
  const factor = meanOneFactor(scores);
  if (factor === 1 || !Number.isFinite(factor)) return scores;
  return { ...scores, weights: scores.weights.map((w) => w * factor), squares: scores.squares.map((w) => w * factor * factor) };
}

/** A cluster for each respondent; respondents of equal value share their mean weight. */
function singletonClusters({ values, counts, weights }: Distribution): ClusterSums[] {
  return values.flatMap((value, i) => {
    const weight = (weights[i] as number) / (counts[i] as number);
    return Array.from({ length: counts[i] as number }, () => ({ weight, weightedSum: weight * value }));
  });
}
