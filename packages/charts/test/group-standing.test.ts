import type { Comparison, Difference } from '@parcours/model';
import { expect, test } from 'vitest';
import { comparisonLayout, comparisonOfGroups, countDifferences, groupStandings } from '../src/comparison/group-standing.ts';
import { comparisonParts, toMarkup } from '../src/index.ts';
import { manyGroups } from './fixtures/many-groups.ts';

const comparisonOf = (options: Parameters<typeof manyGroups>[0]): Comparison => manyGroups(options).comparisons[0] as Comparison;
const seven = comparisonOf({ count: 7, spread: 'mixed' });
const differencesOf = (comparison: Comparison, stage: string) =>
  comparison.stages.find((each) => each.stage === stage)?.differences as readonly Difference[];

test('a group is lit where at least half of its differences are proven, on one side', () => {
  const standings = groupStandings(seven, differencesOf(seven, 'advice'));
  expect(standings.map(({ lit }) => lit)).toEqual([null, null, null, null, null, 'below', null]);
  expect(standings[5]).toMatchObject({ others: 6, above: [], below: { length: 6 } });
});

test('less than half of the others lights nothing, nor do as many above as below', () => {
  const [first] = differencesOf(seven, 'advice');
  const of = (from: number, to: number, value: number, verdict: Difference['verdict']) =>
    ({ ...first, from, to, value, verdict }) as Difference;
  expect(groupStandings(seven, [of(0, 1, 1, 'change'), of(0, 2, 1, 'change')])[0]).toMatchObject({ below: { length: 2 }, lit: null });
  expect(groupStandings(seven, [of(0, 1, 1, 'change'), of(0, 2, 1, 'change'), of(0, 3, 1, 'change')])[0]?.lit).toBe('below');
  const both = [1, 2, 3, 4, 5, 6].map((to) => of(0, to, to > 3 ? 1 : -1, 'change'));
  expect(groupStandings(seven, both)[0]).toMatchObject({ above: { length: 3 }, below: { length: 3 }, lit: null });
});

test('noise and what cannot be told light nothing, whatever their size', () => {
  const unproven = differencesOf(seven, 'advice').map((each) => ({ ...each, verdict: each.from % 2 ? ('noise' as const) : null }));
  expect(groupStandings(seven, unproven).every(({ lit, above, below }) => lit === null && above.length + below.length === 0)).toBe(true);
});

test('benchmarks are held against the journey alone', () => {
  const benchmarks: Comparison = { ...seven, by: 'benchmark', pairs: [1, 2, 3, 4, 5, 6].map((from) => ({ from, to: 0 })) };
  expect(groupStandings(benchmarks, []).map(({ others }) => others)).toEqual([6, 1, 1, 1, 1, 1, 1]);
});

test('up to four groups are drawn over each other, more are a matrix, two waves are before and after', () => {
  expect([2, 4, 5, 20].map((count) => comparisonLayout(comparisonOf({ count, spread: 'none' })))).toEqual([
    'overlay',
    'overlay',
    'matrix',
    'matrix',
  ]);
  expect(comparisonLayout({ ...seven, by: 'wave', pairs: [{ from: 4, to: 6 }] })).toBe('waves');
  // It is not known which of the waves came first.
  expect(comparisonLayout({ ...seven, by: 'wave', pairs: [] })).toBe('matrix');
});

test('some of the groups keep their figures and verdicts under new numbers', () => {
  const some = comparisonOfGroups(seven, [1, 5]);
  expect(some.groups.map(({ name }) => name)).toEqual(['g1', 'g5']);
  expect(some.pairs).toEqual([{ from: 0, to: 1 }]);
  const kept = differencesOf(some, 'advice');
  const before = differencesOf(seven, 'advice').filter(({ from, to }) => from === 1 && to === 5);
  expect(kept).toEqual(before.map((each) => ({ ...each, from: 0, to: 1 })));
});

test('every comparison is counted once: proven, judged, and what cannot be told', () => {
  const all = seven.stages.flatMap(({ differences }) => differences);
  const { proven, judged, undecided } = countDifferences(seven.stages);
  expect(judged + undecided).toBe(all.length);
  expect([proven, undecided]).toEqual([all.filter(({ verdict }) => verdict === 'change').length, 1]);
});

for (const spread of ['none', 'ties'] as const) {
  test(`where nothing is proven nothing is lit, and each row says so (${spread})`, () => {
    const journey = manyGroups({ count: 6, spread });
    const markup = comparisonParts(journey, journey.comparisons[0] as Comparison, { language: 'en', width: 900 }).map(({ tree }) =>
      toMarkup(tree),
    );
    expect(markup.join('')).not.toMatch(/pc-lit|▲|▼/);
    expect(markup.join('').match(/>nothing proven</g)).toHaveLength(5);
    expect(markup).toHaveLength(1);
  });
}
