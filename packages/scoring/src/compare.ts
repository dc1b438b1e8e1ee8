/** Groups side by side, with the differences between them (method.md, 2.13). */
import type {
  ChannelPair,
  CompareBy,
  ComparedGroup,
  ComparedKpi,
  ComparedStage,
  Comparison,
  Difference,
  Distribution,
  EvidenceLimits,
  GroupAttribute,
  LeftOut,
  Model,
  Perimeter,
  Samples,
} from '@parcours/model';
import { consolidateMoments } from './consolidate.ts';
import { covarianceOf } from './covariance.ts';
import { differenceOf, type MeanDifference, type Overlap } from './difference.ts';
import { type Disclosure, onlySet, studySet, waveSet } from './disclosure.ts';
import { type Moments, momentsOf } from './distribution.ts';
import { type Figures, figuresOf, kpiSourcesOf, pooled, stageSourcesOf } from './figures.ts';
import { holm } from './holm.ts';
import { journeyFigures } from './journey.ts';
import { asMean } from './kpi.ts';
import { listOf } from './lists.ts';
import { addPairs } from './merge-samples.ts';
import { channelPairsWithin, namesIn, within } from './perimeter.ts';
import { inOrder, type Period, type ReadStudy } from './period.ts';
import { momentsOfSources } from './stage.ts';
import { sumOf } from './sum.ts';

export interface Compared {
  readonly model: Model;
  readonly period: Period;
  readonly benchmarks: readonly ReadStudy[];
  readonly perimeter: Perimeter;
  readonly limits: EvidenceLimits;
  readonly disclosure: Disclosure;
}

/** A p below this, after the correction, tells a change from noise. */
const SIGNIFICANT = 0.05;

/**
 * - `wave`: all waves, the earliest first, each against the one before. Studies that belong to every wave take no part: they would
 *   stand on both sides.
 * - `segment`, `persona`, `channel`: all that somebody is in, each against each, within the wave and the rest of the perimeter.
 * - `benchmark`: the journey itself first, and against each benchmark.
 *
 * Stages are compared by Welch's t over their consolidated means, KPIs over those of `asMean`; channels by the paired one as far as the
 * same respondents of a study stand in both (see `differenceOf`). For shares that is the comparison of two proportions of partly
 * overlapping samples (Derrick, Dobson-McKittrick, Toher & White 2015, *Journal of Applied Quantitative Methods* 10(3), 1–14). All
 * differences of stages are corrected together, those of KPIs too.
 *
 * @returns null where there are not two groups.
 */
export function comparisonBy(by: CompareBy, compared: Compared): Comparison | null {
  const { groups, leftOut, pairs } = groupsOf(by, compared);
  if (groups.length < 2) return null;
  const { model, limits, disclosure } = compared;
  const figures = groups.map(({ studies, perimeter, set }) => figuresOf(model, studies, perimeter, limits, set, disclosure));
  const moments = groups.map(({ studies, perimeter }) => momentsByName(model, studies, perimeter));
  const overlap = by === 'channel' ? overlaps(compared) : NO_OVERLAP;

  const stages = corrected(
    model.stages.flatMap(({ name }, index): ComparedStage[] => {
      const cells = figures.map(({ stages: all }) => all[index]).filter((stage) => stage !== undefined);
      if (cells.every(({ measured }) => measured === null)) return [];
      return [
        {
          stage: name,
          cells: cells.map(({ measured, class: experience, revealing, sources }) => {
            return { measured, class: experience, suppressed: false, revealing, sources };
          }),
          differences: pairs.flatMap(([from, to]) => {
            const [a, b] = [moments[from]?.stages.get(name), moments[to]?.stages.get(name)];
            const common = overlap.stage(name, groups[from]?.name ?? '', groups[to]?.name ?? '');
            return a && b ? [difference(from, to, differenceOf(a, b, common), common?.respondents ?? 0)] : [];
          }),
        },
      ];
    }),
  );
  const kpis = corrected(
    model.kpis.flatMap(({ name }, index): ComparedKpi[] => {
      const cells = figures.map(({ kpis: all }) => all[index]).filter((kpi) => kpi !== undefined);
      if (cells.every(({ n }) => n === 0)) return [];
      return [
        {
          kpi: name,
          cells: cells.map(({ n, value, low, high, revealing, sources }) => ({
            ...{ n, value, low, high, suppressed: false, revealing, sources },
          })),
          differences: pairs.flatMap(([from, to]) => {
            const [a, b] = [moments[from]?.kpis.get(name), moments[to]?.kpis.get(name)];
            const common = overlap.kpi(name, groups[from]?.name ?? '', groups[to]?.name ?? '');
            return a && b ? [difference(from, to, differenceOf(a, b, common), common?.respondents ?? 0)] : [];
          }),
        },
      ];
    }),
  );
  return { by, groups: groups.map((group, i) => groupReport(group, figures[i] as Figures, model)), stages, kpis, leftOut };
}

interface Group {
  readonly name: string;
  readonly label: string | null;
  readonly studies: readonly ReadStudy[];
  readonly perimeter: Perimeter;
  /** The name of the set of its studies, for `Disclosure`. */
  readonly set: string;
}

interface Groups {
  readonly groups: readonly Group[];
  readonly leftOut: readonly LeftOut[];
  /** Which are held against each other, as indexes. */
  readonly pairs: readonly (readonly [from: number, to: number])[];
}

function groupsOf(by: CompareBy, compared: Compared): Groups {
  switch (by) {
    case 'wave':
      return waves(compared);
    case 'benchmark':
      return benchmarks(compared);
    default:
      return parts(by, compared);
  }
}

function waves({ period, perimeter }: Compared): Groups {
  const { studies, leftOut } = within(period.all, perimeter);
  const everyWave = studies.filter(({ study }) => study.wave === null);
  const setOf = everyWave.length > 0 ? onlySet : waveSet;
  const groups = period.waves
    .map((name) => ({ name, label: null, studies: studies.filter(({ study }) => study.wave === name), perimeter, set: setOf(name) }))
    .filter((group) => group.studies.length > 0);
  return {
    groups,
    leftOut: [...leftOut, ...everyWave.map(({ study: { name, label } }) => ({ name, label, lacks: 'wave' as const }))],
    pairs: groups.slice(1).map((_, i) => [i, i + 1] as const),
  };
}

function benchmarks({ model, period, benchmarks: read, perimeter }: Compared): Groups {
  const own = within(period.studies, perimeter);
  const others = within(read, perimeter);
  const groups = [
    { name: model.name, label: model.label, studies: own.studies, perimeter, set: waveSet(period.wave) },
    ...others.studies.map((each) => {
      const { name, label } = each.study;
      return { name, label, studies: [each], perimeter, set: studySet(name) };
    }),
  ];
  return {
    groups,
    leftOut: [...own.leftOut, ...others.leftOut],
    pairs: groups.slice(1).map((_, i) => [i + 1, 0] as const),
  };
}

function parts(by: GroupAttribute, { model, period, perimeter }: Compared): Groups {
  const telling = period.studies.filter(({ samples }) => samples.tells.includes(by));
  const silent = period.studies.filter(({ samples }) => !samples.tells.includes(by));
  const { leftOut } = within(telling, { ...perimeter, [by]: null });
  const groups = namesIn(telling, by, listOf(model, by)).map(({ name, label }) => {
    const inside = { ...perimeter, [by]: name };
    return { name, label, studies: within(telling, inside).studies, perimeter: inside, set: waveSet(period.wave) };
  });
  return {
    groups,
    leftOut: [...silent.map(({ study: { name, label } }) => ({ name, label, lacks: by })), ...leftOut].sort((a, b) =>
      order(period.studies, a.name, b.name),
    ),
    pairs: groups.flatMap((_, to) => groups.slice(0, to).map((__, from) => [from, to] as const)),
  };
}

function order(studies: readonly ReadStudy[], a: string, b: string): number {
  const names = inOrder(studies.map(({ study }) => study)).map(({ name }) => name);
  return names.indexOf(a) - names.indexOf(b);
}

function groupReport({ name, label, studies }: Group, { stages }: Figures, { scale }: Model): ComparedGroup {
  const { score, index } = journeyFigures(stages, scale);
  return { name, label, respondents: studies.reduce((sum, { samples }) => sum + samples.respondents, 0), score, index };
}

interface MomentsByName {
  readonly stages: ReadonlyMap<string, Moments>;
  readonly kpis: ReadonlyMap<string, Moments>;
}

function momentsByName(model: Model, studies: readonly ReadStudy[], perimeter: Perimeter): MomentsByName {
  const stages = new Map<string, Moments>();
  for (const [name, sources] of stageSourcesOf(studies, perimeter)) {
    const moments = consolidateMoments(momentsOfSources(sources));
    if (moments) stages.set(name, moments);
  }
  const kpis = new Map<string, Moments>();
  const sources = kpiSourcesOf(studies, perimeter);
  for (const kpi of model.kpis) {
    const answers = asMean(kpi, pooled(sources.get(kpi.name) ?? []));
    const moments = answers && momentsOf(answers);
    if (moments) kpis.set(kpi.name, moments);
  }
  return { stages, kpis };
}

type FindOverlap = (name: string, first: string, second: string) => (Overlap & { readonly respondents: number }) | null;

const NO_OVERLAP: Readonly<Record<ChannelPair['of'], FindOverlap>> = { stage: () => null, kpi: () => null };

/** By stage or KPI and two channels: the respondents of each study who stand in both, and what that does to the two means. */
function overlaps({ period, perimeter }: Compared): typeof NO_OVERLAP {
  const inside = { ...perimeter, channel: null };
  const studies = within(period.studies, inside).studies.map(({ study, samples }) => {
    const pairs = channelPairsWithin(samples, inside);
    const onChannel = new Map<string, Samples | undefined>();
    const on = (channel: string) => {
      if (!onChannel.has(channel)) onChannel.set(channel, within([{ study, samples }], { ...inside, channel }).studies[0]?.samples);
      return onChannel.get(channel);
    };
    return {
      weight: study.weight,
      pair: (of: ChannelPair['of'], name: string, channels: readonly [string, string]) =>
        pairs.find((each) => each.of === of && each.name === name && each.channels.every((channel, i) => channel === channels[i]))?.sums ??
        null,
      // Σw of the respondents there; a study that did not measure the stage there takes no part in its mean.
      stageTotal: (name: string, channel: string) => weightOf(on(channel)?.stages.find(({ stage }) => stage === name)?.scores),
      kpiTotal: (name: string, channel: string) => weightOf(on(channel)?.kpis.find(({ kpi }) => kpi === name)?.values),
    };
  });
  return {
    // Means of studies are consolidated by their declared weights.
    stage: (name, first, second) => {
      const taking = studies.map(({ weight, pair, stageTotal }) => ({
        weight,
        pair: pair('stage', name, [first, second]),
        totals: [stageTotal(name, first), stageTotal(name, second)] as const,
      }));
      const whole = (side: 0 | 1) => taking.reduce((sum, { weight, totals }) => sum + (totals[side] > 0 ? weight : 0), 0);
      let [n, respondents, covariance] = [0, 0, 0];
      for (const { weight, pair, totals } of taking) {
        const between = pair && weight > 0 ? covarianceOf(pair) : null;
        if (!pair || between === null) continue;
        n += (pair.weight * pair.weight) / pair.square;
        respondents += pair.n;
        covariance += ((weight / whole(0)) * (weight / whole(1)) * between * pair.square) / (totals[0] * totals[1]);
      }
      return respondents === 0 ? null : { n, respondents, covariance };
    },
    // The respondents of all studies are pooled.
    kpi: (name, first, second) => {
      const pairs = addPairs(studies.flatMap(({ pair }) => pair('kpi', name, [first, second]) ?? []));
      const between = pairs && covarianceOf(pairs);
      if (!pairs || between === null) return null;
      const total = (channel: string) => studies.reduce((sum, { kpiTotal }) => sum + kpiTotal(name, channel), 0);
      const covariance = (between * pairs.square) / (total(first) * total(second));
      return { n: (pairs.weight * pairs.weight) / pairs.square, respondents: pairs.n, covariance };
    },
  };
}

function weightOf(answers: Distribution | null | undefined): number {
  return answers ? sumOf(answers.weights.length, (i) => answers.weights[i] as number) : 0;
}

function difference(from: number, to: number, { value, low, high, p }: MeanDifference, paired: number): Difference {
  return { from, to, value, low, high, p, adjustedP: null, verdict: null, paired };
}

/** With Holm's correction over all differences of the list. */
export function corrected<T extends { readonly differences: readonly Difference[] }>(rows: readonly T[]): T[] {
  const adjusted = holm(rows.flatMap(({ differences }) => differences.map(({ p }) => p)));
  let next = 0;
  return rows.map((row) => ({
    ...row,
    differences: row.differences.map((each): Difference => {
      const adjustedP = adjusted[next++] ?? null;
      return { ...each, adjustedP, verdict: adjustedP === null ? null : adjustedP < SIGNIFICANT ? 'change' : 'noise' };
    }),
  }));
}
