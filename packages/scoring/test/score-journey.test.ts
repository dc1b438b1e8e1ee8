import type { Gap, Model, Samples, StageReport } from '@parcours/model';
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { scoreJourney } from '../src/index.ts';
import { answers, basics, kpi, kpiSample, model, samples, stage, stageSample, study, times } from './builders.ts';
import { expectFigures } from './figures.ts';
import { kitchen, kitchenSamples } from './kitchen.ts';

const FILE = { file: 'a.journey' };
const score = (journey: Model, read: readonly Samples[]) => scoreJourney(journey, read, [], FILE);

/** The report of a journey with one stage and one study. */
function scoreOne(given: Parameters<typeof stage>[1], sample: ReturnType<typeof stageSample>, more: Partial<Model> = {}): StageReport {
  const journey = model({ stages: [stage('s', given)], studies: [study('study')], ...more });
  return score(journey, [samples('study', { stages: [sample] })]).stages[0] as StageReport;
}

describe('a journey', () => {
  test('without any measurement has its declarations and no figures', () => {
    const report = score(model({ stages: [stage('a', { expert: 2, target: 1 })], kpis: [kpi('nps', { target: 40 })] }), []);
    expect(report).toMatchObject({ score: null, index: null, peakEnd: null, wave: null, studies: [] });
    expect(report.stages[0]).toMatchObject({
      measured: null,
      class: null,
      gap: null,
      priority: null,
      expert: 2,
      expertRefuted: null,
      target: 1,
    });
    expect(report.kpis[0]).toMatchObject({ n: 0, value: null, target: 40 });
  });

  test('is weighted by importance; an unmeasured stage is missing, not zero', () => {
    const journey = model({
      stages: [stage('a', { importance: 5 }), stage('b'), stage('c', { importance: 1 })],
      studies: [study('study')],
    });
    const report = score(journey, [samples('study', { stages: [stageSample('a', [2, 2]), stageSample('c', [-1, -1])] })]);
    // (5·2 + 1·−1)/6 = 1.5, (1.5 + 3)/6 = 75 %; peak a, end c
    expect(report).toMatchObject({ score: 1.5, index: 75, peakEnd: 0.5 });
  });

  test('names the stages without a figure, the one to measure first at their head', () => {
    const journey = model({
      stages: [
        stage('a', { importance: 5, volume: 0.5 }),
        stage('b', { importance: 4 }),
        stage('c', { importance: 4, volume: 0.5, momentOfTruth: true }),
        stage('d'),
        stage('e', { volume: 0 }),
      ],
      studies: [study('study')],
    });
    const report = score(journey, [samples('study', { stages: [stageSample('d', [1, 2])] })]);
    expect(report.stagesToMeasure).toEqual([
      { stage: 'b', importance: 4, volume: 1, truth: 1 },
      { stage: 'c', importance: 4, volume: 0.5, truth: 2 },
      { stage: 'a', importance: 5, volume: 0.5, truth: 1 },
      { stage: 'e', importance: 3, volume: 0, truth: 1 },
    ]);
  });

  test('takes the earlier of two equally extreme stages as its peak', () => {
    const journey = model({ stages: [stage('a'), stage('b'), stage('c')], studies: [study('study')] });
    const report = score(journey, [samples('study', { stages: [stageSample('a', [-2]), stageSample('b', [2]), stageSample('c', [1])] })]);
    expect(report.peakEnd).toBe(-0.5);
  });

  test('reports persona and segment with their labels; the segment is the persona’s where none is declared', () => {
    const journey = model({
      persona: 'lea',
      personas: [{ id: 'lea', name: 'lea', label: 'Léa', segment: 'movers', goals: ['A home'], frustrations: [], quotes: ['Well?'] }],
      segments: [{ id: 'movers', name: 'movers', label: 'Emménageants', share: null }],
    });
    expect(score(journey, [])).toMatchObject({
      persona: { name: 'lea', label: 'Léa', goals: ['A home'], frustrations: [], quotes: ['Well?'] },
      segment: { name: 'movers', label: 'Emménageants' },
    });
  });

  test('accepts any stage name', () => {
    const journey = model({ stages: [stage('__proto__'), stage('constructor')], studies: [study('toString')] });
    const report = score(journey, [samples('toString', { stages: [stageSample('__proto__', [1, 2])] })]);
    expect(report.stages.map(({ measured }) => measured?.mean ?? null)).toEqual([1.5, null]);
  });

  test('pools the respondents of a KPI over the studies of the period', () => {
    const journey = model({ kpis: [kpi('ces')], studies: [study('a', { weight: 9 }), study('b')] });
    const answered = (name: string, values: readonly number[]) => samples(name, { kpis: [kpiSample('ces', values)] });
    const report = score(journey, [answered('a', [4, 5]), answered('b', [5, 6, 7])]);
    // as in kpi.test.ts
    expectFigures(report.kpis[0], { n: 5, value: 5.4, low: 3.9842852230177286, high: 6.815714776982272 });
  });

  test('shows one wave, and all missing studies', () => {
    const journey = model({
      stages: [stage('s')],
      studies: [study('new', { wave: 'W2', date: '2026' }), study('old', { wave: 'W1', date: '2025' }), study('lost', { date: '2024' })],
    });
    const read = [samples('new', { stages: [stageSample('s', [2, 2])] }), samples('old', { stages: [stageSample('s', [0, 0])] })];
    const missing = ['new', 'lost'].map((name) => ({ name, label: null, code: 'JRN0401', parameters: { path: 'x.csv' } }));
    const report = scoreJourney(journey, read, missing, FILE);
    expect(report).toMatchObject({ wave: 'W2', waves: ['W1', 'W2'], score: 2 });
    expect(report.missing.map(({ name }) => name)).toEqual(['lost', 'new']);
    expect(scoreJourney(journey, read, missing, { ...FILE, wave: 'W1' })).toMatchObject({ wave: 'W1', score: 0 });
  });

  test('passes on the problems it is given, none by default', () => {
    const problems = [{ code: 'JRN0403', parameters: { path: 'x.csv', column: 'q4', hint: '' } }];
    expect(scoreJourney(model({ stages: [] }), [], [], { ...FILE, problems }).problems).toEqual(problems);
    expect(scoreJourney(model({ stages: [] }), [], [], FILE).problems).toEqual([]);
  });
});

describe('a stage', () => {
  test('measured by one respondent has a mean, no interval and no verdict', () => {
    expect(scoreOne({ expert: -3, target: 2 }, stageSample('s', [1]))).toMatchObject({
      measured: { n: 1, mean: 1, low: null, high: null, evidence: 'suppressed' },
      expertRefuted: null,
      gap: { value: 1, low: null, high: null, proven: null, pairs: null },
    });
  });

  test.each([
    [4, 'suppressed'],
    [5, 'anecdotal'],
    [10, 'tentative'],
    [30, 'solid'],
  ])('of %i respondents is %s evidence', (n, evidence) => {
    expect(scoreOne({}, stageSample('s', times(n, 1))).measured?.evidence).toBe(evidence);
  });

  test('has the shares of its classes; the thresholds belong to neutral and to enchanting', () => {
    expect(scoreOne({}, stageSample('s', [-3, -0.5, 0, 1])).studies[0]?.shares).toEqual({
      disappointing: 0.25,
      neutral: 0.5,
      enchanting: 0.25,
    });
  });

  test('is at most neutral where its basics fail for more than one in ten', () => {
    const sample = (unmet: number) => stageSample('s', times(20, 2), { basics: basics(20, unmet) });
    expect(scoreOne({}, sample(2))).toMatchObject({ class: 'enchanting', cappedByBasics: false, basicsUnmet: 0.1 });
    expect(scoreOne({}, sample(3))).toMatchObject({ class: 'neutral', cappedByBasics: true, basicsUnmet: 0.15 });
  });

  test('is not marked as capped where it is disappointing anyway', () => {
    const sample = stageSample('s', times(20, -2), { basics: basics(20, 20) });
    expect(scoreOne({}, sample)).toMatchObject({ class: 'disappointing', cappedByBasics: false, basicsUnmet: 1 });
  });

  test('is to catch up where two of a few observed met an unmet basic, not where one did', () => {
    const sample = (unmet: number) => scoreOne({}, stageSample('s', [...times(19, 2), 1.9], { basics: basics(3, unmet) }));
    expect(sample(2)).toMatchObject({ class: 'neutral', cappedByBasics: true, basicsFail: true, basicsObserved: 3 });
    expect(sample(2)).toMatchObject({ list: 'catch-up', catchUpReasons: ['basics'] });
    expect(sample(1)).toMatchObject({ class: 'enchanting', basicsFail: false, basicsUncertain: true, list: 'differentiate' });
  });

  test('of summary statistics has no shares of classes', () => {
    const found = scoreOne({}, stageSample('s', null, { summary: { n: 20, mean: 1.2, sd: 0.8 } }));
    expect(found.studies[0]?.shares).toBeNull();
    expectFigures(found.measured, { n: 20, mean: 1.2, low: 0.8255884748640643, high: 1.5744115251359356 });
  });

  test('counts importance 3 and volume 1 where the text declares neither', () => {
    expect(scoreOne({}, stageSample('s', [1]))).toMatchObject({ importance: 3, volume: 1 });
    expect(scoreOne({ importance: 1, volume: 0 }, stageSample('s', [1]))).toMatchObject({ importance: 1, volume: 0 });
  });
});

describe('the target of a stage', () => {
  const response = (value: number) => ({ id: `r${value}`, name: `r${value}`, label: null, score: value });
  const action = (...scores: number[]) => ({
    id: 'a',
    name: 'a',
    label: null,
    kano: 'basic' as const,
    channels: [],
    responses: scores.map(response),
  });
  const repository = (...actions: ReturnType<typeof action>[]): Partial<Model> => {
    return { repository: { id: 'r', name: 'r', label: null, stages: [{ id: 's', name: 's', label: null, actions }] } };
  };
  // five respondents expected [3, 2.5, 2, 3, 1] and gave [1, 1.5, 1.5, 0, 1]
  const expecting = stageSample('s', [1, 1.5, 1.5, 0, 1], {
    expectation: {
      expected: answers([3, 2.5, 2, 3, 1]),
      paired: answers([3, 2.5, 2, 3, 1]),
      difference: answers([2, 1, 0.5, 3, 0]),
      clusters: null,
    },
  });

  test('is the declared one first', () => {
    expect(scoreOne({ target: -1 }, expecting, repository(action(1)))).toMatchObject({ target: -1, targetFrom: 'declared' });
  });

  test('else the sum of the best responses, clamped; an action without responses adds nothing', () => {
    expect(scoreOne({}, expecting, repository(action(1, -2), action(), action(-1, -3)))).toMatchObject({
      target: 0,
      targetFrom: 'repository',
    });
    expect(scoreOne({}, expecting, repository(action(3), action(2)))).toMatchObject({ target: 3 });
  });

  test('else the mean expectation, with the paired t interval', () => {
    const found = scoreOne({}, expecting, repository(action()));
    expectFigures(found, { target: 2.3, targetFrom: 'expectation' });
    // stats.ttest_rel([3, 2.5, 2, 3, 1], [1, 1.5, 1.5, 0, 1]).confidence_interval(.95)
    expectFigures(found.gap, { value: 1.3, low: -0.1951614469452012, high: 2.795161446945201, proven: null, pairs: 5 });
    // five pairs prove nothing
  });

  test('leaves the expectation of all who gave one as a figure of its own', () => {
    // 2, 3 and 1 were expected, the last by somebody who gave no score; of the pairs expectation − score is 2 and 1
    const expectation = { expected: answers([2, 3, 1]), paired: answers([2, 3]), difference: answers([2, 1]), clusters: null };
    const sample = stageSample('s', [0, 2, 1, 1], { expectation });
    // stats.t.interval(.95, 2, loc=2, scale=1/np.sqrt(3))
    const figure = { n: 3, mean: 2, low: -0.4841377117503, high: 4.484137711750329, pairs: 2 };
    expectFigures(scoreOne({}, sample), { expectation: figure, target: 2.5, targetFrom: 'expectation', gap: { value: 1.5, pairs: 2 } });
    expectFigures(scoreOne({ target: 3 }, sample), {
      expectation: figure,
      target: 3,
      targetFrom: 'declared',
      gap: { value: 2, pairs: null },
    });
  });

  test('is null without any source', () => {
    expect(scoreOne({}, stageSample('s', [1]))).toMatchObject({ target: null, targetFrom: null, gap: null, priority: null });
  });

  test('a gap is proven where its interval lies above 0; below, the target is exceeded', () => {
    const proven = (target: number) => scoreOne({ target }, stageSample('s', [...times(5, 0.9), ...times(5, 1.1)])).gap as Gap;
    expect([0, 1, 2].map((target) => proven(target).proven)).toEqual([false, false, true]);
    expect([0, 1, 2].map((target) => proven(target).aboveTarget)).toEqual([true, false, false]);
  });
});

describe('whatever the data', () => {
  const scores = fc.array(
    fc.integer({ min: -6, max: 6 }).map((half) => half / 2),
    { minLength: 1, maxLength: 40 },
  );

  test('the order of rows, studies and samples changes no digit', () => {
    const shuffled = <T>(all: readonly T[]) => fc.shuffledSubarray([...all], { minLength: all.length });
    const expected = score(kitchen, kitchenSamples);
    fc.assert(
      fc.property(shuffled(kitchen.studies), shuffled(kitchenSamples), (studies, read) => {
        expect(score({ ...kitchen, studies }, read)).toEqual(expected);
      }),
    );
    const rows = scores.chain((values) => fc.tuple(fc.constant(values), shuffled(values)));
    fc.assert(
      fc.property(rows, ([one, other]) => {
        expect(scoreOne({ target: 1 }, stageSample('s', other))).toEqual(scoreOne({ target: 1 }, stageSample('s', one)));
      }),
    );
  });

  test('means lie on the scale, inside their intervals, and shares sum to 1', () => {
    fc.assert(
      fc.property(scores, scores, fc.integer({ min: 1, max: 9 }), (one, other, weight) => {
        const journey = model({ stages: [stage('s', { target: 1 })], studies: [study('a', { weight }), study('b')] });
        const read = [samples('a', { stages: [stageSample('s', one)] }), samples('b', { stages: [stageSample('s', other)] })];
        const report = score(journey, read);
        const { measured, studies } = report.stages[0] as StageReport;
        for (const { mean, low, high } of [...studies, ...(measured ? [measured] : [])]) {
          expect(mean >= -3 && mean <= 3).toBe(true);
          expect(low === null || high === null || (low <= mean && mean <= high)).toBe(true);
        }
        expect(measured?.n).toBe(one.length + other.length);
        for (const { shares } of studies)
          expectFigures((shares?.disappointing ?? 0) + (shares?.neutral ?? 0) + (shares?.enchanting ?? 0), 1);
        expect(JSON.stringify(report)).not.toContain('NaN');
        expect(JSON.parse(JSON.stringify(report))).toEqual(report);
      }),
    );
  });
});

describe('importance and performance', () => {
  const measuredAt = (...means: number[]) => {
    const names = means.map((_, i) => `s${i}`);
    const journey = model({
      stages: names.map((name, i) => stage(name, { importance: i < 2 ? 5 : 2, target: i === 3 ? 3 : null })),
      studies: [study('study')],
    });
    return score(journey, [
      samples('study', {
        stages: names.map((name, i) =>
          stageSample(
            name,
            times(20, means[i] as number).map((mean, j) => mean + (j % 2) / 10),
          ),
        ),
      }),
    ]);
  };

  test('need four stages', () => {
    expect(measuredAt(1, 2, 0).matrices.declared).toBeNull();
    expect(measuredAt(1, 2, 0, 1).matrices.declared?.points).toHaveLength(4);
  });

  test('never call a stage with a proven gap overkill', () => {
    // Means 0.05 (unimportant) and 1.55 (unimportant, target 3) about 0.8: the last would pass for overkill.
    const points = measuredAt(0, 1.5, 0, 1.5).matrices.declared?.points;
    expect(points?.[3]).toMatchObject({ quadrant: 'low-priority', belowTarget: true });
    expect(points?.[2]).toMatchObject({ quadrant: 'low-priority', belowTarget: false });
  });
});

test('what the text does not declare takes its default, and is marked as not declared', () => {
  expect(scoreOne({ importance: 3, volume: null }, stageSample('s', [1]))).toMatchObject({
    volume: 1,
    declares: { importance: true, volume: false },
  });
});

test('benchmarks are listed apart from the studies of the journey', () => {
  const journey = model({ stages: [stage('s')], studies: [study('own')], benchmarks: [study('rival', { kind: 'benchmark' })] });
  const lost = { reason: 'empty', column: 'q', unit: 'cell', count: 2, lines: [2, 3], examples: [] } as const;
  const report = scoreJourney(journey, [samples('own', { stages: [stageSample('s', [1])] })], [], {
    ...FILE,
    benchmarks: [samples('rival', { stages: [stageSample('s', [2])], dropped: [lost] })],
  });
  expect(report.studies.map(({ name }) => name)).toEqual(['own']);
  expect(report.benchmarks).toMatchObject([{ name: 'rival', dropped: [lost] }]);
});
