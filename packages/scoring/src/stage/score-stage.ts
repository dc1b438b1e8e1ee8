import type {
  Correlation,
  EvidenceLimits,
  ExpectationSample,
  ExpertClaim,
  Measured,
  MeasuredExpectation,
  Provenance,
  RepositoryStage,
  Scale,
  Stage,
  StageReport,
  StageSample,
  StageStudy,
} from '@parcours/model';
import { averageCorrelation } from '../statistics/average-correlation.ts';
import { pearsonCorrelation } from '../statistics/covariance.ts';
import { momentsOf } from '../statistics/distribution.ts';
import { hasLowCoverage } from '../statistics/interval-coverage.ts';
import { neumaierSum } from '../statistics/neumaier-sum.ts';
import { estimateOf } from '../statistics/t-interval.ts';
import { basicsOfStudies } from './basics.ts';
import { consolidateStudies } from './consolidate-studies.ts';
import { hasLowConsolidatedCoverage } from './consolidated-coverage.ts';
import { evidenceLevel } from './evidence.ts';
import { classifyStage, classShares, isClassUncertain } from './experience-class.ts';
import { refutesExpert } from './expert.ts';
import { metActionsOf, shortfallMoments } from './met-actions.ts';
import type { Ranking } from './priority.ts';
import { type StageEvidence, type StageSource, stageMoments } from './stage-evidence.ts';
import { type ExpectationPairs, gapToExpectation, gapToReach, gapToTarget, targetOf } from './target.ts';

/** A stage report before ranking, comparison with benchmarks and suppression. */
export type UnrankedStage = Omit<
  StageReport,
  | keyof Ranking
  | 'worseThan'
  | 'secondarySuppressed'
  | 'studiesSecondarySuppressed'
  | 'expectationSecondarySuppressed'
  | 'pairsSecondarySuppressed'
  | 'basicsSecondarySuppressed'
>;

/** The sample of a stage from a study of method `expert`. */
export interface ExpertSample {
  readonly study: string;
  readonly sample: StageSample;
}

/** What a stage is scored from. */
export interface StageInput {
  readonly stage: Stage;
  readonly repository: RepositoryStage | null;
  readonly evidence: StageEvidence;
  /** Of all sources, those left out included. */
  readonly provenance: readonly Provenance[];
  readonly experts: readonly ExpertSample[];
  /** Whether the answers to the KPI that a study correlates its scores with are better when lower. */
  readonly isOverallReversed: (source: StageSource) => boolean;
  /** Whether a study reads the stage from the column of that KPI: it agrees with itself, which says nothing of its importance. */
  readonly isOverallColumn: (source: StageSource) => boolean;
}

export const DEFAULT_IMPORTANCE = 3;
const DEFAULT_VOLUME = 1;

/** All figures of one stage that do not depend on other stages (method.md, 2.3–2.4, 2.6–2.9 and 2.11). */
export function scoreStage(input: StageInput, scale: Scale, limits: EvidenceLimits): UnrankedStage {
  const { stage, evidence, provenance } = input;
  const { consolidation, sources } = evidence;
  const estimate = consolidation && estimateOf(consolidation.moments);
  const measured: Measured | null = estimate && {
    ...estimate,
    evidence: evidenceLevel(estimate, limits),
    lowCoverage:
      consolidation !== null &&
      hasLowConsolidatedCoverage(
        consolidation,
        evidence.measured.map(({ measurement }) => measurement),
      ),
  };
  const basics = measured && basicsOfStudies(sources.flatMap((source) => studyBasics(source, consolidation?.pooled ?? true)));
  const basicsFail = basics?.fail ?? false;
  const experience = measured && classifyStage(measured.mean, basicsFail, scale);
  const pairs = measured && expectationPairs(sources, scale);
  const found = targetOf({ declared: stage.target, repository: input.repository, pairs }, scale);
  const metActions =
    measured && input.repository && found.target !== null && found.targetFrom === 'repository'
      ? metActionsOf(sources, input.repository, found.target)
      : null;
  const shortfall = metActions && shortfallMoments(evidence, metActions.best, scale);
  const gap = shortfall
    ? gapToReach(estimateOf(shortfall), scale)
    : pairs && found.targetFrom === 'expectation'
      ? gapToExpectation(pairs, scale)
      : measured && found.target !== null
        ? gapToTarget(found.target, measured, scale)
        : null;
  const target = metActions && measured && gap ? measured.mean + gap.value : found.target;
  const { targetFrom } = found;

  return {
    name: stage.name,
    label: stage.label,
    phase: stage.phase,
    channels: stage.channels,
    touchpoints: stage.touchpoints,
    class: experience?.class ?? null,
    classUncertain: measured !== null && isClassUncertain(measured, { fail: basicsFail, isUncertain: basics?.isUncertain ?? false }, scale),
    cappedByBasics: experience?.capped ?? false,
    basicsUnmet: basics?.share ?? null,
    basicsObserved: basics?.observed ?? 0,
    basicsFail,
    basicsUncertain: basics?.isUncertain ?? false,
    measured,
    lastMeasured: null,
    primarySuppressed: false,
    studies: stageStudies(evidence, scale),
    expert: stage.expert,
    expertRefuted: refutesExpert(stage.expert, measured, scale),
    expertClaims: input.experts.flatMap((expert) => expertClaim(expert, measured, scale)),
    expectation: expectationOf(sources, scale),
    target,
    metActions,
    targetFrom,
    gap,
    importance: stage.importance ?? DEFAULT_IMPORTANCE,
    volume: stage.volume ?? DEFAULT_VOLUME,
    declares: { importance: stage.importance !== null, volume: stage.volume !== null },
    momentOfTruth: stage.momentOfTruth,
    notes: stage.notes,
    ruptures: stage.ruptures,
    derivedImportance: derivedImportance(
      sources.filter((source) => !input.isOverallColumn(source)),
      input.isOverallReversed,
    ),
    sources: provenance,
    caveats: [],
    observations: neumaierSum(provenance.length, (i) => provenance[i]?.used ?? 0),
  };
}

function stageStudies({ measured, consolidation }: StageEvidence, scale: Scale): StageStudy[] {
  return measured.map(({ source: { study, sample }, measurement: { moments } }, index) => ({
    name: study.name,
    ...estimateOf(moments),
    sd: moments.sd,
    leftOut: consolidation?.leftOut.includes(index) ?? false,
    borrowedSd: consolidation?.borrowed.includes(index) ?? false,
    shares: sample.scores ? classShares(sample.scores, scale) : null,
    lowCoverage: moments.se !== null && sample.scores !== null && hasLowCoverage(sample.scores),
  }));
}

function studyBasics({ sample: { basics }, weight, weightFactor }: StageSource, pooled: boolean) {
  return basics ? [{ basics, weight: pooled ? null : weight, weightFactor }] : [];
}

function expertClaim({ study, sample }: ExpertSample, measured: Measured | null, scale: Scale): ExpertClaim[] {
  const moments = stageMoments(sample, scale);
  if (!moments) return [];
  const { n, mean, sd } = moments;
  return [{ study, n, mean, sd, refuted: refutesExpert(mean, measured, scale) }];
}

/** The consolidated moments of one of the distributions of expectations; null without any. */
function consolidateExpectations(sources: readonly StageSource[], which: Exclude<keyof ExpectationSample, 'clusters'>, scale: Scale) {
  const measurements = sources.flatMap(({ sample: { expectation }, weight, weightFactor }) => {
    const scores = expectation?.[which];
    const clusters = expectation?.clusters?.[which] ?? null;
    const moments = scores && stageMoments({ scores, clusters, summary: null }, scale);
    return moments ? [{ moments, scores, clusters, weight, weightFactor }] : [];
  });
  return consolidateStudies(measurements, scale)?.moments ?? null;
}

function expectationOf(sources: readonly StageSource[], scale: Scale): MeasuredExpectation | null {
  const expected = consolidateExpectations(sources, 'expected', scale);
  const pairs = neumaierSum(sources.length, (i) => {
    const difference = sources[i]?.sample.expectation?.difference;
    return difference ? (momentsOf(difference)?.n ?? 0) : 0;
  });
  return expected && { ...estimateOf(expected), pairs };
}

function expectationPairs(sources: readonly StageSource[], scale: Scale): ExpectationPairs | null {
  const expected = consolidateExpectations(sources, 'paired', scale);
  const difference = consolidateExpectations(sources, 'difference', scale);
  return expected && difference && { expected: expected.mean, difference: estimateOf(difference) };
}

/** Correlation with the overall KPI within the studies, in the direction in which better is better. */
function derivedImportance(sources: readonly StageSource[], isOverallReversed: StageInput['isOverallReversed']): Correlation | null {
  return averageCorrelation(
    sources.flatMap((source) => {
      const sums = source.sample.overall;
      const found = sums && pearsonCorrelation(sums);
      if (!sums || !found) return [];
      const direction = isOverallReversed(source) ? -1 : 1;
      return [{ value: direction * found.value, n: found.n, effectiveN: sums.weight ** 2 / sums.square }];
    }),
  );
}
