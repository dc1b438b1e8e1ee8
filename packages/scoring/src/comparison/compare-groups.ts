/** Comparison of groups: their figures and the differences between them (method.md, 2.13). */
import type { Bounds, CompareBy, ComparedGroup, ComparedIndex, ComparedKpi, ComparedStage, Comparison, Kpi, Model } from '@parcours/model';
import { indexInterval, journeyScores } from '../journey/journey-scores.ts';
import type { LoadedStudy } from '../journey/period.ts';
import { consolidationOf, type StudyScores, scoreStudies } from '../journey/score-studies.ts';
import { intervalOfScore } from '../journey/scored-studies.ts';
import { kpiMeasurement } from '../kpi/kpi-report.ts';
import { kpiContribution } from '../respondent/kpi-contribution.ts';
import { stageMoments } from '../stage/stage-evidence.ts';
import { type ComparisonInput, groupsOf, type StudyGroup } from './comparison-groups.ts';
import { withHolmCorrection } from './holm-correction.ts';
import { type CommonStage, indexDifference } from './index-difference.ts';
import { instrumentOf, type Measurand } from './instrument.ts';
import { differenceOf, type MeasurandDifference } from './measurand-difference.ts';
import { channelOverlap, NO_OVERLAP, type OverlapLookup, panelOverlap } from './overlap.ts';
import type { MeasuredStudy } from './study-sides.ts';

/**
 * Compares groups of respondents:
 *
 * - `wave`: all waves, the earliest first; two of them are compared. Studies that belong to every wave are excluded, since they would be
 *   on both sides.
 * - `segment`, `persona`, `channel`: all names with respondents, pairwise, within the wave and the rest of the perimeter.
 * - `benchmark`: the journey first, with each benchmark.
 *
 * Stages and KPIs are compared within each instrument that both groups have (see `instrumentOf`), the index over the stages that they have
 * in common: means by Welch's t test, and by that for partly overlapping samples where respondents are on both sides (two channels of a
 * study, two waves of a panel; see `meanDifference`), shares by Newcombe's interval, the NPS by its adjusted form, medians by their
 * intervals. Holm's correction runs over what is compared for one pair: the stages, the KPIs, the index alone.
 *
 * @returns null with fewer than two groups.
 */
export function compareGroups(by: CompareBy, input: ComparisonInput): Comparison | null {
  const { groups, excluded, pairs: indexes } = groupsOf(by, input);
  if (groups.length < 2) return null;
  const { model, limits, suppression } = input;
  const scores = groups.map(({ studies, perimeter, set }) => scoreStudies(model, studies, perimeter, limits, set, suppression));
  const pairs = indexes.map((pair) => {
    const [from, to] = [groups[pair.from] as StudyGroup, groups[pair.to] as StudyGroup];
    return { pair, from, to, overlap: overlapOf(by, input, from, to) };
  });
  const compare = (
    measurand: Measurand,
    kpi: Kpi | null,
    measure: (read: LoadedStudy, weight: number | null) => readonly MeasuredStudy[],
  ) =>
    pairs.map(({ pair, from, to, overlap }) => {
      const [before, after] = [from, to].map(({ studies }) => {
        const isWeighted = consolidationOf(studies) === 'weighted';
        return studies.flatMap((read) => measure(read, isWeighted ? read.study.weight : null));
      }) as [MeasuredStudy[], MeasuredStudy[]];
      const found = differenceOf({
        ...{ measurand, kpi, pair, overlap, from: before, to: after },
        scale: kpi ? rangeOf([...before, ...after]) : model.scale,
        instrumentOf: (study) => instrumentOf(study, measurand, model),
      });
      const secondarySuppressed = suppression.difference(measurand.of, measurand.name, from, to);
      return { ...found, difference: found.difference && { ...found.difference, secondarySuppressed } };
    });

  const common: CommonStage[][] = pairs.map(() => []);
  const stages = model.stages.flatMap(({ name }, index): ComparedStage[] => {
    const cells = scores.map(({ stages: all }) => all[index]).filter((stage) => stage !== undefined);
    if (cells.every(({ measured }) => measured === null)) return [];
    const compared = compare({ of: 'stage', name }, null, (read, weight) => stageMeasurement(read, name, weight, model.scale));
    for (const [i, { difference, instruments }] of compared.entries()) {
      if (difference)
        common[i]?.push({
          name,
          importance: cells[0]?.importance ?? 0,
          difference: difference.value,
          from: difference.compared.from,
          instruments,
        });
    }
    return [
      {
        stage: name,
        cells: cells.map(({ measured, class: experience, secondarySuppressed, sources }) => {
          return { measured, class: experience, primarySuppressed: false, secondarySuppressed, sources };
        }),
        ...differencesOf(compared),
      },
    ];
  });
  const kpis = model.kpis.flatMap((kpi, index): ComparedKpi[] => {
    const cells = scores.map(({ kpis: all }) => all[index]).filter((each) => each !== undefined);
    if (cells.every(({ n }) => n === 0)) return [];
    return [
      {
        kpi: kpi.name,
        cells: cells.map(({ n, effectiveN, value, low, high, respondentsBeyond, secondarySuppressed, sources }) => ({
          ...{ n, effectiveN, value, low, high, respondentsBeyond, primarySuppressed: false, secondarySuppressed, sources },
        })),
        ...differencesOf(compare({ of: 'kpi', name: kpi.name }, kpi, (read, weight) => kpiMeasurements(read, kpi, weight))),
      },
    ];
  });
  const compared = groups.map((group, i) => groupReport(group, scores[i] as StudyScores, model));
  const differences = pairs.flatMap(({ pair, overlap }, i) => indexDifference(common[i] ?? [], pair, model.scale, overlap) ?? []);
  const cells = groups.map(({ studies }, i) => {
    const interval = intervalOfScore(compared[i]?.score ?? null, scores[i] as StudyScores, studies);
    const { low, high } = (interval && indexInterval(interval, model.scale)) ?? { low: null, high: null };
    return { index: compared[i]?.index ?? null, low, high };
  });
  const index: ComparedIndex = { cells, differences };
  return {
    by,
    groups: compared,
    pairs: indexes,
    stages: withHolmCorrection(stages),
    kpis: withHolmCorrection(kpis),
    index: differences.length === 0 ? null : (withHolmCorrection([index])[0] ?? null),
    excludedStudies: excluded,
  };
}

function groupReport({ name, label, studies }: StudyGroup, { stages }: StudyScores, { scale }: Model): ComparedGroup {
  const { score, index } = journeyScores(stages, scale);
  return { name, label, respondents: studies.reduce((sum, { samples }) => sum + samples.respondents, 0), score, index };
}

function overlapOf(by: CompareBy, input: ComparisonInput, from: StudyGroup, to: StudyGroup): OverlapLookup {
  if (by === 'channel') return channelOverlap(input, from, to);
  return by === 'wave' ? panelOverlap() : NO_OVERLAP;
}

function differencesOf(compared: readonly MeasurandDifference[]): Pick<ComparedStage, 'differences' | 'onlyIn'> {
  return { differences: compared.flatMap(({ difference }) => difference ?? []), onlyIn: compared.flatMap(({ onlyIn }) => onlyIn) };
}

export function stageMeasurement(read: LoadedStudy, name: string, weight: number | null, scale: Bounds): MeasuredStudy[] {
  const sample = read.samples.stages.find(({ stage }) => stage === name);
  const moments = sample && stageMoments(sample, scale);
  return sample && moments ? [{ ...read, scores: sample.scores, answers: sample.scores, clusters: sample.clusters, weight, moments }] : [];
}

/** Nothing where the KPI has no value. */
export function kpiMeasurements(read: LoadedStudy, kpi: Kpi, weight: number | null): MeasuredStudy[] {
  const sample = read.samples.kpis.find((each) => each.kpi === kpi.name);
  if (!sample || (kpi.kind !== 'time' && !kpiContribution(kpi))) return [];
  const found = kpiMeasurement(kpi, { ...sample, weight, weightFactor: read.weightFactor });
  return found ? [{ ...read, ...found, answers: sample.values }] : [];
}

export function rangeOf(studies: readonly MeasuredStudy[]): Bounds {
  const values = studies.flatMap(({ scores }) => scores?.values ?? []);
  return { min: Math.min(...values), max: Math.max(...values) };
}
