/** A slice of the simulation behind docs/coverage.md: few studies, a fixed seed and a tolerance of four standard errors and more. */
import { expect, test } from 'vitest';
import { coverageOf, SIMULATED, seeded } from './simulated-studies.ts';

const STUDIES = 1500;

test.each(SIMULATED.filter(({ exact }) => exact))('$name: 95 % of the intervals hold the truth', (simulated) => {
  expect(Math.abs(coverageOf(simulated, STUDIES, seeded(20_261_122)) - 0.95)).toBeLessThan(0.025);
});

test.each(SIMULATED.filter(({ exact, name }) => !exact && !name.startsWith('NPS Wald')))('$name: about 95 %, or more', (simulated) => {
  const coverage = coverageOf(simulated, STUDIES, seeded(20_261_122));
  expect(coverage).toBeGreaterThan(0.92);
  expect(coverage).toBeLessThanOrEqual(1);
});

test('the Wald interval of an NPS of twelve covers less than 95 %: the simulation notices', () => {
  const wald = SIMULATED.find(({ name }) => name.startsWith('NPS Wald'));
  expect(wald && coverageOf(wald, STUDIES, seeded(20_261_122))).toBeLessThan(0.92);
});
