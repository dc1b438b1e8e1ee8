import type { Dialect } from '@parcours/model';
import { describe, expect, test } from 'vitest';
import { cellMatcher, NumberNotation } from '../../src/values/number-notation.ts';

/** Reads the cells of one column. */
function read(
  cells: string[],
  {
    declared = null as ',' | '.' | null,
    thousands = null as Dialect['thousands'],
    delimiter = ';',
    bounds = null as { min: number; max: number } | null,
    numeric = false,
  } = {},
) {
  const column = { values: cells, codes: new Uint32Array(), numeric };
  const reader = new NumberNotation([column], { decimal: declared, thousands }, delimiter).parser(column, bounds);
  return cells.map(reader);
}

describe('numbers', () => {
  test('commas and points, signs, powers of ten', () => {
    expect(read(['7,5', '8', '+3', '-2,5', '−1', ',5', '1e3', '2,5E-1', '0,125', '1234,567'])).toEqual([
      7.5, 8, 3, -2.5, -1, 0.5, 1000, 0.25, 0.125, 1234.567,
    ]);
    expect(read(['7.5', '.5', '0.125'], { delimiter: ',' })).toEqual([7.5, 0.5, 0.125]);
  });

  test('groups of thousands that can be nothing else', () => {
    expect(read(['1 234', '1 234,5', '1 234 567,25', "1'234.5", '1.234,5', '1,234.5', '1.234.567'])).toEqual([
      1234, 1234.5, 1234567.25, 1234.5, 1234.5, 1234.5, 1234567,
    ]);
  });

  test.each([
    // as a French, a German, a Swiss and an English spreadsheet shows one thousand two hundred thirty-four and a half
    [' ', ['1 234,5', '1\u00a0234,5', '1\u202f234,5', '1234,5']],
    ['.', ['1.234,5', '1.234.567,5', '1234,5']],
    ["'", ["1'234.5", '1’234.5', '1234.5']],
    [',', ['1,234.5', '1,234,567.5', '1234.5']],
  ] as const)('thousands are declared to be parted by %j', (thousands, cells) => {
    expect(read([...cells], { thousands })).toEqual(cells.map((cell) => (cell.includes('567') ? 1_234_567.5 : 1234.5)));
  });

  test('a declared sign of thousands decides what it can stand for, and refuses the others', () => {
    expect(read(['1.234', '1,234', "1'234", '1 234'], { thousands: '.' })).toEqual([1234, 1.234, Number.NaN, Number.NaN]);
    expect(read(['1.234', '1,234'], { thousands: ' ' })).toEqual([1.234, 1.234]);
    expect(read(['1.234', '1,234'], { thousands: ' ', declared: ',' })).toEqual([Number.NaN, 1.234]);
    expect(read(['1.234', '1,234', '1.5'], { thousands: ',' })).toEqual([1.234, 1234, 1.5]);
  });

  test('a percentage is so many of a hundred, whatever the scale', () => {
    expect(read(['85 %', '85%', '12,5\u00a0%'], { bounds: { min: 0, max: 100 } })).toEqual([85, 85, 12.5]);
    expect(read(['85 %', '100%'], { bounds: { min: 0, max: 1 } })).toEqual([0.85, 1]);
    expect(read(['85%'])).toEqual([0.85]);
  });

  test('shares that a column writes in two ways are not read', () => {
    const bounds = { min: 0, max: 100 };
    expect(read(['12,5 %', '12.5 %', '85 %', '7,5'], { bounds })).toEqual([Number.NaN, Number.NaN, 85, Number.NaN]);
    expect(read(['12,5 %', '12.5 %'], { bounds, declared: ',' })).toEqual([12.5, Number.NaN]);
    // A share without its sign, or a count? Those that are fewer are left out.
    expect(read(['12,5 %', '13 %', '85'], { bounds })).toEqual([12.5, 13, Number.NaN]);
    expect(read(['85 %', '80 %', '12', '9'], { bounds })).toEqual([85, 80, Number.NaN, Number.NaN]);
    expect(read(['85 %', '80', '12', '0'], { bounds })).toEqual([Number.NaN, 80, 12, 0]);
    // 85 % and 0.85 %, or the same share?
    expect(read(['85 %', '0.85', '0', '90 %'], { bounds })).toEqual([85, Number.NaN, 0, 90]);
    expect(read(['85 %', '0,85'], { bounds, declared: ',' })).toEqual([85, Number.NaN]);
    expect(read(['85 %', '0.85'], { bounds: { min: 0, max: 1 } })).toEqual([0.85, 0.85]);
    expect(read(['0.85', '85'], { bounds })).toEqual([0.85, 85]);
  });

  test('in a column with lists of answers, a pair is a list', () => {
    expect(read(['1,2,3', '4,5', '2', '10, 11', '1;2'])).toEqual([Number.NaN, Number.NaN, 2, Number.NaN, Number.NaN]);
    expect(read(['1,2,3', '4,5'], { declared: ',' })).toEqual([Number.NaN, 4.5]);
    expect(read(['4,5', '2', '1,5'])).toEqual([4.5, 2, 1.5]);
    expect(read(['1,234,567', '4,5'])[0]).toBe(1_234_567);
  });

  test('what a workbook stores as numbers is read as such, whatever is declared for its texts', () => {
    const cells = ['1.234', '-2.5e-7', '1,5', '1.234,5'];
    expect(read(cells, { numeric: true, declared: ',', bounds: { min: -10, max: 5000 } })).toEqual([1.234, -2.5e-7, 1.5, 1234.5]);
    expect(read(['85%', '1.234'], { numeric: true, declared: ',', bounds: { min: 0, max: 100 } })).toEqual([85, 1.234]);
  });

  test('what is no number', () => {
    for (const cell of ['', '-', '.', 'BLANK', '7-mai', '%', '1,2,3', '12 34', '0x10', 'NaN', 'Infinity', '1e999', '4/5', '1.234,56,7'])
      expect(read([cell])).toEqual([Number.NaN]);
  });

  test('commas and points mixed in one column: each is what it is', () => {
    expect(read(['7,5', '8.5', '9'])).toEqual([7.5, 8.5, 9]);
  });
});

describe('1.234 is never guessed', () => {
  test('not a number where nothing decides', () => {
    expect(read(['1.234', '2'])).toEqual([Number.NaN, 2]);
    expect(read(['1,234', '2'], { delimiter: ',' })).toEqual([Number.NaN, 2]);
    expect(read(['1.234', '7,5', '8.5'])).toEqual([Number.NaN, 7.5, 8.5]);
    expect(read(['1.234', '7,5'])).toEqual([Number.NaN, 7.5]);
  });

  test('the other cells decide', () => {
    expect(read(['1.234', '0.5'])).toEqual([1.234, 0.5]);
    expect(read(['1,234', '0,5'])).toEqual([1.234, 0.5]);
  });

  test('in a file parted by commas a point is for decimals', () => {
    expect(read(['1.234'], { delimiter: ',' })).toEqual([1.234]);
  });

  test('the scale decides where only one reading lies on it', () => {
    expect(read(['1.234'], { bounds: { min: 0, max: 10 } })).toEqual([1.234]);
    expect(read(['1.234'], { bounds: { min: 1000, max: 2000 } })).toEqual([1234]);
    expect(read(['1.234'], { bounds: { min: 0, max: 5000 } })).toEqual([Number.NaN]);
  });

  test('a declared mark is law', () => {
    expect(read(['1.234', '1,234', '8.5', '1.234.567', '1,5'], { declared: ',' })).toEqual([1234, 1.234, Number.NaN, 1234567, 1.5]);
    expect(read(['1.234', '1,234', '8,5', '1.234.567'], { declared: '.' })).toEqual([1.234, 1234, Number.NaN, Number.NaN]);
  });
});

test('codes are compared as numbers where both are numbers, else as text', () => {
  const number = (cell: string) => (cell === '' ? Number.NaN : Number(cell.replace(',', '.')));
  const isMissing = cellMatcher(['99', 'NA'], number);
  expect(['99', '99,0', '99.00', 'NA', 'na', '9', '', 'Infinity'].map(isMissing)).toEqual([
    true,
    true,
    true,
    true,
    false,
    false,
    false,
    false,
  ]);
});
