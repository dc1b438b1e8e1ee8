/** The package used as a library: detect the format, parse the file, profile it, aggregate it. */
import { DEFAULT_DIALECT } from '@parcours/model';
import { expect, test } from 'vitest';
import {
  aggregate,
  detectFileFormat,
  type Fault,
  type FileFormat,
  findColumn,
  isFault,
  profileTable,
  type ReadOptions,
  readFile,
  readTable,
  type SuggestedColumn,
  suggestMapping,
  type Table,
  type UnsupportedFormat,
} from '../src/index.ts';
import { column, measure, model, rated, study } from './build.ts';

const CSV = new TextEncoder().encode('id;compare;order\nA;4;5\nB;2;\nC;5;3\n');

test('a file becomes a table, and a table becomes samples', async () => {
  const format: FileFormat | UnsupportedFormat = detectFileFormat(CSV, 'survey.csv');
  expect(format).toBe('csv');

  const table: Table | Fault = await readFile(CSV, 'survey.csv', DEFAULT_DIALECT);
  if (isFault(table)) throw new Error(table.code);
  expect(table.columns).toEqual(['id', 'compare', 'order']);
  expect(findColumn(table, 'compare')?.values).toEqual(['4', '2', '5']);

  const journey = model(['compare', 'order']);
  const suggested: SuggestedColumn[] = suggestMapping(table, journey);
  expect(suggested.map(({ kind, header }) => [kind, header])).toEqual([
    ['role', 'id'],
    ['measure', 'compare'],
    ['measure', 'order'],
  ]);
  expect(profileTable(table, journey).aggregated).toBe(false);

  const measures = [measure('compare', rated('compare', [1, 5])), measure('order', rated('order', [1, 5]))];
  const { samples, diagnostics } = aggregate(table, study({ respondent: column('id'), measures }), journey);
  expect(diagnostics).toEqual([]);
  expect(samples?.stages.map(({ stage, scores }) => [stage, scores?.values])).toEqual([
    ['compare', [-1.5, 1.5, 3]],
    ['order', [0, 3]],
  ]);
});

test('a part of a file is enough for a first look', () => {
  const options: Pick<ReadOptions, 'projection'> = { projection: { columns: new Set(['order']), distinct: false } };
  const table = readTable(CSV, 'survey.csv', DEFAULT_DIALECT, options);
  if (isFault(table)) throw new Error(table.code);
  expect(table.cells.map((cells) => cells?.values ?? null)).toEqual([null, null, ['5', '', '3']]);
});
