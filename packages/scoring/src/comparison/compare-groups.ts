/** Comparison of groups: their figures and the differences between them (method.md, 2.13). */
import type {
  ChannelPair,
  CompareBy,
  ComparedGroup,
  ComparedKpi,
  ComparedStage,
  Comparison,
  Difference,
  Dimension,
  Distribution,
  EvidenceLimits,
  ExcludedStudy,
  Model,
  Perimeter,
  Samples,
} from '@parcours/model';
import { exclusiveWaveSetName, type SecondarySuppression, studySetName, waveSetName } from '../disclosure/secondary-suppression.ts';
import { journeyScores } from '../journey/journey-scores.ts';
import { addPairSums } from '../journey/merge-samples.ts';
import { namesOfDimension } from '../journey/names-of-dimension.ts';
import { channelPairsInPerimeter, namesPresent, studiesInPerimeter } from '../journey/perimeter.ts';
import { type LoadedStudy, type Period, sortStudies } from '../journey/period.ts';
import { kpiSourcesOf, poolAnswers, type StudyScores, scoreStudies, stageSourcesOf } from '../journey/score-studies.ts';
import { kpiContributions } from '../kpi/kpi-report.ts';
import { consolidateMoments } from '../stage/consolidate.ts';
import { sourceMoments } from '../stage/score-stage.ts';
import { sampleCovariance } from '../statistics/covariance.ts';
import { type Moments, momentsOf } from '../statistics/distribution.ts';
import { holm } from '../statistics/holm.ts';
import { type MeanDifference, meanDifference, type Overlap } from '../statistics/mean-difference.ts';
import { neumaierSum } from '../statistics/neumaier-sum.ts';

export interface ComparisonInput {
  readonly model: Model;
  readonly period: Period;
  readonly benchmarks: readonly LoadedStudy[];
  readonly perimeter: Perimeter;
  readonly limits: EvidenceLimits;
  readonly suppression: SecondarySuppression;
}

/** An adjusted p below this level is a change, else noise. */
const SIGNIFICANCE_LEVEL = 0.05;

/**
 * Compares groups of respondents:
 *
 * - `wave`: all waves, the earliest first, each with the one before. Studies that belong to every wave are excluded, since they would be
 *   on both sides.
 * - `segment`, `persona`, `channel`: all names with respondents, pairwise, within the wave and the rest of the perimeter.
 * - `benchmark`: the journey first, with each benchmark.
 *
 * Stages are compared by Welch's t test of their consolidated means, KPIs by that of the means of `kpiContributions`. Channels are
 * compared by the t test for partly overlapping samples where respondents of a study are on both (see `meanDifference`); for shares that
 * is the comparison of two proportions of partly overlapping samples (Derrick, Dobson-McKittrick, Toher & White 2015, *Journal of Applied
 * Quantitative Methods* 10(3), 1–14). Holm's correction runs over all differences of stages, and over all those of KPIs.
 *
 * @returns null with fewer than two groups.
 */
export function compareGroups(by: CompareBy, compared: ComparisonInput): Comparison | null {
  const { groups, leftOut, pairs } = groupsOf(by, compared);
  if (groups.length < 2) return null;
  const { model, limits, suppression: disclosure } = compared;
  const figures = groups.map(({ studies, perimeter, set }) => scoreStudies(model, studies, perimeter, limits, set, disclosure));
  const moments = groups.map(({ studies, perimeter }) => momentsByName(model, studies, perimeter));
  const overlap = by === 'channel' ? channelOverlaps(compared) : NO_OVERLAP;

  const stages = withHolmCorrection(
    model.stages.flatMap(({ name }, index): ComparedStage[] => {
      const cells = figures.map(({ stages: all }) => all[index]).filter((stage) => stage !== undefined);
      if (cells.every(({ measured }) => measured === null)) return [];
      return [
        {
          stage: name,
          cells: cells.map(({ measured, class: experience, secondarySuppressed, sources }) => {
            return { measured, class: experience, primarySuppressed: false, secondarySuppressed, sources };
          }),
          differences: pairs.flatMap(([from, to]) => {
            const [a, b] = [moments[from]?.stages.get(name), moments[to]?.stages.get(name)];
            const common = overlap.stage(name, groups[from]?.name ?? '', groups[to]?.name ?? '');
            return a && b ? [differenceReport(from, to, meanDifference(a, b, common), common?.respondents ?? 0)] : [];
          }),
        },
      ];
    }),
  );
  const kpis = withHolmCorrection(
    model.kpis.flatMap(({ name }, index): ComparedKpi[] => {
      const cells = figures.map(({ kpis: all }) => all[index]).filter((kpi) => kpi !== undefined);
      if (cells.every(({ n }) => n === 0)) return [];
      return [
        {
          kpi: name,
          cells: cells.map(({ n, value, low, high, secondarySuppressed, sources }) => ({
            ...{ n, value, low, high, primarySuppressed: false, secondarySuppressed, sources },
          })),
          differences: pairs.flatMap(([from, to]) => {
            const [a, b] = [moments[from]?.kpis.get(name), moments[to]?.kpis.get(name)];
            const common = overlap.kpi(name, groups[from]?.name ?? '', groups[to]?.name ?? '');
            return a && b ? [differenceReport(from, to, meanDifference(a, b, common), common?.respondents ?? 0)] : [];
          }),
        },
      ];
    }),
  );
  return {
    by,
    groups: groups.map((group, i) => groupReport(group, figures[i] as StudyScores, model)),
    stages,
    kpis,
    excludedStudies: leftOut,
  };
}

interface StudyGroup {
  readonly name: string;
  readonly label: string | null;
  readonly studies: readonly LoadedStudy[];
  readonly perimeter: Perimeter;
  /** The name of its study set in the `SecondarySuppression`. */
  readonly set: string;
}

interface GroupPairs {
  readonly groups: readonly StudyGroup[];
  readonly leftOut: readonly ExcludedStudy[];
  /** Indexes of the groups that are compared. */
  readonly pairs: readonly (readonly [from: number, to: number])[];
}

function groupsOf(by: CompareBy, compared: ComparisonInput): GroupPairs {
  switch (by) {
    case 'wave':
      return waveGroups(compared);
    case 'benchmark':
      return benchmarkGroups(compared);
    default:
      return dimensionGroups(by, compared);
  }
}

function waveGroups({ period, perimeter }: ComparisonInput): GroupPairs {
  const { studies, leftOut } = studiesInPerimeter(period.all, perimeter);
  const everyWave = studies.filter(({ study }) => study.wave === null);
  const setOf = everyWave.length > 0 ? exclusiveWaveSetName : waveSetName;
  const groups = period.waves
    .map((name) => ({ name, label: null, studies: studies.filter(({ study }) => study.wave === name), perimeter, set: setOf(name) }))
    .filter((group) => group.studies.length > 0);
  return {
    groups,
    leftOut: [...leftOut, ...everyWave.map(({ study: { name, label } }) => ({ name, label, missingDimension: 'wave' as const }))],
    pairs: groups.slice(1).map((_, i) => [i, i + 1] as const),
  };
}

function benchmarkGroups({ model, period, benchmarks: read, perimeter }: ComparisonInput): GroupPairs {
  const own = studiesInPerimeter(period.studies, perimeter);
  const others = studiesInPerimeter(read, perimeter);
  const groups = [
    { name: model.name, label: model.label, studies: own.studies, perimeter, set: waveSetName(period.wave) },
    ...others.studies.map((each) => {
      const { name, label } = each.study;
      return { name, label, studies: [each], perimeter, set: studySetName(name) };
    }),
  ];
  return {
    groups,
    leftOut: [...own.leftOut, ...others.leftOut],
    pairs: groups.slice(1).map((_, i) => [i + 1, 0] as const),
  };
}

function dimensionGroups(by: Dimension, { model, period, perimeter }: ComparisonInput): GroupPairs {
  const telling = period.studies.filter(({ samples }) => samples.dimensions.includes(by));
  const silent = period.studies.filter(({ samples }) => !samples.dimensions.includes(by));
  const { leftOut } = studiesInPerimeter(telling, { ...perimeter, [by]: null });
  const groups = namesPresent(telling, by, namesOfDimension(model, by)).map(({ name, label }) => {
    const inside = { ...perimeter, [by]: name };
    return { name, label, studies: studiesInPerimeter(telling, inside).studies, perimeter: inside, set: waveSetName(period.wave) };
  });
  return {
    groups,
    leftOut: [...silent.map(({ study: { name, label } }) => ({ name, label, missingDimension: by })), ...leftOut].sort((a, b) =>
      compareStudyOrder(period.studies, a.name, b.name),
    ),
    pairs: groups.flatMap((_, to) => groups.slice(0, to).map((__, from) => [from, to] as const)),
  };
}

function compareStudyOrder(studies: readonly LoadedStudy[], a: string, b: string): number {
  const names = sortStudies(studies.map(({ study }) => study)).map(({ name }) => name);
  return names.indexOf(a) - names.indexOf(b);
}

function groupReport({ name, label, studies }: StudyGroup, { stages }: StudyScores, { scale }: Model): ComparedGroup {
  const { score, index } = journeyScores(stages, scale);
  return { name, label, respondents: studies.reduce((sum, { samples }) => sum + samples.respondents, 0), score, index };
}

interface MomentsByName {
  readonly stages: ReadonlyMap<string, Moments>;
  readonly kpis: ReadonlyMap<string, Moments>;
}

function momentsByName(model: Model, studies: readonly LoadedStudy[], perimeter: Perimeter): MomentsByName {
  const stages = new Map<string, Moments>();
  for (const [name, sources] of stageSourcesOf(studies, perimeter)) {
    const moments = consolidateMoments(sourceMoments(sources));
    if (moments) stages.set(name, moments);
  }
  const kpis = new Map<string, Moments>();
  const sources = kpiSourcesOf(studies, perimeter);
  for (const kpi of model.kpis) {
    const answers = kpiContributions(kpi, poolAnswers(sources.get(kpi.name) ?? []));
    const moments = answers && momentsOf(answers);
    if (moments) kpis.set(kpi.name, moments);
  }
  return { stages, kpis };
}

type OverlapLookup = (name: string, first: string, second: string) => (Overlap & { readonly respondents: number }) | null;

const NO_OVERLAP: Readonly<Record<ChannelPair['of'], OverlapLookup>> = { stage: () => null, kpi: () => null };

/** For a stage or KPI and two channels: the respondents of each study on both, and the covariance that they give the two means. */
function channelOverlaps({ period, perimeter }: ComparisonInput): typeof NO_OVERLAP {
  const inside = { ...perimeter, channel: null };
  const studies = studiesInPerimeter(period.studies, inside).studies.map(({ study, samples }) => {
    const pairs = channelPairsInPerimeter(samples, inside);
    const onChannel = new Map<string, Samples | undefined>();
    const on = (channel: string) => {
      if (!onChannel.has(channel))
        onChannel.set(channel, studiesInPerimeter([{ study, samples }], { ...inside, channel }).studies[0]?.samples);
      return onChannel.get(channel);
    };
    return {
      weight: study.weight,
      pair: (of: ChannelPair['of'], name: string, channels: readonly [string, string]) =>
        pairs.find((each) => each.of === of && each.name === name && each.channels.every((channel, i) => channel === channels[i]))?.sums ??
        null,
      // Σw of the respondents on the channel; 0 where the study did not measure the stage there.
      stageTotal: (name: string, channel: string) => totalWeight(on(channel)?.stages.find(({ stage }) => stage === name)?.scores),
      kpiTotal: (name: string, channel: string) => totalWeight(on(channel)?.kpis.find(({ kpi }) => kpi === name)?.values),
    };
  });
  return {
    // Stage means are consolidated by the declared study weights.
    stage: (name, first, second) => {
      const taking = studies.map(({ weight, pair, stageTotal }) => ({
        weight,
        pair: pair('stage', name, [first, second]),
        totals: [stageTotal(name, first), stageTotal(name, second)] as const,
      }));
      const whole = (side: 0 | 1) => taking.reduce((sum, { weight, totals }) => sum + (totals[side] > 0 ? weight : 0), 0);
      let [n, respondents, covariance] = [0, 0, 0];
      for (const { weight, pair, totals } of taking) {
        const between = pair && weight > 0 ? sampleCovariance(pair) : null;
        if (!pair || between === null) continue;
        n += (pair.weight * pair.weight) / pair.square;
        respondents += pair.n;
        covariance += ((weight / whole(0)) * (weight / whole(1)) * between * pair.square) / (totals[0] * totals[1]);
      }
      return respondents === 0 ? null : { n, respondents, covariance };
    },
    // KPI answers are pooled over the studies.
    kpi: (name, first, second) => {
      const pairs = addPairSums(studies.flatMap(({ pair }) => pair('kpi', name, [first, second]) ?? []));
      const between = pairs && sampleCovariance(pairs);
      if (!pairs || between === null) return null;
      const total = (channel: string) => studies.reduce((sum, { kpiTotal }) => sum + kpiTotal(name, channel), 0);
      const covariance = (between * pairs.square) / (total(first) * total(second));
      return { n: (pairs.weight * pairs.weight) / pairs.square, respondents: pairs.n, covariance };
    },
  };
}

function totalWeight(answers: Distribution | null | undefined): number {
  return answers ? neumaierSum(answers.weights.length, (i) => answers.weights[i] as number) : 0;
}

function differenceReport(from: number, to: number, { value, low, high, p }: MeanDifference, paired: number): Difference {
  return { from, to, value, low, high, p, adjustedP: null, verdict: null, paired };
}

/** The rows with `adjustedP` and `verdict` by Holm's correction over the differences of all rows. */
export function withHolmCorrection<T extends { readonly differences: readonly Difference[] }>(rows: readonly T[]): T[] {
  const adjusted = holm(rows.flatMap(({ differences }) => differences.map(({ p }) => p)));
  let next = 0;
  return rows.map((row) => ({
    ...row,
    differences: row.differences.map((each): Difference => {
      const adjustedP = adjusted[next++] ?? null;
      return { ...each, adjustedP, verdict: adjustedP === null ? null : adjustedP < SIGNIFICANCE_LEVEL ? 'change' : 'noise' };
    }),
  }));
}
