/** One figure of a stage from several studies of a period, by the rules of method.md, 2.4. */
import { type Bounds, type ClusterSums, type Distribution, EMPTY_DISTRIBUTION } from '@parcours/model';
import { clusteredMoments, type EqualClusters } from '../statistics/clustered-mean.ts';
import { type Moments, mergeDistributions, momentsOf, withScaledWeights } from '../statistics/distribution.ts';
import { isEstimable, withBorrowedSd, withoutRoundingSpread } from '../statistics/estimability.ts';
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
  /** What scales the respondents' weights to mean 1 over the whole study; 1 without weights. */
  readonly weightFactor: number;
}

export interface Consolidation {
  /** `se` and `df` are null where the stage is not estimable. */
  readonly moments: Moments;
  /** The studies in it, by index, and what the mean of each counts, 0–1. */
  readonly parts: readonly { readonly index: number; readonly share: number }[];
  /** The respondents of the studies are one sample. */
  readonly pooled: boolean;
  /** Indexes of the studies left out: fewer than `MIN_STUDY_RESPONDENTS` beside larger ones. */
  readonly leftOut: readonly number[];
  /** Indexes of the studies whose standard deviation is borrowed: theirs is 0. */
  readonly borrowed: readonly number[];
}

interface IndexedStudy {
  readonly index: number;
  readonly study: StudyMeasurement;
  readonly weight: number;
}

/** Heads or effective respondents, whichever is less, below which a study is left out of a weighted consolidation. */
export const MIN_STUDY_RESPONDENTS = 5;
/** An effective n is computed from weights: it reaches a limit up to rounding. */
const TOLERANCE = 1e-9;

/**
 * Pools the respondents where a study declares no weight, and averages the studies by their weights where all declare one. That some do
 * and some do not is an error which the caller reports.
 *
 * @param scale of the scores: a spread of rounding error alone is none.
 * @returns null where nothing was measured.
 */
export function consolidateStudies(studies: readonly StudyMeasurement[], scale: Bounds): Consolidation | null {
  if (studies.length === 0) return null;
  const all = studies.map((study, index) => ({ index, study, weight: study.weight ?? 1 }));
  if (studies.some(({ weight }) => weight === null)) return pooled(all, scale);

  const measuring = all.filter(({ weight }) => weight > 0);
  const large = measuring.filter(({ study }) => !isSmallStudy(study.moments));
  if (large.length === 0) return pooled(measuring, scale);
  const largestSd = Math.max(...large.map(({ study }) => study.moments.sd ?? 0));
  const borrowed = large.length > 1 && largestSd > 0 ? large.filter(({ study }) => study.moments.sd === 0) : [];
  const moments = consolidateMoments(
    large.map((entry) => ({
      weight: entry.weight,
      moments: borrowed.includes(entry) ? withBorrowedSd(entry.study.moments, largestSd) : entry.study.moments,
    })),
  );
  if (!moments) return null;
  const total = neumaierSum(large.length, (i) => large[i]?.weight ?? 0);
  return {
    moments: estimableOnly(moments),
    parts: large.map(({ index, weight }) => ({ index, share: weight / total })),
    pooled: false,
    leftOut: measuring.filter(({ study }) => isSmallStudy(study.moments)).map(({ index }) => index),
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
export function poolStudies(studies: readonly Omit<StudyMeasurement, 'weight'>[], scale: Bounds): Moments | null {
  const moments = studies.some(({ scores }) => scores === null) ? poolMoments(studies) : poolScores(studies);
  return moments && withoutRoundingSpread(moments, scale);
}

function poolScores(studies: readonly Omit<StudyMeasurement, 'weight'>[]): Moments | null {
  const merged = mergeDistributions(
    studies.map(({ scores, weightFactor }) => withScaledWeights(scores ?? EMPTY_DISTRIBUTION, weightFactor)),
  );
  if (studies.every(({ clusters }) => clusters === null)) return momentsOf(merged);
  return clusteredMoments(
    merged,
    studies.flatMap(({ clusters, scores, weightFactor }) =>
      (clusters ?? singletonClusters(scores ?? EMPTY_DISTRIBUTION)).map(({ weight, weightedSum, ...cluster }) => ({
        ...cluster,
        weight: weight * weightFactor,
        weightedSum: weightedSum * weightFactor,
      })),
    ),
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

function pooled(studies: readonly IndexedStudy[], scale: Bounds): Consolidation | null {
  const moments = poolStudies(
    studies.map(({ study }) => study),
    scale,
  );
  if (!moments) return null;
  const weightOf = ({ scores, moments: { n }, weightFactor }: StudyMeasurement) =>
    scores ? weightFactor * neumaierSum(scores.weights.length, (i) => scores.weights[i] as number) : n;
  const total = neumaierSum(studies.length, (i) => weightOf((studies[i] as IndexedStudy).study));
  return {
    moments: estimableOnly(moments),
    parts: studies.map(({ index, study }) => ({ index, share: weightOf(study) / total })),
    pooled: true,
    leftOut: [],
    borrowed: [],
  };
}

/** Whether a study is too small to be weighted beside others. */
export function isSmallStudy({ n, effectiveN }: Moments): boolean {
  return Math.min(n, effectiveN) < MIN_STUDY_RESPONDENTS - TOLERANCE;
}

function estimableOnly(moments: Moments): Moments {
  return isEstimable(moments) ? moments : { ...moments, se: null, df: null };
}

/** A cluster for each respondent; those of one value have the weight that keeps their Σw and Σw². */
function singletonClusters({ values, weights, squares }: Distribution): EqualClusters[] {
  return values.map((value, i) => {
    const [total, square] = [weights[i] as number, squares[i] as number];
    const weight = square / total;
    return { count: total / weight, weight, weightedSum: weight * value };
  });
}
