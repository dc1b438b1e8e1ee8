/** Declarations that no answer matches, and scales that run downwards: told in the text and beside the figure. */
import { messageOf } from '@parcours/model';
import { describe, expect, test } from 'vitest';
import { openWorkspace } from './open-workspace.ts';

async function toldOf(kpi: string, line: string, cells: readonly (string | number)[]) {
  const text = `journey j "J" { kpi ${kpi} }\nobservations o of j method survey date 2026-04 from "d.csv" { respondent "id" kpi ${line} }\n`;
  const csv = `id;q\n${cells.map((cell, index) => `${index + 1};${cell}`).join('\n')}\n`;
  const { evaluation, diagnostics } = await openWorkspace({ 'a.journey': text, 'd.csv': csv });
  const codes = ['JRN0275', 'JRN0280', 'JRN0281', 'JRN0282', 'JRN0286', 'JRN0287'];
  const { report } = await evaluation();
  return {
    told: (await diagnostics()).filter(({ code }) => codes.includes(code)).map((each) => `${each.code} ${messageOf(each, 'en')}`),
    beside: report.kpis[0]?.caveats.map(({ code }) => code).filter((code) => codes.includes(code)),
  };
}

describe('a rate whose success no answer is', () => {
  test('is told, with what there is', async () => {
    expect(await toldOf('rate target 30%', 'rate from "q" success "ordered"', ['yes', 'no', 'yes'])).toEqual({
      told: [
        'JRN0280 None of the 3 answers in the column "q" is "ordered", so that the rate is 0 %. There is, for example, "no", "yes". Correct "success", unless nobody succeeded.',
      ],
      beside: ['JRN0280'],
    });
  });
  test.each([
    ['one succeeded', 'success "yes"', ['yes', 'no', 'no']],
    ['a success is spelt otherwise, which has a finding of its own', 'success "yes"', ['YES', 'no', 'no']],
    ['nothing is declared', '', ['no', 'no']],
    ['nobody answered', 'success "yes"', ['', '']],
  ])('is not, where %s', async (_why, success, cells) => {
    expect((await toldOf('rate target 30%', `rate from "q" ${success}`, cells)).told).toEqual([]);
  });
});

const eleven = ['yes', 'no', 'no', 'yes', 'no', 'yes', 'yes', 'yes', 'no', 'yes', ''];

test('a rate whose success is every answer is told from ten answers on', async () => {
  expect(await toldOf('rate target 30%', 'rate from "q" success "yes", "no"', eleven)).toEqual({
    told: [
      'JRN0287 All 10 answers in the column "q" are a success ("yes", "no"), so that the rate is 100 %; empty cells do not count. Correct "success", unless everybody succeeded.',
    ],
    beside: ['JRN0287'],
  });
  expect((await toldOf('rate target 30%', 'rate from "q" success "yes", "no"', eleven.slice(1))).told).toEqual([]);
  expect((await toldOf('rate target 30%', 'rate from "q" success "yes"', eleven)).told).toEqual([]);
});

describe('a list between one pair of quotes', () => {
  test.each([
    ['rate', 'rate from "q" success "yes, no"', ['yes', 'no'], '"yes, no"', '"yes", "no"'],
    ['amount', 'amount from "q" missing "98,99"', [7, 99, 8], '"98,99"', '"98", "99"'],
  ])('is told: %s', async (kpi, line, cells, found, written) => {
    expect((await toldOf(`${kpi} target 30`.replace('rate target 30', 'rate target 30%'), line, cells)).told).toEqual([
      `JRN0286 ${found} is read as one value, and no cell in the column "q" is that; its parts are there. Put each value between quotes of its own: ${written}.`,
    ]);
  });
  test.each([
    ['a cell has the whole text', 'rate from "q" success "yes, no"', ['yes, no', 'yes', 'no']],
    ['a part is nowhere', 'rate from "q" success "yes, maybe", "yes"', ['yes', 'no']],
  ])('is not, where %s', async (_why, line, cells) => {
    expect((await toldOf('rate target 30%', line, cells)).told.filter((each) => each.startsWith('JRN0286'))).toEqual([]);
  });
});

describe('a where', () => {
  async function toldOfWhere(lines: string) {
    const text = `journey j "J" { kpi rate target 30% }\nobservations o of j method survey date 2026-04 from "d.csv" { respondent "id" ${lines} kpi rate from "q" success "yes" }\n`;
    const { diagnostics } = await openWorkspace({ 'a.journey': text, 'd.csv': 'id;q;region\n1;yes;Élan\n2;no;South\n' });
    const found = (await diagnostics()).filter(({ code }) => ['JRN0284', 'JRN0285', 'JRN0286'].includes(code));
    return found.map((each) => `${each.code} ${messageOf(each, 'en')}`);
  }

  test('that lists what no cell has is told, with what there is', async () => {
    for (const line of ['where "region" is "elan"', 'where "region" is "South", "elan"'])
      expect(await toldOfWhere(line)).toEqual([
        'JRN0284 No cell in the column "region" is "elan": "where" keeps no row by it. There is, for example, "Élan", "South". Write the value as it stands in the file, with its capitals and accents.',
      ]);
  });
  test('that keeps nothing beside another is told', async () => {
    expect(await toldOfWhere('where "region" is "South" where "q" is "yes"')).toEqual([
      'JRN0285 No row of d.csv passes all the "where" lines together, so that nothing is counted: each of them keeps some rows, but no row is kept by all. Remove one, or list several values in one line.',
    ]);
  });
  test('with a list in one text is told', async () => {
    expect(await toldOfWhere('where "region" is "Élan, South"')).toEqual([
      'JRN0286 "Élan, South" is read as one value, and no cell in the column "region" is that; its parts are there. Put each value between quotes of its own: "Élan", "South".',
    ]);
  });
  test('that keeps rows is not', async () => {
    expect(await toldOfWhere('where "region" is "Élan" where "q" is "yes", "no"')).toEqual([]);
  });
});

describe('a csat whose boxes no answer is in', () => {
  const ten = [4, 5, 3, 5, 4, 5, 4, 3, 5, 4];
  test('is told from ten answers on', async () => {
    expect(await toldOf('csat boxes 9..10 target 80%', 'csat from "q" scale 1..10', ten)).toEqual({
      told: [
        'JRN0281 None of the 10 answers in the column "q" is in the boxes 9..10 of csat, so that it is 0 %: they lie between 3 and 5. Check the boxes and the scale, unless nobody is satisfied.',
      ],
      beside: ['JRN0281'],
    });
    expect((await toldOf('csat boxes 9..10 target 80%', 'csat from "q" scale 1..10', ten.slice(1))).told).toEqual([]);
    expect((await toldOf('csat boxes 9..10 target 80%', 'csat from "q" scale 1..10', [...ten, 9])).told).toEqual([]);
  });
});

test('a scale that runs downwards is told beside the figure', async () => {
  expect(await toldOf('nps target 40', 'nps from "q" scale 10..0', [9, 10, 0])).toEqual({
    told: [
      'JRN0282 The scale 10..0 of the column "q" runs downwards: 0 counts as the best answer, 10 as the worst. If 10 is the best, write it last.',
    ],
    beside: ['JRN0282'],
  });
  expect((await toldOf('nps target 40', 'nps from "q" scale 0..10', [9, 10, 0])).told).toEqual([]);
});

test('a target that its scale cannot give is told', async () => {
  expect((await toldOf('ces "Effort" target 5.5', 'ces from "q" scale 1..5', [3, 4])).told).toEqual([
    'JRN0275 The target 5.5 of Effort lies outside the scale 1..5 of its column "q": it can never be reached, or never be missed. Correct the target or the scale.',
  ]);
  expect((await toldOf('ces "Effort" target 5', 'ces from "q" scale 1..5', [3, 4])).told).toEqual([]);
});
