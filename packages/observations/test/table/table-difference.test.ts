import { DEFAULT_DIALECT } from '@parcours/model';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isFault } from '../../src/fault.ts';
import { readTable } from '../../src/formats/read-table.ts';
import type { Table } from '../../src/table/table.ts';
import { tableDifference } from '../../src/table/table-difference.ts';

function table(text: string | Uint8Array, encoding: string | null = null): Table {
  const bytes = typeof text === 'string' ? new TextEncoder().encode(text) : text;
  const read = readTable(bytes, 'a.csv', { ...DEFAULT_DIALECT, encoding });
  if (isFault(read)) throw new Error(read.code);
  return read;
}

const rows = (...lines: string[]) => table(`${lines.join('\n')}\n`);
const NOTHING = { added: 0, removed: 0, changedRows: 0, changedCells: 0, cells: [], addedColumns: [], removedColumns: [] };

describe('with a column of respondents', () => {
  const before = rows('id;a;b', 'r1;1;2', 'r2;3;4', 'r3;5;6');

  test('three changed cells are three changed cells', () => {
    const after = rows('id;a;b', 'r1;1;9', 'r2;8;7', 'r3;5;6');
    expect(tableDifference(before, after, { respondent: 'id' })).toEqual({
      ...NOTHING,
      changedRows: 2,
      unchanged: 1,
      changedCells: 3,
      cells: [
        { line: 2, respondent: 'r1', column: 'b', before: '2', after: '9' },
        { line: 3, respondent: 'r2', column: 'a', before: '3', after: '8' },
        { line: 3, respondent: 'r2', column: 'b', before: '4', after: '7' },
      ],
      respondents: { added: 0, removed: 0, common: 3 },
    });
  });

  test('others are others, however alike their answers are', () => {
    const after = rows('id;a;b', 'r4;1;2', 'r5;3;4', 'r3;5;6');
    expect(tableDifference(before, after, { respondent: 'id' })).toEqual({
      ...NOTHING,
      added: 2,
      removed: 2,
      unchanged: 1,
      respondents: { added: 2, removed: 2, common: 1 },
    });
  });

  test('of several rows of one respondent those that are most alike are the same', () => {
    const long = rows('id;stage;score', 'r1;find;1', 'r1;pay;2', 'r1;return;3');
    const after = rows('id;stage;score', 'r1;return;3', 'r1;pay;1', 'r1;ask;1', 'r1;find;1');
    expect(tableDifference(long, after, { respondent: 'id' })).toMatchObject({
      added: 1,
      removed: 0,
      unchanged: 2,
      changedRows: 1,
      cells: [{ line: 3, respondent: 'r1', column: 'score', before: '2', after: '1' }],
    });
  });

  test('empty cells are nobody', () => {
    const one = rows('id;a', ';1', ';2');
    const other = rows('id;a', ';3', ';2');
    const difference = tableDifference(one, other, { respondent: 'id' });
    expect(difference).toMatchObject({ added: 1, removed: 1, unchanged: 1, respondents: { added: 0, removed: 0, common: 0 } });
  });

  test('a header that the file no longer has: no respondents are known', () => {
    expect(tableDifference(before, rows('name;a;b', 'r1;1;9'), { respondent: 'id' }).respondents).toBeNull();
  });

  test('a column that the study names anew is the same column', () => {
    const after = rows('person;a;b', 'r1;1;2', 'r2;3;9', 'r3;5;6');
    const difference = tableDifference(before, after, { respondent: 'person', renamed: new Map([['id', 'person']]) });
    expect(difference).toMatchObject({ changedRows: 1, changedCells: 1, addedColumns: [], removedColumns: [], respondents: { common: 3 } });
  });
});

describe('without one', () => {
  test('a row that follows the same row and shares half of its cells is that row', () => {
    const before = rows('a;b;c', '1;2;3', '4;5;6', '7;8;9');
    expect(tableDifference(before, rows('a;b;c', '1;2;3', '4;5;0', '7;8;9'), { respondent: null })).toMatchObject({
      changedRows: 1,
      unchanged: 2,
      cells: [{ line: 3, respondent: null, column: 'c', before: '6', after: '0' }],
      respondents: null,
    });
    expect(tableDifference(before, rows('a;b;c', '7;8;0'), { respondent: null })).toMatchObject({ changedRows: 1, removed: 2 });
    expect(tableDifference(before, rows('a;b;c', '1;2;3', '0;0;6', '7;8;9'), { respondent: null })).toMatchObject({
      changedRows: 0,
      added: 1,
      removed: 1,
    });
  });

  test('equal rows count as often as they are there', () => {
    const before = rows('a;b', '1;1', '1;1', '1;1');
    expect(tableDifference(before, rows('a;b', '1;1', '1;1', '1;1', '1;1'), { respondent: null })).toMatchObject({
      added: 1,
      unchanged: 3,
    });
  });
});

describe('how a file is written makes no difference', () => {
  const text = 'id;note;a\nr1;café;1\nr2;"x\ny";2\nr3;;3\n';
  const before = table(text);

  test.each([
    ['line ends', table(text.replaceAll('\n', '\r\n').replace('x\r\ny', 'x\ny'))],
    ['the delimiter', table(text.replaceAll(';', '\t'))],
    ['a byte order mark', table(`\uFEFF${text}`)],
    [
      'the encoding',
      table(
        Uint8Array.from(text, (character) => character.charCodeAt(0)),
        'windows-1252',
      ),
    ],
    ['the order of columns', table('a;id;note\n1;r1;café\n2;r2;"x\ny"\n3;r3;\n')],
    ['the order of rows', table('id;note;a\nr3;;3\nr1;café;1\nr2;"x\ny";2\n')],
    ['white space in headers', table(text.replace('id;note', ' id ;note'))],
  ])('%s', (_, after) => {
    expect(tableDifference(before, after, { respondent: 'id' })).toMatchObject({ ...NOTHING, unchanged: 3 });
    expect(tableDifference(before, after, { respondent: null })).toMatchObject({ ...NOTHING, unchanged: 3 });
  });
});

test('columns: added, removed, renamed with the same cells, of one header', () => {
  const before = rows('id;a;old;x;x', 'r1;1;5;1;2', 'r2;2;6;3;4');
  const after = rows('id;a;new;extra;x;x', 'r1;1;5;0;1;2', 'r2;9;6;0;3;4');
  expect(tableDifference(before, after, { respondent: 'id' })).toMatchObject({
    changedRows: 1,
    changedCells: 1,
    addedColumns: ['new', 'extra'],
    removedColumns: ['old'],
  });
  expect(tableDifference(rows('a', '1'), rows('b', '2'), { respondent: null })).toMatchObject({ added: 1, removed: 1, unchanged: 0 });
});

const cell = fc.constantFrom('', '1', '2', '3');
const content = fc.array(fc.tuple(fc.constantFrom('r1', 'r2', 'r3', 'r4', 'r5', 'r6'), cell, cell), { minLength: 0, maxLength: 12 });
const ofRows = (list: readonly (readonly string[])[]) => rows('id;a;b', ...list.map((row) => row.join(';')));

test('every row is counted once, and the other way round the difference is the mirrored one', () => {
  fc.assert(
    fc.property(content, content, fc.constantFrom('id', null), (one, other, respondent) => {
      const there = tableDifference(ofRows(one), ofRows(other), { respondent });
      const back = tableDifference(ofRows(other), ofRows(one), { respondent });
      expect(there.unchanged + there.changedRows + there.added).toBe(other.length);
      expect(there.unchanged + there.changedRows + there.removed).toBe(one.length);
      expect([back.unchanged, back.respondents?.common]).toEqual([there.unchanged, there.respondents?.common]);
      expect(there.unchanged).toBe(commonRows(one, other));
      if (respondent !== null)
        expect([back.added, back.removed, back.changedRows]).toEqual([there.removed, there.added, there.changedRows]);
    }),
    { numRuns: 300 },
  );
});

/** The size of the intersection of two multisets. */
function commonRows(one: readonly (readonly string[])[], other: readonly (readonly string[])[]): number {
  const left = one.map((row) => row.join(';'));
  return other.filter((row) => {
    const at = left.indexOf(row.join(';'));
    if (at >= 0) left.splice(at, 1);
    return at >= 0;
  }).length;
}

test('many rows of one respondent and none that is equal: the time grows with the rows', () => {
  const many = (last: string) => rows('id;a', ...Array.from({ length: 60_000 }, (_, i) => `r;${i}${last}`));
  const difference = tableDifference(many('x'), many('y'), { respondent: 'id' });
  expect(difference).toMatchObject({ changedRows: 60_000, changedCells: 60_000, added: 0 });
  expect(difference.cells).toHaveLength(20);
}, 20_000);
