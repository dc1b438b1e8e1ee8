import { DEFAULT_DIALECT, DEFAULT_FILE_LIMITS, type Dialect, messageOf } from '@parcours/model';
import { describe, expect, test } from 'vitest';
import { isFault, readFile, type Table } from '../../src/index.ts';
import { bytes } from '../build.ts';

async function read(text: string | Uint8Array, path = 'f.json', dialect: Partial<Dialect> = {}): Promise<Table> {
  const table = await readFile(typeof text === 'string' ? bytes(text) : text, path, { ...DEFAULT_DIALECT, ...dialect });
  if (isFault(table)) throw new Error(messageOf(table, 'en'));
  return table;
}

function rowsOf({ columns, cells, lines }: Table): string[][] {
  return [[...columns], ...Array.from(lines, (_, row) => cells.map((column) => column?.values[column.codes[row] as number] ?? ''))];
}

const fault = (text: string, path = 'f.json') =>
  read(text, path).then(
    () => 'no fault',
    (error: Error) => error.message.replace(/^The observation file \S+ cannot be read: /, ''),
  );

const NO_TABLE =
  'no table is found in it; write it as a list with an object for each row (in pandas: orient="records"), or save it as CSV.';

describe('JSON', () => {
  test('a list of objects: keys are columns, what a row does not name is empty', async () => {
    const table = await read('[\n {"id": "R1", "q": 7.25},\n {"id": "R2", "late": true},\n\n {"q": null, "id": "R3"}]');
    expect(rowsOf(table)).toEqual([
      ['id', 'q', 'late'],
      ['R1', '7.25', ''],
      ['R2', '', 'true'],
      ['R3', '', ''],
    ]);
    expect([...table.lines]).toEqual([2, 3, 5]);
    expect(table.cells.map((column) => column?.numeric ?? false)).toEqual([false, true, false]);
  });

  test('an object that holds one list', async () => {
    const table = await read('{"meta": {"list": [1]}, "tags": ["a"],\n"results": [\n{"a": [1, {"b": 2}]},\n{"a": "x"}], "n": 2}');
    expect(rowsOf(table)).toEqual([['a'], ['[1,{"b":2}]'], ['x']]);
    expect([...table.lines]).toEqual([3, 4]);
  });

  test('objects in objects become columns; names that only look alike stay two', async () => {
    const table = await read('[{"who": {"id": 1, "where": {"city": "Lyon"}}, "who.id": 2, "__proto__": "p", "constructor": 3}]');
    expect(rowsOf(table)).toEqual([
      ['who.id', 'who.where.city', 'who.id', '__proto__', 'constructor'],
      ['1', 'Lyon', '2', 'p', '3'],
    ]);
  });

  test('elements that are no objects are lost, and counted with their line', async () => {
    const { rows, rejected: lost, lines } = await read('[{"a":1},\n2,\n[3],\nnull,\n{"a":4}]');
    expect([rows, [...lines], lost]).toEqual([5, [1, 5], [{ reason: 'not-json', count: 3, lines: [2, 3, 4] }]]);
  });

  test('very deep nesting neither throws nor hangs', async () => {
    const deep = `${'{"a":'.repeat(5000)}1${'}'.repeat(5000)}`;
    expect((await read(`[${deep}]`).catch((error: Error) => error)) instanceof Object).toBe(true);
  });

  const TABLE = [
    ['id', 'q1'],
    ['R1', '4'],
    ['R2', ''],
  ];
  test.each([
    ['[["id","q1"],\n["R1",4],\n["R2",null]]', 'lists below their names'],
    ['{"columns":["id","q1"],"index":[0,1],"data":[["R1",4],["R2",null]]}', 'names beside the lists'],
    ['{"id":["R1","R2"],"q1":[4,null]}', 'a list for each column'],
    ['{"id":{"0":"R1","1":"R2"},"q1":{"0":4,"1":null}}', 'numbered rows in columns'],
    ['{"0":{"id":"R1","q1":4},"1":{"id":"R2","q1":null}}', 'columns in numbered rows'],
  ])('%s: %s', async (text) => {
    expect(rowsOf(await read(text))).toEqual(TABLE);
  });

  test('lists without names, of different lengths, or of objects are no such table', async () => {
    for (const text of ['[[1,2],[3,4]]', '[["a","a"],[1,2]]', '{"a":[1,2],"b":[1]}', '{"x":{"a":1},"y":{"a":2}}', '[["a"],[[1]]]'])
      expect(await fault(text)).toBe(NO_TABLE);
  });

  test.each([
    ['{"a": 1', 'it is no JSON from line 1 on; write it again.'],
    ['[\n{"a": 1},\n{"a": NaN}]', 'it is no JSON from line 3 on; write it again.'],
    ['"text"', NO_TABLE],
    ['{"a": 1}', NO_TABLE],
    ['[1, 2]', NO_TABLE],
    ['{"a": [{}], "b": [{}]}', 'it holds several lists of objects (a, b); save the one that you mean in a file of its own.'],
    ['', 'The observation file f.json is empty: it has not even a line of column names.'],
    ['[]', 'The observation file f.json is empty: it has not even a line of column names.'],
    ['[{"a":1}]\0', 'it is not a text file.'],
  ])('%j', async (text, message) => {
    expect(await fault(text)).toBe(message);
  });

  test('encodings: a mark, UTF-16 without one, Windows-1252', async () => {
    const text = '[{"é": "ü"}]';
    const utf16 = new Uint8Array(new Uint16Array([...text].map((letter) => letter.charCodeAt(0))).buffer);
    for (const file of [bytes(`\ufeff${text}`), utf16, Uint8Array.from(text, (letter) => letter.charCodeAt(0))]) {
      expect(rowsOf(await read(file))).toEqual([['é'], ['ü']]);
    }
  });
});

describe('JSON Lines', () => {
  test('an object a line; a line that is none is lost, blank ones are nothing', async () => {
    const table = await read('{"a":1}\r\n\r\n{"a":2,"b":"x"}\n{"a":3\n[4]\n{"a":5}', 'f.jsonl');
    expect(rowsOf(table)).toEqual([
      ['a', 'b'],
      ['1', ''],
      ['2', 'x'],
      ['5', ''],
    ]);
    expect([table.rows, [...table.lines], table.rejected]).toEqual([5, [1, 3, 6], [{ reason: 'not-json', count: 2, lines: [4, 5] }]]);
  });

  test('a file without a single object', async () => {
    expect(await fault('a;b\n1;2\n', 'f.ndjson')).toBe(NO_TABLE);
  });

  test('too many columns', async () => {
    const wide = `{${Array.from({ length: 50 }, (_, at) => `"c${at}":1`).join(',')}}`;
    const read50 = await readFile(bytes(wide), 'f.jsonl', DEFAULT_DIALECT, { ...DEFAULT_FILE_LIMITS, columns: 10 });
    expect(isFault(read50) && messageOf(read50, 'en')).toContain('it has more than 10 columns, and the limit is 10');
  });
});
