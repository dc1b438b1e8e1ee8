/** The order of the gap table: by list, then by the chosen key; equal values keep the journey's order. */
import type { JourneyReport, StageReport } from '@parcours/model';
import { expect, test } from 'vitest';
import { type GapSortKey, gapTable, toMarkup } from '../src/index.ts';
import { gapGroups } from '../src/tables/gap-rows.ts';
import { kitchen } from './fixtures/kitchen.ts';

interface Figures {
  readonly rank?: number | null;
  readonly mean?: number | null;
  readonly gap?: number | null;
  readonly importance?: number;
  readonly volume?: number;
  readonly list?: StageReport['list'];
}

const [template] = kitchen.stages;

function stage(name: string, { rank = 1, mean = 0, gap = 0, importance = 3, volume = 1, list = 'catch-up' }: Figures): StageReport {
  if (!template?.measured || !template.gap) throw new Error('the first stage of the fixture is measured and has a gap');
  const measured = mean === null ? null : { ...template.measured, mean };
  return { ...template, name, rank, measured, gap: gap === null ? null : { ...template.gap, value: gap }, importance, volume, list };
}

function journey(stages: Readonly<Record<string, Figures>>): JourneyReport {
  return { ...kitchen, stages: Object.entries(stages).map(([name, figures]) => stage(name, figures)) };
}

const order = (of: JourneyReport, sort?: GapSortKey) =>
  gapGroups(of, 'en', sort).map(({ list, rows }) => `${list}: ${rows.map((row) => row.stage.name).join(' ')}`);

test.each<[GapSortKey, Readonly<Record<string, Figures>>, string]>([
  ['priority', { a: { rank: 3 }, b: { rank: 1 }, c: { rank: 2 }, d: { rank: 1 } }, 'b d c a'],
  ['journey', { a: { rank: 3 }, b: { rank: 1 }, c: { rank: 2 } }, 'a b c'],
  ['measured', { a: { mean: 1 }, b: { mean: -2 }, c: { mean: null }, d: { mean: 1 }, e: { mean: 0 } }, 'b e a d c'],
  ['gap', { a: { gap: 1 }, b: { gap: 3 }, c: { gap: null }, d: { gap: 1 }, e: { gap: -2 } }, 'b a d e c'],
  ['importance', { a: { importance: 2 }, b: { importance: 5 }, c: { importance: 2 }, d: { importance: 4 } }, 'b d a c'],
  ['volume', { a: { volume: 0.2 }, b: { volume: 1 }, c: { volume: 0.2 }, d: { volume: 0.5 } }, 'b d a c'],
])('by %s', (sort, stages, expected) => {
  expect(order(journey(stages), sort)).toEqual([`catch-up: ${expected}`]);
});

test('priority is the default', () => {
  const stages = { a: { rank: 2, gap: 9 }, b: { rank: 1, gap: 1 } };
  expect(order(journey(stages))).toEqual(['catch-up: b a']);
});

test('importance and volume are keys of their own', () => {
  const stages = { a: { importance: 5, volume: 0.1, gap: 2, mean: 2 }, b: { importance: 1, volume: 0.9, gap: 1, mean: 1 } };
  expect(order(journey(stages), 'importance')).toEqual(['catch-up: a b']);
  expect(order(journey(stages), 'volume')).toEqual(['catch-up: b a']);
});

test('catch-up stands before differentiate before open; a list without stages is left out', () => {
  const stages: Readonly<Record<string, Figures>> = {
    a: { rank: null, list: null },
    b: { list: 'differentiate' },
    c: {},
    d: { rank: null, list: null },
  };
  expect(order(journey(stages))).toEqual(['catch-up: c', 'differentiate: b', 'open: a d']);
  expect(order(journey({ a: { list: 'differentiate' } }))).toEqual(['differentiate: a']);
});

test('stages that nothing measures keep the journey’s order, whatever the key', () => {
  const open = journey({
    a: { rank: null, list: null, gap: 1, importance: 1 },
    b: { rank: null, list: null, gap: 5, importance: 5 },
  });
  for (const key of ['priority', 'measured', 'gap', 'importance', 'volume'] as const) expect(order(open, key)).toEqual(['open: a b']);
});

test.each<[GapSortKey, string]>([
  ['priority', 'ascending'],
  ['journey', 'ascending'],
  ['measured', 'ascending'],
  ['gap', 'descending'],
  ['importance', 'descending'],
  ['volume', 'descending'],
])('the heading of %s says %s', (sort, direction) => {
  const headings = toMarkup(gapTable(kitchen, { language: 'en', sort })).match(/<th scope="col"[^>]*aria-sort[^>]*>/g) ?? [];
  expect(headings).toHaveLength(1);
  expect(headings[0]).toContain(`data-sort="${sort}" aria-sort="${direction}"`);
});

test.each([
  [0, 2],
  [1, 2],
  [50, 36],
  [100, 72],
  [100.00000000000001, 72],
  [110, 72],
])('a priority of %d is a bar of %d pixels', (priority, width) => {
  const stages = kitchen.stages.slice(0, 1).map((each) => ({ ...each, priority }));
  expect(toMarkup(gapTable({ ...kitchen, stages }, { language: 'en' }))).toContain(`class="pc-bar-fill" width="${width}"`);
});
