/** Figures of fewer than ten respondents are exported as they are displayed, and so is what is computed from them (method.md, 2.20). */
import { isConfidential, roundHours, roundTo } from '@parcours/model';
import { describe, expect, test } from 'vitest';
import { roundSmallCells } from '../src/disclosure/round-small-cells.ts';
import { controlDisclosure, scoreJourney } from '../src/index.ts';
import { kpi, kpiSample, model, samples, stage, stageSample, study } from './builders.ts';

const OPTIONS = { file: 'a.journey' };
const scores = (n: number) => Array.from({ length: n }, (_, i) => [-1, 0, 2][i % 3] as number);

const journey = model({
  stages: [stage('one', { target: 3 }), stage('two', { target: 3 })],
  kpis: [kpi('nps'), kpi('ces')],
  studies: [study('poll'), study('talks')],
});
const exported = (one: number, two: number, limit = 5) => {
  const poll = samples('poll', {
    stages: [stageSample('one', scores(one)), stageSample('two', scores(two))],
    kpis: [
      kpiSample(
        'nps',
        Array.from({ length: one }, (_, i) => i % 11),
      ),
      kpiSample(
        'ces',
        Array.from({ length: one }, (_, i) => 1 + (i % 7)),
      ),
    ],
  });
  const limits = { anonymous: limit, tentative: 10, solid: 30 };
  const exact = scoreJourney(journey, [poll], [], { ...OPTIONS, limits });
  return { exact, report: controlDisclosure(exact) };
};

describe('numbers as they are displayed', () => {
  test.each([
    [1.005, 2, 1.01],
    [-1.005, 2, -1.01],
    [0.125, 2, 0.13],
    [-0.004, 2, 0],
    [1e-9, 2, 0],
    [1234.56, 1, 1234.6],
    [66.66666666666667, 1, 66.7],
  ])('%d to %i decimals', (value, digits, shown) => {
    expect(roundTo(value, digits)).toBe(shown);
  });

  test.each([
    [1 / 7, 8.6 / 60],
    [1.26, 1.3],
    [100, 4.2 * 24],
  ])('%d hours', (hours, shown) => {
    expect(roundHours(hours)).toBeCloseTo(shown, 12);
  });
});

test('a stage of nine, and what is computed from it; another of ten stays exact', () => {
  // Nine: mean 3/9, sd √(12/8); ten: mean 2/10.
  const { exact, report } = exported(10, 9);
  const [one, two] = report.stages;
  expect(one?.measured).toEqual(exact.stages[0]?.measured);
  expect(one?.gap).toEqual(exact.stages[0]?.gap);
  expect([two?.measured?.mean, two?.studies[0]?.mean, two?.studies[0]?.sd]).toEqual([0.33, 0.33, 1.32]);
  expect(two?.gap?.value).toBe(2.67);
  expect(two?.studies[0]?.shares).toEqual({ disappointing: 0.33, neutral: 0.33, enchanting: 0.33 });
  // (0.2 + 0.333…)/2, and on 0–100.
  expect([report.score, report.index]).toEqual([0.27, 54.4]);
  expect(report.stages.map(({ priority }) => priority)).toEqual([100, 95]);
});

test('from ten on every figure is exact', () => {
  const { exact, report } = exported(10, 10);
  expect(report).toEqual(exact);
});

test('one small study rounds the stage: the exact mean and the exact others would tell it', () => {
  const poll = samples('poll', { stages: [stageSample('one', scores(20))] });
  const talks = samples('talks', { stages: [stageSample('one', scores(7))] });
  const [stageReport] = controlDisclosure(scoreJourney(journey, [poll, talks], [], OPTIONS)).stages;
  // 20: (7·(−1) + 6·2)/20; 7: (3·(−1) + 2·2)/7; pooled 6/27.
  expect([stageReport?.measured?.mean, ...(stageReport?.studies ?? []).map(({ mean }) => mean)]).toEqual([0.22, 0.25, 0.14]);
});

test('KPIs of nine, with their intervals and parts', () => {
  const { report } = exported(9, 9);
  const [nps, ces] = report.kpis;
  // 0 to 8: no promoter, seven detractors of nine.
  expect([nps?.value, nps?.parts]).toEqual([-77.8, { promoters: 0, passives: 2, detractors: 7 }]);
  expect([ces?.value, ces?.low, ces?.high].every((value) => value === roundTo(value as number, 2))).toBe(true);
});

test('is idempotent, and off with a limit of 0, which makes the report confidential', () => {
  const { report } = exported(9, 9);
  expect(roundSmallCells(report)).toEqual(report);
  const open = exported(3, 9, 0);
  expect([open.report, isConfidential(open.report), isConfidential(report)]).toEqual([open.exact, true, false]);
});

test('a difference of few, and the figures between which it lies', () => {
  const waves = model({
    stages: [stage('one')],
    studies: [study('before', { wave: '2025', date: '2025' }), study('after', { wave: '2026', date: '2026' })],
  });
  const read = ['before', 'after'].map((name, i) => samples(name, { stages: [stageSample('one', scores(7 + i))] }));
  const [comparison] = controlDisclosure(scoreJourney(waves, read, [], { ...OPTIONS, compare: ['wave'] })).comparisons;
  const [difference] = comparison?.stages[0]?.differences ?? [];
  // 7: (3·(−1) + 2·2)/7.
  expect(difference?.compared.from).toBe(0.14);
  const figures = [difference?.value, difference?.low, difference?.high, difference?.compared.to];
  expect(figures).toEqual(figures.map((figure) => roundTo(figure as number, 2)));
  const [index] = comparison?.index?.differences ?? [];
  expect([index?.compared.from, index?.compared.to]).toEqual(
    [index?.compared.from, index?.compared.to].map((each) => roundTo(each as number, 1)),
  );
});

/** Paths of the numbers with more than four decimals: no figure is displayed with as many. */
function unrounded(value: unknown, path = ''): string[] {
  if (typeof value === 'number') return value === roundTo(value, 4) ? [] : [path];
  if (value === null || typeof value !== 'object') return [];
  return Object.entries(value).flatMap(([key, each]) => unrounded(each, `${path}/${key}`));
}

test('no figure of a journey of few is left exact, whatever field it stands in', () => {
  const waves = model({
    stages: ['one', 'two', 'three', 'four'].map((name) => stage(name, { target: 3, importance: 4 })),
    kpis: [kpi('nps', { target: 10 }), kpi('ces', { target: 5 })],
    studies: [study('before', { wave: '2025', date: '2025' }), study('after', { wave: '2026', date: '2026' })],
  });
  const read = ['before', 'after'].map((name, i) => {
    const n = 7 + i;
    return samples(name, {
      respondents: n,
      stages: waves.stages.map((each) => stageSample(each.name, scores(n))),
      kpis: [
        kpiSample(
          'nps',
          Array.from({ length: n }, (_, at) => (at * 4) % 11),
        ),
        kpiSample(
          'ces',
          Array.from({ length: n }, (_, at) => 1 + ((at * 2) % 7)),
        ),
      ],
    });
  });
  const report = controlDisclosure(scoreJourney(waves, read, [], { ...OPTIONS, compare: ['wave'] }));
  expect(report.comparisons[0]?.stages).toHaveLength(4);
  expect(unrounded(report)).toEqual([]);
});
