import { DEFAULT_DIALECT, DEFAULT_FILE_LIMITS, type Dialect, type FileLimits, messageOf } from '@parcours/model';
import { writeOds } from 'hucre/ods';
import { expect, test } from 'vitest';
import { isFault, readFile, type Table } from '../../src/index.ts';
import { odsFile, odsTable } from '../ods-file.ts';

async function read(bytes: Uint8Array, dialect: Partial<Dialect> = {}, limits: Partial<FileLimits> = {}): Promise<Table> {
  const table = await readFile(bytes, 'f.ods', { ...DEFAULT_DIALECT, ...dialect }, { ...DEFAULT_FILE_LIMITS, ...limits });
  if (isFault(table)) throw new Error(messageOf(table, 'en'));
  return table;
}

/** The rows as texts, the header first. */
const rowsOf = ({ columns, cells, lines }: Table) => [
  [...columns],
  ...Array.from(lines, (_, row) => cells.map((column) => column?.values[column.codes[row] as number] ?? '')),
];

const sheet = (xml: string, name = 's', style = 'ta1') =>
  `<table:table table:name="${name}" table:style-name="${style}">${xml}</table:table>`;
const text = (value: string, more = '') =>
  `<table:table-cell office:value-type="string"${more}><text:p>${value}</text:p></table:table-cell>`;
const row = (xml: string, more = '') => `<table:table-row${more}>${xml}</table:table-row>`;

test('what another program writes', async () => {
  const rows = [
    ['id', 'q', 'when', 'ok'],
    ['R1', 4.5, new Date(Date.UTC(2026, 3, 1)), true],
    ['é & <b>', -2, new Date(Date.UTC(2026, 3, 2)), false],
  ];
  const table = await read(await writeOds({ sheets: [{ name: 'Antworten', rows }] }));
  expect(rowsOf(table)).toEqual([
    ['id', 'q', 'when', 'ok'],
    ['R1', '4.5', '2026-04-01', 'true'],
    ['é & <b>', '-2', '2026-04-02', 'false'],
  ]);
  expect(table).toMatchObject({ encoding: 'ods', sheet: 'Antworten', sheets: ['Antworten'] });
  expect(table.cells.map((column) => column?.numeric === true)).toEqual([false, true, false, false]);
});

test('cells, as the spreadsheet shows them', async () => {
  const cells = [
    '<table:table-cell office:value-type="percentage" office:value="0.07"><text:p>7%</text:p></table:table-cell>',
    '<table:table-cell office:value-type="currency" office:currency="EUR" office:value="12.5"><text:p>12,50 €</text:p></table:table-cell>',
    '<table:table-cell office:value-type="date" office:date-value="2026-03-12T14:05:09"><text:p>12.03.26</text:p></table:table-cell>',
    '<table:table-cell office:value-type="time" office:time-value="PT36H30M00S"><text:p>36:30</text:p></table:table-cell>',
    '<table:table-cell table:formula="of:=1/0" office:value-type="string" office:string-value=""><text:p>#DIV/0!</text:p></table:table-cell>',
    '<table:table-cell office:value-type="string"><office:annotation><text:p>a comment</text:p></office:annotation><text:p>a<text:s text:c="2"/><text:span>b</text:span><text:tab/>c</text:p><text:p>d</text:p></table:table-cell>',
    '<table:table-cell office:value-type="string" office:string-value="not shown"/>',
  ];
  const header = cells.map((_, at) => text(`c${at}`)).join('');
  expect(rowsOf(await read(odsFile(sheet(row(header) + row(cells.join(''))))))[1]).toEqual([
    '7%',
    '12.5',
    '2026-03-12T14:05:09',
    '36:30:00',
    '#DIV/0!',
    'a  b\tc\nd',
    'not shown',
  ]);
});

test('rows in groups and in a repeated header, repeated cells and rows, blank ones to the end of the sheet', async () => {
  const xml =
    `<table:table-header-rows>${row(text('id') + text('q'))}</table:table-header-rows>` +
    `<table:table-row-group>${row(text('R1') + text('5'))}<table:table-row-group>${row(text('x', ' table:number-columns-repeated="2"'), ' table:number-rows-repeated="2"')}</table:table-row-group></table:table-row-group>` +
    row('<table:table-cell table:number-columns-repeated="16384"/>', ' table:number-rows-repeated="1048570"');
  const table = await read(odsFile(sheet(xml)));
  expect(rowsOf(table)).toEqual([
    ['id', 'q'],
    ['R1', '5'],
    ['x', 'x'],
    ['x', 'x'],
  ]);
  expect([...table.lines]).toEqual([2, 3, 4]);
});

test('hidden sheets, rows and columns; formulas without a value', async () => {
  const xml =
    '<table:table-column/><table:table-column table:visibility="collapse" table:number-columns-repeated="2"/><table:table-column table:number-columns-repeated="16381"/>' +
    row(text('id') + text('q') + text('r')) +
    row(text('R1') + text('1') + text('2'), ' table:visibility="filter"') +
    row(`${text('R2')}<table:table-cell table:formula="of:=[.B2]+1"/>${text('2')}`, ' table:visibility="collapse"') +
    row(`${text('R3')}<table:table-cell table:formula="of:=&quot;&quot;" office:value-type="string" office:string-value=""/>`);
  const table = await read(odsFile(sheet(odsTable([['notes']]), 'hidden', 'ta2') + sheet(xml, 'seen')));
  expect(table).toMatchObject({ sheet: 'seen', sheets: ['hidden', 'seen'] });
  expect([...(table.hiddenLines ?? [])]).toEqual([2, 3]);
  expect([...(table.hiddenColumns ?? [])]).toEqual([1, 2]);
  expect([...(table.formulasWithoutValue ?? [])].map(([column, lines]) => [column, ...lines])).toEqual([[1, 3]]);
});

test('merged cells, a range, a sheet by name', async () => {
  const merged =
    row(text('group') + text('q')) +
    row(text('A', ' table:number-rows-spanned="2" table:number-columns-spanned="1"') + text('1')) +
    row(`<table:covered-table-cell/>${text('2')}`);
  expect(rowsOf(await read(odsFile(sheet(merged))))).toEqual([
    ['group', 'q'],
    ['A', '1'],
    ['A', '2'],
  ]);
  const two = odsFile(odsTable([['title'], ['', 'id', 'q'], ['', 'R1', 3]], 'Eins') + odsTable([['x'], [1]], 'Zwei'));
  expect(rowsOf(await read(two, { range: 'B2:C' }))).toEqual([
    ['id', 'q'],
    ['R1', '3'],
  ]);
  expect(rowsOf(await read(two, { sheet: 'zwei' }))).toEqual([['x'], ['1']]);
  await expect(read(two, { sheet: 'Drei' })).rejects.toThrow('has no sheet "Drei". It has "Eins", "Zwei"');
});

test('what is refused', async () => {
  const manifest = '<manifest:manifest><manifest:file-entry><manifest:encryption-data/></manifest:file-entry></manifest:manifest>';
  await expect(read(odsFile(odsTable([['a']]), [{ name: 'META-INF/manifest.xml', content: manifest }]))).rejects.toThrow(
    'it is protected by a password',
  );
  await expect(read(odsFile(''))).rejects.toThrow('no sheet of cells');
  await expect(read(odsFile('<table:table'))).rejects.toThrow('the workbook is damaged');
  const header = row(text('a', ' table:number-columns-repeated="16384"'));
  const bomb = sheet(header + row(text('x', ' table:number-columns-repeated="16384"'), ' table:number-rows-repeated="1048576"'));
  await expect(read(odsFile(bomb), {}, { unpacked: 64 })).rejects.toThrow('unpacked');
  await expect(read(odsFile(odsTable([['a'], ...Array.from({ length: 30 }, () => [1])])), {}, { rows: 1 })).rejects.toThrow(
    'rows, and the limit is 1',
  );
});
