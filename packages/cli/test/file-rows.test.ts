/** Rows that are no answers: sums of others, column names once more, a second table. */
import { parquetWriteBuffer } from 'hyparquet-writer';
import { expect, test } from 'vitest';
import { useCommand } from './command.ts';
import { linkedFiles } from './linked-files.ts';

const command = useCommand();
const { linked, figures, findings } = linkedFiles(command);

test('subtotals between the answers and a total below are left out, whatever is declared', async () => {
  for (const attributes of ['', 'totals "Total"', 'totals "Sous-total Paris", "Sous-total Lyon", "Total"'])
    expect(await figures(linked('subtotals-in-between.xlsx', 'note', { attributes }))).toEqual([4, 4]);
});

test('so are a mean and a base below an empty row', async () => {
  for (const attributes of ['', 'totals "mean"', 'totals "mean", "n"'])
    expect(await figures(linked('summary-below.xlsx', 'note', { attributes }))).toEqual([3, 4]);
});

test.each([
  [
    'en',
    'information JRN0480 3 rows of subtotals-in-between.xlsx sum up others and are not counted: "Sous-total Paris", "Sous-total Lyon", "Total" (first at line 5). To confirm it, add totals "Sous-total Paris", "Sous-total Lyon", "Total" to the observations.',
  ],
  [
    'fr',
    'information JRN0480 3 lignes de subtotals-in-between.xlsx résument d’autres lignes et ne sont pas comptées : "Sous-total Paris", "Sous-total Lyon", "Total" (à partir de la ligne 5). Pour le confirmer, ajoutez totals "Sous-total Paris", "Sous-total Lyon", "Total" aux observations.',
  ],
  [
    'de',
    'Hinweis JRN0480 3 Zeilen von subtotals-in-between.xlsx fassen andere zusammen und werden nicht gezählt: "Sous-total Paris", "Sous-total Lyon", "Total" (zuerst in Zeile 5). Um es zu bestätigen, ergänzen Sie totals "Sous-total Paris", "Sous-total Lyon", "Total" bei den Beobachtungen.',
  ],
])('what is left out is told, %s', async (language, told) => {
  expect(await findings(linked('subtotals-in-between.xlsx', 'note'), language)).toEqual([told]);
});

test('what is advised ends the message', async () => {
  const declared = 'totals "Sous-total Paris", "Sous-total Lyon", "Total"';
  expect(await findings(linked('subtotals-in-between.xlsx', 'note', { attributes: declared }))).toEqual([]);
  const [left] = await findings(linked('summary-below.xlsx', 'note', { attributes: 'totals "mean"' }));
  expect(left).toContain('To confirm it, add totals "n" to the observations.');
});

test('a second table below is left out, in both engines', async () => {
  const folder = linked('second-table-below.csv', 'note');
  expect(await figures(folder)).toEqual([2, 4.5]);
  expect(await figures(folder, '--engine', 'duckdb')).toEqual([2, 4.5]);
  expect(await findings(folder)).toEqual([
    'warning JRN0482 At line 6 of second-table-below.csv another table begins, with the columns "month", "visits": 4 rows from there on are not counted. To confirm it, add range "A1:B3" to the observations; to count them, range "A:B".',
  ]);
  expect(await figures(linked('second-table-below.csv', 'note', { attributes: 'range "A1:B3"' }))).toEqual([2, 4.5]);
  expect((await figures(linked('second-table-below.csv', 'note', { attributes: 'range "A:B"' })))[0]).toBe(4);
});

test('lines that a spreadsheet put in quotes are read, in both engines', async () => {
  const folder = linked('a.csv', 'note', { text: '"id,note,said"\n"1,4,""good, fast"""\n"2,5,ok"\n"3,3,slow"\n' });
  for (const engine of ['portable', 'duckdb']) expect(await figures(folder, '--engine', engine)).toEqual([3, 4]);
});

test('a total in Parquet is left out, in both engines', async () => {
  const shops = ['Lyon', 'Paris', 'Nice', 'Lille', 'Total'];
  const columnData = [
    { name: 'shop', data: shops },
    { name: 'note', data: [4, 5, 3, 5, 17], type: 'INT32' as const },
    { name: 'calls', data: [10, 12, 8, 7, 37], type: 'INT32' as const },
  ];
  const folder = linked('a.parquet', 'note', { text: new Uint8Array(parquetWriteBuffer({ columnData })), scale: '0..20' });
  for (const engine of ['portable', 'duckdb']) expect(await figures(folder, '--engine', engine)).toEqual([4, 4.25]);
  expect((await findings(folder))[0]).toContain('JRN0480 1 row of a.parquet sums up others and is not counted: "Total"');
});

test('a row that may begin another table counts, and is asked about', async () => {
  const text = 'store;note\nLyon;4\nParis;5\n\nmonth;visits\nMay;3\nJune;4\n';
  const folder = linked('a.csv', 'note', { text });
  expect((await figures(folder))[0]).toBe(4);
  expect((await findings(folder)).filter((each) => each.includes('JRN0483'))).toEqual([
    'warning JRN0483 Line 5 of a.csv looks like the column names of another table ("month", "visits"), and the rows below it count. If it is another table, add range "A1:B3" to the observations.',
  ]);
});

test('column names once more are left out', async () => {
  const folder = linked('pages.csv', 'note', { text: 'id;note\n1;4\n2;5\nid;note\n3;3\nID;NOTE\n4;4\n' });
  expect(await figures(folder)).toEqual([4, 4]);
  expect(await figures(folder, '--engine', 'duckdb')).toEqual([4, 4]);
  expect(await findings(folder)).toEqual([
    'information JRN0481 2 rows of pages.csv repeat or underline the column names and are not counted (first at line 4).',
  ]);
});

test('a row that may be a shop counts, and is asked about until it is declared', async () => {
  const text = 'shop;note\nLyon;4\nParis;5\nRome;3\nTotal;3.9\n';
  expect((await figures(linked('shops.csv', 'note', { text })))[0]).toBe(4);
  expect(await findings(linked('shops.csv', 'note', { text }))).toEqual([
    'warning JRN0433 1 row of shops.csv looks as if it summed up others, and counts like any other: "Total" (first at line 5). If so, add totals "Total" to the observations.',
  ]);
  const declared = linked('shops.csv', 'note', { text, attributes: 'totals "Total"' });
  expect([await figures(declared), await findings(declared)]).toEqual([[3, 4], []]);
});

test('a label that the study names is an answer', async () => {
  const text = 'shop;note\n1;4\n2;5\n3;3\nTotal;4\n';
  expect((await figures(linked('shops.csv', 'note', { text })))[0]).toBe(3);
  const where = linked('shops.csv', 'note', { text, columns: 'where "shop" is "Total"' });
  expect(await figures(where)).toEqual([1, 4]);
});
