import { type Dialect, messageOf } from '@parcours/model';
import { describe, expect, test } from 'vitest';
import { isFault, readTable, type Table } from '../../src/index.ts';
import { bytes, cellsOf, DIALECT, table } from '../build.ts';

const fault = (file: Uint8Array | string, dialect: Partial<Dialect> = {}): string => {
  const read = readTable(typeof file === 'string' ? bytes(file) : file, 'data/f.csv', { ...DIALECT, ...dialect });
  return isFault(read) ? messageOf(read, 'en') : `no fault, ${read.rows} rows`;
};
const rowsOf = (read: Table) =>
  Array.from(read.lines, (_, row) => read.columns.map((__, i) => read.cells[i]?.values[read.cells[i]?.codes[row] ?? 0]));
const windows1252 = (text: string) =>
  Uint8Array.from([...text], (letter) => ({ '€': 0x80, '’': 0x92, œ: 0x9c })[letter] ?? letter.charCodeAt(0));
const utf16 = (text: string, little: boolean) =>
  Uint8Array.from(
    [...`\ufeff${text}`].flatMap((letter) =>
      little ? [letter.charCodeAt(0) & 255, letter.charCodeAt(0) >> 8] : [letter.charCodeAt(0) >> 8, letter.charCodeAt(0) & 255],
    ),
  );

describe('encodings', () => {
  const text = 'étape;note\nL’œuvre à 5 €;3\n';
  test.each([
    ['utf-8', bytes(text)],
    ['utf-8', bytes(`\ufeff${text}`)],
    ['utf-16le', utf16(text, true)],
    ['utf-16be', utf16(text, false)],
    ['windows-1252', windows1252(text)],
  ])('%s is found out', (encoding, file) => {
    const read = table(file);
    expect(read).toMatchObject({ encoding, columns: ['étape', 'note'], bytes: file.length });
    expect(cellsOf(read, 'étape')).toEqual(['L’œuvre à 5 €']);
  });

  test('a declared encoding is obeyed, but a byte order mark wins', () => {
    expect(table(windows1252('naïve'), { encoding: 'iso-8859-15' })).toMatchObject({ encoding: 'iso-8859-15', columns: ['naïve'] });
    expect(table(bytes('\ufeffnaïve'), { encoding: 'latin1' })).toMatchObject({ encoding: 'utf-8', columns: ['naïve'] });
    expect(table(utf16('naïve', true).slice(2), { encoding: 'utf-16le' })).toMatchObject({ encoding: 'utf-16le', columns: ['naïve'] });
  });

  test('an encoding that nobody knows', () => {
    expect(fault('a,b', { encoding: 'klingon' })).toBe('The observation file data/f.csv cannot be read: the encoding is not known.');
  });

  test('UTF-8 cut off inside its last letter stays UTF-8; one foreign letter at the end of ASCII does not', () => {
    const cut = table(bytes('nom;avis\nLéa;déçu').slice(0, -2));
    expect(cut.encoding).toBe('utf-8');
    expect(cellsOf(cut, 'avis')).toEqual(['dé\ufffd']);
    expect(cellsOf(table(windows1252('n;a\n1;lu é')), 'a')).toEqual(['lu é']);
  });
});

describe('what is no table', () => {
  test('an empty file', () => {
    const message = 'The observation file data/f.csv is empty: it has not even a line of column names.';
    for (const file of ['', '\ufeff', '\n\r\n  \n', ';;;\n']) expect(fault(file)).toBe(message);
  });

  test('a megabyte of random bytes, an archive, a picture', () => {
    let seed = 20260401;
    const random = Uint8Array.from({ length: 1 << 20 }, () => {
      seed = (Math.imul(seed, 1664525) + 1013904223) | 0;
      return seed >>> 24;
    });
    const message = 'The observation file data/f.csv cannot be read: it is not a text file.';
    expect(fault(random)).toBe(message);
    expect(fault(random.filter((byte) => byte !== 0))).toBe(message);
    expect(fault(bytes('PK\u0003\u0004\u0014\0\u0006\0'))).toBe(message);
    expect(fault(bytes('\u0089PNG\r\n\u001a\n\0\0\0\rIHDR'))).toBe(message);
  });

  test('a line of three million cells', () => {
    expect(fault('a,'.repeat(3_000_000))).toContain('cannot be read: it has 3,000,000 columns, and the limit is 16,384; keep those');
  });

  test('a quote that opens in a header of one column and is never closed', () => {
    expect(fault('"b\n1\n')).toBe('The observation file data/f.csv cannot be read: a quote that is never closed.');
  });

  test('only a header is a table without rows', () => {
    expect(table('a;b')).toMatchObject({ columns: ['a', 'b'], rows: 0, rejected: [] });
  });
});

describe('delimiters', () => {
  test.each([';', ',', '\t', '|'])('%j is found out', (delimiter) => {
    const read = table(
      [
        ['id', 'note', 'dit'],
        ['1', '3', '"a;b,c\t|d"'],
        ['2', '4', ''],
      ]
        .map((cells) => cells.join(delimiter))
        .join('\n'),
    );
    expect(read.delimiter).toBe(delimiter);
    expect(rowsOf(read)).toEqual([
      ['1', '3', 'a;b,c\t|d'],
      ['2', '4', ''],
    ]);
  });

  test('decimal commas do not make a comma the delimiter', () => {
    expect(rowsOf(table('id;a;b\n1;7,5;8,5\n2;1,5;2,5'))).toEqual([
      ['1', '7,5', '8,5'],
      ['2', '1,5', '2,5'],
    ]);
    expect(rowsOf(table('note\n7,5\n8,5'))).toEqual([['7,5'], ['8,5']]);
  });

  test('a declared one is obeyed; so is the line that spreadsheets write', () => {
    expect(table('a;b,c\n1;2,3', { delimiter: ',' })).toMatchObject({ columns: ['a;b', 'c'] });
    const marked = table('sep=|\r\na|b\r\n1|2');
    expect(marked).toMatchObject({ delimiter: '|', columns: ['a', 'b'] });
    expect([...marked.lines]).toEqual([3]);
  });
});

describe('lines', () => {
  test.each([
    ['LF', '\n'],
    ['CRLF', '\r\n'],
    ['CR', '\r'],
  ])('%s: a newline in a cell and blank lines count', (_, end) => {
    const read = table(['id;dit', '1;"un', '', 'deux"', '', '2;"trois"  ', ';', '3;quatre'].join(end));
    expect(rowsOf(read)).toEqual([
      ['1', 'un\n\ndeux'],
      ['2', 'trois'],
      ['3', 'quatre'],
    ]);
    expect([...read.lines]).toEqual([2, 6, 8]);
    expect(read.rows).toBe(3);
  });

  test('mixed line ends', () => {
    const read = table('id;dit\r\n1;"a\nb"\r2;c\n3;d\r\n');
    expect([...read.lines]).toEqual([2, 4, 5]);
  });

  test('exact across the bites in which a long file is read', () => {
    const line = (i: number) => `${i};"${'é'.repeat(60)}\n${'"" '.repeat(20)}"`;
    const read = table(`id;dit\n${Array.from({ length: 9000 }, (_, i) => line(i)).join('\n')}`);
    expect(read.rows).toBe(9000);
    expect(read.lines.every((number, row) => number === 2 + 2 * row)).toBe(true);
    expect(cellsOf(read, 'id').every((id, row) => id === String(row))).toBe(true);
    expect(read.cells[1]?.values).toEqual([`${'é'.repeat(60)}\n${'" '.repeat(20)}`.trim()]);
  });

  test('a cell longer than a bite', () => {
    const long = 'x\n'.repeat(1_500_000);
    const read = table(`id;dit\n1;"${long}"\n2;b`);
    expect([...read.lines]).toEqual([2, 1_500_003]);
  });
});

describe('headers', () => {
  test('white space of all kinds is trimmed, newlines in a header are spaces', () => {
    expect(table('\ufeff id ;\u00a0note\u202f?\u00a0;"avis\nlibre"\n1;2;3').columns).toEqual(['id', 'note ?', 'avis libre']);
  });

  test('empty columns at the end are no columns', () => {
    expect(table('a;b;;\n1;2;;\n3;4\n5;6;;;;\n7;8;x;')).toMatchObject({ columns: ['a', 'b'], rows: 4, rejected: [] });
  });

  test('names of the language itself are ordinary names', () => {
    const read = table('__proto__,constructor,toString\n__proto__,constructor,hasOwnProperty');
    expect(read.columns).toEqual(['__proto__', 'constructor', 'toString']);
    expect(rowsOf(read)).toEqual([['__proto__', 'constructor', 'hasOwnProperty']]);
  });
});

describe('rows that are wider than the header', () => {
  test('row names without a header, as R writes them', () => {
    const read = table('"note","avis"\n"1",4,"ok"\n"2",5,"bon"\n"3",3,"non"\n');
    expect(read).toMatchObject({ columns: ['', 'note', 'avis'], rejected: [], unnamed: { names: 2, cells: 3, side: 'first', line: 2 } });
    expect(cellsOf(read, 'note')).toEqual(['4', '5', '3']);
    expect(table('note,avis\nLyon Nord,4,ok\nLyon Sud,5,bon\n').columns).toEqual(['', 'note', 'avis']);
  });

  test('other cells without a name are the last ones', () => {
    expect(table('id,note\n1,4,ok\n2,5,bon\n3,3,non\n')).toMatchObject({ columns: ['id', 'note', ''], unnamed: { side: 'last' } });
    expect(table('note,avis\n4,4,ok\n4,5,bon\n')).toMatchObject({ columns: ['note', 'avis', ''], unnamed: { side: 'last' } });
    expect(table('Survey\n\nid,note\nR1,4\nR2,5\n').columns).toEqual(['Survey', '']);
  });

  test('a delimiter at the end of the rows alone', () => {
    const read = table('id,note,x\n1,4,a,\n2,5,b,\n3,3,c,\n');
    expect(read).toMatchObject({ columns: ['id', 'note', 'x'], rows: 3, rejected: [] });
    expect(read.unnamed).toBeUndefined();
  });

  test('a single row that is wider stays lost', () => {
    expect(table('id;a\n1;2\n2;3\n3;4;5')).toMatchObject({ columns: ['id', 'a'], rejected: [{ reason: 'ragged', count: 1 }] });
  });
});

describe('rows that cannot be trusted', () => {
  test('short rows are completed with empty cells and told; rows that are too wide are lost and counted', () => {
    const read = table('id;a;b\n1;2;3\n2;3\n3;4;5;6\n4;5;6;\n5;6;7');
    expect(rowsOf(read)).toEqual([
      ['1', '2', '3'],
      ['2', '3', ''],
      ['4', '5', '6'],
      ['5', '6', '7'],
    ]);
    expect(read).toMatchObject({ rows: 5, rejected: [{ reason: 'ragged', count: 1, lines: [4] }] });
    expect(read.shortRows).toEqual([{ width: 2, count: 1, lines: [3] }]);
  });

  test('a file cut off in the middle of a row', () => {
    expect(table('id;a;b\n1;2;3\n2;3')).toMatchObject({ rows: 2, rejected: [{ reason: 'ragged', count: 1, lines: [3] }] });
    expect(table('id;a;b\n1;2;3\n2;"3')).toMatchObject({ rows: 2, rejected: [{ reason: 'broken-quote', count: 1, lines: [3] }] });
    expect(table('id;a;b\n1;2\n2;3')).toMatchObject({ rows: 2, rejected: [] });
  });

  test('a stray quote costs no row: each line with the width of the table is a row', () => {
    const read = table('id;dit\n1;"a\nb"\n2;"oups\n3;c\n\n4;d\n');
    expect(rowsOf(read)).toEqual([
      ['1', 'a\nb'],
      ['2', '"oups'],
      ['3', 'c'],
      ['4', 'd'],
    ]);
    expect(read.rejected).toEqual([]);
    expect(rowsOf(table('id;dit;x\n1;a;1\n2;"oups;2\n3;"c";3\n"4;"d;e";4'))).toEqual([
      ['1', 'a', '1'],
      ['2', '"oups', '2'],
      ['3', 'c', '3'],
      ['"4', 'd;e', '4'],
    ]);
    expect(table('id;"dit\n1;a\n2;b')).toMatchObject({ columns: ['id', '"dit'], rows: 2 });
  });

  test('a quote that is never closed, in a row of another width: the rows before it are used, the lines from it on are counted', () => {
    const read = table('id;dit;x\n1;"a\nb";x\n2;"oups\n3\n\n4;d\n');
    expect(cellsOf(read, 'id')).toEqual(['1']);
    expect(read).toMatchObject({ rows: 4, rejected: [{ reason: 'broken-quote', count: 3, lines: [4] }] });
  });

  test('a quote closed many rows later: only those are lost', () => {
    const read = table('id;dit;x\n1;a;x\n2;"oups\n3;"c";x\n4;d;x\n5;e;x');
    expect(cellsOf(read, 'id')).toEqual(['1', '4', '5']);
    expect(read.rejected).toEqual([{ reason: 'broken-quote', count: 2, lines: [3] }]);
    expect([...read.lines]).toEqual([2, 5, 6]);
  });

  test('a quote inside a quoted text that was not doubled', () => {
    const read = table('id;dit\n1;"le "prix" est bas"\n2;b');
    expect(rowsOf(read)).toEqual([
      ['1', 'le "prix" est bas'],
      ['2', 'b'],
    ]);
    expect(read.rejected).toEqual([]);
  });

  test('a quote in the middle of a plain cell is a letter', () => {
    expect(rowsOf(table('id;dit\n1;un écran 5"\n2;b'))).toEqual([
      ['1', 'un écran 5"'],
      ['2', 'b'],
    ]);
  });
});

describe('being plain and interruptible', () => {
  test('a table can be cloned into a worker', () => {
    const read = table('a;b\n1;2');
    expect(structuredClone(read)).toEqual(read);
  });

  test('an aborted signal throws its reason', () => {
    const stop = new AbortController();
    stop.abort(new Error('enough'));
    expect(() => readTable(bytes('a\n1'), 'f.csv', DIALECT, { signal: stop.signal })).toThrow('enough');
  });
});
