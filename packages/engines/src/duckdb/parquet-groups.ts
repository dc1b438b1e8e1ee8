/** The distinct rows of a Parquet file. */
import type { DuckDBConnection } from '@duckdb/node-api';
import { normalizeLabel } from '@parcours/model';
import { cellText, type GroupedRows } from '@parcours/observations';
import type { AggregationTask } from '../engine.ts';
import { sqlPath, UnsupportedByDuckDb } from './sql-literal.ts';

type ColumnSelection = { readonly columns: ReadonlySet<string> | null };

/** Of these types both readers of Parquet give the same values. */
const NUMERIC_TYPE = /^(?:U?(?:TINYINT|SMALLINT|INTEGER|BIGINT)|FLOAT|DOUBLE)$/;
const PLAIN_TYPE = /^(?:VARCHAR|BOOLEAN)$/;

/** @param lined whether the numbers of the first few rows of each group are wanted: that takes longer. */
export async function countParquetGroups(
  connection: DuckDBConnection,
  job: AggregationTask,
  wants: ColumnSelection,
  lined: boolean,
): Promise<GroupedRows> {
  const file = sqlPath(job.uri);
  const types = await columnTypes(connection, file);
  const columns = [...types.keys()];
  const wanted = columns.filter((column) => wants.columns?.has(normalizeLabel(column)));
  for (const column of wanted) {
    const type = types.get(column) ?? '';
    if (!NUMERIC_TYPE.test(type) && !PLAIN_TYPE.test(type)) throw new UnsupportedByDuckDb('not-plain', `a column of type ${type}`);
  }
  const names = wanted.map((column) => `"${column.replaceAll('"', '""')}"`);
  const select = [...names, 'count(*)::DOUBLE', ...(lined ? ['min(file_row_number, 5)'] : [])].join(', ');
  const group = names.length > 0 ? ` GROUP BY ${names.join(', ')}` : '';
  const result = await connection.runAndReadAll(`SELECT ${select} FROM read_parquet(${file}, file_row_number = true)${group}`);
  const found = result.getColumnsJS();
  const times = (found[names.length] ?? []) as readonly number[];
  const rows = (lined ? (found[names.length + 1] ?? []) : []) as readonly (readonly (number | bigint)[])[];
  return {
    path: job.path,
    bytes: job.size,
    encoding: 'parquet',
    delimiter: '',
    columns: columns.map(normalizeLabel),
    cells: columns.map((column) => {
      const slot = wanted.indexOf(column);
      // Of no rows there are no columns.
      return slot < 0 ? null : times.length > 0 ? (found[slot] ?? []).map((value) => cellText(value).trim()) : [];
    }),
    numeric: columns.map((column) => NUMERIC_TYPE.test(types.get(column) ?? '')),
    counts: times,
    lines: new Map(rows.map((own, index) => [index, own.map((row) => Number(row) + 1).sort((a, b) => a - b)])),
  };
}

/** By name. Columns in columns, and names that differ only by their case, are not for DuckDB. */
async function columnTypes(connection: DuckDBConnection, file: string): Promise<Map<string, string>> {
  const schema = await connection.runAndReadAll(`SELECT name, coalesce(num_children, 0)::DOUBLE FROM parquet_schema(${file})`);
  const [names = [], children = []] = schema.getColumnsJS();
  const described = await connection.runAndReadAll(`DESCRIBE SELECT * FROM read_parquet(${file})`);
  const [columns = [], types = []] = described.getColumnsJS();
  const flat = children.slice(1).every((count) => count === 0);
  if (!flat || JSON.stringify(names.slice(1)) !== JSON.stringify(columns)) throw new UnsupportedByDuckDb('not-plain', 'columns in columns');
  return new Map(columns.map((column, index) => [String(column), String(types[index])]));
}
