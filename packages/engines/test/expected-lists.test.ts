import { describe, expect, test } from 'vitest';
import { expectedLists } from '../src/duckdb/expected-lists.ts';

/** Drawn from a population of `size`, always the same. */
function drawn(records: number, size: number): Uint32Array {
  let seed = 13;
  return Uint32Array.from({ length: records }, () => {
    seed = (Math.imul(seed, 1664525) + 1013904223) >>> 0;
    return Math.floor((seed / 2 ** 32) * size);
  });
}

describe('lists of rows that DuckDB holds at once', () => {
  test('rows of a respondent that stand together are one list', () => {
    const respondents = Uint32Array.from({ length: 16_000 }, (_, record) => Math.floor(record / 6));
    expect(expectedLists(respondents, 600, 8)).toBe(Math.ceil(16_000 / 6) * 600);
  });

  test('scattered rows are a list in each thread, of as many respondents as the repetitions tell', () => {
    for (const population of [20_000, 100_000, 400_000]) {
      const estimated = expectedLists(drawn(16_000, population), 600, 4);
      expect(estimated / (4 * population)).toBeGreaterThan(0.75);
      expect(estimated / (4 * population)).toBeLessThan(1.35);
    }
  });

  test('never more than there are rows', () => {
    expect(expectedLists(drawn(16_000, 1_700_000), 2, 64)).toBeLessThanOrEqual(32_000);
    expect(expectedLists(new Uint32Array(), 600, 2)).toBe(0);
  });
});
