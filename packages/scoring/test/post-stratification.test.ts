import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { postStratify, type SegmentSample, segmentMix } from '../src/statistics/post-stratification.ts';
import { expectFigures } from './figures.ts';

const segment = (name: string, share: number, n: number, weight = n): SegmentSample => ({ name, share, n, weight });

describe('the mix of segments', () => {
  test('is held against the declared shares by Pearson’s χ²', () => {
    // stats.chisquare([40, 60, 100], [50, 50, 100])
    const found = segmentMix([segment('a', 0.25, 40), segment('b', 0.25, 60), segment('c', 0.5, 100)]);
    expectFigures(found, { chiSquare: 4, df: 2, p: 0.1353352832366127, largestDeviation: 0.05 });
    expect(found?.isOff).toBe(false);
  });

  test('is off where it is improbable and a share is off by 10 points', () => {
    // the design's case: declared 60/20, sampled 20/80; stats.chisquare([20, 80], [75, 25])
    const found = segmentMix([segment('a', 0.6, 20), segment('b', 0.2, 80)]);
    expectFigures(found, { chiSquare: 161.33333333333334, df: 1, largestDeviation: 0.55 });
    expect(found?.isOff).toBe(true);
    // 1000 respondents, 5 points: p 0.0016, but no 10 points
    expect(segmentMix([segment('a', 0.5, 550), segment('b', 0.5, 450)])).toMatchObject({ isOff: false });
    // 30 respondents, exactly 10 points: improbable enough never
    expect(segmentMix([segment('a', 0.5, 18), segment('b', 0.5, 12)])).toMatchObject({ isOff: false });
    // 10 points and p just below 0.01
    expect(segmentMix([segment('a', 0.5, 102), segment('b', 0.5, 68)])).toMatchObject({ isOff: true });
  });

  test('merges what expects fewer than 5, the smallest with the next smallest', () => {
    // expected 1, 4, 45: merged 5 and 45; stats.chisquare([10, 40], [5, 45])
    expectFigures(segmentMix([segment('a', 0.02, 6), segment('b', 0.08, 4), segment('c', 0.9, 40)]), { chiSquare: 50 / 9, df: 1 });
  });

  test('an expected count of 5 stands alone, one of 4.5 does not', () => {
    const mix = (first: number) => segmentMix([segment('a', first, 5), segment('b', 0.4 - first, 15), segment('c', 0.6, 30)]);
    expect([mix(0.1)?.df, mix(0.09)?.df]).toEqual([2, 1]);
  });

  test('is not judged below 30 respondents, nor where one class is left', () => {
    expect(segmentMix([segment('a', 0.5, 29), segment('b', 0.5, 0)])).toBeNull();
    expect(segmentMix([segment('a', 0.5, 30), segment('b', 0.5, 0)])).toMatchObject({ isOff: true });
    expect(segmentMix([segment('a', 0.99, 40), segment('b', 0.01, 0)])).toBeNull();
  });
});

describe('post-stratification', () => {
  test('gives each segment present its share, and keeps the sum of weights', () => {
    const { factors, missing } = postStratify([segment('a', 0.6, 20), segment('b', 0.2, 80), segment('c', 0.2, 0)]);
    expectFigures([factors?.get('a'), factors?.get('b')], [3.75, 0.3125]);
    expect(missing).toEqual(['c']);
  });

  test('goes by the weighted mix', () => {
    const { factors } = postStratify([segment('a', 0.5, 10, 30), segment('b', 0.5, 10, 10)]);
    expectFigures([factors?.get('a'), factors?.get('b')], [20 / 30, 2]);
  });

  test('does not weight with fewer than 5 in a segment, and says which', () => {
    expect(postStratify([segment('a', 0.5, 4), segment('b', 0.5, 40)])).toEqual({ factors: null, missing: [], tooSmall: ['a'] });
    expect(postStratify([segment('a', 0.5, 5), segment('b', 0.5, 40)]).factors).not.toBeNull();
    expect(postStratify([])).toEqual({ factors: null, missing: [], tooSmall: [] });
  });

  test('whatever the mix: weighted shares are the declared ones', () => {
    const segments = fc.array(
      fc.tuple(
        fc.double({ min: 0.01, max: 1, noNaN: true }),
        fc.integer({ min: 5, max: 500 }),
        fc.double({ min: 0.2, max: 5, noNaN: true }),
      ),
      {
        minLength: 1,
        maxLength: 6,
      },
    );
    fc.assert(
      fc.property(segments, (all) => {
        const given = all.map(([share, n, mean], i) => segment(`s${i}`, share, n, n * mean));
        const { factors } = postStratify(given);
        const [shares, weights] = [given.reduce((sum, each) => sum + each.share, 0), given.reduce((sum, each) => sum + each.weight, 0)];
        for (const { name, share, weight } of given) {
          expect(((factors?.get(name) as number) * weight) / weights).toBeCloseTo(share / shares, 12);
        }
      }),
    );
  });
});
