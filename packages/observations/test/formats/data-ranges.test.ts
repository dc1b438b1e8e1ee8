import { type DataLocation, DEFAULT_DIALECT, type Dialect } from '@parcours/model';
import { describe, expect, test } from 'vitest';
import { dataRanges } from '../../src/index.ts';

/** The text that is underlined, line by line: `3: "n/a"`. */
function shown(bytes: Uint8Array | string, inData: DataLocation, dialect: Partial<Dialect> = {}, path = 'f.csv', text?: string) {
  const [written, given] = typeof bytes === 'string' ? [bytes, new TextEncoder().encode(bytes)] : [text ?? '', bytes];
  const lines = written.split(/\r\n|\r|\n/);
  const [ranges = []] = dataRanges(given, true, path, { ...DEFAULT_DIALECT, ...dialect }, [inData]);
  return ranges.map(({ start, end }) => {
    expect(end.line).toBe(start.line);
    return `${start.line + 1}: ${lines[start.line]?.slice(start.character, end.character)}`;
  });
}

const cell = (column: string, ...lines: number[]): DataLocation => ({ lines, column });
const row = (...lines: number[]): DataLocation => ({ lines, column: null });

describe('where a diagnostic shows in a linked text', () => {
  test('rows and cells, whatever is quoted', () => {
    const text = 'id;"the note";b\n1;"a;""b""";x\n2;  y ;z\n';
    expect(shown(text, row(2, 3))).toEqual(['2: 1;"a;""b""";x', '3: 2;  y ;z']);
    expect(shown(text, cell('the note', 2, 3))).toEqual(['2: "a;""b"""', '3:   y ']);
    expect(shown(text, cell('b', 2, 3))).toEqual(['2: x', '3: z']);
  });

  test.each(['\n', '\r\n', '\r'])('lines end in %j', (end) => {
    expect(shown(['a,b', '1,2', '3,x', ''].join(end), cell('b', 3))).toEqual(['3: x']);
  });

  test('the header: its cell, both of two that are alike, its line where the cell is not there', () => {
    const text = 'sep=;\n\nid;note;note\n1;2;3\n';
    expect(shown(text, cell('id'))).toEqual(['3: id']);
    expect(shown(text, cell('note'))).toEqual(['3: note', '3: note']);
    expect(shown(text, cell('other'))).toEqual(['3: id;note;note']);
    expect(shown(text, row())).toEqual(['3: id;note;note']);
  });

  test('preamble, range and several header lines', () => {
    const text = 'Report\n;2026;\nx;mean;n\na;1;2\n';
    expect(shown(text, cell('2026 n', 4), { skip: 1, header: 2 })).toEqual(['4: 2']);
    expect(shown(text, cell('2026 n'), { skip: 1, header: 2 })).toEqual(['3: x;mean;n']);
    expect(shown('_;id;note\n_;1;2\n', cell('note', 2), { range: 'B1:C' })).toEqual(['2: 2']);
  });

  test('what a line does not say itself is told by the line', () => {
    expect(shown('a;b;c\n"1\n2";x;y\n3;;4\n', cell('b', 2, 4))).toEqual(['2: "1', '4: 3;;4']);
    expect(shown('a;b;c\n1\n', cell('c', 2))).toEqual(['2: 1']);
  });

  test('in other encodings', () => {
    const text = 'clé;été\n1;é\n';
    const latin = Uint8Array.from(text, (character) => character.charCodeAt(0));
    expect(shown(latin, cell('été', 1, 2), {}, 'f.csv', text)).toEqual(['1: été', '2: é']);
    const wide = new Uint8Array([0xff, 0xfe, ...new Uint8Array(Uint16Array.from(text, (character) => character.charCodeAt(0)).buffer)]);
    expect(shown(wide, cell('été', 1, 2), {}, 'f.csv', text)).toEqual(['1: été', '2: é']);
    expect(shown('\ufeffa;b\n1;𝄞x;\n', cell('a', 1), {}, 'f.csv').map((each) => each.slice(0, 2))).toEqual(['1:']);
  });

  test('JSON by its lines; files that are no texts not at all', () => {
    expect(shown('{"a": 1}\n  {"a": "x"} \n', cell('a', 2), {}, 'f.jsonl')).toEqual(['2: {"a": "x"}']);
    expect(shown('[\n{"a": 1},\n{"a": "x"}]', cell('a', 3), {}, 'f.json')).toEqual(['3: {"a": "x"}]']);
    expect(shown('PK\u0003\u0004', row(2), {}, 'f.xlsx')).toEqual([]);
    expect(shown('PAR1', row(2), {}, 'f.parquet')).toEqual([]);
  });

  test('a line behind those that were looked at, and a beginning that ends within a letter', () => {
    const bytes = new TextEncoder().encode(`a;b\n${'1;é\n'.repeat(20_000)}1;é`).slice(0, -1);
    const [first, far] = dataRanges(bytes, false, 'f.csv', DEFAULT_DIALECT, [cell('b', 2), cell('b', 9_000_000)]);
    expect(first).toEqual([{ start: { line: 1, character: 2 }, end: { line: 1, character: 3 } }]);
    expect(far).toMatchObject([{ start: { line: 8_999_999, character: 0 } }]);
  });
});
