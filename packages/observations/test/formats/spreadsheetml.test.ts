import { DEFAULT_DIALECT, DEFAULT_FILE_LIMITS, type Dialect, type FileLimits, messageOf } from '@parcours/model';
import { expect, test } from 'vitest';
import { isFault, readFile, type Table } from '../../src/index.ts';

async function read(xml: string | Uint8Array, dialect: Partial<Dialect> = {}, limits: Partial<FileLimits> = {}): Promise<Table> {
  const bytes = typeof xml === 'string' ? new TextEncoder().encode(xml) : xml;
  const table = await readFile(bytes, 'export.xls', { ...DEFAULT_DIALECT, ...dialect }, { ...DEFAULT_FILE_LIMITS, ...limits });
  if (isFault(table)) throw new Error(messageOf(table, 'en'));
  return table;
}

/** The rows as texts, the header first. */
const rowsOf = ({ columns, cells, lines }: Table) => [
  [...columns],
  ...Array.from(lines, (_, row) => cells.map((column) => column?.values[column.codes[row] as number] ?? '')),
];

const workbook = (sheets: string, head = '<?xml version="1.0"?>\n<?mso-application progid="Excel.Sheet"?>') => `${head}
<Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet" xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet" xmlns:x="urn:schemas-microsoft-com:office:excel">
 <Styles><Style ss:ID="Default"/><Style ss:ID="s1"><NumberFormat ss:Format="Percent"/></Style><Style ss:ID="s2"><NumberFormat ss:Format="dd/mm/yyyy"/></Style></Styles>
${sheets}</Workbook>`;
const sheet = (rows: string, name = 'Answers', more = '') =>
  ` <Worksheet ss:Name="${name}"><Table ss:ExpandedColumnCount="9">${rows}</Table>${more}</Worksheet>\n`;
const cell = (text: string | number, more = '') =>
  `<Cell${more}><Data ss:Type="${typeof text === 'number' ? 'Number' : 'String'}">${text}</Data></Cell>`;
const row = (cells: string, more = '') => `<Row${more}>${cells}</Row>`;
const HIDDEN = '<WorksheetOptions xmlns="urn:schemas-microsoft-com:office:excel"><Visible>SheetHidden</Visible></WorksheetOptions>';

test('numbers, per cent, dates, booleans, errors, skipped cells and rows, entities', async () => {
  const table = await read(
    workbook(
      sheet(
        row(cell('id') + cell('note') + cell('share') + cell('day') + cell('ok') + cell('café &amp; &lt;b&gt;')) +
          row(
            `${cell('R1') + cell(4.5) + cell(0.85, ' ss:StyleID="s1"')}<Cell ss:StyleID="s2"><Data ss:Type="DateTime">2026-03-01T00:00:00.000</Data></Cell><Cell><Data ss:Type="Boolean">1</Data></Cell>${cell('x')}`,
          ) +
          row(
            `${cell('R2')}<Cell ss:Index="4"><Data ss:Type="DateTime">2026-03-01T14:30:00.000</Data></Cell><Cell><Data ss:Type="Error">#DIV/0!</Data></Cell>`,
            ' ss:Index="5" ss:Hidden="1"',
          ),
      ),
    ),
  );
  expect(rowsOf(table)).toEqual([
    ['id', 'note', 'share', 'day', 'ok', 'café & <b>'],
    ['R1', '4.5', '85%', '2026-03-01', 'true', 'x'],
    ['R2', '', '', '2026-03-01T14:30:00', '#DIV/0!', ''],
  ]);
  expect([...table.lines, ...(table.hiddenLines ?? [])]).toEqual([2, 5, 5]);
  expect(table).toMatchObject({ encoding: 'xml', delimiter: '', sheet: 'Answers', sheets: ['Answers'] });
  expect(table.cells[1]?.numeric).toBe(true);
});

test('merged cells, formatted text, comments, formulas without a value, hidden columns', async () => {
  const table = await read(
    workbook(
      sheet(
        `<Column/><Column ss:Index="3" ss:Hidden="1"/>${
          row(cell('shop') + cell('note') + cell('n')) +
          row(cell('Lyon', ' ss:MergeDown="1"') + cell(3) + cell(1)) +
          row(
            `${cell(4, ' ss:Index="2"')}<Cell ss:Formula="=R[-1]C*2"><Comment><ss:Data xmlns="http://www.w3.org/TR/REC-html40"><B>Zoé:</B> check</ss:Data></Comment></Cell>`,
          ) +
          row('<Cell><ss:Data ss:Type="String" xmlns="http://www.w3.org/TR/REC-html40"><B>Pa</B>ris</ss:Data></Cell>')
        }`,
      ),
    ),
  );
  expect(rowsOf(table)).toEqual([
    ['shop', 'note', 'n'],
    ['Lyon', '3', '1'],
    ['Lyon', '4', ''],
    ['Paris', '', ''],
  ]);
  expect([...(table.formulasWithoutValue ?? [])].map(([column, lines]) => [column, ...lines])).toEqual([[2, 3]]);
  expect([...(table.hiddenColumns ?? [])]).toEqual([2]);
});

test('the first visible sheet, or the one that is named; a part of it', async () => {
  const xml = workbook(
    sheet(row(cell('old')) + row(cell(1)), 'Old', HIDDEN) + sheet(row(cell('id') + cell('q')) + row(cell('R1') + cell(2)), 'Réponses'),
  );
  expect(rowsOf(await read(xml))).toEqual([
    ['id', 'q'],
    ['R1', '2'],
  ]);
  expect(rowsOf(await read(xml, { sheet: 'old' }))).toEqual([['old'], ['1']]);
  await expect(read(xml, { sheet: 'Neu' })).rejects.toThrow('"Old", "Réponses"');
  const latin = Uint8Array.from(workbook(sheet(row(cell('é')) + row(cell(1))), '<?xml version="1.0" encoding="ISO-8859-1"?>'), (letter) =>
    letter.charCodeAt(0),
  );
  expect((await read(latin)).columns).toEqual(['é']);
});

test('what is damaged, too large, or other XML', async () => {
  const xml = workbook(sheet(row(cell('id')) + row(cell('R1')).repeat(50)));
  await expect(read(xml.slice(0, -40))).rejects.toThrow('breaks off');
  await expect(read(xml, {}, { rows: 10 })).rejects.toThrow('rows');
  await expect(read(workbook(sheet(row(cell('x', ' ss:Index="900000"')))), {}, { columns: 50 })).rejects.toThrow('columns');
  await expect(read(workbook(sheet('')))).rejects.toThrow('is empty');
  await expect(read('<?xml version="1.0"?><rss><channel/></rss>')).rejects.toThrow('save it as XLSX or CSV');
  // An entity that the document declares is not expanded.
  const bomb = workbook(sheet(row(cell('id')) + row(cell('&a;'))), '<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "aaaaaaaa">]>');
  expect(rowsOf(await read(bomb))[1]).toEqual(['&a;']);
});
