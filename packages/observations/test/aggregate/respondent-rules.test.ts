/** Several answers of one respondent, observers, clusters, panels: what the method says of one respondent (method.md, 2.2, 2.3, 2.21). */
import { momentsOf, scoreJourney } from '@parcours/scoring';
import { describe, expect, test } from 'vitest';
import { column, kpi, measure, model, rated, repository, samples, stageOf, study } from '../build.ts';

const journey = model(['one', 'two'], { nps: 'nps', csat: 'csat', ces: 'ces', rate: 'rate', time: 'time' });
const kpiOf = (found: ReturnType<typeof samples>['samples'], name: string) => {
  const sample = found.kpis.find((one) => one.kpi === name);
  if (!sample) throw new Error(`no KPI ${name}`);
  return sample;
};

describe('several answers of one respondent to a KPI', () => {
  const asked = study({
    respondent: column('id'),
    kpis: [kpi('rate', rated('r', null), { success: ['yes'] }), kpi('nps', rated('n', [0, 10])), kpi('time', rated('t', null))],
  });
  const { samples: found } = samples('id;r;n;t\nA;no;8;1\nA;yes;10;2\nA;no;9;3\nB;no;5;4\n', asked, journey);

  test('count 1/k each: one success of three is a third', () => {
    expect(kpiOf(found, 'rate').values).toEqual({
      values: [0, 1],
      counts: [1 + 2 / 3, 1 / 3],
      weights: [1 + 2 / 3, 1 / 3],
      squares: [1 + 2 / 3, 1 / 3],
    });
    expect(kpiOf(found, 'nps').values).toMatchObject({ values: [5, 8, 9, 10], counts: [1, 1 / 3, 1 / 3, 1 / 3] });
    expect(kpiOf(found, 'time').values).toMatchObject({ values: [1, 2, 3, 4], counts: [1 / 3, 1 / 3, 1 / 3, 1] });
  });

  test('n counts respondents, whole ones', () => {
    const [first] = scoreJourney({ ...journey, studies: [asked] }, [found], [], { file: 'a.journey' }).kpis;
    expect(first).toMatchObject({ name: 'nps', n: 2 });
    for (let k = 2; k <= 60; k++) {
      const rows = Array.from({ length: k }, (_, i) => `A;${i % 2 === 0 ? 'yes' : 'no'};${i % 11};1\n`).join('');
      const { samples: many } = samples(`id;r;n;t\n${rows}B;no;5;4\n`, asked, journey);
      expect(momentsOf(kpiOf(many, 'rate').values)?.n).toBe(2);
    }
  });

  test('weights are shared likewise: w/k and w²/k', () => {
    const weighted = { ...asked, weightColumn: column('w') };
    const { samples: of } = samples('id;r;n;t;w\nA;no;8;1;3\nA;yes;10;2;3\nB;yes;5;4;2\n', weighted, journey);
    expect(kpiOf(of, 'rate').values).toEqual({ values: [0, 1], counts: [0.5, 1.5], weights: [1.5, 3.5], squares: [4.5, 8.5] });
  });
});

describe('several answers of one respondent at a stage', () => {
  const long = study({
    respondent: column('id'),
    stage: column('stage'),
    response: column('response'),
    score: rated('score', [1, 10]),
  });
  const guide = { ...journey, repository: repository({ one: { 'ask basic': { yes: 1, no: -2, never: -3 } } }) };

  test('ratings and responses are averaged as two results, however many there are', () => {
    // ratings 10, 10, 7: mean 9, that is 7/3; responses −2 − 3 clamped to −3; their mean is −1/3
    const { samples: found } = samples('id;stage;response;score\nA;one;no;\nA;one;;10\nA;one;never;\nA;one;;10\nA;one;;7\n', long, guide);
    expect(stageOf(found, 'one').scores?.values).toEqual([expect.closeTo(-1 / 3, 12)]);
  });

  test('answers of 9 and 5 are equal to 7: one value, no standard deviation', () => {
    const wide = study({ respondent: column('id'), measures: [measure('one', rated('q', [1, 10]))] });
    const { samples: found } = samples(
      'id\tq\nR0\t9\nR0\t5\nR12\t7\n',
      { ...wide, dialect: { ...wide.dialect, delimiter: '\t' } },
      journey,
    );
    expect(stageOf(found, 'one').scores).toEqual({ values: [1], counts: [2], weights: [2], squares: [2] });
    expect(momentsOf(stageOf(found, 'one').scores ?? { values: [], counts: [], weights: [], squares: [] })?.sd).toBe(0);
  });

  test('with an observer column responses are summed and clamped by observer, then averaged', () => {
    const seen = study({ respondent: column('id'), observer: column('who'), stage: column('stage'), response: column('response') });
    const rows = ['A;x;one;no', 'A;x;one;never', 'A;y;one;yes', 'B;x;one;yes', 'B;x;one;yes', 'C;;one;no', 'C;z;one;yes'];
    const { samples: found } = samples(`id;who;stage;response\n${rows.join('\n')}\n`, seen, guide);
    // A: −3 and 1; B: 2; C: −2 of nobody named, and 1
    expect(stageOf(found, 'one').scores).toMatchObject({ values: [-1, -0.5, 2], counts: [1, 1, 1] });
    // an unmet basic is unmet whoever saw it
    expect(stageOf(found, 'one').basics).toMatchObject({ n: 3, unmetN: 2 });
  });
});

test('minutes make whole hours: no time misses its promise by rounding', () => {
  const asked = study({ kpis: [kpi('time', rated('t', null), { hours: 1 / 60 })] });
  const minutes = Array.from({ length: 200 }, (_, i) => 60 * (i + 1));
  const { samples: found } = samples(`t\n${minutes.join('\n')}\n`, asked, journey);
  expect(kpiOf(found, 'time').values.values).toEqual(minutes.map((each) => each / 60));
});

test('the overall KPI is correlated in the direction in which better is higher', () => {
  // grades 6..1: 1 is the best answer, and the satisfied are at the low end
  const asked = study({ measures: [measure('one', rated('q', [1, 7]))], kpis: [kpi('csat', rated('s', [6, 1]))] });
  const graded = { ...journey, kpis: journey.kpis.flatMap((one) => (one.kind === 'csat' ? [{ ...one, boxes: { min: 1, max: 2 } }] : [])) };
  const { samples: found } = samples('q;s\n7;1\n6;2\n4;3\n1;6\n', asked, graded);
  // scores 3, 2, 0, −3; answers −1, −2, −3, −6
  expect(stageOf(found, 'one').overall).toEqual({ n: 4, weight: 4, square: 4, x: 2, y: -12, xx: 22, xy: 11, yy: 50 });
  // the KPI itself is as answered
  expect(kpiOf(found, 'csat').values.values).toEqual([1, 2, 3, 6]);
});

describe('clusters', () => {
  const survey = study({
    respondent: column('id'),
    cluster: column('store', { B2: 'b' }),
    weightColumn: column('w'),
    measures: [measure('one', rated('q', [1, 7]))],
    kpis: [kpi('nps', rated('n', [0, 10])), kpi('time', rated('t', null))],
  });
  // q − 4 is the score
  const file = 'id;store;w;q;n;t\n1;a;1;5;9;1\n1;B;1;5;0;1\n2;A;1;1;7;1\n3;b;2;7;10;1\n4;B2;2;6;;1\n5;;1;4;3;1\n6;;3;5;9;1\n';
  const { samples: found } = samples(file, survey, journey);

  test('are those of the respondents’ first rows; who names none is a cluster alone', () => {
    // a and A are one name? No: cells are told apart by case, as everywhere; 1: mean of 5 and 5
    expect(stageOf(found, 'one').clusters).toEqual([
      { cluster: 'A', weight: 1, weightedSum: -3 },
      { cluster: 'a', weight: 1, weightedSum: 1 },
      { cluster: 'b', weight: 4, weightedSum: 10 },
      { cluster: null, weight: 1, weightedSum: 0 },
      { cluster: null, weight: 3, weightedSum: 3 },
    ]);
    expect(found.dropped).toContainEqual(expect.objectContaining({ reason: 'empty', column: 'store', count: 2 }));
  });

  test('hold contributions to a KPI; a time has none', () => {
    // 1: promoter and detractor, 0 on average
    expect(kpiOf(found, 'nps').clusters).toEqual([
      { cluster: 'A', weight: 1, weightedSum: 0 },
      { cluster: 'a', weight: 1, weightedSum: 0 },
      { cluster: 'b', weight: 2, weightedSum: 200 },
      { cluster: null, weight: 1, weightedSum: -100 },
      { cluster: null, weight: 3, weightedSum: 300 },
    ]);
    expect(kpiOf(found, 'time').clusters).toBeNull();
  });

  test('hold who met an unmet basic', () => {
    const guide = { ...journey, repository: repository({ one: { 'ask basic': { yes: 1, no: -2 }, 'add delight': { more: 3 } } }) };
    const seen = study({ respondent: column('id'), cluster: column('store'), stage: column('stage'), response: column('response') });
    const rows = ['1;a;one;no', '2;a;one;yes', '3;b;one;no', '3;b;one;more', '4;b;one;more'];
    const { samples: visits } = samples(`id;store;stage;response\n${rows.join('\n')}\n`, seen, guide);
    expect(stageOf(visits, 'one').basics).toEqual({
      ...{ n: 3, unmetN: 2, observed: 3, squares: 3, unmet: 2 },
      clusters: [
        { cluster: 'a', weight: 2, weightedSum: 1 },
        { cluster: 'b', weight: 1, weightedSum: 1 },
      ],
    });
  });

  test('a column that the file lacks withholds the study: its intervals would be too narrow', () => {
    expect(() => samples('id;w;q;n;t\n1;1;5;9;1\n', survey, journey)).toThrow('no column "store"');
    const unobserved = study({ observer: column('who'), measures: [measure('one', rated('q', [1, 7]))] });
    expect(() => samples('q\n4\n', unobserved, journey)).toThrow('no column "who"');
  });
});

test('a panel holds each respondent with scores and contributions, by respondent', () => {
  const panel = study({
    panel: true,
    respondent: column('id'),
    weightColumn: column('w'),
    measures: [measure('one', rated('q', [1, 7])), measure('two', rated('p', [1, 7]))],
    kpis: [kpi('nps', rated('n', [0, 10])), kpi('ces', rated('e', [1, 7])), kpi('time', rated('t', null))],
  });
  const { samples: found } = samples('id;w;q;p;n;e;t\n Zoé ;2;7;4;9;6;1\nAl  Bo;1;4;;3;;1\nAl Bo;1;5;;10;;2\n', panel, journey);
  expect(found.panel).toEqual([
    { respondent: 'Al Bo', weight: 1, scores: [['one', 0.5]], contributions: [['nps', 0]] },
    {
      respondent: 'Zoé',
      weight: 2,
      scores: [
        ['one', 3],
        ['two', 0],
      ],
      contributions: [
        ['nps', 100],
        ['ces', 6],
      ],
    },
  ]);
  expect(samples('id;w;q;p;n;e;t\nA;1;4;4;9;4;1\n', { ...panel, panel: false }, journey).samples.panel).toBeNull();
});

test('pairs of stages are summed over the respondents with both', () => {
  const three = model(['one', 'two', 'three'], {});
  const survey = study({
    weightColumn: column('w'),
    measures: ['one', 'two', 'three'].map((name) => measure(name, rated(name, [1, 7]))),
  });
  // q − 4: (1, −1, −), (3, 2, 0), (−, 0, 1), (−3, 1, −)
  const { samples: found } = samples('one;two;three;w\n5;3;;1\n7;6;4;2\n;4;5;3\n1;5;;1\n', survey, three);
  expect(found.stagePairs).toEqual([
    { stages: ['one', 'two'], sums: { n: 3, weight: 4, square: 6, x: 4, y: 4, xx: 28, xy: 8, yy: 10 } },
    { stages: ['one', 'three'], sums: { n: 1, weight: 2, square: 4, x: 6, y: 0, xx: 18, xy: 0, yy: 0 } },
    { stages: ['two', 'three'], sums: { n: 2, weight: 5, square: 13, x: 4, y: 3, xx: 8, xy: 0, yy: 3 } },
  ]);
});

test('pairs of sliders, with many scores and weights, are what a plain sum gives, to the same bit for any order of the rows', () => {
  const three = model(['one', 'two', 'three'], {});
  const survey = study({
    weightColumn: column('w'),
    measures: ['one', 'two', 'three'].map((name) => measure(name, rated(name, [0, 100]))),
  });
  const respondents = Array.from({ length: 500 }, (_, i) => ({
    answers: [(i * 37) % 101, (i * i) % 97, i % 3 === 0 ? null : (i * 13) % 11] as const,
    weight: [1, 0.3, 1.7, 2.9][i % 4] as number,
  }));
  const file = (all: typeof respondents) =>
    `one;two;three;w\n${all.map(({ answers, weight }) => [...answers.map((each) => each ?? ''), weight].join(';')).join('\n')}\n`;
  const { samples: found } = samples(file(respondents), survey, three);
  const shuffled = [...respondents].sort((a, b) => ((a.answers[1] * 7919) % 101) - ((b.answers[1] * 7919) % 101));
  expect(samples(file(shuffled), survey, three).samples.stagePairs).toEqual(found.stagePairs);
  expect(found.stagePairs.map(({ stages }) => stages.join('–'))).toEqual(['one–two', 'one–three', 'two–three']);
  for (const [pair, [a, b]] of [
    [0, 1],
    [0, 2],
    [1, 2],
  ].entries()) {
    const both = respondents.flatMap(({ answers, weight }) => {
      const [x, y] = [answers[a as 0], answers[b as 0]];
      return x === null || y === null ? [] : [{ x: (x * 6) / 100 - 3, y: (y * 6) / 100 - 3, w: weight }];
    });
    const sum = (term: (one: { x: number; y: number; w: number }) => number) =>
      expect.closeTo(
        both.reduce((total, one) => total + term(one), 0),
        6,
      );
    expect(found.stagePairs[pair]?.sums).toEqual({
      n: both.length,
      weight: sum(({ w }) => w),
      square: sum(({ w }) => w * w),
      x: sum(({ x, w }) => w * x),
      y: sum(({ y, w }) => w * y),
      xx: sum(({ x, w }) => w * x * x),
      xy: sum(({ x, y, w }) => w * x * y),
      yy: sum(({ y, w }) => w * y * y),
    });
  }
});
