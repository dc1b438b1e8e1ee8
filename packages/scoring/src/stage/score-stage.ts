import type {
  Basics,
  Correlation,
  EvidenceLimits,
  Measured,
  Provenance,
  RepositoryStage,
  Scale,
  Stage,
  StageReport,
  StageSample,
  StageStudy,
  Study,
} from '@parcours/model';
import { addPairSums } from '../journey/merge-samples.ts';
import { pearsonCorrelation } from '../statistics/covariance.ts';
import { type Moments, momentsOf, summaryMoments } from '../statistics/distribution.ts';
import { neumaierSum } from '../statistics/neumaier-sum.ts';
import { estimateOf } from '../statistics/t-interval.ts';
import { consolidate, type WeightedMoments } from './consolidate.ts';
import { coversStage, evidenceLevel } from './evidence.ts';
import { classifyStage, classShares, isClassUncertain, MAX_UNMET_BASICS } from './experience-class.ts';
import { refutesExpert } from './expert.ts';
import type { Ranking } from './priority.ts';
import { type Expectation, gapToExpectation, gapToTarget, targetOf } from './target.ts';

/** The sample of a stage from one study of the period. */
export interface StageSource {
  readonly study: Study;
  readonly sample: StageSample;
  readonly provenance: Provenance;
}

/** A stage report before ranking and suppression. */
export type UnrankedStage = Omit<StageReport, keyof Ranking | 'secondarySuppressed' | 'studiesSecondarySuppressed'>;

const DEFAULT_IMPORTANCE = 3;
const DEFAULT_VOLUME = 1;

/**
 * All figures of one stage that do not depend on other stages (method.md, 2.3–2.4 and 2.6–2.9).
 *
 * The share of unmet basics is over the respondents of all studies observed on basic actions. It and the expectations count where enough
 * respondents gave them (see `coversStage`).
 */
export function scoreStage(
  stage: Stage,
  repository: RepositoryStage | null,
  sources: readonly StageSource[],
  scale: Scale,
  limits: EvidenceLimits,
): UnrankedStage {
  const studies: StageStudy[] = [];
  const moments: WeightedMoments[] = [];
  for (const { study, sample } of sources) {
    const found = sampleMoments(sample);
    if (!found) continue;
    moments.push({ moments: found, weight: study.weight ?? 1 });
    studies.push({
      name: study.name,
      ...estimateOf(found),
      sd: found.sd,
      leftOut: false,
      borrowedSd: false,
      shares: sample.scores ? classShares(sample.scores, scale) : null,
    });
  }

  const consolidated = consolidate(moments);
  const measured: Measured | null = consolidated && { ...consolidated, evidence: evidenceLevel(consolidated.n, limits) };
  const basicsUnmet = measured && basicsUnmetOf(sources, measured.n, limits);
  const experience = measured && classifyStage(measured.mean, basicsUnmet, scale);
  const expectation = measured && expectationOf(sources, measured.n, limits);
  const { target, targetFrom } = targetOf({ declared: stage.target, repository, expectation }, scale);
  const gap =
    expectation && targetFrom === 'expectation'
      ? gapToExpectation(expectation)
      : measured && target !== null
        ? gapToTarget(target, measured)
        : null;

  return {
    name: stage.name,
    label: stage.label,
    phase: stage.phase,
    channels: stage.channels,
    touchpoints: stage.touchpoints,
    class: experience?.class ?? null,
    classUncertain: measured !== null && isClassUncertain(measured, scale),
    cappedByBasics: experience?.capped ?? false,
    basicsUnmet,
    basicsFail: basicsUnmet !== null && basicsUnmet > MAX_UNMET_BASICS,
    basicsUncertain: false,
    measured,
    primarySuppressed: false,
    studies,
    expert: stage.expert,
    expertRefuted: refutesExpert(stage.expert, measured),
    expertClaims: [],
    expectation: expectation && { ...expectation.expected, pairs: expectation.difference.n },
    worseThan: [],
    target,
    targetFrom,
    gap,
    importance: stage.importance ?? DEFAULT_IMPORTANCE,
    volume: stage.volume ?? DEFAULT_VOLUME,
    declares: { importance: stage.importance !== null, volume: stage.volume !== null },
    momentOfTruth: stage.momentOfTruth,
    notes: stage.notes,
    ruptures: stage.ruptures,
    derivedImportance: derivedImportance(sources),
    sources: sources.map(({ provenance }) => provenance),
    caveats: [],
    observations: neumaierSum(sources.length, (i) => sources[i]?.sample.used ?? 0),
  };
}

/** Correlation with the overall KPI over the pooled respondents of the period. */
function derivedImportance(sources: readonly StageSource[]): Correlation | null {
  const sums = addPairSums(sources.flatMap(({ sample }) => sample.overall ?? []));
  return sums && pearsonCorrelation(sums);
}

/** What a sample measured; null where nobody answered. */
export function sampleMoments(sample: StageSample): Moments | null {
  return (sample.scores && momentsOf(sample.scores)) ?? (sample.summary && summaryMoments(sample.summary));
}

function basicsUnmetOf(sources: readonly StageSource[], n: number, limits: EvidenceLimits): number | null {
  const basics = sources.map(({ sample }) => sample.basics).filter((found): found is Basics => found !== null);
  const observed = neumaierSum(basics.length, (i) => basics[i]?.observed ?? 0);
  if (!coversStage(observed, n, limits)) return null;
  return neumaierSum(basics.length, (i) => basics[i]?.unmet ?? 0) / observed;
}

/** Expectations and paired differences, consolidated over the studies as the scores are. */
function expectationOf(sources: readonly StageSource[], n: number, limits: EvidenceLimits): Expectation | null {
  const expectations: WeightedMoments[] = [];
  const differences: WeightedMoments[] = [];
  for (const { study, sample } of sources) {
    const expected = sample.expectation && momentsOf(sample.expectation.paired);
    const between = sample.expectation && momentsOf(sample.expectation.difference);
    if (!expected || !between) continue;
    expectations.push({ moments: expected, weight: study.weight ?? 1 });
    differences.push({ moments: between, weight: study.weight ?? 1 });
  }
  const expected = consolidate(expectations);
  const difference = consolidate(differences);
  return expected && difference && coversStage(expected.n, n, limits) ? { expected, difference } : null;
}
