/** Figures over several studies of one period, through the whole journey; constants: numpy and scipy by the formulas of method.md, section 2. */
import type { JourneyReport, Model, PairSums, StagePair, StageSample } from '@parcours/model';
import { describe, expect, test } from 'vitest';
import { kpiReport, scoreJourney, suppress } from '../src/index.ts';
import { answers, kpi, kpiSource, model, samples, stage, stageSample, study, times } from './builders.ts';
import { expectFigures } from './figures.ts';

type Row = readonly [number | null, number | null];

/** A study of the stages s and t, a respondent a row. */
function surveyed(name: string, rows: readonly Row[], weights: readonly number[] = rows.map(() => 1)) {
  const column = (c: 0 | 1) => rows.flatMap((row, i) => (row[c] === null ? [] : [{ score: row[c], weight: weights[i] as number }]));
  const stageOf = (stageName: string, c: 0 | 1): StageSample =>
    stageSample(stageName, null, {
      scores: answers(
        column(c).map(({ score }) => score),
        column(c).map(({ weight }) => weight),
      ),
    });
  const sum = (term: (weight: number) => number) => weights.reduce((total, weight) => total + term(weight), 0);
  const scored = { n: rows.length, weight: sum((w) => w), square: sum((w) => w * w) };
  const whole = { respondents: scored.n, weight: scored.weight, square: scored.square, scored };
  return samples(name, { ...whole, stages: [stageOf('s', 0), stageOf('t', 1)], stagePairs: [pairOf(rows, weights)] });
}

function pairOf(rows: readonly Row[], weights: readonly number[]): StagePair {
  const both = rows.flatMap(([x, y], i) => (x === null || y === null ? [] : [{ x, y, w: weights[i] as number }]));
  const sum = (term: (one: { x: number; y: number; w: number }) => number) => both.reduce((total, one) => total + term(one), 0);
  const sums: PairSums = {
    n: both.length,
    weight: sum(({ w }) => w),
    square: sum(({ w }) => w * w),
    ...{ x: sum(({ x, w }) => w * x), y: sum(({ y, w }) => w * y) },
    ...{ xx: sum(({ x, w }) => w * x * x), xy: sum(({ x, y, w }) => w * x * y), yy: sum(({ y, w }) => w * y * y) },
  };
  return { stages: ['s', 't'], sums };
}

const A: Row[] = [
  [1, 2],
  [0, 1],
  [-1, null],
  [2, 2],
  [null, 0],
  [1.5, 1],
];
const B: Row[] = [
  [0, -1],
  [0.5, 0],
  [-2, -1.5],
  [1, null],
  [0, 0.5],
];

const journey = (given: Partial<Model> = {}) =>
  model({
    stages: [stage('s', { importance: 4 }), stage('t', { importance: 2 })],
    studies: [study('a', { weight: null }), study('b', { weight: null })],
    ...given,
  });

const scored = (read: Parameters<typeof scoreJourney>[1], given: Partial<Model> = {}): JourneyReport =>
  scoreJourney(journey(given), read, [], { file: 'a.journey' });

describe('the interval of the index', () => {
  test('of pooled studies is that of one study, of whom some answered both stages', () => {
    const found = scored([surveyed('a', A), surveyed('b', B)]);
    expect(found.consolidation).toBe('pooled');
    expectFigures(found, { score: 0.3481481481481481, scoreInterval: { low: -0.45862804620614817, high: 1.1549243425024445 } });
    expectFigures(found.indexInterval, { low: ((3 - 0.45862804620614817) / 6) * 100, high: ((3 + 1.1549243425024445) / 6) * 100 });
  });

  test('takes the respondents’ weights, scaled to mean 1 over their whole study', () => {
    const found = scored([surveyed('a', A, [1, 2, 1, 3, 1, 2]), surveyed('b', B)]);
    expectFigures(found, { score: 0.4984997272231315, scoreInterval: { low: -0.4094125925857599, high: 1.406412047032023 } });
  });

  test('of given means takes them as moving together', () => {
    const summary = (n: number, mean: number, sd: number) => ({ summary: { n, mean, sd } });
    const stages = [stageSample('s', null, summary(20, 1, 1.2)), stageSample('t', null, summary(12, 0.5, 1))];
    const read = samples('a', { respondents: 20, stages });
    expectFigures(scored([read]), {
      score: 0.8333333333333333,
      scoreInterval: { low: 0.22781924272180043, high: 1.438847423944866 },
    });
  });

  test('is unknown where a stage is not estimable, and where a standard deviation is borrowed', () => {
    expect(scored([surveyed('a', [...A, [null, null]]), samples('b', { stages: [] })]).scoreInterval).not.toBeNull();
    const equal = surveyed('a', [
      [1, 2],
      [1, 1],
      [1, 0],
    ]);
    expect(scored([equal])).toMatchObject({ scoreInterval: null, indexInterval: null });
    const weighted = { studies: [study('a', { weight: 2 }), study('b', { weight: 1 })] };
    const sevens = surveyed(
      'b',
      times(7, 0).map((): Row => [1, 1]),
    );
    const found = scored([surveyed('a', A), sevens], weighted);
    expect(found.stages[0]?.studies.map(({ borrowedSd }) => borrowedSd)).toEqual([false, true]);
    expect(found.stages[0]?.measured?.low).not.toBeNull();
    expect(found.scoreInterval).toBeNull();
  });

  test('goes with a stage that is suppressed', () => {
    const found = scored([surveyed('a', [...A.slice(0, 4), ...B.slice(0, 1).map(([x]): Row => [x, null])])]);
    expect(found.indexInterval).not.toBeNull();
    expect(suppress(found)).toMatchObject({ scoreInterval: null, indexInterval: null });
  });
});

describe('a period', () => {
  test('in which one study declares a weight and another none is pooled', () => {
    const mixed = { studies: [study('a', { weight: 5 }), study('b', { weight: null })] };
    const found = scored([surveyed('a', A), surveyed('b', B)], mixed);
    expect(found.consolidation).toBe('pooled');
    expect(found.stages[0]?.measured?.mean).toBeCloseTo((3.5 - 0.5) / 10, 12);
  });

  test('names the small studies that weighted figures leave out', () => {
    const weighted = { studies: [study('a', { weight: 1 }), study('b', { weight: 9 })] };
    const found = scored([surveyed('a', A), surveyed('b', B.slice(0, 2))], weighted);
    expect(found.consolidation).toBe('weighted');
    expect(found.stages[0]).toMatchObject({ measured: { n: 5, mean: 3.5 / 5 }, studies: [{ leftOut: false }, { leftOut: true }] });
  });
});

describe('KPIs over several studies', () => {
  test('NPS: shares averaged by the weights, one interval with the effective n; a small study is left out', () => {
    const found = kpiReport(kpi('nps'), [
      kpiSource([...times(5, 10), ...times(4, 8), ...times(3, 2)], { study: 'a', weight: 2 }),
      kpiSource([...times(10, 9), ...times(10, 7), ...times(20, 0)], { study: 'b', weight: 1 }),
      kpiSource(times(4, 10), { study: 'c', weight: 1 }),
    ]);
    expectFigures(found, {
      n: 52,
      effectiveN: 25.11627906976744,
      value: 2.777777777777785,
      low: -27.843763971983794,
      high: 32.80654312831135,
      parts: { promoters: 18.77777777777778, passives: 15.888888888888888, detractors: 17.333333333333332 },
    });
    expect(found.leftOut).toEqual(['c']);
  });

  test('a rate in clusters has their effective n', () => {
    // four stores of five, with 5, 4, 1 and no successes
    const clusters = [5, 4, 1, 0].map((successes) => ({ weight: 5, weightedSum: 100 * successes }));
    const found = kpiReport(kpi('rate', { target: 10 }), [kpiSource([...times(10, 1), ...times(10, 0)], { clusters })]);
    expectFigures(found, { n: 20, effectiveN: 4.643962848297213, value: 50, low: 16.358032960254658, high: 83.64196703974534 });
    // the interval lies above 10, but fewer than ten stand behind it
    expect(found).toMatchObject({ evidence: 'suppressed', verdict: 'open' });
  });

  test('an amount is a mean with a t interval', () => {
    const found = kpiReport(kpi('amount', { target: 50, better: 'lower' }), [
      kpiSource([12, 15, 9, 30, 22, 18], { weight: 1 }),
      kpiSource([40, 35, 28, 44, 31], { weight: 3 }),
    ]);
    expectFigures(found, { value: 31.11666666666667, low: 25.168881585329988, high: 37.06445174800336, effectiveN: 8.135593220338983 });
    expect(found).toMatchObject({ better: 'lower', verdict: 'open' });
  });

  test('an effort is met from below where the KPI says so', () => {
    const easy = kpiSource([...times(9, 1), ...times(3, 2)]);
    expect(kpiReport(kpi('ces', { target: 3, better: 'lower' }), [easy]).verdict).toBe('met');
    expect(kpiReport(kpi('ces', { target: 3, better: 'higher' }), [easy]).verdict).toBe('missed');
  });

  test('a 90th percentile takes fifty answers, and five beyond it', () => {
    const hours = (count: number) => kpiReport(kpi('time'), [kpiSource(Array.from({ length: count }, (_, i) => i + 1))]).p90;
    expect([hours(49), hours(50)]).toEqual([null, 45.5]);
    expect(kpiReport(kpi('time'), [kpiSource([...times(46, 1), ...times(4, 9)])]).p90).toBeNull();
  });
});

test('derived importance is averaged over the correlations within the studies, in the direction in which better is better', () => {
  const pairs = (xs: readonly number[], ys: readonly number[]): PairSums => {
    const sum = (term: (x: number, y: number) => number) => xs.reduce((total, x, i) => total + term(x, ys[i] as number), 0);
    const n = xs.length;
    const squares = { xx: sum((x) => x * x), xy: sum((x, y) => x * y), yy: sum((_, y) => y * y) };
    return { n, weight: n, square: n, x: sum((x) => x), y: sum((_, y) => y), ...squares };
  };
  const first = pairs([1, 2, 0, -1, 2, 1, 3, 0], [8, 9, 6, 4, 10, 6, 9, 7]);
  const second = pairs([0, 1, 2, -2, 1, 2, 0.5], [3, 6, 5, 1, 4, 6, 5]);
  const read = [
    samples('a', { stages: [stageSample('s', [1, 2, 0, -1, 2], { overall: first })] }),
    samples('b', { stages: [stageSample('s', [0, 1, 2, -2, 1], { overall: second })] }),
  ];
  const column = { id: 'kpi', header: 'k', values: [], scale: null, reversed: false, missing: [], labelValues: [] };
  const studies = ['a', 'b'].map((name) => study(name, { weight: null, kpis: [{ kpi: 'ces', column, success: [], hours: 1 }] }));
  const derived = (better: 'higher' | 'lower') => scored(read, { studies, kpis: [kpi('ces', { better })] }).stages[0]?.derivedImportance;
  // np.corrcoef: .8748 and .8896; np.tanh((5·atanh + 4·atanh)/9 ± z/3)
  expectFigures(derived('higher'), { n: 15, value: 0.8816016872816821, low: 0.622814918929068, high: 0.9665000555379186 });
  expectFigures(derived('lower'), { n: 15, value: -0.8816016872816821, low: -0.9665000555379186, high: -0.622814918929068 });
});

test('experts are not customers: twelve who rate 5 beside thirty customers who rate 2 on average', () => {
  const scale = { min: 1, max: 5, disappointing: 2.5, enchanting: 4 };
  const customers = [...times(10, 1), ...times(10, 2), ...times(10, 3)];
  const read = [
    samples('survey', { respondents: 30, stages: [stageSample('s', customers)], kpis: [] }),
    samples('board', { respondents: 12, stages: [stageSample('s', times(12, 5))] }),
  ];
  const studies = [study('survey', { weight: null, wave: '2026' }), study('board', { method: 'expert', weight: null, wave: '2027' })];
  const found = scored(read, { scale, studies, stages: [stage('s')] });
  expect(found).toMatchObject({ wave: '2026', waves: ['2026'], score: 2 });
  expect(found.studies.map(({ name }) => name)).toEqual(['survey']);
  expect(found.experts.map(({ name }) => name)).toEqual(['board']);
  expect(found.stages[0]).toMatchObject({
    class: 'disappointing',
    measured: { n: 30, mean: 2 },
    expertClaims: [{ study: 'board', n: 12, mean: 5, sd: 0, refuted: true }],
  });
});

test('a stage that is proven worse than a benchmark is to catch up, whatever its class', () => {
  const own = samples('own', { respondents: 40, stages: [stageSample('s', [...times(20, 1), ...times(20, 2)])] });
  const rival = samples('rival', { respondents: 40, stages: [stageSample('s', [...times(20, 2), ...times(20, 3)])] });
  const given = model({
    stages: [stage('s', { target: 1 }), stage('t')],
    studies: [study('own', { weight: null })],
    benchmarks: [study('rival', { kind: 'benchmark', weight: null })],
  });
  const found = scoreJourney(given, [own], [], { file: 'a.journey', benchmarks: [rival] });
  expect(found.stages[0]).toMatchObject({
    class: 'enchanting',
    gap: { aboveTarget: true },
    worseThan: ['rival'],
    catchUpReasons: ['benchmark'],
    list: 'catch-up',
    rank: 1,
  });
});
