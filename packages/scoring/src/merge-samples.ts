/** The Samples of several groups of one study in one. */
import type { ChannelPair, Distribution, KpiSample, PairSums, StageSample } from '@parcours/model';
import { mergeDistributions } from './distribution.ts';
import { poolGivenMeans } from './given-means.ts';
import { sumOf } from './sum.ts';

/** Each stage once, in the order of its first appearance. */
export function mergeStages(all: readonly StageSample[]): StageSample[] {
  return grouped(all, ({ stage }) => stage).map((samples) => {
    const [first] = samples as [StageSample];
    if (samples.length === 1) return first;
    const basics = defined(samples.map((sample) => sample.basics));
    const expectations = defined(samples.map((sample) => sample.expectation));
    return {
      stage: first.stage,
      scores: mergeAll(defined(samples.map(({ scores }) => scores))),
      given: poolGivenMeans(defined(samples.map(({ given }) => given))),
      basics:
        basics.length === 0 ? null : { observed: total(basics, ({ observed }) => observed), unmet: total(basics, ({ unmet }) => unmet) },
      expectation:
        expectations.length === 0
          ? null
          : {
              expected: mergeDistributions(expectations.map(({ expected }) => expected)),
              difference: mergeDistributions(expectations.map(({ difference }) => difference)),
            },
      overall: addPairs(defined(samples.map(({ overall }) => overall))),
      used: total(samples, ({ used }) => used),
    };
  });
}

export function mergeKpis(all: readonly KpiSample[]): KpiSample[] {
  return grouped(all, ({ kpi }) => kpi).map((samples) => {
    const [first] = samples as [KpiSample];
    return { ...first, values: mergeDistributions(samples.map(({ values }) => values)), used: total(samples, ({ used }) => used) };
  });
}

export function mergeChannelPairs(all: readonly ChannelPair[]): ChannelPair[] {
  return grouped(all, ({ of, name, channels }) => JSON.stringify([of, name, channels])).map((pairs) => {
    const [first] = pairs as [ChannelPair];
    return { ...first, sums: addPairs(pairs.map(({ sums }) => sums)) as PairSums };
  });
}

/** Null where there is none. */
export function addPairs(all: readonly PairSums[]): PairSums | null {
  if (all.length === 0) return null;
  const sum = (figure: (sums: PairSums) => number) => total(all, figure);
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

function total<T>(all: readonly T[], figure: (one: T) => number): number {
  return sumOf(all.length, (i) => figure(all[i] as T));
}

function defined<T>(all: readonly (T | null)[]): T[] {
  return all.filter((one) => one !== null);
}

function grouped<T>(all: readonly T[], key: (one: T) => string): T[][] {
  const groups = new Map<string, T[]>();
  for (const one of all) {
    const known = groups.get(key(one));
    if (known) known.push(one);
    else groups.set(key(one), [one]);
  }
  return [...groups.values()];
}
