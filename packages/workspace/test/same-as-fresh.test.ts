/** Whatever was remembered from before an edit, what is shown after it is what a workspace would show that has just been opened. */
import { expect, test } from 'vitest';
import { firstDifference } from './random-edits.ts';

// `node packages/workspace/scripts/random-edits.ts` makes 20,000 edits and more.
test.each([1, 2, 3, 4, 77])('trees, names, diagnostics, models and reports after 100 random edits, seed %i', async (seed) => {
  expect(await firstDifference(100, seed)).toBe(null);
});
