/** Studies of customers whose true figures are known: does an interval hold what it promises? */
import type { Distribution } from '@parcours/model';
import { npsAdjustedWald, npsWald } from '../src/kpi/nps.ts';
import { consolidateMoments } from '../src/stage/consolidate.ts';
import { sampleCovariance } from '../src/statistics/covariance.ts';
import { type Moments, momentsOf } from '../src/statistics/distribution.ts';
import { meanDifference } from '../src/statistics/mean-difference.ts';
import { medianInterval } from '../src/statistics/median-interval.ts';
import { estimateOf, type NullableInterval } from '../src/statistics/t-interval.ts';
import { wilson } from '../src/statistics/wilson.ts';
import { answers } from './builders.ts';

export interface Simulated {
  readonly name: string;
  /** What is simulated, in a sentence. */
  readonly of: string;
  readonly study: (random: Random) => { readonly interval: NullableInterval; readonly truth: number };
  /** The customers, too, are drawn anew for each study: the share is the mean over all of them. */
  readonly anyCustomers?: true;
  /**
   * Whether the theory promises exactly 95 % (the population is the one that the formula assumes), or about 95 % (counts come in
   * steps, spreads are estimated).
   */
  readonly exact: boolean;
}

/** Uniform in [0, 1). */
export type Random = () => number;

/** Mulberry32: the same numbers for a seed on every machine (public domain, T. Ettinger 2017). */
export function seeded(seed: number): Random {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = state;
    t = Math.imul(t ^ (t >>> 15), t | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** Box & Muller (1958), *Annals of Mathematical Statistics* 29, 610–611. */
function normal(random: Random, mean = 0, sd = 1): number {
  return mean + sd * Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
}

const many = (n: number, draw: (i: number) => number): number[] => Array.from({ length: n }, (_, i) => draw(i));

/** Straight to a Distribution: simulated answers hardly ever repeat. */
function distribution(values: number[]): Distribution {
  values.sort((a, b) => a - b);
  const ones = values.map(() => 1);
  return { values, counts: ones, weights: ones, squares: ones };
}

const moments = (values: number[]): Moments => momentsOf(distribution(values)) as Moments;

/** Which of several outcomes, by their probabilities. */
function outcome(random: Random, probabilities: readonly number[]): number {
  let left = random();
  for (const [i, p] of probabilities.entries()) {
    left -= p;
    if (left < 0) return i;
  }
  return probabilities.length - 1;
}

function npsStudy(n: number, [promoters, passives, detractors]: readonly [number, number, number], interval: typeof npsWald) {
  return (random: Random) => {
    const counts = [0, 0, 0];
    for (let i = 0; i < n; i++) (counts[outcome(random, [promoters, passives, detractors])] as number)++;
    const shares = { promoters: (counts[0] as number) / n, detractors: (counts[2] as number) / n, n };
    return { interval: interval(shares), truth: 100 * (promoters - detractors) };
  };
}

/** Whole, each as likely. */
const between = (random: Random, least: number, most: number) => least + Math.floor(random() * (most - least + 1));

/** Uniform over all ways to part customers in three: Dirichlet(1, 1, 1), by normed exponentials (Devroye 1986, XI.4). */
function parts(random: Random): readonly [number, number, number] {
  const [a, b, c] = [-Math.log(1 - random()), -Math.log(1 - random()), -Math.log(1 - random())];
  const sum = a + b + c;
  return [a / sum, b / sum, c / sum];
}

function wilsonStudy(n: number, p: number) {
  return (random: Random) => {
    const hits = many(n, () => Number(random() < p)).reduce((sum, hit) => sum + hit, 0);
    return { interval: wilson(hits / n, n), truth: p };
  };
}

/** scipy: norm.ppf(0.65) */
const Z35 = 0.38532046640756773;

/** What respondents on one channel, on both and on the other gave; those on both correlate with 0.6 before the figure is made. */
function channels(
  random: Random,
  [both, first, second]: readonly [number, number, number],
  figureOnFirst: (x: number) => number,
  figureOnSecond: (y: number) => number,
): NullableInterval {
  const xs: number[] = [];
  const ys: number[] = [];
  for (let i = 0; i < both; i++) {
    const shared = normal(random);
    xs.push(figureOnFirst(Math.sqrt(0.6) * shared + Math.sqrt(0.4) * normal(random)));
    ys.push(figureOnSecond(Math.sqrt(0.6) * shared + Math.sqrt(0.4) * normal(random)));
  }
  const sum = (term: (i: number) => number) => xs.reduce((total, _, i) => total + term(i), 0);
  const [x, y] = [(i: number) => xs[i] as number, (i: number) => ys[i] as number];
  const covariance = sampleCovariance({
    ...{ n: both, weight: both, square: both, x: sum(x), y: sum(y) },
    ...{ xx: sum((i) => x(i) ** 2), xy: sum((i) => x(i) * y(i)), yy: sum((i) => y(i) ** 2) },
  }) as number;
  const from = moments([...xs, ...many(first, () => figureOnFirst(normal(random)))]);
  const to = moments([...ys, ...many(second, () => figureOnSecond(normal(random)))]);
  return meanDifference(from, to, { n: both, covariance: (covariance * both) / ((both + first) * (both + second)) });
}

export const SIMULATED: readonly Simulated[] = [
  {
    name: 'Mean, 12 respondents',
    of: 'Scores from a normal distribution; Student’s t.',
    exact: true,
    study: (random) => ({ interval: estimateOf(moments(many(12, () => normal(random, 0.4, 1.3)))), truth: 0.4 }),
  },
  {
    name: 'Mean, 200 respondents, steps',
    of: 'Answers 1 to 5 with probabilities 0.1, 0.15, 0.3, 0.3, 0.15, on −3 to +3.',
    exact: false,
    study: (random) => ({
      interval: estimateOf(momentsOf(answers(many(200, () => -3 + 1.5 * outcome(random, [0.1, 0.15, 0.3, 0.3, 0.15])))) as Moments),
      truth: -3 + 1.5 * (0.15 + 0.6 + 0.9 + 0.6),
    }),
  },
  {
    name: 'Consolidated mean, three studies',
    of: '40, 60 and 25 respondents, spreads 1, 1.4 and 0.8, weights 1, 2 and 1; Welch–Satterthwaite.',
    exact: true,
    study: (random) => {
      const studies = [
        { n: 40, sd: 1, weight: 1 },
        { n: 60, sd: 1.4, weight: 2 },
        { n: 25, sd: 0.8, weight: 1 },
      ].map(({ n, sd, weight }) => ({ moments: moments(many(n, () => normal(random, 0.4, sd))), weight }));
      return { interval: estimateOf(consolidateMoments(studies) as Moments), truth: 0.4 };
    },
  },
  {
    name: 'Difference of two waves',
    of: '30 respondents with spread 1 against 45 with spread 1.6; Welch’s t.',
    exact: true,
    study: (random) => ({
      interval: meanDifference(moments(many(30, () => normal(random, 0.2, 1))), moments(many(45, () => normal(random, 0.7, 1.6)))),
      truth: 0.5,
    }),
  },
  {
    name: 'Difference of two channels, 15 of 40 and 30 on both',
    of: 'Paired respondents correlate with 0.6; t for partly overlapping samples.',
    exact: true,
    study: (random) => ({
      interval: channels(
        random,
        [15, 25, 15],
        (x) => 0.3 + x,
        (y) => 0.8 + y,
      ),
      truth: 0.5,
    }),
  },
  {
    name: 'Difference of a share on two channels, 60 of 160 and 120 on both',
    of: 'Shares of 50 % and 35 % of respondents who correlate so; the same t.',
    exact: false,
    study: (random) => ({
      interval: channels(
        random,
        [60, 100, 60],
        (x) => Number(x > 0),
        (y) => Number(y > Z35),
      ),
      truth: -0.15,
    }),
  },
  {
    name: 'NPS adjusted, 50 respondents',
    of: '40 % promoters, 35 % passives, 25 % detractors; adjusted Wald.',
    exact: false,
    study: npsStudy(50, [0.4, 0.35, 0.25], npsAdjustedWald),
  },
  {
    name: 'NPS adjusted, 400 respondents',
    of: 'The same customers.',
    exact: false,
    study: npsStudy(400, [0.4, 0.35, 0.25], npsAdjustedWald),
  },
  {
    name: 'NPS adjusted, 12 respondents',
    of: '70 % promoters, 25 % passives, 5 % detractors.',
    exact: false,
    study: npsStudy(12, [0.7, 0.25, 0.05], npsAdjustedWald),
  },
  {
    name: 'NPS adjusted, 30 respondents, nearly all passive',
    of: '3 % promoters, 94 % passives, 3 % detractors.',
    exact: false,
    study: npsStudy(30, [0.03, 0.94, 0.03], npsAdjustedWald),
  },
  {
    name: 'NPS Wald, 12 respondents',
    of: 'The same customers with the textbook interval; this is why it is not reported first.',
    exact: false,
    study: npsStudy(12, [0.7, 0.25, 0.05], npsWald),
  },
  ...[12, 30].map(
    (n): Simulated => ({
      name: `NPS adjusted, ${n} respondents, any customers`,
      of: 'Promoters, passives and detractors in any shares, all equally likely.',
      exact: true,
      anyCustomers: true,
      study: (random) => npsStudy(n, parts(random), npsAdjustedWald)(random),
    }),
  ),
  {
    name: 'NPS adjusted, any customers',
    of: 'The same, of 5 to 200 respondents, all equally likely.',
    exact: true,
    anyCustomers: true,
    study: (random) => npsStudy(between(random, 5, 200), parts(random), npsAdjustedWald)(random),
  },
  { name: 'Share, 60 respondents', of: '30 % successes; Wilson.', exact: false, study: wilsonStudy(60, 0.3) },
  { name: 'Share, 1000 respondents', of: 'The same customers.', exact: false, study: wilsonStudy(1000, 0.3) },
  { name: 'Share, 20 respondents', of: '8 % successes; Wilson.', exact: false, study: wilsonStudy(20, 0.08) },
  ...[20, 60].map(
    (n): Simulated => ({
      name: `Share, ${n} respondents, any customers`,
      of: 'Any share of successes, all equally likely.',
      exact: true,
      anyCustomers: true,
      study: (random) => wilsonStudy(n, random())(random),
    }),
  ),
  {
    name: 'Share, any customers',
    of: 'The same, of 5 to 200 respondents, all equally likely.',
    exact: true,
    anyCustomers: true,
    study: (random) => wilsonStudy(between(random, 5, 200), random())(random),
  },
  {
    name: 'Median time, 60 respondents',
    of: 'Times from a log-normal distribution; interpolated order statistics.',
    exact: true,
    study: (random) => ({ interval: medianInterval(distribution(many(60, () => Math.exp(normal(random, 1, 0.8))))), truth: Math.exp(1) }),
  },
  {
    name: 'Median time, 12 respondents',
    of: 'The same customers.',
    exact: true,
    study: (random) => ({ interval: medianInterval(distribution(many(12, () => Math.exp(normal(random, 1, 0.8))))), truth: Math.exp(1) }),
  },
];

/** The share of studies whose interval holds the truth. */
export function coverageOf({ study }: Simulated, studies: number, random: Random): number {
  let held = 0;
  for (let i = 0; i < studies; i++) {
    const { interval, truth } = study(random);
    if (interval.low !== null && interval.high !== null && interval.low <= truth && truth <= interval.high) held++;
  }
  return held / studies;
}
