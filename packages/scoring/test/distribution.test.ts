import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { mergeDistributions, momentsOf, quantileOf, shareWhere } from '../src/statistics/distribution.ts';
import { answers, times } from './builders.ts';
import { expectFigures } from './figures.ts';

describe('moments', () => {
  test('without weights: the usual mean and standard deviation', () => {
    // x = [-2, 0, 1, 1.5, 3]; np.mean(x), np.std(x, ddof=1)
    expectFigures(momentsOf(answers([3, -2, 0, 1.5, 1])), { n: 5, effectiveN: 5, mean: 0.7, sd: 1.857417562100671, df: 4 });
  });

  test('with weights: the weighted ones and the effective number of respondents', () => {
    // v = [-1, .5, 2, 3]; w = [2, 1, .5, 1.5]; np.average(v, weights=w); w.sum()**2/(w**2).sum();
    // np.sqrt(np.cov(v, aweights=w, ddof=1)); the standard error is sd/sqrt(n_eff)
    const wanted = { n: 4, effectiveN: 3.3333333333333335, mean: 0.8, sd: 2.0389072703639215, se: 1.1167555046396043 };
    expectFigures(momentsOf(answers([-1, 0.5, 2, 3], [2, 1, 0.5, 1.5])), wanted);
  });

  test('are unchanged by doubling all weights', () => {
    const found = momentsOf(answers([-1, 0.5, 2, 3], [2, 2, 2, 2]));
    expectFigures(found, momentsOf(answers([-1, 0.5, 2, 3])));
  });

  test('one respondent has a mean and nothing more; nobody has nothing', () => {
    expect(momentsOf(answers([2]))).toEqual({ n: 1, effectiveN: 1, mean: 2, sd: null, se: null, df: null });
    expect(momentsOf(answers([]))).toBeNull();
  });

  test('equal answers have exactly their value as mean and sd 0', () => {
    expect(momentsOf(answers(times(3, 0.1)))).toMatchObject({ mean: 0.1, sd: 0, se: 0 });
  });

  test('a large offset does not cancel the deviations', () => {
    // np.std([4, 7, 13, 16], ddof=1)
    expect(momentsOf(answers([1e9 + 4, 1e9 + 7, 1e9 + 13, 1e9 + 16]))?.sd).toBeCloseTo(5.477225575051661, 9);
  });

  test('the mean lies between the least and the greatest answer', () => {
    const rows = fc.array(fc.tuple(fc.double({ min: -3, max: 3, noNaN: true }), fc.double({ min: 0.01, max: 50, noNaN: true })), {
      minLength: 1,
    });
    fc.assert(
      fc.property(rows, (all) => {
        const values = all.map(([value]) => value);
        const found = momentsOf(
          answers(
            values,
            all.map(([, weight]) => weight),
          ),
        );
        expect(found?.mean).toBeGreaterThanOrEqual(Math.min(...values));
        expect(found?.mean).toBeLessThanOrEqual(Math.max(...values));
        expect(found?.effectiveN).toBeLessThanOrEqual(all.length + 1e-9);
      }),
    );
  });
});

describe('quantiles', () => {
  const hours = answers([1, 2, 2, 4, 8, 24, 30, 48, 72, 96]);

  test('are the steps of the distribution', () => {
    // np.quantile(hours, [.5, .9, .25], method='averaged_inverted_cdf')
    expect([0.5, 0.9, 0.25].map((p) => quantileOf(hours, p))).toEqual([16, 84, 2]);
  });

  test('follow the weights', () => {
    // np.quantile([1, 2, 4, 8], q, weights=[.1, .2, .3, .4], method='inverted_cdf'); none of these q is a step
    const weighted = answers([1, 2, 4, 8], [0.1, 0.2, 0.3, 0.4]);
    expect([0.05, 0.35, 0.5, 0.95].map((p) => quantileOf(weighted, p))).toEqual([1, 4, 4, 8]);
  });

  test('a step is recognised up to rounding, as 0.1 + 0.2', () => {
    expect(quantileOf(answers([1, 2, 4], [0.1, 0.2, 0.3]), 0.5)).toBe(3);
  });

  test('are null without answers', () => {
    expect(quantileOf(answers([]), 0.5)).toBeNull();
    expect(shareWhere(answers([]), () => true)).toBeNull();
  });
});

test('merged distributions are those of all the answers, in whatever order', () => {
  const groups = fc.array(fc.array(fc.integer({ min: -3, max: 3 })));
  fc.assert(
    fc.property(groups, (all) => {
      expect(mergeDistributions(all.map((values) => answers(values)))).toEqual(answers(all.flat()));
      expect(mergeDistributions(all.map((values) => answers(values)).reverse())).toEqual(answers(all.flat()));
    }),
  );
});
