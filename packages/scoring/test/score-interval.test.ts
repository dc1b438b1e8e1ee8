import type { PairSums } from '@parcours/model';
import { describe, expect, test } from 'vitest';
import {
  covarianceOfMeans,
  type ScoredStage,
  type ScoredStudy,
  type SharedRespondents,
  scoreCoefficient,
  scoreInterval,
  scoreVariance,
} from '../src/journey/score-interval.ts';
import { type Moments, momentsOf } from '../src/statistics/distribution.ts';
import { answers } from './builders.ts';
import { expectFigures } from './figures.ts';
import { kitchenRespondents } from './kitchen.ts';

/** Respondents a row, stages a column; null: not answered. */
type Answers = readonly (readonly (number | null)[])[];

function scoredStudy(rows: Answers, coefficients: readonly number[]): ScoredStudy {
  const column = (stage: number) => rows.flatMap((row) => row[stage] ?? []);
  const stages = coefficients.map((coefficient, stage): ScoredStage => {
    const { se, df } = momentsOf(answers(column(stage))) as Moments;
    return { coefficient, se, df };
  });
  const shared = coefficients.flatMap((_, t) =>
    coefficients.slice(0, t).flatMap((__, s): SharedRespondents[] => {
      const covariance = covarianceOfMeans(pairSums(rows, s, t), column(s).length, column(t).length);
      return covariance === null ? [] : [{ stages: [s, t], covariance }];
    }),
  );
  return { stages, shared, respondents: rows.filter((row) => row.some((score) => score !== null)).length };
}

function pairSums(rows: Answers, s: number, t: number): PairSums {
  const pairs = rows.flatMap((row) => (row[s] != null && row[t] != null ? [[row[s], row[t]] as const] : []));
  const sum = (term: (x: number, y: number) => number) => pairs.reduce((total, [x, y]) => total + term(x, y), 0);
  const n = pairs.length;
  const squares = { xx: sum((x) => x * x), xy: sum((x, y) => x * y), yy: sum((_, y) => y * y) };
  return { n, weight: n, square: n, x: sum((x) => x), y: sum((_, y) => y), ...squares };
}

test('the kitchen journey: two weighted studies, respondents who answer several stages', () => {
  // importances 4, 5, 5, 3, 5; visits weigh 2, the survey 1; both measured the second stage. The design's expected-6.json.
  const [visits, survey] = kitchenRespondents;
  const studies = [
    scoredStudy(visits, [scoreCoefficient(4, 22, 2, 2), scoreCoefficient(5, 22, 2, 3), scoreCoefficient(5, 22, 2, 2)]),
    scoredStudy(survey, [scoreCoefficient(5, 22, 1, 3), scoreCoefficient(3, 22, 1, 1), scoreCoefficient(5, 22, 1, 1)]),
  ];
  expectFigures(scoreInterval(-0.28868355269870416, studies), { low: -0.8542643959229398, high: 0.27689729052553147 });
});

describe('the variance of a score', () => {
  const stage = (coefficient: number, se: number, df = 9): ScoredStage => ({ coefficient, se, df });

  test('of one stage is that of its mean', () => {
    expectFigures(scoreVariance([{ stages: [stage(1, 0.3)], shared: [], respondents: 10 }]), { variance: 0.09, df: 9 });
  });

  test('of stages that the same respondents answered alike is that of their mean', () => {
    const rows = [1, 2, 2, 3, -1, 0].map((x) => [x, x]);
    const { se, df } = momentsOf(answers([1, 2, 2, 3, -1, 0])) as Moments;
    expectFigures(scoreVariance([scoredStudy(rows, [0.5, 0.5])]), { variance: (se as number) ** 2, df });
  });

  test('is that of the respondents’ own scores where all answered all stages, by the same covariances', () => {
    const rows = [
      [1, 2, 0],
      [2, 2, 1],
      [0, 1, 1],
      [3, 1, 2],
      [2, 3, 2],
      [-1, 0, 0],
    ] as const;
    const scores = rows.map(([a, b, c]) => 0.5 * a + 0.3 * b + 0.2 * c);
    const { se } = momentsOf(answers(scores)) as Moments;
    expectFigures(scoreVariance([scoredStudy(rows, [0.5, 0.3, 0.2])]), { variance: (se as number) ** 2 });
  });

  test('leaves out cross terms that sum to less than 0', () => {
    const alone = [{ stages: [stage(0.5, 0.4), stage(0.5, 0.4)], shared: [], respondents: 10 }];
    const opposed = [{ ...alone[0], shared: [{ stages: [0, 1], covariance: -0.1 }] }] as ScoredStudy[];
    expect(scoreVariance(opposed)).toEqual(scoreVariance(alone));
  });

  test('takes covariances at their largest where they are unknown', () => {
    const study = { stages: [stage(0.5, 0.4, 30), stage(0.5, 0.2, 4)], shared: null, respondents: 40 };
    expectFigures(scoreVariance([study]), { variance: 0.09, df: 4 });
  });

  test('adds independent studies; degrees of freedom are those of Welch–Satterthwaite, at most respondents − 1', () => {
    const study = (se: number, df: number, respondents: number) => ({ stages: [stage(1, se, df)], shared: [], respondents });
    expectFigures(scoreVariance([study(0.3, 9, 10), study(0.4, 19, 20)]), { variance: 0.25, df: 0.0625 / (0.0081 / 9 + 0.0256 / 19) });
    expectFigures(scoreVariance([study(0.3, 9, 5)]), { df: 4 });
  });

  test('is not known where a stage is not estimable', () => {
    expect(scoreVariance([{ stages: [stage(1, 0.3), { coefficient: 1, se: null, df: null }], shared: [], respondents: 9 }])).toBeNull();
    expect(scoreVariance([{ stages: [stage(1, 0)], shared: [], respondents: 9 }])).toBeNull();
    expect(scoreVariance([])).toBeNull();
    expect(scoreInterval(1, [])).toBeNull();
  });
});
