/** A slice of the simulation behind docs/coverage.md: few studies, a fixed seed and a tolerance of four standard errors and more. */
import { expect, test } from 'vitest';
import { hasLowCoverage } from '../src/statistics/interval-coverage.ts';
import { answers } from './builders.ts';
import { coverageByCell, END_SHARES, SIMULATED_INTERVALS } from './simulated-scales.ts';
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

const PER_SIZE = 4000;

/** Cells with enough studies that three standard errors of a share of 0.93 are below two points. */
const cellsOf = (name: string, sizes: readonly number[]) => {
  const simulated = SIMULATED_INTERVALS.find((each) => each.name === name);
  if (!simulated) throw new Error(name);
  return coverageByCell(simulated.simulate, PER_SIZE, seeded(20_261_127), sizes).cells.map((row) =>
    row.map((cell) => ({ ...cell, coverage: cell.held / cell.studies, isMarked: cell.marked > cell.studies / 2 })),
  );
};

test.each(SIMULATED_INTERVALS)('$name: where few answers decide, a coverage below 93 % is marked', ({ name }) => {
  for (const cell of cellsOf(name, [10, 30]).flat()) {
    if (cell.studies < 300 || cell.isMarked) continue;
    const error = 3 * Math.sqrt((cell.coverage * (1 - cell.coverage)) / cell.studies);
    expect(cell.coverage + error).toBeGreaterThan(0.93);
  }
});

test('the mark of a mean is needed: nine of ten equal answers cover far less than 93 %', () => {
  const [ten] = cellsOf('Mean of a study', [10]);
  const cell = ten?.[END_SHARES.indexOf(0.9)];
  expect(cell?.isMarked).toBe(true);
  expect(cell?.coverage).toBeLessThan(0.88);
});

test.each([
  { scores: answers([3, 3, 3, 3, 3, 3, 3, 3, 3, -3]), marked: true },
  { scores: answers([-2, -2, -2, -2, -2, -2, -2, 1, 2, 3]), marked: true },
  { scores: answers([3, 3, 3, 3, 3, 3, 2, 1, 0, -1]), marked: false },
  // 90 % at one end of 500: fifty others decide the spread well.
  { scores: { values: [-1, 3], counts: [50, 450], weights: [50, 450], squares: [50, 450] }, marked: false },
  { scores: { values: [-1, 3], counts: [10, 490], weights: [10, 490], squares: [10, 490] }, marked: true },
])('$scores.counts of $scores.values: marked $marked', ({ scores, marked }) => {
  expect(hasLowCoverage(scores)).toBe(marked);
});
