import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { rescale, respondentScore } from '../src/respondent/index.ts';

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
  const none = { responseSum: null, ratingSum: 0, ratingCount: 0 };

  test('sums responses, good and bad, and clamps the sum', () => {
    expect(respondentScore({ ...none, responseSum: -2 + 1 }, JOURNEY)).toBe(-1);
    expect(respondentScore({ ...none, responseSum: -3 - 2 }, JOURNEY)).toBe(-3);
  });

  test('averages direct ratings', () => {
    expect(respondentScore({ ...none, ratingSum: 1 + 2 + 3, ratingCount: 3 }, JOURNEY)).toBe(2);
  });

  test('counts the clamped sum as one more rating', () => {
    expect(respondentScore({ responseSum: -9, ratingSum: 3, ratingCount: 1 }, JOURNEY)).toBe(0);
    expect(respondentScore({ responseSum: -9, ratingSum: 3 + 3, ratingCount: 2 }, JOURNEY)).toBe(1);
  });

  test('a response of score 0 counts, no response does not', () => {
    expect(respondentScore({ ...none, responseSum: 0 }, JOURNEY)).toBe(0);
    expect(respondentScore(none, JOURNEY)).toBeNull();
  });
});
