/** Answers, ids, weights, dates and given means of one file that contradict how they are declared: told in the text and beside the figure. */
import { messageOf } from '@parcours/model';
import { describe, expect, test } from 'vitest';
import { openWorkspace } from './open-workspace.ts';

const JOURNEY = `segment pros "Pros"
segment homes "Homes"
journey j "J" { kpi time as delay "Delay" target 24h kpi ces "Effort" lower is better stage s "I look" }
`;

type Cell = string | number;

/** The plausibility codes of a study with these columns, in the text and beside the stage or the KPI. */
async function found(header: string, cells: readonly (readonly Cell[])[], lines: string, attributes = 'date 2026-04') {
  const text = `${JOURNEY}observations o of j method survey ${attributes} from "d.csv" { ${lines} }\n`;
  const { evaluation, diagnostics } = await openWorkspace({
    'a.journey': text,
    'd.csv': `${header}\n${cells.map((row) => row.join(';')).join('\n')}\n`,
  });
  const isOwn = (code: string) => code.startsWith('JRN05');
  const { report } = await evaluation();
  const told = (await diagnostics()).filter(({ code }) => isOwn(code));
  const beside = [...report.stages, ...report.kpis].flatMap(({ caveats }) => caveats.map(({ code }) => code)).filter(isOwn);
  return { codes: told.map(({ code }) => code), beside: [...new Set(beside)], messages: told.map((each) => messageOf(each, 'en')), report };
}

async function codes(header: string, cells: readonly (readonly Cell[])[], lines: string, attributes?: string): Promise<string[]> {
  const { codes: told, beside } = await found(header, cells, lines, attributes);
  expect(beside).toEqual([...new Set(told)]);
  return told;
}

const column = (values: readonly Cell[]) => values.map((value, i) => [`R${i}`, value]);
const marks = (lines: string, values: readonly Cell[]) => codes('id;q', column(values), `respondent "id" ${lines}`);
const repeat = (times: number, values: readonly Cell[]) => Array.from({ length: times }, () => values).flat();

describe('codes and scales', () => {
  const five = repeat(4, [1, 2, 3, 4, 5]);
  test('JRN0510: a missing code is an answer on the scale', async () => {
    expect(await marks('measure s from "q" scale 1..5 missing 1', five)).toEqual(['JRN0510']);
    expect(await marks('measure s from "q" scale 1..5 missing 9', [...five, 9, 9])).toEqual([]);
    expect(await marks('measure s from "q" scale 1..5 missing 1', repeat(4, [2, 3, 4, 5]))).toEqual([]);
  });
  test('JRN0511: a value apart from all others', async () => {
    const spread = repeat(4, [20, 35, 50, 65, 70]);
    expect(await marks('measure s from "q" scale 0..100', [...spread, 99, 99, 99, 99])).toEqual(['JRN0511']);
    expect(await marks('measure s from "q" scale 0..100', [...spread, 99])).toEqual([]);
    expect(await marks('measure s from "q" scale 0..100', [...spread, 88, 92, 99, 99, 99, 99])).toEqual([]);
    expect(await marks('measure s from "q" scale 0..100', [...repeat(4, [60, 75, 90, 95, 100]), 99, 99, 99])).toEqual(['JRN0511']);
    expect(await marks('measure s from "q" scale 0..10', [...repeat(5, [6, 7, 8, 9]), 0, 0, 0])).toEqual(['JRN0511']);
    expect(await marks('measure s from "q" scale 0..10', [...repeat(5, [3, 7, 8, 9]), 0, 0, 0])).toEqual([]);
    expect(await marks('kpi delay from "q" unit h', [...repeat(5, [20, 24, 36, 60]), 0, 0, 0])).toEqual(['JRN0511']);
    expect(await marks('kpi delay from "q" unit h', [...repeat(5, [1, 2, 30, 60]), 0, 0, 0])).toEqual([]);
    expect(await marks('kpi delay from "q" unit h', [...repeat(5, [20, 24, 36, 60]), 999, 999, 999])).toEqual(['JRN0511']);
    expect(await marks('kpi delay from "q" unit h', [...repeat(5, [20, 24, 36, 60]), 99, 99, 99])).toEqual([]);
  });
  test('JRN0512: answers that never leave one part of the scale', async () => {
    const { messages } = await found('id;q', column(repeat(4, [6, 7, 8])), 'respondent "id" measure s from "q" scale 0..100');
    expect(messages).toEqual([
      'All 12 answers of the column "q" lie from 6 to 8, on a scale declared as 0..100. They look like answers on 0..10, 1..10: then declare that scale, or good answers count as bad ones.',
    ]);
    expect(await marks('measure s from "q" scale 0..10', repeat(8, [1, 2, 3, 4, 5]))).toEqual(['JRN0512']);
    expect(await marks('measure s from "q" scale 0..10', [...repeat(8, [1, 2, 3, 4, 5]), 6])).toEqual([]);
    expect(await marks('measure s from "q" scale 0..10', [...repeat(12, [1, 2, 3]), 5])).toEqual([]);
  });
  test('JRN0513: values against the order of their words, in three languages', async () => {
    const map = (worst: string, best: string) => `{ "${worst}" -> 5 "${best}" -> 1 }`;
    for (const [worst, best] of [
      ['Dissatisfied', '5 - Very satisfied'],
      ['Plutôt insatisfait', 'Très satisfait'],
      ['Trifft eher nicht zu', 'Trifft voll zu'],
    ] as const) {
      expect(await marks(`measure s from "q" scale 1..5 ${map(worst, best)}`, [worst, best, worst])).toEqual(['JRN0513']);
      expect(await marks(`measure s from "q" scale 1..5 ${map(best, worst)}`, [worst, best, worst])).toEqual([]);
    }
    expect(await marks('kpi ces from "q" scale 1..5 { "Very difficult" -> 5 "Easy" -> 2 }', ['Easy', 'Very difficult'])).toEqual([]);
    expect(await marks('kpi ces from "q" scale 1..5 { "Very difficult" -> 1 "Easy" -> 4 }', ['Easy', 'Very difficult'])).toEqual([
      'JRN0513',
    ]);
  });
  test.each([
    ['Beratung (1 = sehr gut, 5 = mangelhaft)', '1..5', ['JRN0513']],
    ['Beratung (1 = sehr gut, 5 = mangelhaft)', '5..1', []],
    ['Accueil : 1 = très satisfait à 5 = très insatisfait', '1..5', ['JRN0513']],
    ['Accueil : 1 = pas du tout satisfait à 5 = tout à fait satisfait', '1..5', []],
    ['Advice [1: best, 5: worst]', '1..5', ['JRN0513']],
    ['Question 1: good or bad', '1..5', []],
  ] as const)('JRN0513: a scale against the values that the name of a column explains: %s %s', async (header, scale, found) => {
    const lines = `respondent "id" measure s from "${header}" scale ${scale}`;
    const rows = [1, 2, 3, 2].map((value, i) => [`R${i}`, value]);
    expect(await codes(`id;${header}`, rows, lines)).toEqual(found);
  });
  test('JRN0514: two columns of a stage that run against each other', async () => {
    const both = (n: number, second: (first: number) => number) =>
      Array.from({ length: n }, (_, i) => [`R${i}`, (i % 5) + 1, second((i % 5) + 1)]);
    const lines = 'respondent "id" measure s from "a" scale 1..5 measure s from "b" scale 1..5';
    expect(
      await codes(
        'id;a;b',
        both(15, (a) => 6 - a),
        lines,
      ),
    ).toEqual(['JRN0514']);
    expect(
      await codes(
        'id;a;b',
        both(9, (a) => 6 - a),
        lines,
      ),
    ).toEqual([]);
    expect(
      await codes(
        'id;a;b',
        both(15, (a) => ((a * 3) % 5) + 1),
        lines,
      ),
    ).toEqual([]);
  });
});

describe('who is one person', () => {
  const wide = 'respondent "id" measure s from "q" scale 1..10';
  const single = Array.from({ length: 20 }, (_, i) => [`R${i}`, (i % 9) + 1]);
  const times = (id: string, n: number) => Array.from({ length: n }, (_, i) => [id, (i % 9) + 1]);
  test('JRN0500: one id on many rows', async () => {
    expect(await codes('id;q', [...single, ...times('K17', 6)], wide)).toEqual(['JRN0500']);
    expect(await codes('id;q', [...single, ...times('n/a', 3)], wide)).toEqual(['JRN0500']);
    expect(await codes('id;q', [...single, ...times('K17', 3)], wide)).toEqual([]);
    const comingAgain = single.flatMap((row, i) => Array.from({ length: 1 + (i % 3) }, () => row));
    expect(await codes('id;q', [...comingAgain, ...times('R1', 3)], wide)).toEqual([]);
  });
  test('JRN0501: ids that begin again', async () => {
    const stores = ['Paris', 'Lyon', 'Nice'].flatMap((store) => times(store, 8).map(([, q], i) => [`A${i}`, store, q ?? 1]));
    const lines = (role: string) => `respondent "id" ${role} "store" measure s from "q" scale 1..10`;
    expect(await codes('id;store;q', stores, lines('cluster'))).toEqual(['JRN0501']);
    expect(
      await codes(
        'id;store;q',
        stores.map(([id, store, q]) => [`${store}${id}`, store ?? '', q ?? 1]),
        lines('cluster'),
      ),
    ).toEqual([]);
    const days = [0, 1, 2].flatMap(() => Array.from({ length: 10 }, (_, i) => [i + 1, (i % 9) + 1]));
    expect(await codes('id;q', days, wide)).toEqual(['JRN0501']);
    expect(await codes('id;q', days, wide, 'date 2026-04 panel')).toEqual([]);
  });
  test('JRN0501: ids that each stand on as many rows as the others, or on very many', async () => {
    expect(await codes('id;q', [...single, ...single, ...single], wide)).toEqual(['JRN0501']);
    expect(await codes('id;q', [...single, ...single], wide, 'date 2026-04 panel')).toEqual([]);
    const towns = ['50667', '53111', '89073', '10115', '80331'].flatMap((town, i) => times(town, 9 + 3 * i));
    expect(await codes('town;q', towns, wide.replace('id', 'town'))).toEqual(['JRN0501']);
    const comingAgain = single.flatMap((row, i) => Array.from({ length: 1 + (i % 3) }, () => row));
    expect(await codes('id;q', comingAgain, wide)).toEqual([]);
  });
  test('ids that are named like percentiles are respondents', async () => {
    const people = Array.from({ length: 50 }, (_, i) => [`p${i}`, (i % 9) + 1]);
    expect(await codes('id;q', people, wide)).toEqual([]);
  });
  test('JRN0503: weights that are counts', async () => {
    const rows = (weights: readonly number[]) => weights.map((weight, i) => [(i % 9) + 1, weight]);
    const lines = 'weight "w" measure s from "q" scale 1..10';
    expect(await codes('q;w', rows([40, 50, 60, 120]), lines)).toEqual(['JRN0503']);
    expect(await codes('q;w', rows([1, 2, 1, 3, 5, 1, 1]), lines)).toEqual(['JRN0503']);
    expect(await codes('q;count', rows([1, 2, 1, 2]), lines.replace('"w"', '"count"'))).toEqual(['JRN0503']);
    // Some count twice or three times.
    expect(await codes('q;w', rows([1, 2, 1, 3]), lines)).toEqual([]);
    expect(await codes('q;w', rows([1, 1, 1, 1]), lines)).toEqual([]);
    expect(
      await codes(
        'id;q;w',
        rows([1, 2, 1, 3, 5]).map((row, i) => [i, ...row]),
        `respondent "id" ${lines}`,
      ),
    ).toEqual([]);
    expect(await codes('q;w', rows([40.5, 50.2, 60, 120]), lines)).toEqual([]);
  });
});

test('JRN0506: rows dated far from their study, or from the year of their wave', async () => {
  const dated = (dates: readonly string[]) => dates.map((date, i) => [`R${i}`, date, (i % 9) + 1]);
  const lines = 'respondent "id" date "d" measure s from "q" scale 1..10';
  expect(await codes('id;d;q', dated(['2026-04-02', '2024-05-01']), lines)).toEqual(['JRN0506']);
  expect(await codes('id;d;q', dated(['2026-04-02', '2026-10-02']), lines)).toEqual([]);
  expect(await codes('id;d;q', dated(['2026-04-02', '2024-05-01']), lines, 'wave "Spring 2026"')).toEqual(['JRN0506']);
  expect(await codes('id;d;q', dated(['2026-04-02', '2024-05-01']), lines, '')).toEqual([]);
});

describe('given means', () => {
  const lines = (sd: string) => `stage "s" segment "g" { "Pros" -> pros "Homes" -> homes } mean "m" scale 1..10 n "n" sd "${sd}"`;
  const means = [
    ['s', 'All', '6.0', 300, 2],
    ['s', 'Pros', '4.0', 150, 2],
    ['s', 'Homes', '8.0', 150, 2],
  ];
  test('JRN0516: a total among them is left out and told', async () => {
    const { codes: told, beside, messages, report } = await found('s;g;m;n;sd', means, lines('sd'), 'date 2026-04 aggregated');
    expect([told, beside]).toEqual([['JRN0516'], ['JRN0516']]);
    expect(messages[0]).toContain('1 row of d.csv sums up the others of the stage: "All" in the column "g"');
    expect(report.stages[0]?.measured?.n).toBe(300);
    const other = means.map((row) => (row[1] === 'All' ? ['s', 'All', '7.0', 300, 2] : row));
    const kept = await found('s;g;m;n;sd', other, lines('sd'), 'date 2026-04 aggregated');
    expect([kept.codes, kept.report.stages[0]?.measured?.n]).toEqual([[], 600]);
  });
  test('JRN0515: a standard error is not taken for a deviation', async () => {
    const one = (mean: string, sd: number) => [['s', 'Pros', mean, 120, sd]];
    const named = await found('s;g;m;n;std err', one('6.7', 0.8), lines('std err'), 'date 2026-04 aggregated');
    expect([named.codes, named.report.stages[0]?.measured?.low]).toEqual([['JRN0515'], null]);
    const small = await found('s;g;m;n;sd', one('6.7', 0.11), lines('sd'), 'date 2026-04 aggregated');
    expect([small.codes, small.beside]).toEqual([['JRN0515'], ['JRN0515']]);
    expect((await found('s;g;m;n;sd', one('6.7', 0.5), lines('sd'), 'date 2026-04 aggregated')).codes).toEqual([]);
    expect((await found('s;g;m;n;sd', one('6.0', 0.11), lines('sd'), 'date 2026-04 aggregated')).codes).toEqual([]);
  });
});

test('JRN0521: a variance given as standard deviation is not used', async () => {
  const given = (header: string) =>
    found(`s;m;n;${header}`, [['s', '6.7', 180, 3.2]], `stage "s" mean "m" scale 1..10 n "n" sd "${header}"`, 'date 2026-04 aggregated');
  for (const header of ['variance', 'Varianz', 'var', 'SD²', 'item_var']) {
    const { codes: told, beside, report } = await given(header);
    expect([header, told, beside, report.stages[0]?.measured?.low]).toEqual([header, ['JRN0521'], ['JRN0521'], null]);
  }
  for (const header of ['sd', 'Variante', 'spread', 'variation']) expect((await given(header)).codes).toEqual([]);
});

describe('one column twice', () => {
  const rowsOf = (second: (first: number, i: number) => Cell, n = 24) =>
    Array.from({ length: n }, (_, i) => [`R${i}`, (i % 5) + 1, second((i % 5) + 1, i)]);
  const kpi = 'respondent "id" measure s from "q" scale 1..5 kpi delay from "r" unit h';
  const expected = 'respondent "id" measure s from "q" expectation "r" scale 1..5';
  test('JRN0519: a column copied under another name', async () => {
    expect(
      await codes(
        'id;q;r',
        rowsOf((first) => first),
        kpi,
      ),
    ).toEqual(['JRN0519']);
    expect(
      await codes(
        'id;q;r',
        rowsOf((first) => 2 * first + 1),
        kpi,
      ),
    ).toEqual(['JRN0519']);
    const gap = await found(
      'id;q;r',
      rowsOf((first) => first),
      expected,
    );
    expect([gap.codes, gap.beside]).toEqual([['JRN0519'], ['JRN0519']]);
    expect(gap.messages[0]).toContain('The gap of I look is then always the same.');
  });
  test('is none where answers differ in one row, are few, or are all alike', async () => {
    expect(
      await codes(
        'id;q;r',
        rowsOf((first, i) => (i === 20 ? 6 - first + 0.5 : first)),
        kpi,
      ),
    ).toEqual([]);
    expect(
      await codes(
        'id;q;r',
        rowsOf((first) => first, 12),
        kpi,
      ),
    ).toEqual([]);
    expect(
      await codes(
        'id;q;r',
        rowsOf(() => 4),
        kpi,
      ),
    ).toEqual([]);
    expect(
      await codes(
        'id;q;r',
        rowsOf((first, i) => (i % 3 === 0 ? '' : first)),
        kpi,
      ),
    ).toEqual([]);
  });
  test('JRN0518: an expectation on a shorter scale', async () => {
    const ten = expected.replace('1..5', '0..10');
    const asked = (expectation: (i: number) => number) => Array.from({ length: 30 }, (_, i) => [`R${i}`, (i * 7) % 11, expectation(i)]);
    expect(
      await codes(
        'id;q;r',
        asked((i) => 3 + (i % 3)),
        ten,
      ),
    ).toEqual(['JRN0518']);
    expect(
      await codes(
        'id;q;r',
        asked((i) => 6 + (i % 5)),
        ten,
      ),
    ).toEqual([]);
    expect(
      await codes(
        'id;q;r',
        asked((i) => (i === 3 ? 10 : 3 + (i % 3))),
        ten,
      ),
    ).toEqual([]);
  });
});

test('JRN0524: the share that a filter keeps', async () => {
  const filtered = (n: number, cell: (i: number) => string, value: string) =>
    codes(
      'id;c;q',
      Array.from({ length: n }, (_, i) => [`R${i}`, cell(i), (i % 9) + 1]),
      `respondent "id" where "c" is "${value}" measure s from "q" scale 1..10`,
    );
  expect(await filtered(300, (i) => (i % 150 === 7 ? 'no' : 'yes'), 'no')).toEqual(['JRN0524']);
  expect(await filtered(1200, (i) => (i === 7 ? 'test' : 'real'), 'real')).toEqual(['JRN0524']);
  expect(await filtered(300, (i) => (i % 10 === 7 ? 'partial' : 'complete'), 'complete')).toEqual([]);
  expect(await filtered(300, (i) => `store ${i % 60}`, 'store 7')).toEqual([]);
  expect(await filtered(60, (i) => (i === 7 ? 'no' : 'yes'), 'no')).toEqual([]);
});

test('JRN0520: cells that spell otherwise what a filter asks for', async () => {
  const filtered = (value: string, cells: readonly string[]) =>
    codes(
      'id;c;q',
      cells.map((cell, i) => [`R${i}`, cell, (i % 9) + 1]),
      `respondent "id" where "c" is "${value}" measure s from "q" scale 1..10`,
    );
  expect(await filtered('FR', ['FR', 'fr', 'DE'])).toEqual(['JRN0520']);
  expect(await filtered('FR', ['FR', 'France', 'DE'])).toEqual(['JRN0520']);
  expect(await filtered('Île de Ré', ['Île de Ré', 'ile-de-re', 'Oléron'])).toEqual(['JRN0520']);
  expect(await filtered('Österreich', ['Österreich', 'Oesterreich', 'Schweiz'])).toEqual(['JRN0520']);
  expect(await filtered('no', ['no', 'not yet', 'yes'])).toEqual([]);
  expect(await filtered('FR', ['FR', 'DE', 'IT'])).toEqual([]);
});
