/** A plain reading of the method, row by row, against the real one; and the order of rows. */

import type { Samples } from '@parcours/model';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { column, kpi, measure, model, rated, repository, samples, study } from '../build.ts';

const RESPONSES: Record<string, Record<string, number>> = {
  one: { good: 1.1, bad: -2.3, worse: -0.7 },
  two: { good: 0.1, bad: -0.2 },
};
const journey = model(
  ['one', 'two'],
  { nps: 'nps' },
  {
    repository: repository({ one: { 'ask basic': RESPONSES.one ?? {} }, two: { 'ask delight': RESPONSES.two ?? {} } }),
  },
);
const of = study({
  respondent: column('id'),
  stage: column('stage'),
  response: column('response'),
  score: rated('score', [0, 7], '99'),
  weightColumn: column('w'),
  measures: [measure('two', rated('m', [1, 5], 'NA'))],
  kpis: [kpi('nps', rated('reco', [1, 11]))],
});

const row = fc.record({
  id: fc.constantFrom('A', 'B', 'C', 'D', ''),
  stage: fc.constantFrom('one', 'two', 'nowhere', ''),
  response: fc.constantFrom('good', 'bad', 'worse', '', ''),
  score: fc.constantFrom('0', '3,3', '7', '8', '99', 'x', ''),
  w: fc.constantFrom('0,3', '1', '1,7', '0', 'z'),
  m: fc.constantFrom('1', '2,2', '5', '6', 'NA', ''),
  reco: fc.constantFrom('1', '4,4', '11', '12', ''),
});
type Row = typeof row extends fc.Arbitrary<infer T> ? T : never;
const HEADER: (keyof Row)[] = ['id', 'stage', 'response', 'score', 'w', 'm', 'reco'];
const file = (rows: Row[]) => [HEADER.join(';'), ...rows.map((cells) => HEADER.map((name) => cells[name]).join(';'))].join('\r\n');

const figure = (cell: string, min: number, max: number) => {
  const value = cell === '' ? Number.NaN : Number(cell.replace(',', '.'));
  return value >= min && value <= max ? value : null;
};
const mean = (numbers: number[]) => numbers.reduce((sum, number) => sum + number, 0) / numbers.length;

/** stage → respondent → [score, weight, share of the respondent], and the same of the KPI's answers. */
function plainly(rows: Row[]) {
  const people = new Map<string, Row[]>();
  for (const cells of rows)
    if (cells.id !== '' && Number(cells.w.replace(',', '.')) > 0) people.set(cells.id, [...(people.get(cells.id) ?? []), cells]);
  const result: Record<'one' | 'two' | 'nps', [number, number, number][]> = { one: [], two: [], nps: [] };
  for (const own of people.values()) {
    const weight = mean(own.map(({ w }) => Number(w.replace(',', '.'))));
    for (const stage of ['one', 'two'] as const) {
      const met = own
        .filter((cells) => cells.stage === stage && cells.response !== '')
        .flatMap(({ response }) => RESPONSES[stage]?.[response] ?? []);
      const rated = own.filter((cells) => cells.stage === stage && cells.response === '').map(({ score }) => figure(score, 0, 7));
      const measured = stage === 'two' ? own.map(({ m }) => figure(m, 1, 5)) : [];
      const ratings = [
        ...rated.flatMap((value) => (value === null ? [] : -3 + (value / 7) * 6)),
        ...measured.flatMap((value) => (value === null ? [] : -3 + ((value - 1) / 4) * 6)),
      ];
      const total = met.reduce((sum, score) => sum + score, 0);
      const results = [...(met.length > 0 ? [Math.min(3, Math.max(-3, total))] : []), ...(ratings.length > 0 ? [mean(ratings)] : [])];
      if (results.length > 0) result[stage].push([mean(results), weight, 1]);
    }
    const answers = own.map(({ reco }) => figure(reco, 1, 11)).filter((value) => value !== null);
    for (const answer of answers) result.nps.push([answer - 1, weight, 1 / answers.length]);
  }
  return result;
}

const summary = (answers: [number, number, number][]) => {
  const total = (of: (value: number, weight: number) => number) =>
    answers.reduce((sum, [value, weight, share]) => sum + share * of(value, weight), 0);
  return [total(() => 1), total((_, w) => w), total((_, w) => w * w), total((v, w) => v * w), total((v, w) => v * v * w)];
};
function summaryOf(found: Samples, name: string) {
  const distribution = found.stages.find(({ stage }) => stage === name)?.scores ?? found.kpis.find((one) => one.kpi === name)?.values;
  const { values, counts, weights, squares } = distribution ?? { values: [], counts: [], weights: [], squares: [] };
  const total = (numbers: readonly number[]) => numbers.reduce((sum, number) => sum + number, 0);
  return [
    total(counts),
    total(weights),
    total(squares),
    total(values.map((v, i) => v * (weights[i] ?? 0))),
    total(values.map((v, i) => v * v * (weights[i] ?? 0))),
  ];
}

describe('any file', () => {
  test('gives what a plain reading of the method gives', () => {
    fc.assert(
      fc.property(fc.array(row, { maxLength: 30 }), (rows) => {
        const { samples: found } = samples(file(rows), of, journey);
        const expected = plainly(rows);
        for (const name of ['one', 'two', 'nps'] as const) {
          const wanted = summary(expected[name]).map((number) => expect.closeTo(number, 9));
          expect(summaryOf(found, name)).toEqual(wanted);
        }
        expect(found.file.rows).toBe(rows.length);
      }),
      { numRuns: 300, seed: 1 },
    );
  });

  test('gives the same bytes for any order of its rows, save for lines and examples', () => {
    const figures = ({ dropped, ...rest }: Samples) => JSON.stringify([rest, dropped.map((loss) => ({ ...loss, lines: 0, examples: 0 }))]);
    const shuffled = fc
      .array(row, { minLength: 2, maxLength: 30 })
      .chain((rows) => fc.tuple(fc.constant(rows), fc.shuffledSubarray(rows, { minLength: rows.length, maxLength: rows.length })));
    fc.assert(
      fc.property(shuffled, ([rows, others]) => {
        expect(figures(samples(file(others), of, journey).samples)).toBe(figures(samples(file(rows), of, journey).samples));
      }),
      { numRuns: 300, seed: 2 },
    );
  });

  test('every row is used or counted', () => {
    fc.assert(
      fc.property(fc.array(row, { maxLength: 30 }), (rows) => {
        const { samples: found } = samples(file(rows), of, journey);
        const whole = found.dropped.filter(({ unit }) => unit === 'row').reduce((sum, { count }) => sum + count, 0);
        const cells = found.dropped.filter(({ unit }) => unit === 'cell').reduce((sum, { count }) => sum + count, 0);
        expect(found.file.rowsUsed + whole).toBeLessThanOrEqual(rows.length);
        expect(found.file.rowsUsed + whole + cells).toBeGreaterThanOrEqual(rows.length);
      }),
      { numRuns: 100, seed: 3 },
    );
  });
});
