/** Texts that programs write otherwise than as CSV, with the rows that they hold. */
import { DEFAULT_DIALECT } from '@parcours/model';
import { expect, test } from 'vitest';
import { findHeaderRows, isFault, readFile } from '../../src/index.ts';

const HEADER = ['id', 'name', 'score', 'comment'];
const ROWS = [
  ['R101', 'Zoé', '4', 'good, fast'],
  ['R102', 'Ali', '5', 'says "never"'],
  ['R103', 'Eva', '3', ''],
  ['R104', 'Max', '1', 'slow'],
];

/** The rows without those that repeat or underline the names; columns without a name and a cell are left out. */
async function rowsOf(text: string): Promise<string[][]> {
  const table = await readFile(new TextEncoder().encode(text), 'd.csv', DEFAULT_DIALECT);
  if (isFault(table)) throw new Error(table.code);
  const drawn = new Set(findHeaderRows(table).repeated);
  const rows = Array.from(table.lines, (_, row) => table.cells.map((cells) => cells?.values[cells.codes[row] as number] ?? ''));
  const all = [[...table.columns], ...rows.filter((_, row) => !drawn.has(row))];
  return all.map((row) => row.filter((_, column) => all.some((each) => each[column] !== '')));
}

const quoted = (cell: string, delimiter: string) =>
  cell.includes(delimiter) || cell.includes('"') ? `"${cell.replaceAll('"', '""')}"` : cell;
const csv = (rows: readonly (readonly string[])[], delimiter = ',') =>
  rows.map((row) => row.map((cell) => quoted(cell, delimiter)).join(delimiter));
const wrapped = (line: string) => `"${line.replaceAll('"', '""')}"`;
const text = (lines: readonly string[], end = '\n') => lines.map((line) => line + end).join('');

test.each([
  ['each line in quotes', text(csv([HEADER, ...ROWS]).map(wrapped))],
  [
    'each line in quotes, with delimiters behind',
    text(
      csv([HEADER, ...ROWS]).map((line) => `${wrapped(line)};;`),
      '\r\n',
    ),
  ],
  [
    'lines with quotes in quotes, as a spreadsheet writes them',
    text(csv([HEADER, ...ROWS]).map((line) => (line.includes('"') ? wrapped(line) : line))),
  ],
  ['a line of dashes', text(['id;name;score;comment', '--;----;-----;-------', ...csv(ROWS, ';')])],
  ['psql', text([HEADER.join(' | '), '------+------+-------+---------', ...ROWS.map((row) => row.join(' | '))])],
  ['Markdown', text([`| ${HEADER.join(' | ')} |`, '|------|:----:|------:|---|', ...ROWS.map((row) => `| ${row.join(' | ')} |`)])],
])('%s', async (_, content) => {
  expect(await rowsOf(content)).toEqual([HEADER, ...ROWS]);
});

test('one column of answers in quotes, and answers of several cells in quotes, stay as they are', async () => {
  const answers = text(['comment', '"good, fast, cheap"', '"slow, dear, ""bad"""']);
  expect(await rowsOf(answers)).toEqual([['comment'], ['good, fast, cheap'], ['slow, dear, "bad"']]);
  const short = text(['id,a,b', '1,2,3', '"x, y"', '4,5,6']);
  expect((await rowsOf(short))[2]).toEqual(['x, y', '', '']);
});

test('the names of rows before ids are no ids', async () => {
  const numbered = text(csv([HEADER, ...ROWS.map((row, at) => [String(at + 1), ...row])]));
  expect(await rowsOf(numbered)).toEqual([['', ...HEADER], ...ROWS.map((row, at) => [String(at + 1), ...row])]);
  // Here the last column has no name: what is second are ratings.
  const last = text(['id;note', '1;4;x', '2;5;y', '3;4;z']);
  expect((await rowsOf(last))[0]).toEqual(['id', 'note', '']);
});
