/** Rows that sum up others, and rows with names that only look so. */
import { DEFAULT_DIALECT } from '@parcours/model';
import { describe, expect, test } from 'vitest';
import { findSummaryRows, isFault, readTable } from '../../src/index.ts';
import { summaryLabel } from '../../src/table/summary-label.ts';
import { bytes } from '../build.ts';
import { decoyFile, LABELS, summaryRowFile } from '../summary-row-files.ts';

/** The lines that are left out, and those that are asked about. */
function found(text: string): { left: number[]; asked: number[] } {
  const table = readTable(bytes(text), 'f.csv', DEFAULT_DIALECT);
  if (isFault(table)) throw new Error(JSON.stringify(table));
  const { proven, suspected } = findSummaryRows(table);
  const lines = (rows: typeof proven) => rows.map(({ row }) => table.lines[row] as number);
  return { left: lines(proven), asked: lines(suspected) };
}

const rows = (...lines: string[]) => found(`${lines.join('\n')}\n`);

describe('a row that sums up others', () => {
  test.each([
    ['a mean and its base below identifiers', ['id;note', '1;4', '2;5', '3;3', 'mean;4', 'n;3'], [5, 6]],
    [
      'a subtotal below each group, and a total',
      ['shop;visit;note', 'P;v1;5', 'P;v2;4', 'Sous-total P;;4,5', 'L;v3;1', 'L;v4;2', 'Sous-total L;;1,5', 'Total;;3'],
      [4, 7, 8],
    ],
    ['subtotals of one name', ['shop;visit;note', 'P;v1;5', 'P;v2;4', 'Subtotal;;9', 'L;v3;1', 'L;v4;2', 'Subtotal;;3'], [4, 7]],
    ['a grand total above', ['name;note', 'Grand Total;12', 'Ann;4', 'Ben;5', 'Cem;3'], [2]],
    [
      'what pandas describes',
      ['id;q', 'R1;4', 'R2;2', 'R3;3', 'count;3', 'mean;3', 'std;1', 'min;2', '25%;2.5', '50%;3', '75%;3.5', 'max;4'],
      [5, 6, 7, 8, 9, 10, 11, 12],
    ],
    ['quartiles and percentiles below a mean', ['id;q', 'R1;4', 'R2;2', 'R3;3', 'mean;3', 'Q1;2.5', 'P90;3.8'], [5, 6, 7]],
    ['respondents who are called p9 to p14', ['id;q', 'p9;4', 'p10;2', 'p11;3', 'p12;5', 'p13;1', 'p14;2'], []],
    ['figures without a label', ['id;a;b', '1;4;5', '2;5;5', '3;4;4', ';4.33;4.67'], [5]],
    ['a mean below an empty line, above a source', ['name;note', 'Ann;4', 'Ben;5', '', 'Ø;4,5', 'Source: survey;'], [5]],
    [
      'a group’s name that is written once',
      ['shop;visit;note', 'Paris;v1;5', ';v2;4', ';Total;9', 'Lyon;v3;1', ';v4;2', ';Total;3'],
      [4, 7],
    ],
    [
      'abbreviated labels',
      ['id;a;b', 'A1;4;5', 'A2;2;3', 'A3;5;4', 'A4;2;4', 'Mittelw.;3,25;4', 'Standardabw.;1,5;0,82', 'Anz.;4;4'],
      [6, 7, 8],
    ],
    ['a word that no list has, between others', ['id;a;b', '1;4;5', '2;2;3', '3;5;4', 'Mean;3.67;4', 'Wobble;1.2;3', 'n;3;3'], [5, 6, 7]],
    ['a label behind its figures', ['id;a;b;remark', '1;4;5;', '2;2;3;ok', '3;5;4;', '4;2;4;', ';3,25;4;moyenne'], [6]],
  ])('%s', (_, lines, expected) => expect(rows(...lines)).toEqual({ left: expected, asked: [] }));

  test('shares below a mean are of its kind', () => {
    const lines = ['id;a;b', '1;4;5', '2;5;5', '3;3;5', '', 'Mean;4;5', 'N;3;3', 'Top-2-Box;66%;100%', '% satisfied;66%;100%'];
    expect(rows(...lines).left).toEqual([6, 7, 8, 9]);
  });

  test('is asked about where it may be a name', () => {
    expect(rows('shop;note', 'Lyon;4', 'Paris;5', 'Rom;3', 'Total;4')).toEqual({ left: [], asked: [5] });
    expect(rows('shop;note', 'Lyon;4', 'Paris;5', 'Rom;3', 'Total;3.9')).toEqual({ left: [], asked: [5] });
  });
});

test.each([
  ['below numbers', ['id;a;b', '1;4;5', '2;2;3', '3;5;4', 'Previous wave;4.5;4.5'], [5]],
  ['above numbers', ['id;a;b', 'Possible at most;5;5', '1;4;5', '2;2;3', '3;5;4'], [2]],
  ['below codes', ['shop;a;b', 'S01;4;5', 'S02;2;3', 'S03;5;4', 'Network;4.5;4.5'], [5]],
])('a text where every other row has its number is asked about: %s', (_, lines, asked) =>
  expect(rows(...lines)).toEqual({ left: [], asked }),
);

describe('an answer', () => {
  test.each([
    ['a respondent called Total', ['name;id;note', 'Ann;1;4', 'Total;2;5', 'Ben;3;3', 'Cem;4;4']],
    ['the last respondent, whose name is Total', ['name;id;note', 'Ann;R1;4', 'Ben;R2;5', 'Cem;R3;3', 'Total;R4;4']],
    ['a shop called Basis', ['shop;visit;note', 'Basis;v1;4', 'Rom;v2;5', 'Basis;v3;3', 'Rom;v4;4']],
    ['a brand called Total', ['brand;note', 'Total;4', 'Shell;5', 'Total;3', 'Esso;4', 'Total;4']],
    ['a last brand with a figure like others', ['brand;note', 'Shell;5', 'Esso;5', 'BP;4', 'Total;2']],
    ['answers in words', ['opinion;note', 'average;4', 'good;5', 'average;3', 'poor;1', 'average;3']],
    ['a company with the word in its name', ['client;note', 'Total Energies;4', 'Base Camp;5', 'Anna Total;3', 'Rom;4']],
    ['a last score that is a text', ['note;other', '4;4', '5;3', '3;5', 'none;2']],
    ['a respondent without a number above a total that the file lacks', ['name;note', 'Ann;4', 'R2;5', 'R3;3', 'Ben;4']],
    ['a last remark', ['id;note;comment', '1;4;total', '2;5;', ';3;moyenne']],
    ['a comment', ['id;note;comment', '1;4;total', '2;5;moyenne', '3;3;n']],
    ['a table of statistics', ['statistic;note', 'mean;4', 'n;30', 'sd;1']],
  ])('%s', (_, lines) => expect(rows(...lines)).toEqual({ left: [], asked: [] }));
});

test('each label is one', () => {
  const labels = Object.values(LABELS).flat();
  expect(labels.filter((label) => summaryLabel(label) === null)).toEqual([]);
  const words = [
    'Lyon',
    'R12',
    'Anna',
    'Totally agree',
    'Sumatra',
    'Basil',
    'Meanwell',
    'Alleen',
    '2026-04-01',
    'c4f1-88',
    'Nantes',
    'Minden',
  ];
  expect(words.filter((word) => summaryLabel(word) !== null)).toEqual([]);
});

test('of 2,000 files with summary rows none is counted in silence but where it cannot be told, and no answer is left out', () => {
  let [summaries, silent, wrong] = [0, 0, 0];
  for (let seed = 1; seed <= 2000; seed++) {
    const file = summaryRowFile(seed);
    const { left, asked } = found(file.text);
    const told = new Set([...left, ...asked]);
    summaries += file.summaries.length;
    silent += file.summaries.filter((line) => !told.has(line)).length;
    wrong += left.filter((line) => !file.summaries.includes(line)).length;
  }
  expect(summaries).toBeGreaterThan(3000);
  expect(silent).toBeLessThanOrEqual(3);
  expect(wrong).toBe(0);
});

test('of 2,000 files with names that look like labels, nearly none has an alarm', () => {
  let [wrong, alarms] = [0, 0];
  for (let seed = 1; seed <= 2000; seed++) {
    const { left, asked } = found(decoyFile(seed).text);
    wrong += left.length > 0 ? 1 : 0;
    alarms += asked.length > 0 ? 1 : 0;
  }
  expect(wrong).toBeLessThanOrEqual(2);
  expect(alarms).toBeLessThanOrEqual(6);
});
