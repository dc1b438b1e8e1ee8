import { expect, test } from 'vitest';
import { exceedsOn, isEqualOn, reachesOn } from '../src/statistics/tolerance.ts';

const SCALE = { min: -3, max: 3 };

test('a figure that misses a threshold by rounding alone has reached it', () => {
  expect(reachesOn(SCALE, 0.9999999999999998, 1)).toBe(true);
  expect(reachesOn(SCALE, 1 - 6e-9, 1)).toBe(true);
  expect(reachesOn(SCALE, 1 - 7e-9, 1)).toBe(false);
});

test('a gap of rounding is no gap', () => {
  expect(exceedsOn(SCALE, 2.2e-16, 0)).toBe(false);
  expect(exceedsOn(SCALE, 5.9e-9, 0)).toBe(false);
  expect(exceedsOn(SCALE, 6.1e-9, 0)).toBe(true);
});

test('equal up to 1e-9 of the width, whichever way the scale is written', () => {
  // 4.8 and 1.2 are equally far from 3
  expect(isEqualOn({ min: 1, max: 5 }, 4.8 - 3, 3 - 1.2)).toBe(true);
  expect(isEqualOn({ min: 5, max: 1 }, 4.8 - 3, 3 - 1.2)).toBe(true);
  expect(isEqualOn({ min: 1, max: 5 }, 1, 1 + 4.1e-9)).toBe(false);
});
