/** The order of the gap table: by list, then by the chosen key; equal values keep the journey's order. */
import type { Gap, JourneyReport, Language, StageReport } from '@parcours/model';
import { describe, expect, test } from 'vitest';
import { type GapColumn, type GapSortKey, gapTable, toMarkup } from '../src/index.ts';
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
  [0, 0],
  [1, 2],
  [50, 32],
  [100, 64],
  [100.00000000000001, 64],
  [110, 64],
])('a priority of %d is a bar of %d pixels', (priority, width) => {
  const stages = kitchen.stages.slice(0, 1).map((each) => ({ ...each, priority }));
  expect(toMarkup(gapTable({ ...kitchen, stages }, { language: 'en' }))).toContain(`class="pc-bar-fill" width="${width}"`);
});

describe('a gap in words and as a bar', () => {
  const stage = (gap: Partial<Gap>): StageReport => ({
    ...(kitchen.stages[0] as StageReport),
    gap: { value: 1.2, low: 0.5, high: 1.9, proven: true, aboveTarget: false, pairs: null, ...gap },
  });
  const table = (gap: Partial<Gap>, language: Language = 'en') =>
    toMarkup(gapTable({ ...kitchen, stages: [stage(gap)] }, { language, columns: [] }));
  const cell = (markup: string) =>
    /<td class="pc-gap-cell">(.*?)<\/td>/
      .exec(markup)?.[1]
      ?.replace(/<[^>]*>/g, '|')
      .replace(/\|+/g, '|');

  test.each<[Partial<Gap>, string, boolean]>([
    [{}, '|1.20 below the target|proven: at least 0.50|', true],
    [{ value: 0.2, low: -0.1, high: 0.5, proven: false }, '|0.20 below the target|not proven: 0 is possible|', false],
    [{ value: -0.2, low: -0.5, high: 0.1, proven: false }, '|0.20 more than the target|not proven: 0 is possible|', false],
    [{ value: -0.9, low: -1.5, high: -0.3, proven: false, aboveTarget: true }, '|0.90 above the target|at least 0.30|', true],
    [{ proven: null, aboveTarget: null }, '|1.20 below the target|too few to tell|', false],
    [{ low: null, high: null, proven: null, aboveTarget: null }, '|1.20 below the target|cannot be told|', false],
    [{ value: 0, low: -0.4, high: 0.4, proven: false }, '|on target|not proven: 0 is possible|', false],
  ])('%o', (gap, words, isFilled) => {
    const markup = table(gap);
    expect(cell(markup)).toBe(words);
    expect(markup.includes('class="pc-gap-bar"')).toBe(isFilled);
    expect(markup.includes('pc-gap-bar pc-uncertain')).toBe(!isFilled);
    expect(markup).not.toContain('✓');
  });

  test('in French and German', () => {
    expect(cell(table({}, 'fr'))).toBe('|1,20 sous la cible|prouvé\u00a0: au moins 0,50|');
    expect(cell(table({}, 'de'))).toBe('|1,20 unter dem Ziel|belegt: mindestens 0,50|');
  });

  test('an end of the interval beyond the scale is an arrow; nothing measured is an axis with the target', () => {
    const [first] = kitchen.stages as [StageReport];
    const measured = first.measured && { ...first.measured, low: -3.5, high: 0 };
    const cut = toMarkup(gapTable({ ...kitchen, stages: [{ ...first, measured }] }, { language: 'en' }));
    expect(cut.match(/pc-arrow/g)).toHaveLength(1);
    const open = { ...first, measured: null, class: null, gap: null, rank: null, list: null, priority: null };
    const none = toMarkup(gapTable({ ...kitchen, stages: [open] }, { language: 'en' }));
    expect(none).not.toMatch(/pc-gap-bar|pc-error-bar|pc-point/);
    expect(none).toContain('class="pc-target"');
  });

  test('columns are those asked for, in the order of the table', () => {
    const headings = (columns?: readonly GapColumn[]) =>
      [
        ...toMarkup(gapTable(kitchen, { language: 'en', ...(columns && { columns }) })).matchAll(
          /<th scope="col"[^>]*>(?:<span.*?<\/svg><\/span>)?(.*?)<\/th>/g,
        ),
      ].map(([, text]) => text);
    expect(headings()).toEqual(['Rank', 'Stage', 'Measured', 'Gap', 'Target', 'Importance', 'Volume', 'Expert', 'Priority']);
    expect(headings(['expert', 'importance'])).toEqual(['Rank', 'Stage', 'Measured', 'Gap', 'Importance', 'Expert', 'Priority']);
    expect(headings([])).toEqual(['Rank', 'Stage', 'Measured', 'Gap', 'Priority']);
  });
});
