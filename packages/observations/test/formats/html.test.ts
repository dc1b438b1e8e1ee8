import { Buffer } from 'node:buffer';
import { DEFAULT_DIALECT, DEFAULT_FILE_LIMITS, type Dialect, type FileLimits, messageOf } from '@parcours/model';
import { expect, test } from 'vitest';
import { isFault, readFile, type Table } from '../../src/index.ts';

async function read(html: string | Uint8Array, dialect: Partial<Dialect> = {}, limits: Partial<FileLimits> = {}): Promise<Table> {
  const bytes = typeof html === 'string' ? new TextEncoder().encode(html) : html;
  const table = await readFile(bytes, 'export.xls', { ...DEFAULT_DIALECT, ...dialect }, { ...DEFAULT_FILE_LIMITS, ...limits });
  if (isFault(table)) throw new Error(messageOf(table, 'en'));
  return table;
}

/** The rows as texts, the header first. */
const rowsOf = ({ columns, cells, lines }: Table) => [
  [...columns],
  ...Array.from(lines, (_, row) => cells.map((column) => column?.values[column.codes[row] as number] ?? '')),
];

test('a table as a web application exports it: entities, tags that are not closed, raw numbers, hidden rows', async () => {
  const table = await read(
    `<html xmlns:x="urn:schemas-microsoft-com:office:excel"><head><style>td { color: red }</style></head><body>
    <table><thead><tr><th>id<th>note</th><th>remark</th></tr></thead>
    <tr><td>R1<td x:num="4.5">4,5<td>caf&eacute; &amp;
      <b>more</b><br>line</tr>
    <tr style="display:none"><td>R2</td><td>&nbsp;</td><td></td></tr></table></body></html>`,
  );
  expect(rowsOf(table)).toEqual([
    ['id', 'note', 'remark'],
    ['R1', '4.5', 'café & more line'],
    ['R2', '', ''],
  ]);
  expect([...(table.hiddenLines ?? [])]).toEqual([3]);
});

test('spanned cells', async () => {
  const html =
    '<table><tr><th rowspan=2>id</th><th colspan=2>2026</th></tr><tr><th>mean</th><th>n</th></tr><tr><td rowspan="2">A</td><td>1</td><td>2</td></tr><tr><td>3</td><td>4</td></tr></table>';
  expect(rowsOf(await read(html, { header: 2 }))).toEqual([
    ['id id', '2026 mean', '2026 n'],
    ['A', '1', '2'],
    ['A', '3', '4'],
  ]);
});

test('of several tables, also one within another, the one with the most rows, or the one that is named', async () => {
  const html =
    '<table><tr><td>menu</td><td><table><tr><td>id</td></tr><tr><td>R1</td></tr><tr><td>R2</td></tr></table></td></tr></table><table><tr><td>x</td></tr><tr><td>1</td></tr></table>';
  expect(await read(html)).toMatchObject({ sheet: '2', sheets: ['1', '2', '3'], rows: 2 });
  expect(rowsOf(await read(html, { sheet: '3' }))).toEqual([['x'], ['1']]);
});

test('the encoding that the page states', async () => {
  const page = Buffer.from(
    '<html><meta http-equiv=Content-Type content="text/html; charset=iso-8859-1"><table><tr><td>é</td></tr></table>',
    'latin1',
  );
  expect(rowsOf(await read(new Uint8Array(page)))).toEqual([['é']]);
});

test('what is refused', async () => {
  await expect(read('<html><body>Please log in</body></html>')).rejects.toThrow('a web page without a table');
  await expect(read('<table></table>')).rejects.toThrow('is empty');
  await expect(read('<table><tr><td>a</td><td>b</td></tr></table>', {}, { columns: 1 })).rejects.toThrow('columns');
  const bomb = `<table>${'<tr><td rowspan=65536 colspan=65536>x</td></tr>'.repeat(3000)}</table>`;
  await expect(read(bomb, {}, { unpacked: 16 })).rejects.toThrow('unpacked');
});
