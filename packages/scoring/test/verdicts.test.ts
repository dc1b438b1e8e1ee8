import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { targetVerdict } from '../src/kpi/target-verdict.ts';
import { basicsOfStudies, basicsVerdict } from '../src/stage/basics.ts';
import { averageCorrelation } from '../src/statistics/average-correlation.ts';
import { wilson } from '../src/statistics/wilson.ts';
import { basics } from './builders.ts';
import { expectFigures } from './figures.ts';

describe('a target', () => {
  const verdict = (low: number | null, high: number | null, better: 'higher' | 'lower' = 'higher', n = 10) =>
    targetVerdict({ n: 40, effectiveN: n, low, high }, 40, better, 1e-7);

  test('is met or missed where the interval lies on one side, else open', () => {
    expect([verdict(41, 60), verdict(30, 39), verdict(30, 60)]).toEqual(['met', 'missed', 'open']);
  });

  test('is reached by a bound that ends at it, in spite of rounding', () => {
    expect([verdict(40, 60), verdict(40 - 1e-8, 60), verdict(40 - 1e-6, 60)]).toEqual(['met', 'met', 'open']);
    expect([verdict(30, 40), verdict(30, 40 - 1e-6)]).toEqual(['open', 'missed']);
  });

  test('is judged in the direction of the KPI', () => {
    expect([verdict(41, 60, 'lower'), verdict(30, 39, 'lower'), verdict(30, 60, 'lower')]).toEqual(['missed', 'met', 'open']);
    expect([verdict(30, 40, 'lower'), verdict(40, 50, 'lower'), verdict(40 + 1e-6, 50, 'lower')]).toEqual(['met', 'open', 'missed']);
  });

  test('is open below ten effective respondents, and without an interval', () => {
    expect([verdict(50, 60, 'higher', 9.99), verdict(50, 60, 'higher', 10)]).toEqual(['open', 'met']);
    expect(verdict(null, 60)).toBe('open');
  });
});

describe('basics', () => {
  test('fail from two respondents and above 10 %', () => {
    expect(basicsVerdict(2, 0.5, 1, 2).fail).toBe(false);
    expect(basicsVerdict(4, 0.5, 2, 4).fail).toBe(true);
    expect(basicsVerdict(30, 0.1, 3, 30).fail).toBe(false);
    expect(basicsVerdict(30, 0.1 + 1e-12, 3, 30).fail).toBe(false);
    expect(basicsVerdict(100, 0.11, 11, 100).fail).toBe(true);
  });

  test('are uncertain where Wilson’s interval contains 10 %', () => {
    expect(basicsVerdict(12, 7 / 12, 7, 12)).toMatchObject({ fail: true, isUncertain: false });
    expect(basicsVerdict(20, 0.2, 4, 20)).toMatchObject({ fail: true, isUncertain: true });
    expect(wilson(0.2, 20).low).toBeLessThan(0.1);
    expect(basicsVerdict(100, 0, 0, 100)).toMatchObject({ fail: false, isUncertain: false });
    expect(basicsVerdict(10, 0, 0, 10)).toMatchObject({ fail: false, isUncertain: true });
  });
});

describe('basics of several studies', () => {
  const of = (n: number, unmetN: number, weight: number | null, weightFactor = 1) => ({ basics: basics(n, unmetN), weight, weightFactor });

  test('are pooled where no weight is declared', () => {
    // 6 of 12 and 9 of 36
    expect(basicsOfStudies([of(12, 6, null), of(36, 9, null)])).toEqual(basicsVerdict(48, 15 / 48, 15, 48));
  });

  test('are averaged by the declared weights, with the effective n of the weights', () => {
    // (2·0.5 + 1·0.25)/3; 3²/(2²/12 + 1²/36)
    const found = basicsOfStudies([of(12, 6, 2), of(36, 9, 1), of(7, 7, 0)]);
    expectFigures(found, { share: 1.25 / 3, observed: 48, fail: true });
    expect(found?.isUncertain).toBe(wilson(1.25 / 3, 9 / (4 / 12 + 1 / 36)).low <= 0.1);
  });

  test('of nobody are unknown', () => {
    expect(basicsOfStudies([])).toBeNull();
    expect(basicsOfStudies([of(0, 0, null)])).toBeNull();
  });

  test('in clusters have the effective n of the clusters', () => {
    // Four stores of three: each all met or all unmet. numpy: p = .5, var = Σ(3·.5)²/(1 − 3/12)/12² = .0833, sd² = 12·.25/11, n = 3.27
    const clusters = [0, 0, 1, 1].map((share) => ({ cluster: null, weight: 3, weightedSum: 3 * share }));
    const clustered = { basics: { ...basics(12, 6), clusters }, weight: null, weightFactor: 1 };
    const { low } = wilson(0.5, (12 * 0.25) / 11 / ((4 * 2.25) / 0.75 / 144));
    expect(low).toBeLessThan(0.15);
    expect(basicsOfStudies([clustered])).toMatchObject({ share: 0.5, fail: true, isUncertain: low <= 0.1 });
  });
});

describe('correlations within studies', () => {
  const study = (value: number, n: number) => ({ value, n, effectiveN: n });

  test('are averaged by Fisher’s z with n − 3', () => {
    // z = np.average(np.arctanh([.3, .6]), weights=[17, 47]); np.tanh([z, z - 1.959963984540054/8, z + 1.959963984540054/8])
    expectFigures(averageCorrelation([study(0.3, 20), study(0.6, 50)]), {
      n: 70,
      value: 0.5307912280858341,
      low: 0.33304620664671186,
      high: 0.6838132327971628,
    });
  });

  test('one alone is itself; without a z it has no interval', () => {
    expectFigures(averageCorrelation([study(0.3, 20)]), { n: 20, value: 0.3 });
    expect(averageCorrelation([study(0.3, 3)])).toEqual({ n: 3, value: 0.3, low: null, high: null });
    expect(averageCorrelation([study(1, 9)])).toEqual({ n: 9, value: 1, low: null, high: null });
    expect(averageCorrelation([])).toBeNull();
  });

  test('a study without a z takes no part beside others', () => {
    expect(averageCorrelation([study(0.3, 20), study(1, 3)])).toEqual(averageCorrelation([study(0.3, 20)]));
    expect(averageCorrelation([study(1, 9), study(-1, 9)])).toBeNull();
  });

  test('the average lies between the least and the greatest, whatever the studies', () => {
    const studies = fc.array(fc.tuple(fc.double({ min: -0.99, max: 0.99, noNaN: true }), fc.integer({ min: 4, max: 200 })), {
      minLength: 1,
    });
    fc.assert(
      fc.property(studies, (all) => {
        const found = averageCorrelation(all.map(([value, n]) => study(value, n)));
        const values = all.map(([value]) => value);
        expect(found?.value).toBeGreaterThanOrEqual(Math.min(...values) - 1e-12);
        expect(found?.value).toBeLessThanOrEqual(Math.max(...values) + 1e-12);
      }),
    );
  });
});
