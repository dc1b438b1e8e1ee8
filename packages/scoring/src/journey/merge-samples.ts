/** Merges the Samples of disjoint groups of one study. */
import type {
  Basics,
  ChannelPair,
  ClusterSample,
  Distribution,
  ExpectationSample,
  GroupSample,
  KpiSample,
  PairSums,
  PanelRespondent,
  ReachSample,
  StagePair,
  StageSample,
} from '@parcours/model';
import { mergeDistributions } from '../statistics/distribution.ts';
import { neumaierSum } from '../statistics/neumaier-sum.ts';
import { poolSummaryStatistics } from '../statistics/pool-summaries.ts';

/** What the groups of a study and the whole of it have in common. */
export type MergeableSamples = Pick<
  GroupSample,
  'respondents' | 'weight' | 'square' | 'scored' | 'rowsUsed' | 'stages' | 'kpis' | 'stagePairs' | 'panel'
>;

/** The samples of all respondents of the groups, of which no respondent is in two. */
export function mergeGroups(groups: readonly MergeableSamples[]): MergeableSamples {
  const panels = withoutNulls(groups.map(({ panel }) => panel));
  return {
    respondents: sumBy(groups, ({ respondents }) => respondents),
    weight: sumBy(groups, ({ weight }) => weight),
    square: sumBy(groups, ({ square }) => square),
    scored: {
      n: sumBy(groups, ({ scored }) => scored.n),
      weight: sumBy(groups, ({ scored }) => scored.weight),
      square: sumBy(groups, ({ scored }) => scored.square),
    },
    rowsUsed: sumBy(groups, ({ rowsUsed }) => rowsUsed),
    stages: mergeStages(groups.flatMap(({ stages }) => stages)),
    kpis: mergeKpis(groups.flatMap(({ kpis }) => kpis)),
    stagePairs: mergeStagePairs(groups.flatMap(({ stagePairs }) => stagePairs)),
    panel: panels.length === 0 ? null : mergePanels(panels),
  };
}

/** One sample a stage, in order of first appearance. */
export function mergeStages(all: readonly StageSample[]): StageSample[] {
  return groupBy(all, ({ stage }) => stage).map((samples) => {
    const [first] = samples as [StageSample];
    if (samples.length === 1) return first;
    return {
      stage: first.stage,
      scores: mergeAll(withoutNulls(samples.map(({ scores }) => scores))),
      clusters: mergeClusters(samples.map(({ clusters }) => clusters)),
      summary: poolSummaryStatistics(withoutNulls(samples.map(({ summary }) => summary))),
      basics: mergeBasics(withoutNulls(samples.map(({ basics }) => basics))),
      expectation: mergeExpectations(withoutNulls(samples.map((sample) => sample.expectation))),
      reach: mergeReaches(samples),
      overall: addPairSums(withoutNulls(samples.map(({ overall }) => overall))),
      used: sumBy(samples, ({ used }) => used),
    };
  });
}

function mergeExpectations(all: readonly ExpectationSample[]): ExpectationSample | null {
  if (all.length === 0) return null;
  const clusters = withoutNulls(all.map((one) => one.clusters));
  return {
    expected: mergeDistributions(all.map(({ expected }) => expected)),
    paired: mergeDistributions(all.map(({ paired }) => paired)),
    difference: mergeDistributions(all.map(({ difference }) => difference)),
    clusters:
      clusters.length === 0
        ? null
        : {
            expected: mergeClusters(clusters.map(({ expected }) => expected)) ?? [],
            paired: mergeClusters(clusters.map(({ paired }) => paired)) ?? [],
            difference: mergeClusters(clusters.map(({ difference }) => difference)) ?? [],
          },
  };
}

function mergeReaches(samples: readonly StageSample[]): ReachSample | null {
  const all = withoutNulls(samples.map(({ reach }) => reach));
  if (all.length === 0) return null;
  return {
    shortfall: mergeDistributions(all.map(({ shortfall }) => shortfall)),
    clusters: mergeClusters(all.map(({ clusters }) => clusters)),
    n: sumBy(all, ({ n }) => n),
    completeN: sumBy(all, ({ completeN }) => completeN),
    weight: sumBy(all, ({ weight }) => weight),
    met: sumBy(all, ({ met }) => met),
    actions: groupBy(
      all.flatMap(({ actions }) => actions),
      ({ action }) => action,
    ).map((parts) => ({ ...(parts[0] as (typeof parts)[number]), n: sumBy(parts, ({ n }) => n) })),
    pairs: groupBy(
      all.flatMap(({ pairs }) => pairs),
      ({ actions }) => JSON.stringify(actions),
    ).map((parts) => ({ ...(parts[0] as (typeof parts)[number]), n: sumBy(parts, ({ n }) => n) })),
  };
}

export function mergeKpis(all: readonly KpiSample[]): KpiSample[] {
  return groupBy(all, ({ kpi }) => kpi).map((samples) => {
    const [first] = samples as [KpiSample];
    return {
      ...first,
      values: mergeDistributions(samples.map(({ values }) => values)),
      clusters: mergeClusters(samples.map(({ clusters }) => clusters)),
      used: sumBy(samples, ({ used }) => used),
    };
  });
}

function mergeBasics(all: readonly Basics[]): Basics | null {
  if (all.length === 0) return null;
  return {
    n: sumBy(all, ({ n }) => n),
    unmetN: sumBy(all, ({ unmetN }) => unmetN),
    observed: sumBy(all, ({ observed }) => observed),
    squares: sumBy(all, ({ squares }) => squares),
    unmet: sumBy(all, ({ unmet }) => unmet),
    clusters: mergeClusters(all.map(({ clusters }) => clusters)),
  };
}

/** Clusters of one name in several groups are one; respondents without a cluster stay alone. Null where a group has no cluster column. */
function mergeClusters(all: readonly (readonly ClusterSample[] | null)[]): ClusterSample[] | null {
  const known = withoutNulls(all);
  if (known.length < all.length || known.length === 0) return null;
  const clusters = known.flat();
  const named = clusters.filter(({ cluster }) => cluster !== null);
  const merged = groupBy(named, ({ cluster }) => cluster ?? '').map((parts) => ({
    ...(parts[0] as ClusterSample),
    weight: sumBy(parts, ({ weight }) => weight),
    weightedSum: sumBy(parts, ({ weightedSum }) => weightedSum),
  }));
  const byName = (a: ClusterSample, b: ClusterSample) => ((a.cluster ?? '') < (b.cluster ?? '') ? -1 : 1);
  const alone = clusters.filter(({ cluster }) => cluster === null);
  return [...merged.sort(byName), ...alone.sort((a, b) => a.weight - b.weight || a.weightedSum - b.weightedSum)];
}

/** Without an order of the stages, in order of first appearance. */
export function mergeStagePairs(all: readonly StagePair[]): StagePair[] {
  return groupBy(all, ({ stages }) => JSON.stringify(stages)).map((pairs) => {
    const [first] = pairs as [StagePair];
    return { ...first, sums: addPairSums(pairs.map(({ sums }) => sums)) as PairSums };
  });
}

/** By respondent. */
function mergePanels(panels: readonly (readonly PanelRespondent[])[]): PanelRespondent[] {
  return panels.flat().sort((a, b) => (a.respondent < b.respondent ? -1 : 1));
}

export function mergeChannelPairs(all: readonly ChannelPair[]): ChannelPair[] {
  return groupBy(all, ({ of, name, channels }) => JSON.stringify([of, name, channels])).map((pairs) => {
    const [first] = pairs as [ChannelPair];
    return { ...first, sums: addPairSums(pairs.map(({ sums }) => sums)) as PairSums };
  });
}

/** The sums over all pairs; null without any. */
export function addPairSums(all: readonly PairSums[]): PairSums | null {
  if (all.length === 0) return null;
  const sum = (figure: (sums: PairSums) => number) => sumBy(all, figure);
  return {
    n: sum(({ n }) => n),
    weight: sum(({ weight }) => weight),
    square: sum(({ square }) => square),
    x: sum(({ x }) => x),
    y: sum(({ y }) => y),
    xx: sum(({ xx }) => xx),
    xy: sum(({ xy }) => xy),
    yy: sum(({ yy }) => yy),
  };
}

function mergeAll(all: readonly Distribution[]): Distribution | null {
  return all.length === 0 ? null : mergeDistributions(all);
}

function sumBy<T>(all: readonly T[], figure: (one: T) => number): number {
  return neumaierSum(all.length, (i) => figure(all[i] as T));
}

function withoutNulls<T>(all: readonly (T | null)[]): T[] {
  return all.filter((one) => one !== null);
}

function groupBy<T>(all: readonly T[], key: (one: T) => string): T[][] {
  const groups = new Map<string, T[]>();
  for (const one of all) {
    const known = groups.get(key(one));
    if (known) known.push(one);
    else groups.set(key(one), [one]);
  }
  return [...groups.values()];
}
