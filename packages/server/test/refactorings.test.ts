/** Renames, extractions, splits, moves, formatting and moved files at random: every figure stays what it is, to the last bit. */
import { expect, test } from 'vitest';
import { CUISINE, SERVICE } from './client.ts';
import { crowdedShop } from './refactorings/crowded-shop.ts';
import { Folder } from './refactorings/folder.ts';
import { firstDifference } from './refactorings/random-refactorings.ts';

const SAMPLE = new URL('../../workspace/test/fixtures/design-sample', import.meta.url).pathname;

// `npm run fuzz:refactorings` makes 5,000 and more.
test.each([
  ['a workspace in which cells name everything in every way', crowdedShop(), 1, 40],
  ['the example cuisine', await Folder.of(CUISINE), 2, 20],
  ['the sample of the design', await Folder.of(SAMPLE), 3, 20],
  ['the example service', await Folder.of(SERVICE), 4, 20],
])(
  '%s',
  async (_, folder, seed, count) => {
    const done = new Map<string, number>();
    expect(await firstDifference(folder, count, seed, done)).toBe(null);
    expect([...done].reduce((sum, [what, times]) => (what.startsWith('refused') ? sum : sum + times), 0)).toBe(count);
  },
  300_000,
);
