/** Exports of tools as they are, without their names, and transposed: which of them are told to be so. */

import { DEFAULT_DIALECT } from '@parcours/model';
import { isFault, lacksHeader, readFile, type Table } from '@parcours/observations';
import { beforeAll, expect, test } from 'vitest';
import { findTransposed } from '../../../observations/src/table/transposed.ts';
import { detectTableRegion } from '../../src/detect-table-region.ts';
import { contentOf, pathOf } from './layout.ts';
import { LAYOUTS } from './layouts.ts';

/** Rows that are written again. */
const MAX_ROWS = 40;

async function read(content: string | Uint8Array, path: string, more = {}): Promise<Table> {
  const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content;
  const table = await readFile(bytes, path, { ...DEFAULT_DIALECT, ...more });
  if (isFault(table)) throw new Error(`${path}: ${table.code}`);
  return table;
}

const written = (rows: readonly (readonly string[])[]) => {
  const text = rows.map((row) => row.map((cell) => `"${cell.replaceAll('"', '""')}"`).join(';')).join('\n');
  return read(text, 'data.csv');
};

interface Tables {
  readonly name: string;
  readonly whole: Table;
  readonly found: Table;
  readonly names: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

let tables: readonly Tables[];
beforeAll(async () => {
  tables = await Promise.all(
    LAYOUTS.map(async (layout) => {
      const [content, path] = [contentOf(layout), pathOf(layout)];
      const whole = await read(content, path);
      const { table: found } = await detectTableRegion(whole, null, (region) => read(content, path, region));
      const rows = Array.from(found.lines.subarray(0, MAX_ROWS), (_, row) =>
        found.cells.map((column) => column?.values[column.codes[row] as number] ?? ''),
      );
      return { name: layout.name, whole, found, names: found.columns, rows };
    }),
  );
}, 120_000);

test('none has its names taken for answers, or its rows for questions', () => {
  const wrong = tables.filter(({ whole, found }) => [whole, found].some((table) => lacksHeader(table) || findTransposed(table)));
  expect(wrong.map(({ name }) => name)).toEqual([]);
});

test('without their names, most are told to have none', async () => {
  const told = await Promise.all(tables.map(async ({ rows }) => lacksHeader(await written(rows))));
  expect(told.filter(Boolean).length).toBeGreaterThanOrEqual(120);
});

test.each([
  ['numbered respondents', 'Respondent', 155],
  ['numbered visits', 'Visite', 146],
])('transposed, with %s in the columns, they are told to be so', async (_, word, least) => {
  const told = await Promise.all(
    tables.map(async ({ names, rows }) => {
      const header = ['', ...rows.map((__, row) => `${word} ${row + 1}`)];
      return findTransposed(await written([header, ...names.map((name, at) => [name, ...rows.map((row) => row[at] as string)])]));
    }),
  );
  expect(told.filter(Boolean).length).toBeGreaterThanOrEqual(least);
});
