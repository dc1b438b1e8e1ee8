/** Every limit, threshold and tie of the method, at the value, one step below and one above. */
import {
  ALL_RESPONDENTS,
  DEFAULT_LIMITS,
  DEFAULT_SCALE,
  type Difference,
  type Gap,
  MIN_MATRIX_POINTS,
  NO_VERBATIMS,
  type StageReport,
} from '@parcours/model';
import { describe, expect, test } from 'vitest';
import { withHolmCorrection } from '../src/comparison/holm-correction.ts';
import { DisclosureAuditor } from '../src/disclosure/disclosure-auditor.ts';
import {
  classifyScore,
  classifyStage,
  declaredMatrix,
  derivedMatrix,
  distributionOf,
  evidenceLevel,
  gapToTarget,
  isClassUncertain,
  journeyScores,
  kpiReport,
  medianInterval,
  orderStatistic,
  pearsonCorrelation,
  refutesExpert,
  scoreJourney,
  suppress,
} from '../src/index.ts';
import { sortStudies } from '../src/journey/period.ts';
import { VerbatimSampler } from '../src/respondent/index.ts';
import { group, kpi, kpiSample, kpiSource, model, samples, stage, stageSample, study, times, verbatim } from './builders.ts';

describe('evidence', () => {
  test.each([
    [0, 'suppressed'],
    [4, 'suppressed'],
    [5, 'anecdotal'],
    [9, 'anecdotal'],
    [10, 'tentative'],
    [29, 'tentative'],
    [30, 'solid'],
  ])('of %i respondents is %s', (n, level) => {
    expect(evidenceLevel({ n, effectiveN: n }, DEFAULT_LIMITS)).toBe(level);
  });

  test('follows limits of its own', () => {
    const limits = { anonymous: 2, tentative: 3, solid: 4 };
    expect([1, 2, 3, 4].map((n) => evidenceLevel({ n, effectiveN: n }, limits))).toEqual(['suppressed', 'anecdotal', 'tentative', 'solid']);
  });

  test('counts effective respondents, or heads where these are fewer', () => {
    expect(evidenceLevel({ n: 40, effectiveN: 2 }, DEFAULT_LIMITS)).toBe('suppressed');
    expect(evidenceLevel({ n: 8, effectiveN: 12 }, DEFAULT_LIMITS)).toBe('anecdotal');
    // (Σw)²/Σw² of ten equal weights
    expect(evidenceLevel({ n: 10, effectiveN: 9.999999999999998 }, DEFAULT_LIMITS)).toBe('tentative');
  });
});

describe('classes', () => {
  test('a threshold belongs to the class above it', () => {
    const step = 1e-8;
    expect([-0.5 - step, -0.5, 1 - step, 1].map((score) => classifyScore(score, DEFAULT_SCALE))).toEqual([
      ...['disappointing', 'neutral', 'neutral', 'enchanting'],
    ]);
  });

  test('a score that misses a threshold by rounding alone has reached it', () => {
    expect([-0.5 - 1e-12, 1 - 1e-12].map((score) => classifyScore(score, DEFAULT_SCALE))).toEqual(['neutral', 'enchanting']);
  });

  test('failing basics cap an enchanting stage, and no other', () => {
    const capped = (mean: number, fail: boolean) => classifyStage(mean, fail, DEFAULT_SCALE);
    expect(capped(2, false)).toEqual({ class: 'enchanting', capped: false });
    expect(capped(2, true)).toEqual({ class: 'neutral', capped: true });
    expect(capped(0.9, true)).toEqual({ class: 'neutral', capped: false });
    expect(capped(-2, true)).toEqual({ class: 'disappointing', capped: false });
  });

  test('a class is uncertain where the interval crosses a threshold, or is unknown', () => {
    const uncertain = (low: number | null, high: number | null, fail = false, isUncertain = false) =>
      isClassUncertain({ low, high }, { fail, isUncertain }, DEFAULT_SCALE);
    expect([uncertain(-0.5, 0.9), uncertain(-0.51, 0.9), uncertain(-0.5, 1), uncertain(null, null)]).toEqual([false, true, true, true]);
    // Where the basics fail beyond doubt nothing is enchanting.
    expect([uncertain(0, 2, true), uncertain(0, 2, true, true), uncertain(-1, 2, true)]).toEqual([false, true, true]);
  });
});

describe('verdicts', () => {
  const difference = (p: number | null): Difference => {
    return {
      from: 0,
      to: 1,
      value: 1,
      compared: { from: 0, to: 1 },
      low: null,
      high: null,
      p,
      adjustedP: null,
      verdict: null,
      undecided: null,
      paired: 0,
      lowCoverage: false,
      instruments: [],
      secondarySuppressed: false,
    };
  };
  const verdicts = (...ps: (number | null)[]) =>
    withHolmCorrection([{ differences: ps.map(difference) }]).flatMap(({ differences }) => differences.map(({ verdict }) => verdict));

  test('a change has an adjusted p below 0.05', () => {
    expect(verdicts(0.05)).toEqual(['noise']);
    expect(verdicts(0.0499999)).toEqual(['change']);
    expect(verdicts(null)).toEqual([null]);
    // Holm: 0.02 × 3 and 0.024 × 2 are adjusted to 0.06, since none is smaller than the one before it
    expect(verdicts(0.024, 0.02, 0.9)).toEqual(['noise', 'noise', 'noise']);
    expect(verdicts(0.024, 0.016, 0.9)).toEqual(['change', 'change', 'noise']);
  });

  test('a gap is proven where its interval excludes 0, not where it touches it', () => {
    const measured = (low: number, high: number) => ({ n: 10, effectiveN: 10, mean: (low + high) / 2, low, high });
    const gapOf = (low: number, high: number) => gapToTarget(2, measured(low, high), DEFAULT_SCALE);
    expect(gapOf(0, 2).proven).toBe(false);
    expect(gapOf(0, 1.999).proven).toBe(true);
    expect(gapOf(2, 3).proven).toBe(false);
    expect(gapOf(2.001, 3).aboveTarget).toBe(true);
    // nine respondents prove nothing
    const few = gapToTarget(2, { ...measured(0, 1), n: 9 }, DEFAULT_SCALE);
    expect(few).toMatchObject({ low: 1, proven: null, aboveTarget: null });
  });

  test('an expert is refuted outside the interval, not at its ends', () => {
    const estimate = (low: number | null, high: number | null) => ({ n: 10, effectiveN: 10, mean: 0, low, high });
    const refuted = (expert: number) => refutesExpert(expert, estimate(-1, 1), DEFAULT_SCALE);
    expect([-1.001, -1, 1, 1.001].map(refuted)).toEqual([true, false, false, true]);
    expect(refutesExpert(1, estimate(null, 2), DEFAULT_SCALE)).toBeNull();
    expect(refutesExpert(3, { ...estimate(-1, 1), effectiveN: 9 }, DEFAULT_SCALE)).toBeNull();
  });

  test('a KPI meets its target with the whole interval, in its own direction', () => {
    // x = [3, 4, 5] * 4; stats.t.interval(.95, 11, loc=4, scale=stats.sem(x)) = 3.4582.. 4.5417..
    const ratings = [kpiSource(Array.from({ length: 12 }, (_, i) => 3 + (i % 3)))];
    const verdict = (better: 'higher' | 'lower', target: number) => kpiReport(kpi('ces', { target, better }), ratings).verdict;
    expect([3.45, 4, 4.55].map((target) => verdict('higher', target))).toEqual(['met', 'open', 'missed']);
    expect([3.45, 4, 4.55].map((target) => verdict('lower', target))).toEqual(['missed', 'open', 'met']);
  });
});

describe('KPIs', () => {
  test('9 is a promoter’s, 6.99 a detractor’s', () => {
    const { parts } = kpiReport(kpi('nps'), [kpiSource([10, 9, 8.99, 8, 7, 6.99, 6])]);
    expect(parts).toEqual({ promoters: 2, passives: 3, detractors: 2 });
  });

  test('boxes and a promised time include their bounds', () => {
    expect(kpiReport(kpi('csat', { boxes: { min: 4, max: 5 } }), [kpiSource([3, 4, 5, 6])]).value).toBe(50);
    expect(kpiReport(kpi('time', { within: 2 }), [kpiSource([1, 2, 3, 4])]).withinShare).toBe(0.5);
  });

  test('a median has an interval from six answers on', () => {
    expect(medianInterval(distributionOf([1, 2, 3, 4, 5])).low).toBeNull();
    expect(medianInterval(distributionOf([1, 2, 3, 4, 5, 6])).low).not.toBeNull();
  });

  test('order statistics count from 1', () => {
    const values = distributionOf([5, 3, 3, 9]);
    expect([1, 2, 3, 4, 5].map((k) => orderStatistic(values, k))).toEqual([3, 3, 5, 9, null]);
  });
});

describe('correlation', () => {
  const pairs = (ys: readonly number[]) => {
    const [n, sum] = [ys.length, (term: (x: number, y: number) => number) => ys.reduce((total, y, x) => total + term(x, y), 0)];
    return {
      ...{ n, weight: n, square: n, x: sum((x) => x), y: sum((_, y) => y) },
      ...{ xx: sum((x) => x * x), xy: sum((x, y) => x * y), yy: sum((_, y) => y * y) },
    };
  };

  test('is known from three pairs on, its interval from four', () => {
    expect(pearsonCorrelation(pairs([1, 3]))).toBeNull();
    expect(pearsonCorrelation(pairs([1, 3, 2]))).toMatchObject({ n: 3, value: 0.5, low: null, high: null });
    expect(pearsonCorrelation(pairs([1, 3, 2, 5]))?.low).toBeLessThan(0);
  });

  test('has no interval at ±1, and is unknown where nothing varies', () => {
    expect(pearsonCorrelation(pairs([0, 1, 2, 3, 4]))).toEqual({ n: 5, value: 1, low: null, high: null });
    expect(pearsonCorrelation(pairs([2, 2, 2, 2]))).toBeNull();
  });
});

describe('the score of a journey', () => {
  const scores = (means: readonly number[]) =>
    journeyScores(
      means.map((mean) => ({ measured: { mean }, importance: 3 })),
      { min: -3, max: 3 },
    );

  test('of equally extreme stages the earlier is the peak', () => {
    expect(scores([0, -2, 2, 1]).peakEnd).toBe(-0.5);
    expect(scores([0, 2, -2, 1]).peakEnd).toBe(1.5);
    expect(scores([0, 2, -2.01, 1]).peakEnd).toBeCloseTo(-0.505, 12);
  });

  test('the last measured stage is the end', () => {
    const stages = [
      { measured: { mean: 3 }, importance: 1 },
      { measured: { mean: 1 }, importance: 1 },
      { measured: null, importance: 5 },
    ];
    expect(journeyScores(stages, { min: -3, max: 3 })).toEqual({
      score: 2,
      index: 500 / 6,
      peakEnd: 2,
      firstImpression: 3,
      importanceMeasured: 2 / 7,
    });
  });
});

describe('importance and performance', () => {
  type Point = Pick<StageReport, 'name' | 'importance' | 'derivedImportance' | 'measured' | 'gap' | 'list'>;
  const point = (name: string, importance: number, mean: number, half = 0.1, gap: Gap | null = null): Point => {
    const measured = { n: 40, effectiveN: 40, mean, low: mean - half, high: mean + half, evidence: 'solid' as const, lowCoverage: false };
    return {
      name,
      importance,
      derivedImportance: { n: 40, value: importance / 10, low: importance / 10 - 0.01, high: importance / 10 + 0.01 },
      measured,
      gap,
      list: 'differentiate',
    };
  };
  const corners = [point('a', 5, 2), point('b', 5, -2), point('c', 1, 2), point('d', 1, -2)];

  test('takes four points', () => {
    expect(MIN_MATRIX_POINTS).toBe(4);
    expect(declaredMatrix(corners.slice(0, 3), DEFAULT_SCALE)).toBeNull();
    expect(derivedMatrix(corners.slice(0, 3), DEFAULT_SCALE)).toBeNull();
    expect(declaredMatrix(corners, DEFAULT_SCALE)?.points.map(({ quadrant }) => quadrant)).toEqual([
      'keep-up',
      'concentrate',
      'overkill',
      'low-priority',
    ]);
    expect(derivedMatrix(corners, DEFAULT_SCALE)?.points.map(({ quadrant }) => quadrant)).toEqual([
      'keep-up',
      'concentrate',
      'overkill',
      'low-priority',
    ]);
  });

  test('a point on both lines counts as important and good', () => {
    const matrix = declaredMatrix([...corners, point('e', 3, 0)], DEFAULT_SCALE);
    expect([matrix?.importanceLine, matrix?.performanceLine]).toEqual([3, 0]);
    expect(matrix?.points[4]?.quadrant).toBe('keep-up');
  });

  test('an interval that crosses a line makes the quadrant unstable', () => {
    const unstable = (half: number) =>
      declaredMatrix([point('a', 5, 2, half), point('b', 5, -2, half), ...corners.slice(2)], DEFAULT_SCALE)?.points;
    const pair = (half: number) =>
      unstable(half)
        ?.slice(0, 2)
        .map((each) => each.unstable);
    // the line belongs to the upper side
    expect([1.99, 2, 2.01].map(pair)).toEqual([
      [false, false],
      [false, true],
      [true, true],
    ]);
  });

  test('only a stage with a proven gap is below the target', () => {
    const gap = (value: number, proven: boolean): Gap => ({ value, low: null, high: null, proven, aboveTarget: false, pairs: null });
    const below = (given: Gap | null) =>
      declaredMatrix([point('a', 1, 2, 0.1, given), ...corners.slice(1)], DEFAULT_SCALE)?.points[0]?.belowTarget;
    expect([gap(1, true), gap(1, false), null].map(below)).toEqual([true, false, false]);
  });

  test('a proven gap is no overkill, a stage to catch up is named so, and equal importances name nothing', () => {
    const quadrants = (points: readonly Point[]) => declaredMatrix(points, DEFAULT_SCALE)?.points.map(({ quadrant }) => quadrant);
    const proven: Gap = { value: 1, low: 0.5, high: 1.5, proven: true, aboveTarget: false, pairs: null };
    expect(quadrants([...corners.slice(0, 2), point('c', 1, 2, 0.1, proven), ...corners.slice(3)])?.[2]).toBe('low-priority');
    expect(quadrants([point('a', 5, 2, 0.1, proven), ...corners.slice(1)])?.[0]).toBe('concentrate');
    const toCatchUp = corners.map((each): Point => ({ ...each, list: 'catch-up' }));
    expect(quadrants(toCatchUp)).toEqual(times(4, 0).map(() => 'catch-up'));
    expect(quadrants(corners.map((each): Point => ({ ...each, importance: 4 })))).toEqual([null, null, null, null]);
  });
});

describe('suppression', () => {
  const OPTIONS = { file: 'a.journey' };
  const journey = model({ stages: [stage('one')], kpis: [kpi('ces')], studies: [study('poll')] });
  const report = (n: number, limits = DEFAULT_LIMITS) => {
    const first = [verbatim('words', { respondent: 'r', score: 1 })];
    const poll = samples('poll', {
      respondents: n,
      stages: [stageSample('one', times(n, 1))],
      kpis: [kpiSample('ces', times(n, 4))],
      verbatims: { ...NO_VERBATIMS, count: 1, first },
    });
    return suppress(scoreJourney(journey, [poll], [], { ...OPTIONS, limits }));
  };

  test('begins below five respondents, for stages, KPIs and verbatims alike', () => {
    const shown = (n: number) => {
      const { stages, kpis, studies } = report(n);
      return [stages[0]?.measured !== null, kpis[0]?.value !== null, studies[0]?.verbatims.first.length === 1];
    };
    expect(shown(4)).toEqual([false, false, false]);
    expect(shown(5)).toEqual([true, true, true]);
  });

  test('says why: too few is primary', () => {
    expect(report(4).stages[0]).toMatchObject({ primarySuppressed: true, secondarySuppressed: false });
    expect(report(5).stages[0]).toMatchObject({ primarySuppressed: false, secondarySuppressed: false });
    expect(report(6, { anonymous: 7, tentative: 10, solid: 30 }).kpis[0]).toMatchObject({ primarySuppressed: true });
  });

  /** A study of one stage and one KPI, whose respondents are in the segments a and b. */
  function segments(a: number, b: number) {
    const of = (n: number) => ({
      respondents: n,
      stages: [stageSample('one', times(n, 1))],
      kpis: [kpiSample('ces', times(n, 4))],
    });
    const segment = (name: string) => ({ id: name, name, label: null, share: null });
    const groups = [group({ segment: 'a', ...of(a) }), group({ segment: 'b', ...of(b) })];
    return {
      journey: { ...journey, segments: [segment('a'), segment('b')] },
      poll: samples('poll', { ...of(a + b), dimensions: ['segment'], groups }),
    };
  }

  test('takes a group of exactly five beside one of three, since their sum is known', () => {
    const shown = (b: number) => {
      const { journey: divided, poll } = segments(5, b);
      const perimeter = { ...ALL_RESPONDENTS, segment: 'a' };
      return suppress(scoreJourney(divided, [poll], [], { ...OPTIONS, perimeter })).stages[0];
    };
    expect(shown(3)).toMatchObject({ measured: null, primarySuppressed: false, secondarySuppressed: true });
    expect(shown(5)).toMatchObject({ measured: { n: 5 }, secondarySuppressed: false });
  });

  test('leaves a compared group of five, and takes one of four', () => {
    const compared = (b: number) => {
      const { journey: divided, poll } = segments(30, b);
      const [comparison] = suppress(scoreJourney(divided, [poll], [], { ...OPTIONS, compare: ['segment'] })).comparisons;
      return [comparison?.stages[0]?.cells[1]?.measured?.n ?? null, comparison?.kpis[0]?.cells[1]?.value ?? null];
    };
    expect(compared(4)).toEqual([null, null]);
    expect(compared(5)).toEqual([5, 4]);
  });

  test('leaves the figures by study where the smallest has five, and takes them where it has four', () => {
    const byStudy = (n: number) => {
      const both = model({ stages: [stage('one')], studies: [study('large'), study('small')] });
      const read = [
        samples('large', { stages: [stageSample('one', times(9, 1))] }),
        samples('small', { stages: [stageSample('one', times(n, 2))] }),
      ];
      return suppress(scoreJourney(both, read, [], OPTIONS)).stages[0]?.studies.length;
    };
    expect([4, 5].map(byStudy)).toEqual([0, 2]);
  });

  test('leaves an importance derived from five, and takes one from four', () => {
    const derived = (n: number) => {
      const overall = { n, weight: n, square: n, x: 1, y: 20, xx: 5, xy: 3, yy: 120 };
      const poll = samples('poll', { stages: [stageSample('one', times(9, 1), { overall })] });
      return suppress(scoreJourney(journey, [poll], [], OPTIONS)).stages[0]?.derivedImportance?.n;
    };
    expect([4, 5].map(derived)).toEqual([undefined, 5]);
  });

  const auditorOf = (ns: readonly number[], least: number) =>
    new DisclosureAuditor(
      ns.map((n) => ({ n, weight: n, square: n })),
      least,
    );

  test('the auditor refuses what leaves four by subtraction, and takes what leaves five', () => {
    const all = (cells: number) => new Map(Array.from({ length: cells }, (_, i) => [i, 1]));
    const published = (small: number) => {
      const auditor = auditorOf([20, small], 5);
      return [auditor.tryPublish([all(2)]), auditor.tryPublish([new Map([[0, 1]])])];
    };
    expect(published(4)).toEqual([true, false]);
    expect(published(5)).toEqual([true, true]);
  });

  test('several small cells together may be enough', () => {
    const published = (...small: number[]) => {
      const auditor = auditorOf([20, ...small], 5);
      return [auditor.tryPublish([new Map([20, ...small].map((_, cell) => [cell, 1]))]), auditor.tryPublish([new Map([[0, 1]])])];
    };
    expect(published(2, 2)).toEqual([true, false]);
    expect(published(3, 2)).toEqual([true, true]);
  });

  test('the auditor refuses two sums of small cells whose difference is of few', () => {
    const published = (each: number) => {
      const auditor = auditorOf([each, each, each], 5);
      const sum = (...cells: number[]) => [new Map(cells.map((cell) => [cell, 1]))];
      return [auditor.tryPublish(sum(0, 1)), auditor.tryPublish(sum(0, 1, 2))];
    };
    // 3 + 3, then the third alone by subtraction
    expect(published(3)).toEqual([true, false]);
    expect(published(5)).toEqual([true, true]);
  });

  test('two sums that cancel each other’s cells may leave five respondents, not four', () => {
    const published = (last: number) => {
      const auditor = auditorOf([2, 2, 2, 1], 5);
      return [
        auditor.tryPublish([
          new Map([
            [0, 1],
            [2, 1],
            [3, 1],
          ]),
        ]),
        auditor.tryPublish([
          new Map([
            [1, 1],
            [2, 1],
            [3, last],
          ]),
        ]),
      ];
    };
    // cancelling the third cell leaves 2 + 2 + 1, and 2 + 2 where the fourth goes with it
    expect(published(2)).toEqual([true, true]);
    expect(published(1)).toEqual([true, false]);
  });

  test('a refused sum leaves the auditor as it was', () => {
    const auditor = auditorOf([20, 4, 30], 5);
    expect(
      auditor.tryPublish([
        new Map([
          [0, 1],
          [1, 1],
        ]),
      ]),
    ).toBe(true);
    expect(auditor.tryPublish([new Map([[0, 1]])])).toBe(false);
    expect(auditor.tryPublish([new Map([[2, 1]])])).toBe(true);
  });
});

describe('order', () => {
  test('studies by date, then name; undated ones last', () => {
    const named = (name: string, date: string | null) => study(name, { date });
    const all = [named('b', null), named('z', '2026-01'), named('a', '2026-02'), named('c', '2026-01'), named('a', null)];
    expect(sortStudies(all).map(({ name, date }) => [name, date])).toEqual([
      ['c', '2026-01'],
      ['z', '2026-01'],
      ['a', '2026-02'],
      ['a', null],
      ['b', null],
    ]);
  });

  test('verbatims: the lowest, the highest, the next lowest …, equals in order of arrival, those without a score last', () => {
    const sampler = new VerbatimSampler<string>(1);
    const scored = [
      ['c', 2],
      ['x', Number.NaN],
      ['a', -3],
      ['b', -3],
      ['d', 3],
      ['e', 0],
    ] as const;
    for (const [text, score] of scored) sampler.add(text, { stage: 0, score, text });
    expect(sampler.sample().map(({ verbatim }) => verbatim)).toEqual(['a', 'd', 'b', 'c', 'e', 'x']);
    expect(sampler.count).toBe(6);
  });

  test('at most 200 verbatims', () => {
    const sampler = new VerbatimSampler<number>(1);
    for (let i = 0; i < 201; i++) sampler.add(i, { stage: -1, score: 0, text: String(i) });
    expect(sampler.sample().map(({ verbatim }) => verbatim)).toEqual(Array.from({ length: 200 }, (_, i) => i));
    expect(sampler.count).toBe(201);
  });
});

test('what the text does not declare counts as importance 3 and volume 1', () => {
  const [found] = scoreJourney(model({ stages: [stage('one')] }), [], [], { file: 'a.journey', perimeter: ALL_RESPONDENTS }).stages;
  expect(found).toMatchObject({ importance: 3, volume: 1, declares: { importance: false, volume: false } });
});
