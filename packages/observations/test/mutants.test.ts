import { expect, test } from 'vitest';
import { mutants, readWhole } from './mutants.ts';

// A million of them: npm run fuzz:observations.
test('3,000 random files are read or refused, and no row is lost silently', { timeout: 120_000 }, async () => {
  let read = 0;
  for (const mutant of mutants(20_261_122, 3000)) if (await readWhole(mutant)) read++;
  // Neither everything is refused nor everything believed.
  expect(read).toBeGreaterThan(300);
  expect(read).toBeLessThan(2700);
});
