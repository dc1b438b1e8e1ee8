import { readFileSync } from 'node:fs';
import { type BookType, utils, type WorkBook, type WorkSheet, write } from '@e965/xlsx';
import { DEFAULT_DIALECT, DEFAULT_FILE_LIMITS, type Dialect, type FileLimits, messageOf } from '@parcours/model';
import Papa from 'papaparse';
import { expect, test } from 'vitest';
import { isFault, readFile, type Table } from '../../src/index.ts';

async function read(bytes: Uint8Array, dialect: Partial<Dialect> = {}, limits: Partial<FileLimits> = {}): Promise<Table> {
  const table = await readFile(bytes, 'f.xls', { ...DEFAULT_DIALECT, ...dialect }, { ...DEFAULT_FILE_LIMITS, ...limits });
  if (isFault(table)) throw new Error(messageOf(table, 'en'));
  return table;
}

/** The rows as texts, the header first. */
const rowsOf = ({ columns, cells, lines }: Table) => [
  [...columns],
  ...Array.from(lines, (_, row) => cells.map((column) => column?.values[column.codes[row] as number] ?? '')),
];

const bytesOf = (workbook: WorkBook, bookType: BookType = 'biff8') =>
  new Uint8Array(write(workbook, { type: 'buffer', bookType }) as Uint8Array);
const oneSheet = (sheet: WorkSheet) => utils.book_new(sheet, 'Feuil1');

function answers(): WorkSheet {
  const sheet = utils.aoa_to_sheet([
    ['id', 'q', 'when', 'share', 'ok', 'said'],
    ['R1', 4.5, new Date(Date.UTC(2026, 3, 1)), 0.85, true, 'x'.repeat(200)],
    ['R2', -2, null, 0.07, false, { t: 'e', v: 42 }],
  ]);
  for (const name of ['D2', 'D3']) (sheet[name] as { z: string }).z = '0%';
  return sheet;
}

const ROWS = [
  ['id', 'q', 'when', 'share', 'ok', 'said'],
  ['R1', '4.5', '2026-04-01', '85%', 'true', 'x'.repeat(200)],
  ['R2', '-2', '', '7%', 'false', '#N/A'],
];

test('cells, as the spreadsheet shows them', async () => {
  const table = await read(bytesOf(oneSheet(answers())));
  expect(rowsOf(table)).toEqual(ROWS);
  expect(table).toMatchObject({ encoding: 'xls', sheet: 'Feuil1', sheets: ['Feuil1'] });
  expect(table.cells.map((column) => column?.numeric === true)).toEqual([false, true, false, true, false, false]);
});

test('Excel 95', async () => {
  expect(rowsOf(await read(bytesOf(oneSheet(answers()), 'biff5')))).toEqual(ROWS);
});

/** Written by another spreadsheet, with its own CSV of the same sheet as the oracle. */
test.each(['xls', 'ods'])('a workbook of Gnumeric (%s): long texts, formulas, hidden rows and columns', async (ending) => {
  const fixtures = new URL('../fixtures/workbooks/', import.meta.url);
  const table = await read(new Uint8Array(readFileSync(new URL(`gnumeric.${ending}`, fixtures))));
  const csv = readFileSync(new URL('gnumeric.csv', fixtures), 'utf8').trimEnd();
  const rows = Papa.parse<string[]>(csv).data.map((row) =>
    row.map((cell) => cell.replace(/^(TRUE|FALSE)$/, (truth) => truth.toLowerCase())),
  );
  expect(table.encoding).toBe(ending);
  expect(rowsOf(table)).toEqual(rows);
  expect([...(table.hiddenLines ?? [])]).toEqual([3]);
  expect([...(table.hiddenColumns ?? [])]).toEqual([4]);
});

test('texts of other scripts', async () => {
  expect(rowsOf(await read(bytesOf(oneSheet(utils.aoa_to_sheet([['é€'], ['Łódź'], ['漢字']])))))).toEqual([['é€'], ['Łódź'], ['漢字']]);
});

test('merged cells, a sheet by name, a range', async () => {
  const sheet = utils.aoa_to_sheet([['title'], [null, 'group', 'q'], [null, 'A', 1], [null, null, 2]]);
  sheet['!merges'] = [utils.decode_range('B3:B4')];
  const workbook = oneSheet(utils.aoa_to_sheet([['x'], [1]]));
  utils.book_append_sheet(workbook, sheet, 'Réponses');
  expect(rowsOf(await read(bytesOf(workbook), { sheet: 'réponses', range: 'B2:C' }))).toEqual([
    ['group', 'q'],
    ['A', '1'],
    ['A', '2'],
  ]);
  await expect(read(bytesOf(workbook), { sheet: 'z' })).rejects.toThrow('It has "Feuil1", "Réponses"');
});

test('what is refused', async () => {
  const sound = bytesOf(oneSheet(answers()));
  for (const length of [8, 512, 1000, sound.length >> 1]) await expect(read(sound.slice(0, length))).rejects.toThrow();
  await expect(read(sound, {}, { columns: 5 })).rejects.toThrow('it has 6 columns, and the limit is 5');
  await expect(read(bytesOf(oneSheet(utils.aoa_to_sheet([]))))).rejects.toThrow('is empty');
});
