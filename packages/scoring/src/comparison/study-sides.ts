/** What the studies of one instrument measured on both sides of a comparison. */
import { type Bounds, type Distribution, EMPTY_DISTRIBUTION, type InstrumentSide } from '@parcours/model';
import { addPairSums } from '../journey/merge-samples.ts';
import type { LoadedStudy } from '../journey/period.ts';
import { covarianceOfMeans } from '../journey/score-interval.ts';
import { consolidateStudies, isSmallStudy, type StudyMeasurement } from '../stage/consolidate-studies.ts';
import { pearsonCorrelation, scalePairSums } from '../statistics/covariance.ts';
import { type Moments, mergeDistributions, totalWeight, withScaledWeights } from '../statistics/distribution.ts';
import { isEstimable, withBorrowedSd } from '../statistics/estimability.ts';
import { neumaierSum } from '../statistics/neumaier-sum.ts';
import { overlapCorrelation } from '../statistics/newcombe.ts';
import type { Measurand } from './instrument.ts';
import type { OverlapLookup } from './overlap.ts';

/** A study's measurement of one stage, or of one KPI: `moments`, `scores` and `clusters` are then those of the contributions. */
export interface MeasuredStudy extends StudyMeasurement, LoadedStudy {
  /** KPI: the answers themselves; stage: the scores. */
  readonly answers: Distribution | null;
}

export interface SidePair {
  readonly from: Moments;
  readonly to: Moments;
  /** One side has equal answers, and the standard deviation of the other. */
  readonly isBorrowed: boolean;
}

/**
 * The means of both sides. A side with equal answers takes the largest standard deviation of the other; where both have equal answers,
 * neither is estimable.
 *
 * @returns null where a side has no study with a weight above 0.
 */
export function sidesOf(from: readonly MeasuredStudy[], to: readonly MeasuredStudy[], scale: Bounds): SidePair | null {
  const [a, b] = [consolidateStudies(from, scale)?.moments, consolidateStudies(to, scale)?.moments];
  if (!a || !b) return null;
  const [fromBorrowed, toBorrowed] = [borrowedSide(from, a, largestSd(to, b), scale), borrowedSide(to, b, largestSd(from, a), scale)];
  return { from: fromBorrowed ?? a, to: toBorrowed ?? b, isBorrowed: fromBorrowed !== null || toBorrowed !== null };
}

function largestSd(studies: readonly MeasuredStudy[], { sd }: Moments): number {
  return sd ?? Math.max(0, ...studies.map(({ moments }) => moments.sd ?? 0));
}

function borrowedSide(studies: readonly MeasuredStudy[], moments: Moments, sd: number, scale: Bounds): Moments | null {
  if (isEstimable(moments) || sd === 0) return null;
  if (moments.sd === 0) return withBorrowedSd(moments, sd);
  if (!studies.every((study) => study.moments.sd === 0)) return null;
  const borrowed = studies.map((study) => ({ ...study, moments: withBorrowedSd(study.moments, sd) }));
  return consolidateStudies(borrowed, scale)?.moments ?? null;
}

/** The studies without those that are too small to count beside the others (method.md, 2.4). */
export function withoutLeftOut(studies: readonly MeasuredStudy[], scale: Bounds): readonly MeasuredStudy[] {
  const parts = consolidateStudies(studies, scale)?.parts ?? [];
  return parts.flatMap(({ index }) => studies[index] ?? []);
}

/** The answers of all respondents of a side, each study's weights scaled to what it counts in the consolidation. */
export function consolidatedAnswers(studies: readonly MeasuredStudy[], of: 'answers' | 'scores'): Distribution {
  const [only] = studies;
  if (only && studies.length === 1) return only[of] ?? EMPTY_DISTRIBUTION;
  return mergeDistributions(
    studies.flatMap((study) => {
      const distribution = study[of];
      if (!distribution) return [];
      return [withScaledWeights(distribution, respondentFactor(studies, study))];
    }),
  );
}

export function instrumentSide(studies: readonly MeasuredStudy[], { n, effectiveN }: Moments): InstrumentSide {
  return { studies: studies.map(({ study: { name } }) => name), n, effectiveN };
}

/** Whether all of the studies declare a weight. */
export function declareWeights(studies: readonly MeasuredStudy[]): boolean {
  return studies.every(({ weight }) => weight !== null);
}

/** Σ of the declared weights. */
export function declaredTotal(studies: readonly MeasuredStudy[]): number {
  return neumaierSum(studies.length, (i) => studies[i]?.weight ?? 0);
}

/** Whether the respondents of the studies are one sample: a study declares no weight, or all are too small to be weighted. */
export function arePooled(studies: readonly MeasuredStudy[]): boolean {
  return !declareWeights(studies) || studies.every(({ moments }) => isSmallStudy(moments));
}

/** What a study counts among `studies`: its declared weight, or its respondents where the studies are pooled. */
export function countedWeight(studies: readonly MeasuredStudy[], { weight, weightFactor, moments, scores }: MeasuredStudy): number {
  if (!arePooled(studies)) return weight ?? 0;
  return scores ? weightFactor * totalWeight(scores) : moments.n;
}

/** What scales the weights of a study's respondents, so that together they count `countedWeight`. */
export function respondentFactor(studies: readonly MeasuredStudy[], study: MeasuredStudy): number {
  if (arePooled(studies)) return study.weightFactor;
  return study.scores ? countedWeight(studies, study) / totalWeight(study.scores) : 1;
}

export function countedTotal(studies: readonly MeasuredStudy[]): number {
  return neumaierSum(studies.length, (i) => countedWeight(studies, studies[i] as MeasuredStudy));
}

/** The respondents on both sides. */
export interface SideOverlap {
  /** Effective number of pairs, and heads. */
  readonly n: number;
  readonly respondents: number;
  /** Covariance of the two means. */
  readonly covariance: number;
  /** φ of the two shares or scores, −1..1: see `overlapCorrelation`. */
  readonly phi: number;
}

/**
 * The respondents on both sides of an instrument; null without any, or with one pair.
 *
 * @param first the measurand of `from`, `second` that of `to`.
 */
export function sideOverlap(
  lookup: OverlapLookup,
  [from, first]: readonly [readonly MeasuredStudy[], Measurand],
  [to, second]: readonly [readonly MeasuredStudy[], Measurand],
  sides: Pick<SidePair, 'from' | 'to'>,
): SideOverlap | null {
  const [totalFrom, totalTo] = [countedTotal(from), countedTotal(to)];
  const pairs = from.flatMap((a) =>
    to.flatMap((b) => {
      const sums = lookup(a, b, first, second);
      if (!sums || !a.scores || !b.scores) return [];
      return [scalePairSums(sums, Math.sqrt(respondentFactor(from, a) * respondentFactor(to, b)))];
    }),
  );
  const sums = addPairSums(pairs);
  if (!sums) return null;
  const isPooled = arePooled(from) && arePooled(to);
  const terms = (isPooled ? [sums] : pairs).map((each) => covarianceOfMeans(each, totalFrom, totalTo) ?? 0);
  if (sums.n < 2) return null;
  const n = (sums.weight * sums.weight) / sums.square;
  const r = pearsonCorrelation(sums)?.value ?? 0;
  return {
    n,
    respondents: sums.n,
    covariance: neumaierSum(terms.length, (i) => terms[i] as number),
    phi: overlapCorrelation(r, n, sides.from.effectiveN, sides.to.effectiveN),
  };
}
