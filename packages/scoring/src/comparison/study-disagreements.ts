/** Studies of one wave that disagree (method.md, 2.4). */
import type { Bounds, DisagreeingStudy, EvidenceLimits, Model, Perimeter, StudyDisagreement } from '@parcours/model';
import { type SecondarySuppression, waveSetName } from '../disclosure/secondary-suppression.ts';
import { studiesInPerimeter } from '../journey/perimeter.ts';
import { isExpertStudy, type LoadedStudy, type Period } from '../journey/period.ts';
import { stageSourcesOf } from '../journey/score-studies.ts';
import { supportsVerdict } from '../stage/evidence.ts';
import { stageMoments } from '../stage/stage-evidence.ts';
import type { Moments } from '../statistics/distribution.ts';
import { estimablePair } from '../statistics/estimability.ts';
import { holm } from '../statistics/holm.ts';
import { meanDifference } from '../statistics/mean-difference.ts';
import { estimateOf } from '../statistics/t-interval.ts';
import { SIGNIFICANCE_LEVEL } from './holm-correction.ts';

/**
 * The studies of each wave whose difference at a stage is proven: Welch's test, with ten effective respondents or more on both sides, and
 * p < .05 after Holm's correction over the stages that both measure. Of several pairs at one stage the one with the smallest p. Studies
 * without a wave belong to the wave shown. Experts are no customers, and no study of theirs disagrees.
 *
 * A study with figures that must not be published (fewer respondents than the anonymity limit, secondary suppression) is left out.
 */
export function studyDisagreements(
  model: Model,
  period: Period,
  perimeter: Perimeter,
  limits: EvidenceLimits,
  suppression: SecondarySuppression,
): StudyDisagreement[] {
  const waves = period.waves.length > 0 ? period.waves : [null];
  return waves.flatMap((wave) => {
    const isOf = ({ study }: LoadedStudy) =>
      !isExpertStudy(study) && (study.wave === wave || (study.wave === null && wave === period.wave));
    const { studies } = studiesInPerimeter(period.all.filter(isOf), perimeter);
    if (studies.length < 2) return [];
    const set = waveSetName(wave);
    const stages = model.stages.map(({ name }) => name).filter((name) => !suppression.stageStudies(name, set, perimeter));
    return disagreementsOf(wave, stages, model.scale, studies, perimeter, limits);
  });
}

interface MeasuredStage {
  readonly stage: string;
  readonly studies: readonly StudyMoments[];
}

interface StudyMoments {
  readonly name: string;
  readonly moments: Moments;
}

function disagreementsOf(
  wave: string | null,
  stages: readonly string[],
  scale: Bounds,
  studies: readonly LoadedStudy[],
  perimeter: Perimeter,
  limits: EvidenceLimits,
): StudyDisagreement[] {
  const sources = stageSourcesOf(studies, perimeter);
  const measured = stages.map((stage): MeasuredStage => {
    const all = sources.get(stage) ?? [];
    const withMoments = all.flatMap(({ study, sample }): StudyMoments[] => {
      const moments = stageMoments(sample, scale);
      return moments ? [{ name: study.name, moments }] : [];
    });
    // One small study would disclose itself beside the others.
    const isPublishable = withMoments.every(({ moments }) => moments.n >= limits.anonymous);
    return {
      stage,
      studies: isPublishable ? withMoments.filter(({ moments }) => supportsVerdict(moments)) : [],
    };
  });
  const found = studies.flatMap((first, at) =>
    studies.slice(at + 1).flatMap((second) => pairDisagreements(wave, measured, first.study.name, second.study.name)),
  );
  return stages.flatMap((stage) => {
    const [first, ...more] = found.filter((each) => each.stage === stage);
    return first ? [more.reduce((best, each) => (each.adjustedP < best.adjustedP ? each : best), first)] : [];
  });
}

/** The stages at which two studies disagree. */
function pairDisagreements(wave: string | null, measured: readonly MeasuredStage[], first: string, second: string): StudyDisagreement[] {
  const compared = measured.flatMap(({ stage, studies }) => {
    const [a, b] = [studies.find(({ name }) => name === first), studies.find(({ name }) => name === second)];
    const pair = a && b && estimablePair(a.moments, b.moments);
    return a && b && pair ? [{ stage, studies: [a, b] as const, p: meanDifference(...pair).p }] : [];
  });
  const adjusted = holm(compared.map(({ p }) => p));
  return compared.flatMap(({ stage, studies: [a, b] }, i): StudyDisagreement[] => {
    const adjustedP = adjusted[i] ?? null;
    if (adjustedP === null || adjustedP >= SIGNIFICANCE_LEVEL) return [];
    return [{ stage, wave, studies: [disagreeing(a), disagreeing(b)], adjustedP }];
  });
}

function disagreeing({ name, moments }: StudyMoments): DisagreeingStudy {
  return { name, ...estimateOf(moments) };
}
