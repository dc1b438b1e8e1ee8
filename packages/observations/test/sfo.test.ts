/**
 * A real survey; see `fixtures/sfo/README.md`. The constants were computed with Python's csv module and numpy: ratings 1..5 of the column,
 * x ↦ −3 + (x − 1)/4·6, mean and std(ddof=1); weighted: Σwx/Σw.
 */
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { aggregate, type Table } from '../src/index.ts';
import { cellsOf, column, kpi, measure, messages, model, moments, rated, samples, stageOf, study, table } from './build.ts';

const folder = new URL('fixtures/sfo/', import.meta.url);

describe('the SFO survey', () => {
  const tables = new Map<number, Table>();
  const wave = (year: number): Table => {
    const known = tables.get(year) ?? table(readFileSync(new URL(`sfo-${year}.csv`, folder)));
    tables.set(year, known);
    return known;
  };
  const journey = model(['signs', 'walk', 'find', 'all'], { nps: 'nps' });
  const rating = (header: string) => rated(header, [1, 5], '0', '6');

  test('2018: NPS, 11 declared as missing', () => {
    const of = study({ respondent: column('RESPNUM'), kpis: [kpi('nps', rated('NETPRO', [0, 10], '11'))] });
    const { samples: found, diagnostics } = samples(wave(2018), of, journey);
    const { values, counts } = found.kpis[0]?.values ?? { values: [], counts: [] };
    const people = (low: number, high: number) =>
      values.reduce((sum, value, i) => (value >= low && value <= high ? sum + (counts[i] ?? 0) : sum), 0);
    expect([people(9, 10), people(7, 8), people(0, 6), people(0, 10)]).toEqual([1268, 935, 447, 2650]);
    expect(diagnostics).toEqual([]);
    expect(found.dropped).toEqual([expect.objectContaining({ reason: 'missing-code', column: 'NETPRO', count: 159 })]);
    expect(found.respondents).toBe(2650);
    expect(found.file).toMatchObject({ rows: 2809, rowsUsed: 2650, encoding: 'utf-8', delimiter: ',', decimal: '.' });
  });

  test('2018: an 11 that is not declared is off the scale, and said', () => {
    const of = study({ respondent: column('RESPNUM'), kpis: [kpi('nps', rated('NETPRO', [0, 10]))] });
    expect(samples(wave(2018), of, journey).messages).toEqual([
      '159 values of the column "NETPRO" lie outside the declared scale 0..10 and are not counted: "11" (first at line 17 of data/survey.csv). Codes for “no answer” are declared with "missing"; if there are many, the scale is probably another.',
    ]);
  });

  test.each([
    [2018, 'Q7SIGN', 2648, 4.038141993957704, 0.8585549527870341, 1.557212990936556],
    [2018, 'Q7WALKWAY', 2537, 4.112731572723689, 0.8080233432676239, 1.669097359085534],
    [2018, 'Q14FIND', 2603, 4.394928928159816, 0.8482049277632295, 2.0923933922397233],
    [2016, 'Q7SIGN', 2969, 4.067362748400135, 0.843663445259966, 1.6010441226002021],
    [2016, 'Q7WALKWAYS', 2873, 4.139227288548556, 0.830375012727406, 1.7088409328228333],
    [2016, 'Q7WIFI', 2333, 4.062151735962381, 1.0461044288734713, 1.5932276039434206],
  ])('%i %s: n, mean and standard deviation', (year, header, n, raw, sd, mean) => {
    const of = study({ respondent: column(year === 2016 ? '*RESPNUM' : 'RESPNUM'), measures: [measure('signs', rating(header))] });
    const { samples: found, diagnostics } = samples(wave(year), of, journey);
    const scores = stageOf(found, 'signs').scores;
    expect(scores && moments(scores)).toEqual({ n, mean: expect.closeTo(mean, 11), sd: expect.closeTo(sd * 1.5, 11) });
    expect(mean).toBeCloseTo(-3 + (raw - 1) * 1.5, 11);
    expect(diagnostics).toEqual([]);
  });

  test('2018: weights', () => {
    const of = study({ respondent: column('RESPNUM'), weightColumn: column('WEIGHT'), measures: [measure('signs', rating('Q7SIGN'))] });
    const scores = stageOf(samples(wave(2018), of, journey).samples, 'signs').scores;
    const sum = (numbers: readonly number[] = []) => numbers.reduce((total, number) => total + number, 0);
    const total = sum(scores?.weights);
    expect(total).toBeCloseTo(2639.3464269, 8);
    expect(sum(scores?.squares)).toBeCloseTo(3238.171667077178, 8);
    expect(sum(scores?.values.map((value, i) => value * (scores.weights[i] ?? 0))) / total).toBeCloseTo(1.616805842900319, 11);
  });

  test('a header that ends in spaces is found by its name', () => {
    expect(wave(2018).columns).toContain('Q14FIND');
    expect(wave(2018).columns).toContain('NETPRO');
  });

  test('the other wave spells a column differently: the nearest is suggested', () => {
    const of = study({
      respondent: column('RESPNUM'),
      measures: [measure('walk', rating('Q7WALKWAYS')), measure('signs', rating('Q7SIGN'))],
    });
    const { samples: found, diagnostics, messages: said } = samples(wave(2018), of, journey);
    expect(said).toEqual(['The file data/survey.csv has no column "Q7WALKWAYS". Did you mean "Q7WALKWAY"?']);
    expect(diagnostics[0]?.suggestion).toBe('"Q7WALKWAY"');
    expect(found.stages.map(({ stage }) => stage)).toEqual(['signs']);
  });

  test('2016: the respondent column starts with an asterisk', () => {
    const of = study({ respondent: column('RESPNUM'), measures: [measure('signs', rating('Q7SIGN'))] });
    const { samples: found, diagnostics } = aggregate(wave(2016), of, journey);
    expect(found).toBeNull();
    expect(messages(diagnostics)).toEqual(['The file data/survey.csv has no column "RESPNUM". Did you mean "*RESPNUM"?']);
  });

  test('2018: BLANK is a text among numbers, and said; declared missing, it is not', () => {
    const of = (...missing: string[]) =>
      study({ respondent: column('RESPNUM'), measures: [measure('all', rated('Q7ALL', [1, 5], ...missing))] });
    expect(samples(wave(2018), of(), journey).messages).toEqual([
      '184 values of the column "Q7ALL" are not numbers and are not counted: "BLANK" (first at line 6 of data/survey.csv). Of answers, say what each is worth: { "BLANK" -> … }; texts for “no answer” are declared with "missing".',
    ]);
    const declared = samples(wave(2018), of('BLANK'), journey);
    expect(declared.diagnostics).toEqual([]);
    expect(declared.samples.dropped).toEqual([expect.objectContaining({ reason: 'missing-code', count: 184, lines: [6, 19, 27, 66, 71] })]);
    const scores = stageOf(declared.samples, 'all').scores;
    expect(scores && moments(scores)).toMatchObject({ n: 2625, mean: expect.closeTo(1.504, 11) });
  });

  test('2018: empty and 0 both mean no answer', () => {
    const of = study({ respondent: column('RESPNUM'), measures: [measure('find', rating('Q14FIND'))] });
    const { dropped } = samples(wave(2018), of, journey).samples;
    expect(dropped.map(({ reason, count }) => [reason, count])).toEqual([['missing-code', 206]]);
  });

  test('times as dates of 1899 are not numbers', () => {
    expect(cellsOf(wave(2018), 'DEPTIME')[0]).toBe('12/31/1899 06:15:00 PM');
    const of = study({ kpis: [kpi('wait', rated('DEPTIME', null), { hours: 1 / 60 })] });
    const { messages: said } = samples(wave(2018), of, model([], { wait: 'time' }));
    expect(said).toHaveLength(2);
    expect(said[1]).toContain('this study says nothing');
    expect(said[0]).toContain('of the column "DEPTIME" are not numbers and are not counted: "12/31/1899 06:15:00 PM", ');
  });

  test('one boarding area only', () => {
    const of = study({ measures: [measure('signs', rating('Q7SIGN'))], where: [{ column: column('BAREA'), values: ['G', 'A'] }] });
    const { samples: found, diagnostics } = samples(wave(2018), of, journey);
    expect(diagnostics).toEqual([]);
    expect(found.dropped[0]).toMatchObject({ reason: 'filtered', column: 'BAREA', unit: 'row', count: 2809 - 705 - 528 });
  });
});
