import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { combineDifferences, instrumentWeight } from '../src/comparison/combine-differences.ts';
import { type Moments, momentsOf, summaryMoments } from '../src/statistics/distribution.ts';
import { estimablePair } from '../src/statistics/estimability.ts';
import { meanDifference } from '../src/statistics/mean-difference.ts';
import { answers, times } from './builders.ts';
import { expectFigures } from './figures.ts';

const moments = (values: readonly number[]) => momentsOf(answers(values)) as Moments;

describe('differences within instruments', () => {
  const [a1, b1] = [moments([0, 1, 2, 1, 0]), moments([2, 3, 2, 1, 3, 3])];
  const [a2, b2] = [moments([-1, 0, 1, 1, 0, 0.5, 2]), moments([0, 0, 1, 2])];

  test('are averaged by n·n/(n + n), with the degrees of freedom of Welch–Satterthwaite', () => {
    expectFigures([instrumentWeight(5, 6), instrumentWeight(7, 4), instrumentWeight(1, 1)], [30 / 11, 28 / 11, 0.5]);
    const found = combineDifferences([
      { difference: meanDifference(a1, b1), weight: instrumentWeight(5, 6) },
      { difference: meanDifference(a2, b2), weight: instrumentWeight(7, 4) },
    ]);
    // numpy: v = w²·se² of the four samples, w = ω/Σω; df = (Σv)²/Σ(v²/df); 2*stats.t.sf(d/√Σv, df)
    expectFigures(found, {
      value: 0.913793103448276,
      se: 0.38872842696749094,
      df: 13.978463924218019,
      low: 0.07993302390666723,
      high: 1.7476531829898847,
      p: 0.033941785453582715,
    });
  });

  test('one alone is itself', () => {
    const difference = meanDifference(a1, b1);
    expectFigures(combineDifferences([{ difference, weight: 3 }]), difference);
  });

  test('a change of the mix alone is no difference', () => {
    // 60 poor visits only before, one survey unchanged: the instruments that both sides have differ by nothing
    const survey = moments([1, 2, 3, 2, 1, 2, 3, 2]);
    const found = combineDifferences([{ difference: meanDifference(survey, survey), weight: 4 }]);
    expect(found.value).toBe(0);
    expect(found.p).toBe(1);
  });

  test('one without a standard error leaves neither interval nor p', () => {
    const difference = meanDifference(moments([1]), b1);
    expect(combineDifferences([{ difference, weight: 1 }])).toMatchObject({ value: b1.mean - 1, low: null, high: null, p: null });
  });

  test('equal weights and differences: the difference itself, never a wider interval', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: -3, max: 3 }), { minLength: 3, maxLength: 12 }), (values) => {
        const difference = meanDifference(moments([...values, 1, 2]), b1);
        const found = combineDifferences([
          { difference, weight: 2 },
          { difference, weight: 2 },
        ]);
        expect(found.value).toBeCloseTo(difference.value, 12);
        expect((found.se as number) * Math.SQRT2).toBeCloseTo(difference.se as number, 12);
      }),
    );
  });
});

describe('a side of equal answers', () => {
  test('takes the standard deviation of the other', () => {
    const [from, to] = estimablePair(moments(times(9, 4)), moments([1, 2, 3])) ?? [];
    expectFigures(from, { mean: 4, sd: 1, se: 1 / 3, df: 8 });
    expect(to).toEqual(moments([1, 2, 3]));
  });

  test('is not taken for one whose deviation is not known', () => {
    const given = summaryMoments({ n: 40, mean: 2, sd: null }) as Moments;
    expect(estimablePair(given, moments([1, 2, 3]))).toBeNull();
  });

  test('gives no verdict beside another, or beside a single respondent', () => {
    expect(estimablePair(moments(times(2, 1)), moments(times(2, 2)))).toBeNull();
    expect(estimablePair(moments([1]), moments([1, 2, 3]))).toBeNull();
  });
});
