/** Studies of customers who answer on a bounded scale: coverage by n and by the share of answers at one end. */
import type { Distribution, PairSums } from '@parcours/model';
import { covarianceOfMeans, type SharedRespondents, scoreCoefficient, scoreInterval } from '../src/journey/score-interval.ts';
import { consolidateStudies } from '../src/stage/consolidate-studies.ts';
import { type Moments, momentsOf } from '../src/statistics/distribution.ts';
import { estimablePair, isEstimable } from '../src/statistics/estimability.ts';
import { hasLowCoverage, shareAtOneEnd } from '../src/statistics/interval-coverage.ts';
import { meanDifference } from '../src/statistics/mean-difference.ts';
import { newcombe } from '../src/statistics/newcombe.ts';
import { estimateOf, type NullableInterval as Interval } from '../src/statistics/t-interval.ts';
import { wilson } from '../src/statistics/wilson.ts';
import { answers } from './builders.ts';
import type { Random } from './simulated-studies.ts';

const KINDS = ['skewed', 'two-valued', 'ceiling', 'floor'] as const;

/** Customers who give each of the `values` with its probability. */
export interface Population {
  readonly kind: (typeof KINDS)[number];
  readonly values: readonly number[];
  readonly probabilities: readonly number[];
}

const STEPS = [-3, -2, -1, 0, 1, 2, 3];

const within = (random: Random, low: number, high: number) => low + (high - low) * random();

/** Customers drawn anew for each study, so that no cell of the table depends on a few true figures. */
function drawPopulation(kind: Population['kind'], random: Random): Population {
  switch (kind) {
    case 'skewed': {
      // The frequent end is the high one as often as the low one.
      const weights = geometric(within(random, 0.3, 0.85), STEPS.length);
      return { kind, values: STEPS, probabilities: random() < 0.5 ? weights : weights.reverse() };
    }
    case 'two-valued': {
      const low = within(random, 0.03, 0.97);
      return { kind, values: [-2, 2], probabilities: [low, 1 - low] };
    }
    case 'ceiling':
      return { kind, values: STEPS, probabilities: ceiling(within(random, 0.3, 0.97), within(random, 0.4, 1)) };
    case 'floor':
      return { kind, values: STEPS, probabilities: ceiling(within(random, 0.3, 0.97), within(random, 0.4, 1)).reverse() };
  }
}

/** `length` probabilities that sum to 1, each `ratio` of the next one. */
function geometric(ratio: number, length: number): number[] {
  const weights = Array.from({ length }, (_, i) => ratio ** (length - 1 - i));
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  return weights.map((weight) => weight / total);
}

/** `share` of the customers give the highest answer, the others each lower one more rarely by `ratio`. */
function ceiling(share: number, ratio: number): number[] {
  return [...geometric(ratio, STEPS.length - 1).map((probability) => (1 - share) * probability), share];
}

export const SAMPLE_SIZES = [5, 8, 10, 20, 30, 50, 100, 200] as const;

/** Lower bounds of the columns: the share of answers at one end of the sample, 0–1. */
export const END_SHARES = [0, 0.5, 0.6, 0.7, 0.8, 0.9, 0.95] as const;

/** One simulated figure; null where it has no interval. */
export type Simulation = (n: number, populations: readonly Population[], random: Random) => SimulatedFigure | null;

interface SimulatedFigure {
  readonly interval: Interval;
  readonly truth: number;
  /** The largest share at one end of the samples behind it. */
  readonly endShare: number;
  /** A sample behind it is marked by `hasLowCoverage`. */
  readonly marked: boolean;
}

function answerAt({ values, probabilities }: Population, uniform: number): number {
  let left = uniform;
  for (const [i, probability] of probabilities.entries()) {
    left -= probability;
    if (left < 0) return values[i] as number;
  }
  return values.at(-1) as number;
}

const meanOf = ({ values, probabilities }: Population) => values.reduce((sum, value, i) => sum + value * (probabilities[i] as number), 0);

const sample = (n: number, population: Population, random: Random): Distribution =>
  answers(Array.from({ length: n }, () => answerAt(population, random())));

function figure(
  samples: readonly Distribution[],
  interval: Interval,
  truth: number,
  isMarked: (scores: Distribution) => boolean = () => false,
): SimulatedFigure {
  return { interval, truth, endShare: Math.max(...samples.map(shareAtOneEnd)), marked: samples.some(isMarked) };
}

const isCombinedMarked = (scores: Distribution) => hasLowCoverage(scores, 'combined');

const momentsFrom = (scores: Distribution) => momentsOf(scores) as Moments;

function mean(n: number, [population]: readonly Population[], random: Random): SimulatedFigure | null {
  const scores = sample(n, population as Population, random);
  const moments = momentsFrom(scores);
  return isEstimable(moments)
    ? figure([scores], estimateOf(moments), meanOf(population as Population), (all) => hasLowCoverage(all))
    : null;
}

function difference(n: number, [from, to]: readonly Population[], random: Random): SimulatedFigure | null {
  const samples = [sample(n, from as Population, random), sample(n, to as Population, random)] as const;
  const pair = estimablePair(momentsFrom(samples[0]), momentsFrom(samples[1]));
  return pair && figure(samples, meanDifference(...pair), meanOf(to as Population) - meanOf(from as Population), isCombinedMarked);
}

/** Two studies of weights 1 and 2. */
function consolidated(n: number, [first, second]: readonly Population[], random: Random): SimulatedFigure | null {
  const studies = [first as Population, second as Population].map((population, i) => {
    const scores = sample(n, population, random);
    return { moments: momentsFrom(scores), scores, clusters: null, weight: i + 1, weightFactor: 1 };
  });
  const found = consolidateStudies(studies, { min: -3, max: 3 })?.moments;
  if (!found || !isEstimable(found)) return null;
  const truth = (meanOf(first as Population) + 2 * meanOf(second as Population)) / 3;
  return figure(
    studies.map(({ scores }) => scores),
    estimateOf(found),
    truth,
    isCombinedMarked,
  );
}

const IMPORTANCES = [3, 5, 2];

/** Three stages of importance 3, 5 and 2; half of the respondents answer all of them alike, the others independently. */
function journeyScore(n: number, populations: readonly Population[], random: Random): SimulatedFigure | null {
  const respondents = Array.from({ length: n }, () => {
    const shared = random() < 0.5 ? random() : null;
    return IMPORTANCES.map((_, i) => answerAt(populations[i] as Population, shared ?? random()));
  });
  const stages = IMPORTANCES.map((importance, i) => {
    const scores = answers(respondents.map((row) => row[i] as number));
    return { importance, scores, moments: momentsFrom(scores), truth: meanOf(populations[i] as Population) };
  });
  if (stages.some(({ moments }) => !isEstimable(moments))) return null;
  const total = IMPORTANCES.reduce((sum, importance) => sum + importance, 0);
  const shared: SharedRespondents[] = [];
  for (let s = 0; s < stages.length; s++) {
    for (let t = s + 1; t < stages.length; t++) {
      const covariance = covarianceOfMeans(pairSums(respondents.map((row) => [row[s] as number, row[t] as number])), n, n);
      if (covariance !== null) shared.push({ stages: [s, t], covariance });
    }
  }
  const weigh = (term: (stage: (typeof stages)[number]) => number) =>
    stages.reduce((sum, stage) => sum + (stage.importance / total) * term(stage), 0);
  return figure(
    stages.map(({ scores }) => scores),
    scoreInterval(
      weigh(({ moments }) => moments.mean),
      [
        {
          stages: stages.map(({ importance, moments: { se, df } }) => ({ coefficient: scoreCoefficient(importance, total, 1, 1), se, df })),
          respondents: n,
          shared,
        },
      ],
    ) ?? { low: null, high: null },
    weigh(({ truth }) => truth),
    isCombinedMarked,
  );
}

function pairSums(pairs: readonly (readonly [number, number])[]): PairSums {
  const sum = (term: (x: number, y: number) => number) => pairs.reduce((total, [x, y]) => total + term(x, y), 0);
  const n = pairs.length;
  return {
    ...{ n, weight: n, square: n, x: sum((x) => x), y: sum((_, y) => y) },
    ...{ xx: sum((x) => x * x), xy: sum((x, y) => x * y), yy: sum((_, y) => y * y) },
  };
}

/** Whether each of n customers is satisfied, of whom any share is. */
function drawShare(n: number, random: Random) {
  const truth = random();
  const scores = answers(Array.from({ length: n }, () => Number(random() < truth)));
  return { scores, truth, estimate: { share: momentsFrom(scores).mean, n } };
}

function share(n: number, _populations: readonly Population[], random: Random): SimulatedFigure {
  const { scores, truth, estimate } = drawShare(n, random);
  return figure([scores], wilson(estimate.share, n), truth);
}

function shareDifference(n: number, _populations: readonly Population[], random: Random): SimulatedFigure {
  const [from, to] = [drawShare(n, random), drawShare(n, random)];
  return figure([from.scores, to.scores], newcombe(from.estimate, to.estimate), to.truth - from.truth);
}

export interface SimulatedInterval {
  readonly name: string;
  /** What is simulated, in a sentence. */
  readonly of: string;
  readonly simulate: Simulation;
}

export const SIMULATED_INTERVALS: readonly SimulatedInterval[] = [
  { name: 'Mean of a study', of: 'n respondents; Student’s t.', simulate: mean },
  { name: 'Difference of two means', of: 'n respondents on each side; Welch’s t.', simulate: difference },
  { name: 'Consolidated mean', of: 'Two studies of n respondents with the weights 1 and 2; Welch–Satterthwaite.', simulate: consolidated },
  {
    name: 'Score of the journey',
    of: 'n respondents who answer three stages, half of them all three alike; the interval of the CX index is this one on 0–100.',
    simulate: journeyScore,
  },
  { name: 'Share', of: 'n respondents, of whom any share is satisfied; Wilson.', simulate: share },
  { name: 'Difference of two shares', of: 'n respondents on each side; Newcombe.', simulate: shareDifference },
];

/** Studies in a cell, and those of them whose interval holds the truth, the Σ of widths, and how many are marked. */
export interface Cell {
  studies: number;
  held: number;
  width: number;
  marked: number;
}

export interface Coverage {
  /** By `SAMPLE_SIZES`, then `END_SHARES`. */
  readonly cells: readonly (readonly Cell[])[];
  /** By `SAMPLE_SIZES`: share (0–1) of the studies without an interval, since all answers were equal. */
  readonly without: readonly number[];
}

/** @param studies simulated for each sample size, of customers of any kind. */
export function coverageByCell(simulate: Simulation, studies: number, random: Random, sizes: readonly number[] = SAMPLE_SIZES): Coverage {
  const without: number[] = [];
  const cells = sizes.map((n) => {
    const row = END_SHARES.map((): Cell => ({ studies: 0, held: 0, width: 0, marked: 0 }));
    let none = 0;
    for (let i = 0; i < studies; i++) {
      const found = simulate(n, threeOfOneKind(random), random);
      if (found === null || found.interval.low === null || found.interval.high === null) {
        none++;
        continue;
      }
      const { interval, truth, endShare, marked } = found;
      const cell = row[END_SHARES.findLastIndex((from) => endShare >= from - 1e-9)] as Cell;
      cell.studies++;
      if ((interval.low as number) <= truth && truth <= (interval.high as number)) cell.held++;
      cell.width += (interval.high as number) - (interval.low as number);
      if (marked) cell.marked++;
    }
    without.push(none / studies);
    return row;
  });
  return { cells, without };
}

function threeOfOneKind(random: Random): Population[] {
  const kind = KINDS[Math.floor(random() * KINDS.length)] as Population['kind'];
  return [drawPopulation(kind, random), drawPopulation(kind, random), drawPopulation(kind, random)];
}
