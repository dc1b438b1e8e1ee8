import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { expectationDifference, rescale, respondentScore } from '../src/respondent/index.ts';

const JOURNEY = { min: -3, max: 3 };

describe('rescale', () => {
  test('maps 1..11 to 0..10 without losing a digit', () => {
    for (let answer = 1; answer <= 11; answer++) expect(rescale(answer, { min: 1, max: 11 }, { min: 0, max: 10 })).toBe(answer - 1);
  });

  test('maps a rating of 1..10 to the journey’s scale', () => {
    expect([1, 4, 7, 10].map((rating) => rescale(rating, { min: 1, max: 10 }, JOURNEY))).toEqual([-3, -1, 1, 3]);
  });

  test('reverses school grades, where 1 is the best of 6', () => {
    expect([1, 6].map((grade) => rescale(grade, { min: 6, max: 1 }, JOURNEY))).toEqual([3, -3]);
  });

  test('is NaN on a scale without width', () => {
    expect(rescale(4, { min: 4, max: 4 }, JOURNEY)).toBeNaN();
  });

  test('is inverted by the reverse map', () => {
    const bounds = fc
      .tuple(fc.integer({ min: -50, max: 50 }), fc.integer({ min: 1, max: 100 }))
      .map(([min, width]) => ({ min, max: min + width }));
    fc.assert(
      fc.property(bounds, bounds, fc.double({ min: -100, max: 100, noNaN: true }), (from, to, value) => {
        expect(rescale(rescale(value, from, to), to, from)).toBeCloseTo(value, 6);
      }),
    );
  });
});

describe('respondentScore', () => {
  const TEN = { min: 1, max: 10 };
  const rated = (...answers: number[]) => ({ answers, scales: answers.map(() => TEN) });
  const score = (answers: number[], ...responses: number[][]) => respondentScore({ ratings: rated(...answers), responses }, JOURNEY);

  test('sums responses, good and bad, and clamps the sum', () => {
    expect(score([], [-2, 1])).toBe(-1);
    expect(score([], [-3, -2])).toBe(-3);
  });

  test('averages direct ratings', () => {
    expect(score([7, 10, 10])).toBeCloseTo(7 / 3, 12);
  });

  test('averages the two results where ratings and responses stand at one stage', () => {
    // clamped sum −3; ratings 10 and 10, mean 3: their mean is 0, however many ratings there are
    expect(score([10], [-3, -6])).toBe(0);
    expect(score([10, 10], [-3, -6])).toBe(0);
    // ratings 10 and 4, mean 1; sum 2
    expect(score([10, 4], [2])).toBe(1.5);
  });

  test('sums and clamps responses observer by observer, and averages the observers', () => {
    // −5 clamped to −3, and 1; all in one sum would be −3 − 2 + 1 + 0 = −4, clamped to −3
    expect(score([], [-3, -2], [1, 0])).toBe(-1);
    expect(score([], [3, 3], [-1], [-2])).toBe(0);
  });

  test('a response of score 0 counts, no response does not', () => {
    expect(score([], [0])).toBe(0);
    expect(score([])).toBeNull();
  });

  test('sums of decimals carry no rounding', () => {
    expect(score([], [0.1, 0.2])).toBe(0.3);
    expect(score([], [0.7, 0.1, -0.8])).toBe(0);
  });

  test('ratings on two scales are averaged on the journey’s', () => {
    // 4 of 1..5 is 1.5, 5 of 0..10 is 0
    const ratings = {
      answers: [4, 5],
      scales: [
        { min: 1, max: 5 },
        { min: 0, max: 10 },
      ],
    };
    expect(respondentScore({ ratings, responses: [] }, JOURNEY)).toBe(0.75);
  });

  test('equal means of answers are equal to the last bit', () => {
    const tenths = fc.integer({ min: 10, max: 100 }).map((answer) => answer / 10);
    const scales = fc.constantFrom(JOURNEY, { min: 1, max: 5 }, { min: 0, max: 10 }, { min: -1, max: 1.5 });
    fc.assert(
      fc.property(fc.array(tenths, { minLength: 1, maxLength: 5 }), fc.integer({ min: 2, max: 4 }), scales, (answers, times, scale) => {
        const ratings = (all: number[]) => respondentScore({ ratings: rated(...all), responses: [] }, scale);
        // The same mean in other words: each answer repeated, in reverse; and two answers moved apart.
        expect(ratings(Array.from({ length: times }, () => answers.toReversed()).flat())).toBe(ratings(answers));
        const [first, last] = [answers[0] as number, answers.at(-1) as number];
        const apart = Math.min(first - 1, 10 - last, 0.7);
        if (answers.length === 1) return;
        const step = Math.round(apart * 10);
        const moved = answers.with(0, (Math.round(first * 10) - step) / 10).with(-1, (Math.round(last * 10) + step) / 10);
        expect(ratings(moved)).toBe(ratings(answers));
      }),
      { numRuns: 1000 },
    );
  });

  test('answers of 9 and 5 are exactly an answer of 7', () => {
    expect(score([9, 5])).toBe(score([7]));
    expect(score([7])).toBe(1);
  });

  test('equal differences between expectation and score are equal', () => {
    // 10 expected, 8 rated; 9 and 7; 8 and 7 expected, 5 and 6 rated: each 2 of 9 steps, that is 4/3
    const difference = (expected: number[], answers: number[]) =>
      expectationDifference(rated(...expected), { ratings: rated(...answers), responses: [] }, JOURNEY);
    expect([difference([10], [8]), difference([9], [7]), difference([8, 7], [5, 6])]).toEqual([4 / 3, 4 / 3, 4 / 3]);
  });
});
