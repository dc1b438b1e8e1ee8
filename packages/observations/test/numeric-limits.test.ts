/** Every numeric limit, on both sides of it: one that moves by one is noticed. The file limits are in `limits.test.ts`. */
import { DEFAULT_DIALECT, DEFAULT_FILE_LIMITS } from '@parcours/model';
import { describe, expect, test } from 'vitest';
import { headingAnswers } from '../src/aggregate/data-quality/heading-answers.ts';
import { excerpt } from '../src/excerpt.ts';
import { CsvReader } from '../src/formats/csv/csv-reader.ts';
import { detectCsvDialect } from '../src/formats/csv/detect-csv-dialect.ts';
import { looksBinary } from '../src/formats/decode.ts';
import { checkDeltas } from '../src/formats/parquet/parquet-runs.ts';
import { skipStruct, skipVarint } from '../src/formats/parquet/parquet-thrift.ts';
import { XmlScanner } from '../src/formats/xlsx/xml-scanner.ts';
import { unpack, zipEntries } from '../src/formats/xlsx/zip.ts';
import { isFault, readFile, suggestMapping, type Table } from '../src/index.ts';
import { exceedsMemory } from '../src/limits.ts';
import { countHeadingRows, suggestRowFilter } from '../src/mapping/heading-rows.ts';
import { tokenize, tokenOverlap } from '../src/mapping/token-overlap.ts';
import { ALL_COLUMNS } from '../src/table/projection.ts';
import { RecordFlattener } from '../src/table/record-flattener.ts';
import { VALUE } from '../src/values/numeric-cells.ts';
import { parseTimestamps } from '../src/values/timestamp-parser.ts';
import { aggregated, bytes, column, measure, messages, model, rated, samples, study, table } from './build.ts';
import { formatted, sheet } from './workbook-file.ts';
import { zip } from './zip-file.ts';

const view = (...values: number[]) => new DataView(Uint8Array.from(values).buffer);
const times = <T>(n: number, of: (at: number) => T): T[] => Array.from({ length: n }, (_, at) => of(at));

describe('messages', () => {
  test('an excerpt has 40 characters', () => {
    expect(excerpt('x'.repeat(40))).toBe('x'.repeat(40));
    expect(excerpt('x'.repeat(41))).toBe(`${'x'.repeat(39)}…`);
  });

  test('five lines and five examples of a reject', () => {
    const of = study({ measures: [measure('s', rated('a', [1, 5]))] });
    const file = (n: number) => `a\n4\n${times(n, (at) => `bad ${'abcdefgh'[at]}\n`).join('')}`;
    const rejects = (n: number) => samples(file(n), of, model(['s'])).samples.dropped[0];
    expect(rejects(5)).toMatchObject({ count: 5, lines: [3, 4, 5, 6, 7] });
    expect(rejects(5)?.examples).toHaveLength(5);
    expect(rejects(6)).toMatchObject({ count: 6, lines: [3, 4, 5, 6, 7] });
    expect(rejects(6)?.examples).toHaveLength(5);
  });

  test('eight columns of the header that was read are listed', () => {
    const said = (n: number) =>
      messages(
        aggregated(
          `${times(n, (at) => `column${at}`).join(';')}\n${'1;'.repeat(n - 1)}1`,
          study({ respondent: column('zzz'), measures: [measure('s', rated('yyy', [1, 5]))] }),
          model(['s']),
        ),
      )[0];
    expect(said(8)).toContain('"column7"');
    expect(said(8)).not.toContain('more');
    expect(said(9)).not.toContain('"column8"');
    expect(said(9)).toContain('1 more');
  });

  test('a missing header is looked for in the first twenty lines', () => {
    const said = (line: number) =>
      messages(
        aggregated(
          `${'title;x\n'.repeat(line - 1)}id;note\n1;4\n`,
          study({ respondent: column('id'), measures: [measure('s', rated('note', [1, 5]))] }),
          model(['s']),
        ),
      )[0];
    expect(said(20)).toContain('line 20');
    expect(said(21)).not.toContain('line 21');
  });
});

describe('CSV', () => {
  test('a hundred records decide on the delimiter', () => {
    const file = (n: number) => bytes(`${'x,y\n'.repeat(n)}${'a;b;c;d\n'.repeat(400)}`);
    expect(detectCsvDialect(file(100), true, null).delimiter).toBe(',');
    expect(detectCsvDialect(file(49), true, null).delimiter).toBe(';');
  });

  test('a record of more than 64 MB has an unclosed quote', () => {
    const fails = (length: number) => {
      const reader = new CsvReader('f.csv', DEFAULT_DIALECT, ALL_COLUMNS, length);
      reader.push(bytes('a;b\n1;2\n'.repeat(20_000)), false);
      const record = new Uint8Array(length).fill(120);
      record[0] = 34;
      reader.push(record, false);
      return reader.failed;
    };
    expect(fails(1 << 26)).toBe(false);
    expect(fails((1 << 26) + 1)).toBe(true);
  });

  test('a text has two control characters, or one in a hundred', () => {
    expect(looksBinary('\u0001\u0001')).toBe(false);
    expect(looksBinary('\u0001\u0001\u0001')).toBe(true);
    expect(looksBinary(`\u0001\u0001\u0001${'x'.repeat(297)}`)).toBe(false);
    expect(looksBinary(`\u0001\u0001\u0001${'x'.repeat(296)}`)).toBe(true);
  });
});

describe('JSON', () => {
  test('objects nested eight deep become columns', () => {
    const columns = (depth: number) => {
      const flattener = new RecordFlattener(DEFAULT_FILE_LIMITS);
      const value = times(depth, (at) => at).reduce<unknown>((inner) => ({ a: inner }), 1);
      flattener.add(Object.entries(value as object), 0);
      return flattener.finish(1);
    };
    expect(columns(9).columns).toEqual(['a.a.a.a.a.a.a.a.a']);
    expect(columns(9).cells[0]?.values).toContain('1');
    expect(columns(10).columns).toEqual(['a.a.a.a.a.a.a.a.a']);
    expect(columns(10).cells[0]?.values).toContain('{"a":1}');
  });
});

describe('workbooks', () => {
  test('the last row of a spreadsheet is 1,048,576', async () => {
    const lines = async (row: number) => {
      const xml = `<worksheet><sheetData><row r="1"><c r="A1" t="inlineStr"><is><t>a</t></is></c></row><row r="${row}"><c r="A${row}"><v>4</v></c></row></sheetData></worksheet>`;
      const read = await readFile(sheet([], { parts: [{ name: 'xl/worksheets/sheet1.xml', content: xml }] }), 'f.xlsx', DEFAULT_DIALECT);
      return isFault(read) ? read : [...read.lines];
    };
    expect(await lines(1_048_576)).toEqual([1_048_576]);
    expect(await lines(1_048_577)).toEqual([2]);
  });

  test('the last date is 9999-12-31', async () => {
    const cells = async (serial: number) => {
      const read = (await readFile(sheet([['a'], [formatted(serial, 0)]], { formats: [14] }), 'f.xlsx', DEFAULT_DIALECT)) as Table;
      return read.cells[0]?.values;
    };
    expect(await cells(2_958_465)).toEqual(['9999-12-31']);
    expect(await cells(2_958_466)).toEqual(['2958466']);
  });

  test('a tag has at most 2^20 characters', () => {
    const scan = (length: number) => () =>
      new XmlScanner({ open: () => undefined, close: () => undefined, wantsText: () => false, text: () => undefined }).write(
        `<${'a'.repeat(length - 1)}`,
      );
    expect(scan(1 << 20)).not.toThrow();
    expect(scan((1 << 20) + 1)).toThrow('a tag is not closed');
  });

  test('an archive has at most 20,000 parts', () => {
    const end = (count: number) => {
      const record = new DataView(new ArrayBuffer(22));
      record.setUint32(0, 0x06054b50, true);
      record.setUint16(10, count, true);
      return new Uint8Array(record.buffer);
    };
    expect(() => zipEntries(end(20_000))).toThrow('its directory is cut off');
    expect(() => zipEntries(end(20_001))).toThrow('too many parts');
  });

  test('decompression stops at its budget', async () => {
    const archive = zip([{ name: 'part', content: 'x'.repeat(1000) }]);
    const entry = zipEntries(archive).get('part');
    if (!entry) throw new Error('no part');
    const read = async (left: number) => {
      let length = 0;
      for await (const chunk of unpack(archive, entry, { left })) length += chunk.length;
      return length;
    };
    expect(await read(1000)).toBe(1000);
    await expect(read(999)).rejects.toThrow();
  });
});

describe('Parquet', () => {
  test('a varint has ten bytes', () => {
    expect(skipVarint(view(...times(9, () => 0x80), 1), 0, 10)).toBe(10);
    expect(() => skipVarint(view(...times(10, () => 0x80), 1), 0, 11)).toThrow('a number breaks off');
  });

  test('structures are nested 24 deep', () => {
    const nested = (depth: number) => view(...times(depth - 1, () => 0x1c), ...times(depth, () => 0));
    expect(skipStruct(nested(24), 0, 47)).toBe(47);
    expect(() => skipStruct(nested(25), 0, 49)).toThrow('structures nested too deeply');
  });

  test('a block of deltas has 2^20 values', () => {
    const varint = (value: number): number[] => (value < 128 ? [value] : [(value & 127) | 128, ...varint(value >>> 7)]);
    const block = (size: number) => view(...varint(size), 1, 1, 0);
    expect(checkDeltas(block(1 << 20), 0, 1)).toBe(block(1 << 20).byteLength);
    expect(() => checkDeltas(block((1 << 20) + 8), 0, 1)).toThrow('an odd block of numbers');
  });
});

test('a file held in memory has at most 536,870,888 bytes', () => {
  expect(exceedsMemory('f.json', 536_870_888)).toBeNull();
  expect(exceedsMemory('f.json', 536_870_889)).not.toBeNull();
});

describe('timestamps', () => {
  const [midnight] = parseTimestamps(['2026-04-01'], null);

  test('a cell has at most 100 characters', () => {
    expect(parseTimestamps([`2026-04-01${' '.repeat(90)}`], null)).toEqual([midnight]);
    expect(parseTimestamps([`2026-04-01${' '.repeat(91)}`], null)).toEqual([null]);
  });

  test('years of two digits are 1970 to 2069', () => {
    const years = parseTimestamps(['01.02.69', '01.02.70'], null).map(
      (read) => read && read !== 'ambiguous' && new Date(read.day).getUTCFullYear(),
    );
    expect(years).toEqual([2069, 1970]);
  });

  test('a clock goes to 23:59:59', () => {
    expect(
      parseTimestamps(['2026-04-01 23:59:59', '2026-04-01 24:00:00', '2026-04-01 23:60', '2026-04-01 23:59:60'], null).map(
        (read) => read !== null,
      ),
    ).toEqual([true, false, false, false]);
  });
});

describe('a first look at a file', () => {
  test('import ids are looked for in four rows', () => {
    const file = (row: number) => table(`a;b\n${'x;y\n'.repeat(row - 1)}${`"{""ImportId"":""Q""}";`.repeat(2).slice(0, -1)}\n1;2\n`);
    expect(countHeadingRows(file(4))).toBe(4);
    expect(countHeadingRows(file(5))).toBe(0);
  });

  test('a filter has at most three values', () => {
    const file = (n: number) => table(`a\nheading\n${times(n, (at) => `v${at}\n`).join('')}`);
    expect(suggestRowFilter(file(3), 1)?.values).toHaveLength(3);
    expect(suggestRowFilter(file(4), 1)).toBeNull();
  });

  test('a yes or no has at most six answers', () => {
    const found = (n: number) =>
      suggestMapping(table(`bought\n${times(n, (at) => `${'abcdefg'[at]}x\n`).join('')}`), model([], { bought: 'rate' }));
    expect(found(6)).toMatchObject([{ kind: 'kpi', name: 'bought' }]);
    expect(found(7)).toEqual([]);
  });

  test('a rating lies within −10 and 100', () => {
    const found = (...cells: number[]) => suggestMapping(table(`the stage of compare\n${cells.join('\n')}\n`), model(['compare']));
    expect(found(-10, 100)).toMatchObject([{ kind: 'measure', name: 'compare' }]);
    expect(found(-11, 100)).toEqual([]);
    expect(found(-10, 101)).toEqual([]);
  });

  test('a likelihood to recommend lies within 0 and 10', () => {
    const found = (...cells: number[]) =>
      suggestMapping(table(`would you recommend us\n${cells.join('\n')}\n`), model([], { loyalty: 'nps' }));
    expect(found(0, 10)).toMatchObject([{ kind: 'kpi', name: 'loyalty' }]);
    expect(found(-1, 10)).toEqual([]);
    expect(found(0, 11)).toEqual([]);
  });

  test('more than four cells in five must be names', () => {
    const named = (known: number, unknown: number) =>
      suggestMapping(
        table(`zz\n${times(known, (at) => `s${at}\n`).join('')}${times(unknown, (at) => `other ${at}\n`).join('')}`),
        model(times(10, (at) => `s${at}`)),
      );
    expect(named(9, 2)).toMatchObject([{ kind: 'role', role: 'stage' }]);
    expect(named(7, 2)).toEqual([]);
  });

  test('a word has three letters, a stem four, and it is half of the longer word', () => {
    expect(tokenize('ab abc')).toEqual(['abc']);
    expect(tokenOverlap(['suivi'], ['suivre'])).toBe(1);
    expect(tokenOverlap(['suis'], ['suite'])).toBe(0);
    expect(tokenOverlap(['planer'], ['planxx'])).toBe(0);
    expect(tokenOverlap(['livraison'], ['livrer'])).toBe(1);
    expect(tokenOverlap(['formations'], ['forme'])).toBe(0);
  });
});

describe('headings among the answers of a rate', () => {
  const found = (usual: string, ...headings: string[]) => {
    const read = table(`q\n${[...headings, usual, usual].join('\n')}\n`);
    const cells = read.cells[0];
    if (!cells) throw new Error('no column');
    const parsed = { statuses: new Uint8Array(cells.values.length).fill(VALUE), numbers: new Float64Array(cells.values.length) };
    const rows = Uint32Array.from(read.lines, (_, row) => row);
    return headingAnswers(read, cells, parsed, rows).size > 0;
  };

  test('have twenty characters', () => {
    expect(found('no', 'x'.repeat(20))).toBe(true);
    expect(found('no', 'x'.repeat(19))).toBe(false);
  });

  test('are three times longer than any answer', () => {
    expect(found('n'.repeat(10), 'x'.repeat(30))).toBe(true);
    expect(found('n'.repeat(10), 'x'.repeat(29))).toBe(false);
  });

  test('are three at most', () => {
    const headings = times(4, (at) => 'abcd'.charAt(at).repeat(30));
    expect(found('no', ...headings.slice(0, 3))).toBe(true);
    expect(found('no', ...headings)).toBe(false);
  });
});
