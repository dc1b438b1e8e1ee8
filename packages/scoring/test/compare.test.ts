import { ALL_RESPONDENTS, isSuppressed, type PairSums, type Samples } from '@parcours/model';
import { describe, expect, test } from 'vitest';
import { scoreJourney, suppress } from '../src/index.ts';
import { group, kpi, kpiSample, model, samples, stage, stageSample, study, times } from './builders.ts';
import { expectFigures } from './figures.ts';

const named = (name: string, label: string | null = null) => ({ id: name, name, label });
const segment = (name: string) => ({ ...named(name), share: null });
const column = (header: string) => ({ id: header, header, values: [] });

/** A study of one stage whose respondents have a segment. */
const bySegments = (name: string, bySegment: Record<string, readonly number[]>): Samples => {
  const all = Object.values(bySegment).flat();
  const base = samples(name);
  return samples(name, {
    respondents: all.length,
    file: { ...base.file, rows: all.length, rowsUsed: all.length },
    stages: [stageSample('one', all)],
    dimensions: ['segment'],
    groups: Object.entries(bySegment).map(([each, scores]) => group({ segment: each || null, stages: [stageSample('one', scores)] })),
  });
};

const journey = model({
  stages: [stage('one', { target: 3 })],
  segments: [segment('a'), segment('b'), segment('c')],
  studies: [study('poll', { segment: column('group') }), study('visits')],
});
const OPTIONS = { file: 'a.journey' };
const inSegment = (name: string) => ({ ...OPTIONS, perimeter: { ...ALL_RESPONDENTS, segment: name } });

describe('a perimeter', () => {
  const poll = bySegments('poll', { a: [1, 2, 3, 1, 2], b: times(6, -2), '': times(5, 0) });
  const visits = samples('visits', { respondents: 9, stages: [stageSample('one', times(9, 3))] });

  test('holds its respondents only, and excludes the studies that do not record its dimension', () => {
    const report = scoreJourney(journey, [poll, visits], [], inSegment('a'));
    expect(report.stages[0]?.measured).toMatchObject({ n: 5, mean: 1.8 });
    expect(report.studies.map(({ name, respondents }) => [name, respondents])).toEqual([['poll', 5]]);
    expect(report.excludedStudies).toEqual([{ name: 'visits', label: null, missingDimension: 'segment' }]);
    expect(report.perimeter.segment).toEqual({ name: 'a', label: null });
    expect(report.studies[0]?.dropped).toEqual([{ reason: 'other-group', column: null, unit: 'row', count: 11, lines: [], examples: [] }]);
    expect(report.stages[0]?.sources).toEqual([
      expect.objectContaining({ study: 'poll', file: 'poll.csv', filters: [{ column: 'group', values: ['a'] }], used: 5 }),
    ]);
  });

  test('of an undeclared name restricts nothing', () => {
    const report = scoreJourney(journey, [poll, visits], [], inSegment('z'));
    expect(report.perimeter.segment).toBeNull();
    expect(report.stages[0]?.measured?.n).toBe(25);
  });

  test('has as choices only names with respondents', () => {
    expect(scoreJourney(journey, [poll], [], OPTIONS).choices.segment.map(({ name }) => name)).toEqual(['a', 'b']);
  });

  test('merges the groups of a segment over its personas', () => {
    const apart = {
      ...poll,
      groups: [
        group({ segment: 'a', persona: 'x', stages: [stageSample('one', [1, 2])] }),
        group({ segment: 'a', persona: null, stages: [stageSample('one', [3, 1, 2])] }),
      ],
    };
    expect(scoreJourney(journey, [apart], [], inSegment('a')).stages[0]?.measured).toMatchObject({ n: 5, mean: 1.8 });
  });
});

describe('segments side by side', () => {
  test('are compared pairwise, a family for each pair', () => {
    const twice = (scores: readonly number[]) => [...scores, ...scores];
    const poll = bySegments('poll', {
      a: twice([1, 2, 3, 1, 2, 1]),
      b: twice([-2, -1, -2, -3, -2, -2]),
      c: twice([1, 2, 2, 1, 3, 2]),
    });
    const [comparison] = scoreJourney(journey, [poll], [], { ...OPTIONS, compare: ['segment'] }).comparisons;
    const differences = comparison?.stages[0]?.differences ?? [];
    expect(differences.map(({ from, to, verdict }) => [from, to, verdict])).toEqual([
      [0, 1, 'change'],
      [0, 2, 'noise'],
      [1, 2, 'change'],
    ]);
    // scipy: ttest_ind(second, first, equal_var=False).pvalue
    expectFigures(
      differences.map(({ p, adjustedP }) => [p, adjustedP]),
      [2.317527748667318e-11, 0.5911031923451849, 2.4618860719301654e-12].map((p) => [p, p]),
    );
    expect(comparison?.groups.map(({ name, respondents }) => [name, respondents])).toEqual([
      ['a', 12],
      ['b', 12],
      ['c', 12],
    ]);
  });

  test('one group is no comparison; unknown spread gives no verdict', () => {
    expect(scoreJourney(journey, [bySegments('poll', { a: [1, 2, 3] })], [], { ...OPTIONS, compare: ['segment'] }).comparisons).toEqual([]);
    const alike = bySegments('poll', { a: times(6, 1), b: times(6, 2) });
    const [comparison] = scoreJourney(journey, [alike], [], { ...OPTIONS, compare: ['segment'] }).comparisons;
    expect(comparison?.stages[0]?.differences[0]).toMatchObject({ value: 1, p: null, adjustedP: null, verdict: null });
  });
});

test('waves: the last two are compared, or the two chosen; studies of every wave are excluded', () => {
  const waves = model({
    stages: [stage('one')],
    studies: [
      study('s1', { wave: 'W1', date: '2025-01' }),
      study('s2', { wave: 'W2', date: '2025-06' }),
      study('s3', { wave: 'W3', date: '2026-01' }),
      study('panel', { label: 'Panel' }),
    ],
  });
  const read = [
    samples('s1', { stages: [stageSample('one', [0, 1, 0, 1])] }),
    samples('s2', { stages: [stageSample('one', [1, 2, 1, 2])] }),
    samples('s3', { stages: [stageSample('one', [1, 1, 2, 2])] }),
    samples('panel', { stages: [stageSample('one', times(50, -3))] }),
  ];
  const [comparison] = scoreJourney(waves, read, [], { ...OPTIONS, compare: ['wave'] }).comparisons;
  expect(comparison?.groups.map(({ name }) => name)).toEqual(['W1', 'W2', 'W3']);
  expect(comparison?.stages[0]?.cells.map(({ measured }) => measured?.mean)).toEqual([0.5, 1.5, 1.5]);
  expect(comparison?.stages[0]?.differences.map(({ from, to, value }) => [from, to, value])).toEqual([[1, 2, 0]]);
  const pairOf = (options: { wave?: string; versus?: string }) => {
    return scoreJourney(waves, read, [], { ...OPTIONS, ...options, compare: ['wave'] }).comparisons[0]?.pairs;
  };
  expect(pairOf({})).toEqual([{ from: 1, to: 2 }]);
  expect(pairOf({ versus: 'W1' })).toEqual([{ from: 0, to: 2 }]);
  expect(pairOf({ wave: 'W1' })).toEqual([{ from: 0, to: 1 }]);
  expect(pairOf({ wave: 'W2' })).toEqual([{ from: 0, to: 1 }]);
  expect(pairOf({ wave: 'W1', versus: 'W3' })).toEqual([{ from: 0, to: 2 }]);
  expect(pairOf({ wave: 'W2', versus: 'W2' })).toEqual([{ from: 0, to: 1 }]);
  expect(pairOf({ versus: 'no such wave' })).toEqual([{ from: 1, to: 2 }]);
  expect(comparison?.excludedStudies).toEqual([{ name: 'panel', label: 'Panel', missingDimension: 'wave' }]);
});

test('a benchmark enters the comparison and no figure of the journey', () => {
  const rival = study('rival', { kind: 'benchmark', label: 'Rival' });
  const both = model({ name: 'shop', label: 'I shop', stages: [stage('one')], studies: [study('poll')], benchmarks: [rival] });
  const own = [samples('poll', { stages: [stageSample('one', [0, 1, 2, 1])] })];
  const theirs = [samples('rival', { stages: [stageSample('one', null, { summary: { n: 40, mean: 2, sd: 0.5 } })] })];
  const report = scoreJourney(both, own, [], { ...OPTIONS, benchmarks: theirs });
  expect(report.stages[0]?.measured).toMatchObject({ n: 4, mean: 1 });
  expect(report.comparisons).toHaveLength(1);
  const [comparison] = report.comparisons;
  expect(comparison?.groups.map(({ name, label }) => [name, label])).toEqual([
    ['shop', 'I shop'],
    ['rival', 'Rival'],
  ]);
  // scipy: ttest_ind_from_stats(1, np.std([0, 1, 2, 1], ddof=1), 4, 2, .5, 40, equal_var=False).pvalue
  expectFigures(comparison?.stages[0]?.differences[0], { from: 1, to: 0, value: -1, p: 0.08935366395094778 });
});

test('channels: respondents on both are paired', () => {
  const web = [0.7, -1.6, -0.2, -1.2, -0.1, 3.4, 3.7, 0.8, 0, 2].map((x) => x / 2);
  const phone = [1.9, 0.8, 1.1, 0.1, -0.1, 4.4, 5.5, 1.6, 4.6, 3.4].map((x) => x / 2);
  const sum = (term: (i: number) => number) => web.reduce((total, _, i) => total + term(i), 0);
  const [x, y] = [(i: number) => web[i] as number, (i: number) => phone[i] as number];
  const sums: PairSums = {
    ...{ n: 10, weight: 10, square: 10, x: sum(x), y: sum(y) },
    ...{ xx: sum((i) => x(i) ** 2), xy: sum((i) => x(i) * y(i)), yy: sum((i) => y(i) ** 2) },
  };
  const channels = model({ stages: [stage('one')], channels: [named('web'), named('phone')], studies: [study('poll')] });
  const both = samples('poll', {
    respondents: 10,
    stages: [
      stageSample(
        'one',
        web.map((each, i) => (each + y(i)) / 2),
      ),
    ],
    dimensions: ['channel'],
    groups: [
      group({ stages: [stageSample('one', web)], channelPairs: [{ of: 'stage', name: 'one', channels: ['web', 'phone'], sums }] }),
      group({ channel: 'web', stages: [stageSample('one', web)] }),
      group({ channel: 'phone', stages: [stageSample('one', phone)] }),
    ],
  });
  const [comparison] = scoreJourney(channels, [both], [], { ...OPTIONS, compare: ['channel'] }).comparisons;
  // R: t.test(extra ~ group, sleep, paired = TRUE), halved
  expectFigures(comparison?.stages[0]?.differences[0], {
    value: 0.79,
    low: 0.7001142367230175 / 2,
    high: 2.459885763276983 / 2,
    p: 0.002832890197384273,
    paired: 10,
  });
});

describe('anonymity', () => {
  const poll = bySegments('poll', { a: times(20, 1), b: [...times(15, 2), ...times(15, 1)], c: [-3, -3, -2] });

  test('a comparison shows no group from which a small one could be computed', () => {
    const full = scoreJourney(journey, [poll], [], { ...OPTIONS, compare: ['segment'] });
    const safe = suppress(full);
    expect(safe.stages[0]?.measured?.n).toBe(53);
    const [comparison] = safe.comparisons;
    expect(comparison?.stages[0]?.cells.map(isSuppressed)).toEqual([true, false, true]);
    // the small group itself, and the one that would disclose it
    expect(comparison?.stages[0]?.cells.map(({ primarySuppressed }) => primarySuppressed)).toEqual([false, false, true]);
    expect(comparison?.stages[0]?.differences).toEqual([]);
    expect(comparison?.groups.map(({ score }) => score)).toEqual([null, 1.5, null]);
    expect(JSON.stringify(suppress(safe))).toBe(JSON.stringify(safe));
  });

  test('a report of one group suppresses the same', () => {
    for (const [name, hidden] of [
      ['a', true],
      ['b', false],
      ['c', true],
    ] as const) {
      const [found] = suppress(scoreJourney(journey, [poll], [], inSegment(name))).stages;
      expect(found && isSuppressed(found)).toBe(hidden);
    }
  });

  test('a KPI is suppressed too, and an importance derived from few', () => {
    const overall: PairSums = { n: 4, weight: 4, square: 4, x: 1, y: 20, xx: 5, xy: 3, yy: 120 };
    const asked = model({ ...journey, kpis: [kpi('nps')] });
    const few = {
      ...poll,
      stages: [stageSample('one', times(53, 1), { overall })],
      groups: poll.groups.map((each, i) => ({
        ...each,
        kpis: [kpiSample('nps', times([20, 30, 3][i] ?? 0, 9))],
      })),
    };
    const whole = scoreJourney(asked, [few], [], OPTIONS);
    expect(whole.stages[0]?.derivedImportance?.n).toBe(4);
    expect(suppress(whole).stages[0]?.derivedImportance).toBeNull();
    expect(suppress(scoreJourney(asked, [few], [], inSegment('a'))).kpis[0]).toMatchObject({ value: null, secondarySuppressed: true });
    expect(suppress(scoreJourney(asked, [few], [], inSegment('b'))).kpis[0]).toMatchObject({ value: 100, primarySuppressed: false });
  });
});
