/** Journeys with studies of all sizes and shapes, from a seed: few and many respondents, equal answers, weights, clusters, benchmarks, experts. */
import type {
  ClusterSample,
  Distribution,
  Gate,
  KpiSample,
  Model,
  PairSums,
  Samples,
  StagePair,
  StageSample,
  Study,
} from '@parcours/model';
import { scoreJourney } from '../src/index.ts';
import { answers, kpi, model, samples, stage, stageSample, study } from './builders.ts';
import { type Random, seeded } from './simulated-studies.ts';

export interface GeneratedJourney {
  readonly model: Model;
  readonly samples: readonly Samples[];
  readonly benchmarks: readonly Samples[];
}

export function generatedJourney(seed: number): GeneratedJourney {
  const random = seeded(seed);
  const names = Array.from({ length: 1 + whole(random, 7) }, (_, i) => `s${i}`);
  const hasRepeatedWaves = chance(random, 0.3);
  const isWeighted = chance(random, 0.4);
  const own = Array.from({ length: 1 + whole(random, 3) }, (_, i) =>
    study(`own${i}`, {
      wave: hasRepeatedWaves ? pick(random, ['w1', 'w2']) : null,
      weight: isWeighted ? pick(random, [1, 2, 3]) : null,
      kpis: [],
    }),
  );
  const experts = chance(random, 0.3) ? [study('experts', { method: 'expert', weight: null })] : [];
  const benchmarks = Array.from({ length: whole(random, 3) }, (_, i) => study(`rival${i}`, { kind: 'benchmark', weight: null }));
  const level = new Map(names.map((name) => [name, -2 + 4 * random()]));
  return {
    model: model({
      stages: names.map((name) =>
        stage(name, {
          expert: chance(random, 0.3) ? -3 + whole(random, 7) : null,
          target: chance(random, 0.7) ? pick(random, [-1, 0, 1, 2, 3]) : null,
          importance: chance(random, 0.6) ? 1 + whole(random, 5) : null,
          volume: chance(random, 0.5) ? pick(random, [0, 0.1, 0.5, 1]) : null,
          momentOfTruth: chance(random, 0.3),
        }),
      ),
      kpis: [
        kpi('nps', { target: pick(random, [null, -20, 0, 30]) }),
        kpi('ces', { target: pick(random, [null, 3, 4]), better: pick(random, ['higher', 'lower']) }),
        kpi('time', { target: pick(random, [null, 12]), better: 'lower', within: 24 }),
      ],
      studies: [...own, ...experts],
      benchmarks,
      gates: generatedGates(seeded(seed + 100_000), names),
    }),
    samples: [...own, ...experts].map((each) => generatedSamples(random, each, names, level, 0)),
    benchmarks: benchmarks.map((each) => generatedSamples(random, each, names, level, -1 + 3 * random())),
  };
}

/** From numbers of their own: the journeys of a seed are the same with gates and without. */
function generatedGates(random: Random, names: readonly string[]): Gate[] {
  const one = (figure: Gate['figure'], comparison: Gate['comparison'], bound: Gate['bound'], given: Partial<Gate> = {}): Gate => ({
    ...{ id: `gate:${figure}`, text: 'require …', scope: 'every-stage', name: null, figure, comparison, bound, exception: null },
    atLeastN: pick(random, [null, null, 30]),
    ...given,
  });
  const bound = () => -2 + 4 * random();
  return [
    one('gap', 'at-most', bound()),
    one('proven-gap', 'is', null, { scope: 'moments-of-truth' }),
    one('score', 'at-least', bound(), { scope: 'stage', name: pick(random, names) }),
    one('class', 'at-least', pick(random, ['neutral', 'enchanting'])),
    one('n', 'at-least', pick(random, [1, 5, 10, 30]), { atLeastN: null }),
    one('kpi', 'at-least', -20 + 40 * random(), { scope: 'kpi', name: 'nps' }),
    one('kpi', 'at-most', 24 * random(), { scope: 'kpi', name: 'time' }),
    one('index', 'at-least', 100 * random(), { scope: 'index' }),
  ];
}

export function generatedReport(seed: number) {
  const { model: journey, samples: read, benchmarks } = generatedJourney(seed);
  const compare = chance(seeded(seed + 1), 0.5) ? (['wave'] as const) : [];
  return scoreJourney(journey, read, [], { file: 'a.journey', benchmarks, compare });
}

const SIZES = [1, 2, 3, 4, 5, 6, 9, 10, 11, 20, 40, 120];

function generatedSamples(
  random: Random,
  { name }: Study,
  stages: readonly string[],
  level: ReadonlyMap<string, number>,
  shift: number,
): Samples {
  const n = pick(random, SIZES);
  const hasWeights = chance(random, 0.2);
  const weights = Array.from({ length: n }, () => (hasWeights ? pick(random, [0.5, 1, 2, 6]) : 1));
  const stores = chance(random, 0.2) ? Array.from({ length: n }, () => `store ${whole(random, 4)}`) : null;
  const spread = pick(random, [0, 0.4, 1, 2]);
  const scores = new Map(
    stages
      .filter(() => chance(random, 0.8))
      .map((each) => {
        const share = pick(random, [0.3, 0.9, 1]);
        const row = Array.from({ length: n }, () => (random() < share ? scoreNear(random, (level.get(each) ?? 0) + shift, spread) : null));
        return [each, row] as const;
      }),
  );
  const measured = [...scores].flatMap(([each, row]) => stageOf(random, each, row, weights, stores));
  const nps = weights.map(() => whole(random, 11));
  return samples(name, {
    respondents: n,
    weight: sum(weights, (w) => w),
    square: sum(weights, (w) => w * w),
    scored: { n, weight: sum(weights, (w) => w), square: sum(weights, (w) => w * w) },
    stages: measured,
    stagePairs: pairsOf([...scores], weights),
    kpis: [
      kpiOf('nps', nps, weights),
      kpiOf(
        'ces',
        weights.map(() => 1 + whole(random, 7)),
        weights,
      ),
      kpiOf(
        'time',
        weights.map(() => whole(random, 40)),
        weights,
      ),
    ],
  });
}

/** On a grid of halves, so that ties and thresholds occur. */
function scoreNear(random: Random, centre: number, spread: number): number {
  const drawn = spread === 0 ? centre : centre + spread * (random() + random() + random() - 1.5);
  return Math.max(-3, Math.min(3, Math.round(2 * drawn) / 2));
}

function stageOf(
  random: Random,
  name: string,
  row: readonly (number | null)[],
  weights: readonly number[],
  stores: readonly string[] | null,
): StageSample[] {
  const those = row.flatMap((score, i) => (score === null ? [] : [{ score, weight: weights[i] as number, store: stores?.[i] ?? '' }]));
  if (those.length === 0) return [];
  const observed = chance(random, 0.3) ? those.filter(() => chance(random, 0.8)) : [];
  const unmet = observed.filter(() => chance(random, 0.15));
  const expecting = chance(random, 0.2) ? those.map(({ score, weight }) => ({ expected: scoreNear(random, 2, 1), score, weight })) : null;
  const distribution = (values: readonly number[], of: readonly { readonly weight: number }[]): Distribution =>
    answers(
      values,
      of.map(({ weight }) => weight),
    );
  return [
    stageSample(name, null, {
      scores: distribution(
        those.map(({ score }) => score),
        those,
      ),
      clusters: stores && clustersOf(those),
      basics:
        observed.length === 0
          ? null
          : {
              n: observed.length,
              unmetN: unmet.length,
              observed: sum(observed, ({ weight }) => weight),
              squares: sum(observed, ({ weight }) => weight ** 2),
              unmet: sum(unmet, ({ weight }) => weight),
              clusters: null,
            },
      expectation: expecting && {
        expected: distribution(
          expecting.map(({ expected }) => expected),
          expecting,
        ),
        paired: distribution(
          expecting.map(({ expected }) => expected),
          expecting,
        ),
        difference: distribution(
          expecting.map(({ expected, score }) => expected - score),
          expecting,
        ),
        clusters: null,
      },
      overall: pairSums(those.map(({ score, weight }) => ({ x: score, y: Math.round(random() * 10), weight }))),
      used: those.length,
    }),
  ];
}

function clustersOf(those: readonly { readonly score: number; readonly weight: number; readonly store: string }[]): ClusterSample[] {
  return [...new Set(those.map(({ store }) => store))].sort().map((cluster) => {
    const inside = those.filter(({ store }) => store === cluster);
    return { cluster, weight: sum(inside, ({ weight }) => weight), weightedSum: sum(inside, ({ weight, score }) => weight * score) };
  });
}

function pairsOf(rows: readonly (readonly [string, readonly (number | null)[]])[], weights: readonly number[]): StagePair[] {
  return rows.flatMap(([second, ys], t) =>
    rows.slice(0, t).flatMap(([first, xs]): StagePair[] => {
      const both = xs.flatMap((x, i) => {
        const y = ys[i] ?? null;
        return x === null || y === null ? [] : [{ x, y, weight: weights[i] as number }];
      });
      return both.length === 0 ? [] : [{ stages: [first, second], sums: pairSums(both) }];
    }),
  );
}

function pairSums(pairs: readonly { readonly x: number; readonly y: number; readonly weight: number }[]): PairSums {
  return {
    n: pairs.length,
    weight: sum(pairs, ({ weight }) => weight),
    square: sum(pairs, ({ weight }) => weight ** 2),
    x: sum(pairs, ({ weight, x }) => weight * x),
    y: sum(pairs, ({ weight, y }) => weight * y),
    xx: sum(pairs, ({ weight, x }) => weight * x * x),
    xy: sum(pairs, ({ weight, x, y }) => weight * x * y),
    yy: sum(pairs, ({ weight, y }) => weight * y * y),
  };
}

function kpiOf(kind: KpiSample['kind'], values: readonly number[], weights: readonly number[]): KpiSample {
  return { kpi: kind, kind, values: answers(values, weights), clusters: null, used: values.length };
}

const chance = (random: Random, share: number): boolean => random() < share;
const whole = (random: Random, below: number): number => Math.floor(random() * below);

function pick<T>(random: Random, all: readonly T[]): T {
  return all[whole(random, all.length)] as T;
}

function sum<T>(all: readonly T[], term: (one: T) => number): number {
  return all.reduce((total, one) => total + term(one), 0);
}
