/** Our reading of delimited text against PapaParse's, record by record, however the bytes are cut into chunks. */
import fc from 'fast-check';
import Papa from 'papaparse';
import { expect, test } from 'vitest';
import { fitHeader } from '../../src/formats/csv/fit-header.ts';
import { isFault, readTable, readTableFrom, type Table } from '../../src/index.ts';
import { bytes, DIALECT } from '../build.ts';

interface Plain {
  readonly columns: readonly string[];
  readonly rows: readonly { readonly line: number; readonly cells: readonly string[] }[];
  readonly ragged: readonly number[];
  readonly broken: readonly { readonly line: number; readonly count: number }[];
}

interface Record {
  readonly cells: readonly string[];
  readonly next: number;
  readonly lines: number;
  /** The line of the first quote that is not closed or not doubled, from the record's own; `closed`: harmless if the width is right. */
  readonly broken: { readonly line: number; readonly closed: boolean } | null;
}

const lineEndsIn = (text: string): number => text.split('\n').length - 1;
const hasText = (cells: readonly string[]): boolean => cells.some((cell) => cell.trim() !== '');
const linesOfText = (cells: readonly string[]): number =>
  cells
    .join(' ')
    .split('\n')
    .filter((line) => line.trim() !== '').length;

/** The first record of a text, as PapaParse reads it. */
function papaRecord(text: string, delimiter: string): Record {
  // The line end behind the last record lets PapaParse accept white space between a closing quote and the end of the file.
  const parser = new Papa.Parser({ delimiter, newline: '\n', quoteChar: '"', preview: 1, fastMode: false } as Papa.ParseConfig);
  const { data, errors, meta } = parser.parse(`${text}\n`, 0, false) as Papa.ParseResult<string[]>;
  const cells = data[0] ?? [];
  const lines = lineEndsIn(cells.join(''));
  const own = errors.filter(({ row, type }) => row === 0 && type === 'Quotes');
  const missing = own.some(({ code }) => code === 'MissingQuotes');
  const broken = own[0] ? { line: lineEndsIn(text.slice(0, own[0].index)), closed: !missing && lines === 0 } : null;
  return { cells, next: Math.min(text.length, missing ? text.length : meta.cursor), lines, broken };
}

/** All ways to cut a text into cells: a quote that opens a cell closes it at any quote before a delimiter, or is a letter. */
function* cuts(text: string, delimiter: string, width: number): Generator<string[]> {
  if (width < 1) return;
  const isEnd = (at: number) => at === text.length || text.startsWith(delimiter, at);
  const firsts: [cell: string, end: number][] = [];
  if (text.startsWith('"'))
    for (const { index } of text.matchAll(/"/g)) {
      if (index === 0) continue;
      let end = index + 1;
      while (!isEnd(end) && text[end] !== '\n' && text[end]?.trim() === '') end++;
      if (isEnd(end)) firsts.push([text.slice(1, index).replaceAll('""', '"'), end]);
    }
  const found = text.indexOf(delimiter);
  const plain = found < 0 ? text : text.slice(0, found);
  if (!plain.includes('\n')) firsts.push([plain, plain.length]);
  for (const [cell, end] of firsts) {
    if (end === text.length) {
      if (width === 1) yield [cell];
    } else for (const rest of cuts(text.slice(end + delimiter.length), delimiter, width - 1)) yield [cell, ...rest];
  }
}

/** A record of which a quote has swallowed too much: the first lines of it that can be cut into so many cells. */
function repaired(text: string, record: Record, delimiter: string, width: number): Record {
  let end = -1;
  for (let lines = 0; lines <= record.lines; lines++) {
    const start = end + 1;
    end = text.indexOf('\n', start);
    if (end < 0) end = text.length;
    // A line that is a record of its own belongs to no other.
    if (lines > 0 && !cuts(text.slice(start, end), delimiter, width).next().done) return record;
    const [cells] = cuts(text.slice(0, end), delimiter, width);
    if (cells) return { cells, next: Math.min(text.length, end + 1), lines, broken: null };
    if (end === text.length) break;
  }
  return record;
}

/** Records with text from an offset on, as they stand. */
function recordsOf(text: string, delimiter: string): (readonly string[])[] {
  const records: (readonly string[])[] = [];
  for (let at = 0; at < text.length; ) {
    const { cells, next } = papaRecord(text.slice(at), delimiter);
    if (hasText(cells)) records.push(cells);
    at += next;
  }
  return records;
}

function mostFrequent(numbers: readonly number[]): number {
  const times = (each: number) => numbers.filter((other) => other === each).length;
  return numbers.reduce((best, each) => (times(each) > times(best) ? each : best), numbers[0] ?? 0);
}

/** What a table should hold, said as plainly as possible. Null: the header cannot be read. */
function plainly(text: string, delimiter: string): Plain | null {
  const normal = text.replace(/^\ufeff/, '').replace(/\r\n?/g, '\n');
  let columns: readonly string[] | null = null;
  let width = 0;
  let line = 1;
  const rows: { line: number; cells: string[] }[] = [];
  const ragged: number[] = [];
  const broken: { line: number; count: number }[] = [];
  let isAnyShort = false;
  for (let at = 0; at < normal.length; ) {
    const rest = normal.slice(at);
    let record = papaRecord(rest, delimiter);
    const first = line;
    if (!columns && record.broken && !record.broken.closed && rest.indexOf('\n') >= 0 && rest.indexOf('\n') + 1 < rest.length) {
      const below = recordsOf(rest.slice(rest.indexOf('\n') + 1), delimiter);
      const most = mostFrequent(below.map(({ length }) => length));
      if (most > 1) record = repaired(rest, { ...record, lines: 0 }, delimiter, most);
    }
    const isIrregular = record.broken !== null || record.lines > 0;
    const beyond = ({ cells }: Record) => hasText(cells.slice(width));
    if (columns && isIrregular && width > 1) {
      const isFit = record.cells.length >= columns.length && !beyond(record);
      if (!isFit || (record.broken && !record.broken.closed)) record = repaired(rest, record, delimiter, width);
    }
    at += record.next;
    line += record.lines + 1;
    if (!hasText(record.cells)) continue;
    if (!columns) {
      if (record.broken && !record.broken.closed) return null;
      const names = record.cells.map((cell) => cell.replace(/\s+/g, ' ').trim());
      while (names.at(-1) === '') names.pop();
      ({ columns, width } = fitHeader(names, record.cells.length, recordsOf(normal.slice(at), delimiter)));
      continue;
    }
    const isShort = record.cells.length < columns.length;
    const isCutOff = at >= normal.length && !normal.endsWith('\n');
    const fits = !beyond(record) && !(isShort && (record.broken || (isCutOff && !isAnyShort)));
    if (record.broken && !(record.broken.closed && fits))
      broken.push({ line: first + record.broken.line, count: linesOfText(record.cells) });
    else if (!fits) ragged.push(first);
    else {
      isAnyShort ||= isShort;
      rows.push({ line: first, cells: columns.map((_, column) => (record.cells[column] ?? '').trim()) });
    }
  }
  return columns && { columns, rows, ragged, broken };
}

function held(table: Table): Plain {
  const lost = (reason: string) => table.rejected.find((each) => each.reason === reason);
  const rows = Array.from(table.lines, (line, row) => ({
    line,
    cells: table.cells.map((cells) => cells?.values[cells.codes[row] ?? 0] ?? ''),
  }));
  return {
    columns: table.columns,
    rows,
    ragged: [...(lost('ragged')?.lines ?? [])],
    broken: [{ line: lost('broken-quote')?.lines[0] ?? 0, count: lost('broken-quote')?.count ?? 0 }],
  };
}

const summed = ({ columns, rows, ragged, broken }: Plain): Plain => ({
  columns,
  rows,
  ragged: ragged.slice(0, 5),
  broken: [{ line: broken[0]?.line ?? 0, count: broken.reduce((sum, { count }) => sum + count, 0) }],
});

const piece = fc.constantFrom(
  'a',
  'b7',
  'é',
  '"',
  '"',
  '""',
  ';',
  ';',
  ';',
  ',',
  ' ',
  '\u00a0',
  '\t',
  '\n',
  '\n',
  '\r\n',
  '\r',
  '";',
  '";"',
  '"\n',
  '\n"',
  '😀',
  'x'.repeat(40),
);
const text = fc.array(piece, { maxLength: 60 }).map((pieces) => `k;${pieces.join('')}`);

test('any text is read as PapaParse reads it', () => {
  fc.assert(
    fc.property(text, fc.constantFrom(';', ',', ';;', '\t'), (content, delimiter) => {
      const read = readTable(bytes(content), 'f.csv', { ...DIALECT, delimiter });
      const wanted = plainly(content, delimiter);
      expect(isFault(read) ? null : held(read)).toEqual(wanted && summed(wanted));
    }),
    { numRuns: 20_000, seed: 4 },
  );
});

test('however its bytes are cut', async () => {
  await fc.assert(
    fc.asyncProperty(
      text,
      fc.array(fc.integer({ min: 3, max: 40 }), { minLength: 1 }),
      fc.constantFrom(null, 'utf-8', 'utf-16le'),
      async (content, cuts, encoding) => {
        const file =
          encoding === 'utf-16le'
            ? new Uint8Array(new Uint16Array([...content].flatMap((letter) => letter.split('')).map((unit) => unit.charCodeAt(0))).buffer)
            : bytes(content);
        async function* chunks() {
          const buffer = new Uint8Array(64);
          for (let at = 0, i = 0; at < file.length; i++) {
            const chunk = file.subarray(at, at + (cuts[i % cuts.length] as number));
            at += chunk.length;
            // As a file is read: into the same memory again and again.
            buffer.fill(0);
            buffer.set(chunk);
            yield buffer.subarray(0, chunk.length);
          }
        }
        const dialect = { ...DIALECT, delimiter: ';', encoding };
        expect(await readTableFrom(chunks, file.length, 'f.csv', dialect)).toEqual(readTable(file, 'f.csv', dialect));
      },
    ),
    { numRuns: 2000, seed: 5 },
  );
});
