import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { npsDifference } from '../src/kpi/nps-difference.ts';
import { intervalDifference } from '../src/statistics/interval-difference.ts';
import { newcombe, newcombeOver, overlapCorrelation } from '../src/statistics/newcombe.ts';
import { wilson } from '../src/statistics/wilson.ts';
import { expectFigures } from './figures.ts';

const share = (x: number, n: number) => ({ share: x / n, n });

describe('the difference of two shares', () => {
  /** Newcombe (1998), *Statistics in Medicine* 17, 873–890, table II, method 10: printed with four decimals. */
  test.each([
    [56, 70, 48, 80, 0.0524, 0.3339],
    [9, 10, 3, 10, 0.1705, 0.809],
    [6, 7, 2, 7, 0.0582, 0.8062],
    [5, 56, 0, 29, -0.0381, 0.1926],
    [0, 10, 0, 20, -0.1611, 0.2775],
    [0, 10, 0, 10, -0.2775, 0.2775],
    [10, 10, 0, 20, 0.6791, 1],
    [10, 10, 0, 10, 0.6075, 1],
  ])('%i of %i less %i of %i, as Newcombe prints it', (x, m, y, n, low, high) => {
    const found = newcombe(share(y, n), share(x, m));
    expect(Math.abs(found.low - low)).toBeLessThanOrEqual(0.00005);
    expect(Math.abs(found.high - high)).toBeLessThanOrEqual(0.00005);
  });

  // p: scipy.optimize.brentq over z of the bound that is nearer to 0, then 2*norm.sf(z)
  test.each([
    [48, 80, 56, 70, 0.052431472402365065, 0.333872654036906, 0.008133140358606815],
    [3, 10, 9, 10, 0.17052272393450302, 0.8090179735354881, 0.004963401417510237],
    [0, 29, 5, 56, -0.03813714790353688, 0.19256001385511162, 0.11755573067257472],
    [0, 20, 10, 10, 0.6790860371419147, 1, 4.507819558742648e-9],
    [2, 5, 5, 5, 0.029789890791841578, 0.8823792257673522, 0.03815013912500848],
  ])('%i of %i, then %i of %i: interval and p', (y, n, x, m, low, high, p) => {
    expectFigures(newcombe(share(y, n), share(x, m)), { value: x / m - y / n, low, high, p });
  });

  // Newcombe (1998), *Statistics in Medicine* 17, 2635–2650, table III, method 10, prints 0.0569 and 0.3404 for 36, 12, 2, 0
  test.each([
    [36, 12, 2, 0, -0.11470786693528089, 0.05692958400323869, 0.3404276029749407, 0.008045889677122671],
    [20, 12, 2, 16, 0.4969241611489845, 0.06180475823489942, 0.3241622931390557, 0.003918698429718765],
  ])('paired: %i yes twice, %i only then, %i only before, %i never', (both, then, before, never, phi, low, high, p) => {
    const n = both + then + before + never;
    expectFigures(newcombe(share(both + before, n), share(both + then, n), overlapCorrelation(phi, n, n, n)), { low, high, p });
  });

  test('equal shares differ by nothing: p is 1', () => {
    expect(newcombe(share(5, 10), share(50, 100)).p).toBe(1);
    expect(newcombe(share(10, 10), share(10, 10))).toMatchObject({ value: 0, p: 1 });
  });

  test('the interval stays within −1..1, is antisymmetric, and excludes 0 exactly where p is below 0.05', () => {
    const shares = fc
      .tuple(fc.integer({ min: 1, max: 60 }), fc.double({ min: 0, max: 1, noNaN: true }))
      .map(([n, at]) => share(Math.round(at * n), n));
    fc.assert(
      fc.property(shares, shares, (from, to) => {
        const { value, low, high, p } = newcombe(from, to);
        expect(low >= -1 && low <= value && value <= high && high <= 1).toBe(true);
        expect(p < 0.05).toBe(low > 0 || high < 0);
        expectFigures(newcombe(to, from), { value: -value, low: -high, high: -low, p });
      }),
    );
  });

  test('over several instruments: one alone is itself, two alike are narrower by √2', () => {
    const pair = { from: share(3, 10), to: share(9, 10), correlation: 0 };
    const one = newcombe(pair.from, pair.to);
    expectFigures(newcombeOver([{ ...pair, weight: 7 }]), one);
    const two = newcombeOver([
      { ...pair, weight: 2 },
      { ...pair, weight: 2 },
    ]);
    expectFigures(two, { value: one.value, low: one.value - (one.value - one.low) / Math.SQRT2 });
    expect(two.p).toBeLessThan(one.p);
  });
});

test('an interval of a difference from two intervals: Newcombe’s with Wilson’s, wider where nothing is shared', () => {
  const [a, b] = [
    { value: 0.3, ...wilson(0.3, 10) },
    { value: 0.9, ...wilson(0.9, 10) },
  ];
  expectFigures(intervalDifference(a, b), { low: 0.17052272393450302, high: 0.8090179735354881 });
  const paired = intervalDifference(a, b, 0.5);
  expect(paired.high - paired.low).toBeLessThan(0.8090179735354881 - 0.17052272393450302);
});

describe('the difference of two Net Promoter Scores', () => {
  const shares = ([promoters, passives, detractors]: readonly [number, number, number]) => {
    const n = promoters + passives + detractors;
    return { promoters: promoters / n, detractors: detractors / n, n };
  };

  // numpy: adjusted p = (P + .75)/(n + 3), d likewise; se² = (p + d − (p − d)²)/(n + 3); d ± z·√(se₁² + se₂² − 2φ·se₁·se₂); 2*norm.sf
  test.each([
    [[5, 3, 2], [20, 10, 10], 0, -5, 0.17889087656529767, -48.61509949731339, 48.97288125044398, 0.9942666788273989],
    [[0, 0, 5], [5, 0, 0], 0, 200, 125, 61.348302458215336, 188.65169754178467, 0.0001186001386622471],
    [[50, 30, 20], [30, 30, 40], 0.5, -40, -38.83495145631068, -54.38262343440469, -23.28727947821666, 9.800869799481674e-7],
  ] as const)('from %j to %j, φ %d', (from, to, correlation, value, adjusted, low, high, p) => {
    expectFigures(npsDifference(shares(from), shares(to), correlation), { value, adjusted, low, high, p });
  });
});
