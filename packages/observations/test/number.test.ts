import { describe, expect, test } from 'vitest';
import { Decimals, matcher } from '../src/number.ts';

/** Reads the cells of one column. */
function read(
  cells: string[],
  { declared = null as ',' | '.' | null, delimiter = ';', bounds = null as { min: number; max: number } | null } = {},
) {
  const column = { values: cells, codes: new Uint32Array() };
  const reader = new Decimals([column], declared, delimiter).reader(cells, bounds);
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

  test('what is no number', () => {
    for (const cell of ['', '-', '.', 'BLANK', '7-mai', '12%', '1,2,3', '12 34', '0x10', 'NaN', 'Infinity', '1e999', '4/5', '1.234,56,7'])
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
  const isMissing = matcher(['99', 'NA'], number);
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
