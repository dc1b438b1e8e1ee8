/**
 * Comparisons within instruments. The constants are those of numpy and scipy, by the formulas of method.md, 2.5 and 2.13; each says how.
 */
import type { Comparison, Difference, JourneyReport, PanelRespondent, Samples, StagePair, Study } from '@parcours/model';
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type ScoringOptions, scoreJourney, stagesWorseThanBenchmark, suppress } from '../src/index.ts';
import { pairSumsOf } from '../src/statistics/covariance.ts';
import { answers, kpi, kpiSample, model, samples, stage, stageSample, study, times } from './builders.ts';
import { expectFigures } from './figures.ts';

const OPTIONS: ScoringOptions = { file: 'a.journey', compare: ['wave'] };
const wave = (name: string, at: 1 | 2, given: Partial<Study> = {}): Study =>
  study(name, { method: 'survey', wave: `W${at}`, date: `202${at}`, ...given });
const one = (name: string, scores: readonly number[]): Samples =>
  samples(name, { respondents: scores.length, stages: [stageSample('one', scores)] });

const compare = (studies: readonly Study[], read: readonly Samples[], given: Parameters<typeof model>[0] = {}): Comparison => {
  const report = scoreJourney(model({ stages: [stage('one')], studies, ...given }), read, [], OPTIONS);
  const [comparison] = report.comparisons;
  if (!comparison) throw new Error('there are two waves');
  return comparison;
};
const stageDifference = (comparison: Comparison): Difference | undefined => comparison.stages[0]?.differences[0];
const kpiDifference = (comparison: Comparison): Difference | undefined => comparison.kpis[0]?.differences[0];

describe('instruments', () => {
  const asked = [0, 1, 2, 1, 0, 1, 2, 3, 1, 2, 0, 1];

  test('sixty poor visits only in the first wave change nothing: the survey is the same', () => {
    const comparison = compare(
      [wave('s1', 1), wave('visits', 1, { method: 'mystery-visit' }), wave('s2', 2)],
      [one('s1', asked), one('visits', [...times(40, -3), ...times(20, -2)]), one('s2', asked)],
    );
    expect(comparison.stages[0]?.cells.map(({ measured }) => measured?.n)).toEqual([72, 12]);
    expect(stageDifference(comparison)).toMatchObject({ value: 0, p: 1, verdict: 'noise', undecided: null });
    expect(stageDifference(comparison)?.instruments).toEqual([
      { from: { studies: ['s1'], n: 12, effectiveN: 12 }, to: { studies: ['s2'], n: 12, effectiveN: 12 } },
    ]);
    expect(comparison.stages[0]?.onlyIn).toEqual([{ from: 0, to: 1, group: 0, studies: ['visits'] }]);
    expect(comparison.index?.differences[0]).toMatchObject({ value: 0, verdict: 'noise', stages: ['one'] });
  });

  test('hot and cold are never compared, nor is anything concluded', () => {
    const comparison = compare(
      [wave('s1', 1, { timing: 'hot' }), wave('s2', 2, { timing: 'cold' })],
      [one('s1', asked), one('s2', times(40, -3))],
    );
    expect(comparison.stages[0]?.differences).toEqual([]);
    expect(comparison.stages[0]?.onlyIn).toEqual([
      { from: 0, to: 1, group: 0, studies: ['s1'] },
      { from: 0, to: 1, group: 1, studies: ['s2'] },
    ]);
    expect(comparison.index).toBeNull();
  });

  const [a1, b1] = [
    [0, 1, 2, 1, 0, 1, -1, 2, 1, 0],
    [2, 3, 2, 1, 3, 3, 2, 1, 2, 3, 0],
  ];
  const [a2, b2] = [
    [-1, 0, 1, 1, 0, 0, 2, -2],
    [0, 0, 1, 2, -1, 3],
  ];
  const twice = (weights: readonly (number | null)[]) => {
    const [first, second, third, fourth] = weights.map((weight) => ({ weight }));
    return compare(
      [
        wave('s1', 1, first),
        wave('v1', 1, { ...second, method: 'mystery-visit' }),
        wave('s2', 2, third),
        wave('v2', 2, { ...fourth, method: 'mystery-visit' }),
      ],
      [one('s1', a1), one('v1', a2), one('s2', b1), one('v2', b2)],
    );
  };

  test('two instruments are averaged by n·n/(n + n), or by their declared weights', () => {
    // numpy: Σωd/Σω, Σω²(se² + se²)/(Σω)², Welch–Satterthwaite; 2*stats.t.sf
    const [pooled] = twice([null, null, null, null]).stages[0]?.differences ?? [];
    expectFigures(pooled, { value: 1.0659340659340661, low: 0.25752269575859366, high: 1.8743454361095386, p: 0.011964613218921174 });
    const [weighted] = twice([2, 1, 3, 1]).stages[0]?.differences ?? [];
    expectFigures(weighted, { value: 1.1259803921568627, low: 0.3654331071762733, high: 1.8865276771374522, p: 0.005141041128366162 });
    expect(pooled?.instruments.map(({ from, to }) => [from.studies, to.studies])).toEqual([
      [['s1'], ['s2']],
      [['v1'], ['v2']],
    ]);
  });

  test('a study too small to count in its wave counts in no difference', () => {
    const comparison = compare(
      [
        wave('s1', 1, { weight: 1 }),
        wave('v1', 1, { weight: 1, method: 'mystery-visit' }),
        wave('s2', 2, { weight: 1 }),
        wave('v2', 2, { weight: 1, method: 'mystery-visit' }),
      ],
      [one('s1', asked), one('v1', [-3, -3, -3, -2]), one('s2', asked), one('v2', times(30, 3))],
    );
    expect(stageDifference(comparison)?.value).toBe(0);
    expect(comparison.stages[0]?.onlyIn).toEqual([{ from: 0, to: 1, group: 1, studies: ['v2'] }]);
  });

  test('two studies of one instrument are consolidated before they are compared', () => {
    const comparison = compare(
      [wave('s1', 1), wave('s2', 2), wave('s2b', 2)],
      [one('s1', a1), one('s2', b1.slice(0, 4)), one('s2b', b1.slice(4))],
    );
    expect(stageDifference(comparison)?.instruments).toEqual([
      { from: { studies: ['s1'], n: 10, effectiveN: 10 }, to: { studies: ['s2', 's2b'], n: 11, effectiveN: 11 } },
    ]);
    // scipy: stats.ttest_ind(b1, a1, equal_var=False)
    const whole = compare([wave('s1', 1), wave('s2', 2)], [one('s1', a1), one('s2', b1)]);
    expectFigures(stageDifference(comparison)?.p, stageDifference(whole)?.p ?? -1);
  });
});

describe('verdicts', () => {
  const spread = [1, 2, 3, 1, 2, 3, 2, 1, 3, 2, 1, 2];

  test('nine respondents on one side are too few, which is not noise', () => {
    const comparison = compare([wave('s1', 1), wave('s2', 2)], [one('s1', times(9, -3).fill(-2, 4)), one('s2', spread)]);
    expect(stageDifference(comparison)).toMatchObject({ verdict: null, adjustedP: null, undecided: 'too-few' });
    expect(stageDifference(comparison)?.p).toBeLessThan(1e-6);
    expect(comparison.index?.differences[0]).toMatchObject({ verdict: null, undecided: 'too-few' });
  });

  test('equal answers on one side take the deviation of the other, and leave the index without interval', () => {
    const comparison = compare([wave('s1', 1), wave('s2', 2)], [one('s1', times(12, 1)), one('s2', spread)]);
    // scipy: ttest_ind_from_stats(mean, s, 12, 1, s, 12, equal_var=False), s = np.std(spread, ddof=1)
    expectFigures(stageDifference(comparison), {
      value: 11 / 12,
      low: 0.24530177407886844,
      high: 1.588031559254465,
      p: 0.009711322919402776,
    });
    expect(stageDifference(comparison)?.verdict).toBe('change');
    expect(comparison.index?.differences[0]).toMatchObject({ low: null, high: null, p: null, undecided: 'not-estimable' });
  });

  test('equal answers on both sides give none', () => {
    const comparison = compare([wave('s1', 1), wave('s2', 2)], [one('s1', times(12, 1)), one('s2', times(12, 2))]);
    expect(stageDifference(comparison)).toMatchObject({ value: 1, low: null, p: null, verdict: null, undecided: 'not-estimable' });
  });
});

test('earlier waves change no verdict: the family is one pair', () => {
  const waves = [1, 2, 3, 4].map((at) => study(`s${at}`, { method: 'survey', wave: `W${at}`, date: `202${at}` }));
  const stages = ['one', 'two', 'three', 'four'].map((name) => stage(name));
  const scores = (shift: number) => [-1, 0, 1, 0, 1, 2, 0, -1, 1, 0, 2, 1, -1, 0, 1].map((x) => x + shift);
  const read = waves.map(({ name }, at) =>
    samples(name, { respondents: 15, stages: stages.map((each, i) => stageSample(each.name, scores(at === 3 ? 1.4 - i * 0.02 : 0))) }),
  );
  const differences = (from: number) => {
    const [comparison] = scoreJourney(model({ stages, studies: waves.slice(from) }), read.slice(from), [], OPTIONS).comparisons;
    return comparison?.stages.map(({ differences: [found] }) => [found?.p, found?.adjustedP, found?.verdict]);
  };
  expect(differences(0)).toEqual(differences(2));
  expect(differences(0)?.every(([, , verdict]) => verdict === 'change')).toBe(true);
});

describe('KPIs', () => {
  const asked = (kind: Parameters<typeof kpi>[0], before: readonly number[], after: readonly number[], boxes = { min: 4, max: 5 }) =>
    compare(
      [wave('s1', 1), wave('s2', 2)],
      [
        samples('s1', { respondents: before.length, kpis: [kpiSample(kind, before)] }),
        samples('s2', { respondents: after.length, kpis: [kpiSample(kind, after)] }),
      ],
      { kpis: [kpi(kind, { boxes: kind === 'csat' ? boxes : null })] },
    );

  test('shares by Newcombe: 5 of 5 against 2 of 5 stays above −100, and is too few', () => {
    const found = kpiDifference(asked('csat', times(5, 5), [5, 4, 1, 2, 3]));
    // Newcombe's method 10; p: scipy.optimize.brentq over z
    expectFigures(found, { value: -60, low: -88.23792257673522, high: -2.978989079184158, p: 0.03815013912500848 });
    expect(found).toMatchObject({ verdict: null, undecided: 'too-few' });
  });

  test('equal shares of all are no bar to a verdict', () => {
    // 0 of 20 against 10 of 10
    const found = kpiDifference(asked('rate', times(20, 0), times(10, 1)));
    expectFigures(found, { value: 100, low: 67.90860371419147, high: 100, p: 4.507819558742648e-9 });
    expect(found?.verdict).toBe('change');
  });

  test('the NPS shows the difference of both scores, with the interval of the adjusted ones', () => {
    const before = [...times(5, 10), ...times(7, 8), ...times(8, 3)];
    const after = [...times(12, 9), ...times(9, 7), ...times(4, 0)];
    // numpy: adjusted shares (x + ¾)/(n + 3), se = √((p + d − (p − d)²)/(n + 3)), normal z
    expectFigures(kpiDifference(asked('nps', before, after)), {
      value: 47,
      low: -0.45656760368870675,
      high: 83.68638126828498,
      p: 0.05253859941092555,
    });
  });

  test('times by the intervals of both medians', () => {
    const found = kpiDifference(asked('time', [1, 2, 2, 4, 8, 24, 30, 48, 72, 96], [6, 9, 12, 30, 36, 50, 60, 75, 90, 120, 130]));
    // numpy, scipy: Hettmansperger–Sheather intervals at level 1 − α, d ∓ √(a² + b²); p: scipy.optimize.brentq over α
    expectFigures(found, { value: 34, low: -21.499079661795527, high: 78.71438844420362, p: 0.16355820750218567 });
  });

  test('a median of five has no interval', () => {
    expect(kpiDifference(asked('time', [1, 2, 3, 4, 5], [2, 3, 4, 5, 6]))).toMatchObject({ value: 1, low: null, p: null });
  });

  test('means by Welch, in the unit of the KPI', () => {
    const [before, after] = [
      [0, 1, 2, 1, 0, 1, -1, 2, 1, 0],
      [2, 3, 2, 1, 3, 3, 2, 1, 2, 3, 0],
    ];
    const stageOf = compare([wave('s1', 1), wave('s2', 2)], [one('s1', before), one('s2', after)]);
    for (const kind of ['ces', 'amount'] as const) {
      const { value, low, high, p, verdict } = kpiDifference(asked(kind, before, after)) as Difference;
      expect({ value, low, high, p, verdict }).toMatchObject(
        (({ value: v, low: l, high: h, p: q, verdict: w }) => ({ value: v, low: l, high: h, p: q, verdict: w }))(
          stageDifference(stageOf) as Difference,
        ),
      );
    }
  });
});

describe('whatever the answers', () => {
  const kinds = ['nps', 'csat', 'rate', 'ces', 'amount', 'time'] as const;
  const answersOf = (kind: (typeof kinds)[number]) => {
    const [min, max] = { nps: [0, 10], csat: [1, 5], rate: [0, 1], ces: [1, 7], amount: [0, 900], time: [0, 90] }[kind];
    return fc.array(fc.integer({ min: min as number, max: max as number }), { minLength: 2, maxLength: 25 });
  };
  const differenceOf = (kind: (typeof kinds)[number], before: readonly number[], after: readonly number[]) =>
    kpiDifference(
      compare(
        [wave('s1', 1), wave('s2', 2)],
        [
          samples('s1', { respondents: before.length, kpis: [kpiSample(kind, before)] }),
          samples('s2', { respondents: after.length, kpis: [kpiSample(kind, after)] }),
        ],
        { kpis: [kpi(kind, { boxes: kind === 'csat' ? { min: 4, max: 5 } : null })] },
      ),
    );

  test.each(kinds)('%s: interval and p agree, the other way round is the same, and no verdict without ten on both sides', (kind) => {
    fc.assert(
      fc.property(answersOf(kind), answersOf(kind), (before, after) => {
        const [there, back] = [differenceOf(kind, before, after), differenceOf(kind, after, before)];
        if (!there || !back) throw new Error('both waves answered');
        expect(there.value).toBeCloseTo(-back.value, 9);
        if (there.p === null || there.low === null || there.high === null) {
          expect(there.verdict).toBeNull();
          return;
        }
        expect(there.p).toBeCloseTo(back.p as number, 9);
        expect(there.low).toBeCloseTo(-(back.high as number), 9);
        // A bound that touches 0 may fall on either side of .05.
        if (Math.abs(there.p - 0.05) > 1e-9) expect(there.low > 0 || there.high < 0).toBe(there.p < 0.05);
        expect(there.verdict === null).toBe(before.length < 10 || after.length < 10);
      }),
      { numRuns: 60 },
    );
  });
});

describe('a panel', () => {
  const before = [0, 0, 0, -1, -2, 1, 1, 3, -1, 1, 0, 0, -2, -2, 3, -1, 3, 1, -1, 1, -2, -1, 0, 1, -1, -1, 0, 0, -1, 0];
  const after = [1, 1, 1, -1, -2, 1, 1, 3, -1, 1, 0, 0, -2, -2, 3, -1, 3, 1, 0, 1, -2, -1, 0, 1, 0, -1, 0, 1, 0, 0];
  const before2 = [1, 0, 1, 0, -1, 1, 2, 3, 0, 1, 1, 0, -1, -2, 2, 0, 3, 2, 0, 1, -1, -1, 1, 1, 0, -1, 1, 0, -1, 1];
  const after2 = [1, 1, 1, 0, -1, 2, 2, 3, 0, 1, 2, 0, -1, -2, 2, 0, 3, 2, 1, 1, -1, -2, 1, 1, 0, -1, 1, 1, -1, 1];
  const share = (score: number) => (score >= 1 ? 100 : 0);

  const panelOf = (name: string, first: readonly number[], second: readonly number[]): Samples =>
    samples(name, {
      respondents: first.length,
      stages: [stageSample('one', first), stageSample('two', second)],
      kpis: [kpiSample('csat', first)],
      stagePairs: [{ stages: ['one', 'two'], sums: pairSumsOf(first.map((x, i) => ({ x, y: second[i] as number, weight: 1 }))) }],
      panel: first.map((score, i): PanelRespondent => {
        return {
          ...{ respondent: `p${i}`, weight: 1 },
          scores: [
            ['one', score],
            ['two', second[i] as number],
          ],
          contributions: [['csat', share(score)]],
        };
      }),
    });
  const asked = (panel: boolean) =>
    compare([wave('s1', 1, { panel }), wave('s2', 2, { panel })], [panelOf('s1', before, before2), panelOf('s2', after, after2)], {
      stages: [stage('one', { importance: 4 }), stage('two', { importance: 2 })],
      kpis: [kpi('csat', { boxes: { min: 1, max: 3 } })],
    });

  test('pairs its respondents: .006 where Welch finds .52', () => {
    // scipy: ttest_ind(after, before, equal_var=False), ttest_rel(after, before).confidence_interval(.95)
    expectFigures(stageDifference(asked(false))?.p, 0.5213087576246634);
    expectFigures(stageDifference(asked(true)), {
      value: 7 / 30,
      low: 0.0727003361293263,
      high: 0.39396633053734037,
      p: 0.005912950806161377,
      paired: 30,
    });
  });

  describe('of whom some are new', () => {
    const first = [0, 0, 0, -1, -1, -1, 0, 2, -1, -1, 1, 0, 0, -1, 0, 1, -2, -1, -3, -2, -3, 0, -2, 0, 0, 0];
    const second = [-1, 0, 1, 0, -2, -1, 0, 2, 1, -1, 2, 1, 0, 0, 1, 2, -2, 0, 3, -2, 2, 1, 0, 3, 2, -1, 1, 1, 0];
    const contribution = (score: number) => (score >= 2 ? 100 : score <= -1 ? -100 : 0);
    // On 0–10: promoters, passives and detractors as above.
    const answer = (score: number) => (score >= 2 ? 9 : score <= -1 ? 3 : 8);
    const some = (name: string, scores: readonly number[], isNewFrom18: boolean): Samples =>
      samples(name, {
        respondents: scores.length,
        stages: [stageSample('one', scores)],
        kpis: [kpiSample('nps', scores.map(answer))],
        panel: scores.map((score, i): PanelRespondent => {
          return {
            ...{ respondent: i >= 18 && isNewFrom18 ? `new${i}` : `p${i}`, weight: 1 },
            scores: [['one', score]],
            contributions: [['nps', contribution(score)]],
          };
        }),
      });
    const comparison = compare(
      [wave('s1', 1, { panel: true }), wave('s2', 2, { panel: true })],
      [some('s1', first, false), some('s2', second, true)],
      { kpis: [kpi('nps')] },
    );

    test('means by Derrick’s t for unequal variances', () => {
      // numpy, scipy: T_new2 of Derrick et al. (2017), r over the 18 pairs, s over all
      expectFigures(stageDifference(comparison), {
        value: 1.0251989389920424,
        low: 0.5260114602895076,
        high: 1.5243864176945772,
        p: 0.00022861526155470814,
        paired: 18,
      });
    });

    test('the NPS with the covariance φ·se·se', () => {
      // numpy: φ = r·18/√(26·29), the adjusted standard errors, normal z
      expectFigures(kpiDifference(comparison), {
        value: 42.30769230769231,
        low: 12.666247275921265,
        high: 63.195821689595974,
        p: 0.0032549783305459022,
        paired: 18,
      });
    });
  });

  test('shares take the correlation of the pairs', () => {
    // numpy: Newcombe's paired interval with φ = np.corrcoef of the two indicators
    expectFigures(kpiDifference(asked(true)), { value: 13.333333333333336, low: 1.2055907747788683, high: 24.918262564234972, paired: 30 });
  });

  test('the index is the paired test of the respondents’ own indexes', () => {
    // scipy: ttest_rel((4·after + 2·after2)/6, (4·before + 2·before2)/6), times 100/6
    expectFigures(asked(true).index?.differences[0], {
      value: 3.3333333333333344,
      low: 1.0478330535615792,
      high: 5.618833613105089,
      p: 0.005738563826322871,
      paired: 30,
    });
    expect(asked(true).index?.differences[0]?.verdict).toBe('change');
  });
});

describe('the index', () => {
  type Row = readonly [number | null, number | null];
  const first: readonly Row[] = [
    ...([
      [1, 2],
      [0, 1],
      [2, 2],
      [-1, 0],
      [1, 1],
      [0, null],
      [3, 2],
      [2, 1],
      [-2, -1],
      [1, null],
      [0, 0],
      [null, 1],
      [1, 3],
    ] as const),
  ];
  const second: readonly Row[] = [
    ...([
      [2, 2],
      [1, 1],
      [2, 3],
      [0, 0],
      [3, 2],
      [2, null],
      [3, 3],
      [1, 2],
      [-1, 0],
      [null, 1],
      [1, 2],
      [2, 1],
    ] as const),
  ];
  const known = (rows: readonly Row[], at: 0 | 1) => rows.flatMap((row) => row[at] ?? []);
  const waveOf = (name: string, rows: readonly Row[], extra: Partial<Samples> = {}): Samples => {
    const both = rows.flatMap(([x, y]) => (x === null || y === null ? [] : [{ x, y, weight: 1 }]));
    const pairs: StagePair[] = [{ stages: ['one', 'two'], sums: pairSumsOf(both) }];
    const stages = [stageSample('one', known(rows, 0)), stageSample('two', known(rows, 1)), ...(extra.stages ?? [])];
    return samples(name, { respondents: rows.length, stagePairs: pairs, ...extra, stages });
  };
  const stages = [stage('one', { importance: 4 }), stage('two', { importance: 2 }), stage('three', { importance: 5 })];

  test('is compared over the stages that both waves have, with the covariance of their stages', () => {
    const comparison = compare(
      [wave('s1', 1), wave('s2', 2)],
      [waveOf('s1', first), waveOf('s2', second, { stages: [stageSample('three', times(12, -3))] })],
      { stages },
    );
    // numpy: V of both waves with the cross terms cov·n_both/(n_s·n_t), df_k = min(m − 1, V²/Σc²/(n − 1)); independent sides add
    expectFigures(comparison.index?.differences[0], {
      value: 11.279461279461282,
      low: -5.547427352099876,
      high: 28.10634991102244,
      p: 0.1788235938642598,
    });
    expect(comparison.index?.differences[0]?.stages).toEqual(['one', 'two']);
    expect(comparison.index?.cells.map(({ index }) => index)).toEqual(comparison.groups.map(({ index }) => index));
  });

  test('over two instruments: pooled studies are one, weighted ones count by their weights', () => {
    const visits = { method: 'mystery-visit' as const };
    const [before, after] = [
      [-1, 0, 1, -2, 0, 1, -1, 0],
      [0, 1, 1, -1, 2, 0, 1],
    ];
    const differenceFor = (weights: readonly (number | null)[]) => {
      const [s1, v1, s2, v2] = weights.map((weight) => ({ weight }));
      return compare(
        [wave('s1', 1, s1), wave('v1', 1, { ...v1, ...visits }), wave('s2', 2, s2), wave('v2', 2, { ...v2, ...visits })],
        [waveOf('s1', first), one('v1', before), waveOf('s2', second), one('v2', after)],
        { stages: stages.slice(0, 2) },
      ).index?.differences[0];
    };
    // numpy: as above, a = importance/Σimportance × ω/Σω; pooled: df = min(m − 1, V²/Σc²/df) over all; weighted: by study
    expectFigures(differenceFor([null, null, null, null]), {
      value: 11.426381316222198,
      low: -1.2663342794720165,
      high: 24.119096911916415,
      p: 0.07626691722791028,
    });
    expectFigures(differenceFor([2, 1, 3, 1]), {
      value: 11.389101094983447,
      low: -2.2575476101614886,
      high: 25.035749800128382,
      p: 0.09816117448727812,
    });
  });
});

describe('benchmarks', () => {
  const own = [0, 1, 0, -1, 1, 0, 0, 1, -1, 0, 0, 1];
  const report = (theirs: Readonly<Record<string, readonly number[]>>, method: Study['method'] = 'survey'): JourneyReport =>
    scoreJourney(
      model({
        stages: [stage('one'), stage('two')],
        studies: [study('poll', { method: 'survey' })],
        benchmarks: Object.keys(theirs).map((name) => study(name, { kind: 'benchmark', method })),
      }),
      [samples('poll', { respondents: 12, stages: [stageSample('one', own), stageSample('two', own)] })],
      [],
      { file: 'a.journey', benchmarks: Object.entries(theirs).map(([name, scores]) => one(name, scores)) },
    );

  test('those that are proven better are named, by stage', () => {
    const better = own.map((x) => x + 2);
    const [comparison] = report({ rival: better, same: own, other: own.map((x) => x + 1.5) }).comparisons as [Comparison];
    expect([...stagesWorseThanBenchmark(comparison)]).toEqual([['one', ['other', 'rival']]]);
    // a family for each pair: another benchmark does not change the verdict
    const p = (name: string) => comparison.stages[0]?.differences.find(({ from }) => comparison.groups[from]?.name === name);
    expect(p('rival')?.adjustedP).toBe(p('rival')?.p);
    expect([...stagesWorseThanBenchmark(report({ rival: own }).comparisons[0] as Comparison)]).toEqual([]);
    expect([...stagesWorseThanBenchmark(report({ rival: better }, 'mystery-visit').comparisons[0] as Comparison)]).toEqual([]);
  });
});

describe('suppression', () => {
  const asked = [0, 1, 2, 1, 0, 1, 2, 3, 1, 2, 0, 1];

  test('the difference of a small instrument goes with it, and with one that would tell of it', () => {
    const visits = { method: 'mystery-visit' as const };
    const few = compare(
      [wave('s1', 1), wave('v1', 1, visits), wave('v2', 2, visits)],
      [one('s1', asked), one('v1', [1, 2, 3]), one('v2', asked)],
    );
    expect(few.stages[0]?.differences).toHaveLength(1);
    const report = (comparison: Comparison): JourneyReport => ({
      ...scoreJourney(model({ stages: [stage('one')] }), [], [], OPTIONS),
      comparisons: [comparison],
    });
    const [safe] = suppress(report(few)).comparisons;
    expect(safe?.stages[0]?.cells.map(({ measured }) => measured?.n)).toEqual([15, 12]);
    expect(safe?.stages[0]?.differences).toEqual([]);
    expect(safe?.index?.differences ?? []).toEqual([]);

    // the survey's difference beside the whole would tell of the three visits
    const rest = compare([wave('s1', 1), wave('v1', 1, visits), wave('s2', 2)], [one('s1', asked), one('v1', [1, 2, 3]), one('s2', asked)]);
    expect(rest.stages[0]?.differences).toHaveLength(1);
    expect(suppress(report(rest)).comparisons[0]?.stages[0]?.differences).toEqual([]);
  });
});

test('answers of unequal weight keep their effective number', () => {
  const weighted = samples('s1', {
    respondents: 12,
    stages: [stageSample('one', null, { scores: answers(times(12, 1).fill(2, 6), times(12, 1).fill(9, 11)) })],
  });
  const comparison = compare([wave('s1', 1), wave('s2', 2)], [weighted, one('s2', [1, 2, 3, 1, 2, 3, 2, 1, 3, 2, 1, 2])]);
  // (Σw)²/Σw² = 20²/(11 + 81) = 4.35: twelve heads are too few
  expect(stageDifference(comparison)).toMatchObject({ undecided: 'too-few', verdict: null });
  expectFigures(stageDifference(comparison)?.instruments[0]?.from.effectiveN, 400 / 92);
});
