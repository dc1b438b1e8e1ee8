/** What the interval of the journey's score needs of each study (method.md, 2.5). */
import type { Interval, PairSums } from '@parcours/model';
import type { StageEvidence } from '../stage/stage-evidence.ts';
import { scalePairSums } from '../statistics/covariance.ts';
import { hasLowCoverage } from '../statistics/interval-coverage.ts';
import { neumaierSum } from '../statistics/neumaier-sum.ts';

import { addPairSums } from './merge-samples.ts';
import type { LoadedStudy } from './period.ts';
import { covarianceOfMeans, type ScoredStage, type ScoredStudy, type SharedRespondents, scoreInterval } from './score-interval.ts';
import type { StudyScores } from './score-studies.ts';
import { stagePairOf } from './stage-pair-lookup.ts';

/** A measured stage of the journey. */
export interface ScoredStageEvidence {
  readonly name: string;
  /** importance/Σimportance over the stages of the score. */
  readonly importance: number;
  readonly evidence: StageEvidence;
}

/** One stage as one study, or the studies that are pooled there, measured it. */
interface StagePart extends ScoredStage {
  readonly name: string;
  /** The studies behind it, by name, and Σw of their respondents. */
  readonly studies: readonly string[];
  readonly weight: number;
  readonly isSummary: boolean;
}

/**
 * The interval of a score over all measured stages, on the journey's scale; null where it is not estimable.
 *
 * @param scores those of the studies.
 */
export function intervalOfScore(
  score: number | null,
  { stages, evidence }: Pick<StudyScores, 'stages' | 'evidence'>,
  studies: readonly LoadedStudy[],
): Interval | null {
  const measured = stages.flatMap(({ name, importance, measured: found }, i) => {
    return found ? [{ name, importance, evidence: evidence[i] as StageEvidence }] : [];
  });
  const total = neumaierSum(measured.length, (i) => measured[i]?.importance ?? 0);
  const scored = measured.map((stage) => ({ ...stage, importance: stage.importance / total }));
  return score === null ? null : scoreInterval(score, scoredStudies(scored, studies));
}

/** Whether the interval of a score is too narrow, since a sample of one of its stages is (see `hasLowCoverage`). */
export function hasLowScoreCoverage({ evidence }: Pick<StudyScores, 'evidence'>): boolean {
  return evidence.some(({ measured, consolidation }) =>
    (consolidation?.parts ?? []).some(({ index }) => {
      const scores = measured[index]?.measurement.scores;
      return scores !== null && scores !== undefined && hasLowCoverage(scores, 'combined');
    }),
  );
}

/** Of the studies whose respondents are pooled: one study, whichever they are. */
const POOLED = '';

/**
 * The studies of a score: each of its own, but those that are pooled as one. A stage with a borrowed standard deviation is not estimable
 * here, nor is the score.
 *
 * @param stages those in the score.
 */
export function scoredStudies(stages: readonly ScoredStageEvidence[], studies: readonly LoadedStudy[]): ScoredStudy[] {
  const partsByStudy = new Map<string, StagePart[]>();
  for (const stage of stages) {
    for (const [study, part] of stageParts(stage)) {
      const known = partsByStudy.get(study);
      if (known) known.push(part);
      else partsByStudy.set(study, [part]);
    }
  }
  return [...partsByStudy.values()].map((parts): ScoredStudy => {
    const names = new Set(parts.flatMap((part) => part.studies));
    const reads = studies.filter(({ study }) => names.has(study.name));
    const isUnknown = parts.length > 1 && parts.filter(({ isSummary }) => isSummary).length > 0;
    return { stages: parts, respondents: effectiveRespondents(reads), shared: isUnknown ? null : sharedRespondents(parts, reads) };
  });
}

function stageParts({ name, importance, evidence: { measured, consolidation } }: ScoredStageEvidence): [study: string, part: StagePart][] {
  if (!consolidation) return [];
  const parts = consolidation.parts.flatMap(({ index, share }) => {
    const found = measured[index];
    return found ? [{ ...found, share }] : [];
  });
  const weightOf = ({ source: { sample, weightFactor }, measurement }: (typeof parts)[number]) =>
    sample.scores
      ? weightFactor * neumaierSum(sample.scores.weights.length, (i) => sample.scores?.weights[i] as number)
      : measurement.moments.n;
  const isSummary = parts.some(({ source }) => source.sample.scores === null);
  if (consolidation.pooled) {
    const { se, df } = consolidation.moments;
    const weight = neumaierSum(parts.length, (i) => weightOf(parts[i] as (typeof parts)[number]));
    const names = parts.map(({ source }) => source.study.name);
    return [[POOLED, { name, studies: names, weight, isSummary, coefficient: importance, se, df }]];
  }
  return parts.map((part) => {
    const { se, df } = part.measurement.moments;
    const study = part.source.study.name;
    const coefficient = importance * part.share;
    return [study, { name, studies: [study], weight: weightOf(part), isSummary: part.source.sample.scores === null, coefficient, se, df }];
  });
}

/** (Σw)²/Σw² of the respondents with a score. */
function effectiveRespondents(reads: readonly LoadedStudy[]): number {
  const sum = (term: (read: LoadedStudy) => number) => neumaierSum(reads.length, (i) => term(reads[i] as LoadedStudy));
  return (
    sum(({ samples: { scored }, weightFactor }) => scored.weight * weightFactor) ** 2 /
    sum(({ samples: { scored }, weightFactor }) => scored.square * weightFactor ** 2)
  );
}

function sharedRespondents(parts: readonly StagePart[], reads: readonly LoadedStudy[]): SharedRespondents[] {
  return parts.flatMap((second, t) =>
    parts.slice(0, t).flatMap((first, s): SharedRespondents[] => {
      const sums = pairSums(first, second, reads);
      const covariance = sums && covarianceOfMeans(sums, first.weight, second.weight);
      return covariance === null ? [] : [{ stages: [s, t], covariance }];
    }),
  );
}

/** Over the respondents with both stages, of the studies that are in both. */
function pairSums(first: StagePart, second: StagePart, reads: readonly LoadedStudy[]): PairSums | null {
  const both = reads.filter(({ study }) => first.studies.includes(study.name) && second.studies.includes(study.name));
  return addPairSums(
    both.flatMap(({ samples, weightFactor }) => {
      const sums = stagePairOf(samples, first.name, second.name);
      return sums ? [scalePairSums(sums, weightFactor)] : [];
    }),
  );
}
