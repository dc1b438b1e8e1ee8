/** The difference of two CX indexes over the stages that two groups have in common (method.md, 2.5, 2.13 and 2.21). */
import type { Bounds, Difference, IndexDifference, PairSums } from '@parcours/model';
import { addPairSums } from '../journey/merge-samples.ts';
import {
  covarianceOfMeans,
  type ScoredStudy,
  type ScoreVariance,
  type SharedRespondents,
  scoreVariance,
} from '../journey/score-interval.ts';
import { stagePairOf } from '../journey/stage-pair-lookup.ts';
import { supportsVerdict } from '../stage/evidence.ts';
import { scalePairSums } from '../statistics/covariance.ts';
import type { Moments } from '../statistics/distribution.ts';
import { meanDifference } from '../statistics/mean-difference.ts';
import { neumaierSum } from '../statistics/neumaier-sum.ts';
import { hasLowInstrumentCoverage, type InstrumentPair } from './measurand-difference.ts';
import type { OverlapLookup } from './overlap.ts';
import { arePooled, countedTotal, countedWeight, type MeasuredStudy, respondentFactor, sideOverlap } from './study-sides.ts';

/** A stage that both groups have. */
export interface CommonStage {
  readonly name: string;
  /** 1–5, the same for both groups. */
  readonly importance: number;
  /** to − from, and from, on the journey's scale. */
  readonly difference: number;
  readonly from: number;
  readonly instruments: readonly InstrumentPair[];
}

/** What one side's studies of one instrument count in its index. */
interface ScorePart {
  readonly stage: string;
  /** importance/Σimportance × ω/Σω */
  readonly coefficient: number;
  readonly studies: readonly MeasuredStudy[];
  readonly moments: Moments;
}

/**
 * Σ importance·d/Σ importance over the common stages, on 0–100, with its t interval and two-sided p; without Holm's correction. Its
 * variance is that of both scores, less twice the covariance of the respondents on both sides. A stage that is not estimable, or borrows a
 * standard deviation, leaves neither.
 *
 * @returns null without stages, and on a scale without width.
 */
export function indexDifference(
  stages: readonly CommonStage[],
  pair: Pick<Difference, 'from' | 'to'>,
  scale: Bounds,
  overlap: OverlapLookup,
): IndexDifference | null {
  if (stages.length === 0 || scale.max === scale.min) return null;
  const total = neumaierSum(stages.length, (i) => stages[i]?.importance ?? 0);
  const score = neumaierSum(stages.length, (i) => (stages[i]?.importance ?? 0) * (stages[i]?.difference ?? 0)) / total;
  const before = neumaierSum(stages.length, (i) => (stages[i]?.importance ?? 0) * (stages[i]?.from ?? 0)) / total;
  const partsOf = (side: 'from' | 'to') =>
    stages.flatMap(({ name, importance, instruments }) => {
      const weights = neumaierSum(instruments.length, (i) => instruments[i]?.weight ?? 0);
      return instruments.map((instrument): ScorePart => {
        const coefficient = (importance / total) * (instrument.weight / weights);
        return { stage: name, coefficient, studies: instrument[side], moments: instrument.sides[side] };
      });
    });
  const [from, to] = [partsOf('from'), partsOf('to')];
  const isBorrowed = stages.some(({ instruments }) => instruments.some(({ sides }) => sides.isBorrowed));
  const [a, b] = [scoreMoments(from, isBorrowed), scoreMoments(to, isBorrowed)];
  const both = scoreOverlap(from, to, overlap);
  const factor = 100 / (scale.max - scale.min);
  const { low, high, p } = meanDifference(a, { ...b, mean: a.mean + score }, both);
  const index = (before - scale.min) * factor;
  return {
    ...pair,
    compared: { from: index, to: index + score * factor },
    value: score * factor,
    low: low === null ? null : low * factor,
    high: high === null ? null : high * factor,
    ...{ p, adjustedP: null, verdict: null },
    undecided: !supportsVerdict(a) || !supportsVerdict(b) ? 'too-few' : p === null ? 'not-estimable' : null,
    paired: both?.respondents ?? 0,
    lowCoverage: low !== null && stages.some(({ instruments }) => instruments.some(hasLowInstrumentCoverage)),
    stages: stages.map(({ name }) => name),
  };
}

/** A score of mean 0 with its standard error; `n` and `effectiveN` are the respondents with any of its stages. */
function scoreMoments(parts: readonly ScorePart[], isBorrowed: boolean): Moments {
  const sizes = studiesOf(parts).map((study) => respondentsOf(study, parts));
  const found: ScoreVariance | null = isBorrowed ? null : scoreVariance(scoredStudies(parts));
  return {
    n: neumaierSum(sizes.length, (i) => sizes[i]?.n ?? 0),
    effectiveN: neumaierSum(sizes.length, (i) => sizes[i]?.effectiveN ?? 0),
    ...{ mean: 0, sd: null },
    se: found && Math.sqrt(found.variance),
    df: found?.df ?? null,
  };
}

/** Respondents of a study with any stage, and their weights, scaled to mean 1; of summary statistics those of its largest stage. */
function respondentsOf({ study, samples, weightFactor }: MeasuredStudy, parts: readonly ScorePart[]) {
  const { n, weight, square } = samples.scored;
  if (weight > 0) return { n, effectiveN: weight ** 2 / square, weight: weightFactor * weight };
  const own = parts.flatMap(({ studies }) => studies.filter((each) => each.study.name === study.name));
  const largest = Math.max(...own.map(({ moments }) => moments.n));
  return { n: largest, effectiveN: Math.max(...own.map(({ moments }) => moments.effectiveN)), weight: largest };
}

/** Studies that are pooled are one; the others count by their declared weights. */
function scoredStudies(parts: readonly ScorePart[]): ScoredStudy[] {
  const pooled = parts.filter((part) => arePooled(part.studies));
  const weighted = parts.filter((part) => !arePooled(part.studies));
  return [
    ...(pooled.length === 0 ? [] : [scoredStudy(pooled, studiesOf(pooled))]),
    ...studiesOf(weighted).map((one) => {
      const own = weighted.flatMap((part): ScorePart[] => {
        const found = part.studies.find(({ study }) => study.name === one.study.name);
        if (!found) return [];
        const share = countedWeight(part.studies, found) / countedTotal(part.studies);
        return [{ ...part, coefficient: part.coefficient * share, studies: [found], moments: found.moments }];
      });
      return scoredStudy(own, [one]);
    }),
  ];
}

function studiesOf(parts: readonly ScorePart[]): MeasuredStudy[] {
  return [...new Map(parts.flatMap((part) => part.studies.map((study) => [study.study.name, study] as const))).values()];
}

function scoredStudy(parts: readonly ScorePart[], studies: readonly MeasuredStudy[]): ScoredStudy {
  const sizes = studies.map((study) => respondentsOf(study, parts));
  const sum = (term: (size: (typeof sizes)[number]) => number) =>
    neumaierSum(sizes.length, (i) => term(sizes[i] as (typeof sizes)[number]));
  return {
    stages: parts.map(({ coefficient, moments: { se, df } }) => ({ coefficient, se, df })),
    // (Σw)²/Σw² of all respondents.
    respondents: sum(({ weight }) => weight) ** 2 / sum(({ weight, effectiveN }) => weight ** 2 / effectiveN),
    shared: parts.some((part) => part.studies.some(({ scores }) => scores === null))
      ? null
      : parts.flatMap((second, t) => parts.slice(0, t).flatMap((first, s) => sharedRespondents(first, second, [s, t]))),
  };
}

function sharedRespondents(first: ScorePart, second: ScorePart, stages: readonly [number, number]): SharedRespondents[] {
  const pairs = first.studies.flatMap((study): PairSums[] => {
    const again = second.studies.find((each) => each.study.name === study.study.name);
    const sums = again && stagePairOf(study.samples, first.stage, second.stage);
    if (!again || !sums) return [];
    return [scalePairSums(sums, Math.sqrt(respondentFactor(first.studies, study) * respondentFactor(second.studies, again)))];
  });
  const sums = addPairSums(pairs);
  const covariance = sums && covarianceOfMeans(sums, countedTotal(first.studies), countedTotal(second.studies));
  return covariance === null ? [] : [{ stages, covariance }];
}

/** Covariance of the two scores, and the largest number of respondents that two of their parts share. */
function scoreOverlap(from: readonly ScorePart[], to: readonly ScorePart[], lookup: OverlapLookup) {
  const shared = from.flatMap((first) =>
    to.flatMap((second) => {
      const [a, b] = [{ of: 'stage', name: first.stage } as const, { of: 'stage', name: second.stage } as const];
      const found = sideOverlap(lookup, [first.studies, a], [second.studies, b], { from: first.moments, to: second.moments });
      return found ? [{ ...found, covariance: first.coefficient * second.coefficient * found.covariance }] : [];
    }),
  );
  if (shared.length === 0) return null;
  return {
    n: Math.max(...shared.map(({ n }) => n)),
    respondents: Math.max(...shared.map(({ respondents }) => respondents)),
    covariance: neumaierSum(shared.length, (i) => shared[i]?.covariance ?? 0),
  };
}
