/** Rows that hold column names: once more, or those of a second table. */
import { DEFAULT_DIALECT } from '@parcours/model';
import { describe, expect, test } from 'vitest';
import { isFault, readTable } from '../../src/index.ts';
import { findHeaderRows } from '../../src/table/header-rows.ts';
import { bytes } from '../build.ts';

function found(...rows: string[]) {
  const table = readTable(bytes(`${rows.join('\n')}\n`), 'f.csv', DEFAULT_DIALECT);
  if (isFault(table)) throw new Error(JSON.stringify(table));
  const { repeated, second } = findHeaderRows(table);
  const line = (row: number) => table.lines[row] as number;
  return {
    repeated: repeated.map(line),
    second: second && { names: line(second.row), from: line(second.first), isProven: second.isProven },
  };
}

describe('a second table', () => {
  test.each([
    ['below an empty line', ['id;note', '1;4', '2;5', '', 'month;visits', '1;3', '2;5'], { names: 5, from: 5, isProven: true }],
    ['that is narrower', ['id;note;x', '1;4;2', '2;5;3', '', 'month;visits', '1;3', '2;5'], { names: 5, from: 5, isProven: true }],
    [
      'with a title',
      ['id;note', '1;4', '2;5', '', 'Visits per month', 'month;visits', '1;3', '2;5'],
      { names: 6, from: 5, isProven: true },
    ],
    [
      'with a title, without an empty line',
      ['id;note', '1;4', '2;5', 'Visits', 'month;visits', '1;3'],
      { names: 5, from: 4, isProven: true },
    ],
    ['without either: asked about', ['id;note', '1;4', '2;5', 'month;visits', '1;3', '2;5'], { names: 4, from: 4, isProven: false }],
    [
      'of which one column holds figures: asked about',
      ['shop;note', 'Lyon;4', 'Rome;5', '', 'month;visits', 'May;3'],
      { names: 5, from: 5, isProven: false },
    ],
  ])('%s', (_, rows, second) => expect(found(...rows)).toEqual({ repeated: [], second }));

  test.each([
    ['answers in words among figures', ['id;note', '1;4', '2;n/a', '', '3;refused', '4;5']],
    ['no answer at all', ['a;b', '1;4', '2;5', '', 'n/a;k.A.', '4;5']],
    ['a last row in words', ['a;b', '1;4', '2;5', '', 'good;bad']],
    ['words that come again', ['a;b', '1;4', '2;5', '', 'good;bad', '3;3', 'good;bad', '4;4']],
    ['a table of words', ['shop;opinion', 'Lyon;good', '', 'Rome;bad', 'Bonn;good']],
    ['a page break', ['id;note', '1;4', '2;5', '', '3;3', '4;4']],
  ])('is not %s', (_, rows) => expect(found(...rows)).toEqual({ repeated: [], second: null }));
});

test('column names once more, in any case; one name alone is an answer', () => {
  expect(found('id;note', '1;4', 'id;note', '2;5', 'ID;Note', '3;4').repeated).toEqual([3, 5]);
  expect(found('id;note;comment', '1;4;', ';;comment', '2;5;note').repeated).toEqual([]);
});
