import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { scoreJourney } from '../src/index.ts';
import { expectFigures } from './figures.ts';
import { kitchen, kitchenSamples } from './kitchen.ts';

const { journeys } = JSON.parse(readFileSync(new URL('./kitchen.expected.json', import.meta.url), 'utf8')) as { journeys: unknown[] };

describe('the kitchen journey', () => {
  const report = scoreJourney(kitchen, kitchenSamples, [], { file: 'cuisine.journey' });

  test('has the figures that an independent computation gave (numpy, scipy)', () => {
    expectFigures(report, journeys[0]);
  });

  test('reads the studies by date, though the text and the files have another order', () => {
    expect(report.studies.map(({ name }) => name)).toEqual(['visits', 'survey']);
  });

  test('puts the stages to catch up first, and ranks all in one row', () => {
    expect(report.stages.map(({ name, list, rank, rankUnstable }) => ({ name, list, rank, rankUnstable }))).toEqual([
      // compare 2.69..5.48 × 3.2 = 8.6..17.5 and follow 1.19..3.90 × 3 = 3.6..11.7 overlap
      { name: 'compare', list: 'catch-up', rank: 1, rankUnstable: true },
      // and advice 1.29..2.99 × 5.5 = 7.1..16.5 with both
      { name: 'advice', list: 'catch-up', rank: 2, rankUnstable: true },
      { name: 'follow', list: 'catch-up', rank: 3, rankUnstable: true },
      // fit 1.48..2.54 × 2 = 3.0..5.1 stands clear of order 0.37..0.98 × 0.66
      { name: 'order', list: 'differentiate', rank: 5, rankUnstable: false },
      { name: 'fit', list: 'differentiate', rank: 4, rankUnstable: false },
    ]);
  });

  test('is plain data: it survives structured cloning', () => {
    expect(JSON.parse(JSON.stringify(report))).toEqual(report);
  });
});
