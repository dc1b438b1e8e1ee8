import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { targetVerdict } from '../src/kpi/target-verdict.ts';
import { basicsVerdict } from '../src/stage/basics.ts';
import { consolidateShares } from '../src/stage/consolidate-shares.ts';
import { averageCorrelation } from '../src/statistics/average-correlation.ts';
import { wilson } from '../src/statistics/wilson.ts';
import { expectFigures } from './figures.ts';

describe('a target', () => {
  const verdict = (low: number | null, high: number | null, better: 'higher' | 'lower' = 'higher', n = 10) =>
    targetVerdict({ low, high }, 40, better, n, 1e-7);

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
    expect(basicsVerdict(0.5, 1, 2).fail).toBe(false);
    expect(basicsVerdict(0.5, 2, 4).fail).toBe(true);
    expect(basicsVerdict(0.1, 3, 30).fail).toBe(false);
    expect(basicsVerdict(0.1 + 1e-12, 3, 30).fail).toBe(false);
    expect(basicsVerdict(0.11, 11, 100).fail).toBe(true);
  });

  test('are uncertain where Wilson’s interval contains 10 %', () => {
    expect(basicsVerdict(7 / 12, 7, 12)).toMatchObject({ fail: true, isUncertain: false });
    expect(basicsVerdict(0.2, 4, 20)).toMatchObject({ fail: true, isUncertain: true });
    expect(wilson(0.2, 20).low).toBeLessThan(0.1);
    expect(basicsVerdict(0, 0, 100)).toMatchObject({ fail: false, isUncertain: false });
    expect(basicsVerdict(0, 0, 10)).toMatchObject({ fail: false, isUncertain: true });
  });
});

describe('shares of weighted studies', () => {
  test('are averaged, with the effective n of the weights', () => {
    expectFigures(
      consolidateShares([
        { share: 0.5, n: 12, weight: 2 },
        { share: 0.2, n: 36, weight: 1 },
      ]),
      { share: 0.4, n: 9 / (4 / 12 + 1 / 36) },
    );
    expect(consolidateShares([{ share: 0.5, n: 12, weight: 0 }])).toBeNull();
    expectFigures(consolidateShares([{ share: 0.5, n: 12, weight: 7 }]), { share: 0.5, n: 12 });
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
