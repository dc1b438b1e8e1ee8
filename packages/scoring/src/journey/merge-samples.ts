/** Merges the Samples of disjoint groups of one study. */
import type { ChannelPair, Distribution, KpiSample, PairSums, StageSample } from '@parcours/model';
import { mergeDistributions } from '../statistics/distribution.ts';
import { neumaierSum } from '../statistics/neumaier-sum.ts';
import { poolSummaryStatistics } from '../statistics/pool-summaries.ts';

/** One sample a stage, in order of first appearance. */
export function mergeStages(all: readonly StageSample[]): StageSample[] {
  return groupBy(all, ({ stage }) => stage).map((samples) => {
    const [first] = samples as [StageSample];
    if (samples.length === 1) return first;
    const basics = withoutNulls(samples.map((sample) => sample.basics));
    const expectations = withoutNulls(samples.map((sample) => sample.expectation));
    return {
      stage: first.stage,
      scores: mergeAll(withoutNulls(samples.map(({ scores }) => scores))),
      summary: poolSummaryStatistics(withoutNulls(samples.map(({ summary }) => summary))),
      basics:
        basics.length === 0 ? null : { observed: sumBy(basics, ({ observed }) => observed), unmet: sumBy(basics, ({ unmet }) => unmet) },
      expectation:
        expectations.length === 0
          ? null
          : {
              expected: mergeDistributions(expectations.map(({ expected }) => expected)),
              difference: mergeDistributions(expectations.map(({ difference }) => difference)),
            },
      overall: addPairSums(withoutNulls(samples.map(({ overall }) => overall))),
      used: sumBy(samples, ({ used }) => used),
    };
  });
}

export function mergeKpis(all: readonly KpiSample[]): KpiSample[] {
  return groupBy(all, ({ kpi }) => kpi).map((samples) => {
    const [first] = samples as [KpiSample];
    return { ...first, values: mergeDistributions(samples.map(({ values }) => values)), used: sumBy(samples, ({ used }) => used) };
  });
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
