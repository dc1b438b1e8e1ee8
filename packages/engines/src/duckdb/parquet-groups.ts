import type { DuckDBConnection } from '@duckdb/node-api';
import { normalizeLabel } from '@parcours/model';
import { cellText, type GroupedRows, type Projection } from '@parcours/observations';
import type { AggregationTask } from '../engine.ts';
import { sqlPath } from './sql-literal.ts';
import { UnsupportedByDuckDb } from './unsupported-by-duckdb.ts';

/** For these types DuckDB and the portable reader give the same values. */
export const NUMERIC_TYPE = /^(?:U?(?:TINYINT|SMALLINT|INTEGER|BIGINT)|FLOAT|DOUBLE)$/;
export const PLAIN_TYPE = /^(?:VARCHAR|BOOLEAN)$/;

/**
 * The distinct rows of a Parquet file with their counts.
 *
 * @param withLines also return the numbers of the first rows of each group, which takes longer.
 */
export async function countParquetGroups(
  connection: DuckDBConnection,
  task: AggregationTask,
  projection: Projection,
  withLines: boolean,
): Promise<GroupedRows> {
  const file = sqlPath(task.uri);
  const types = await columnTypes(connection, file);
  const columns = [...types.keys()];
  const selected = columns.filter((column) => projection.columns?.has(normalizeLabel(column)));
  for (const column of selected) {
    const type = types.get(column) ?? '';
    if (!NUMERIC_TYPE.test(type) && !PLAIN_TYPE.test(type)) throw new UnsupportedByDuckDb('unsupported', `a column of type ${type}`);
  }
  const names = selected.map((column) => `"${column.replaceAll('"', '""')}"`);
  const select = [...names, 'count(*)::DOUBLE', ...(withLines ? ['min(file_row_number, 5)'] : [])].join(', ');
  const groupBy = names.length > 0 ? ` GROUP BY ${names.join(', ')}` : '';
  const result = await connection.runAndReadAll(
    `SELECT ${select} FROM read_parquet(${file}${withLines ? ', file_row_number = true' : ''})${groupBy}`,
  );
  const results = result.getColumnsJS();
  const counts = (results[names.length] ?? []) as readonly number[];
  const rows = (withLines ? (results[names.length + 1] ?? []) : []) as readonly (readonly (number | bigint)[])[];
  return {
    path: task.path,
    bytes: task.size,
    encoding: 'parquet',
    delimiter: '',
    columns: columns.map(normalizeLabel),
    cells: columns.map((column) => {
      const slot = selected.indexOf(column);
      // A result without rows has no columns.
      return slot < 0 ? null : counts.length > 0 ? (results[slot] ?? []).map((value) => cellText(value).trim()) : [];
    }),
    numeric: columns.map((column) => NUMERIC_TYPE.test(types.get(column) ?? '')),
    counts,
    lines: new Map(rows.map((own, index) => [index, own.map((row) => Number(row) + 1).sort((a, b) => a - b)])),
  };
}

/**
 * DuckDB's type by column name.
 *
 * @throws UnsupportedByDuckDb for nested and repeated columns, and for names that DuckDB changes: empty ones, and those that differ only by case.
 */
export async function columnTypes(connection: DuckDBConnection, file: string): Promise<Map<string, string>> {
  const isFlat = "coalesce(num_children, 0) = 0 AND coalesce(repetition_type, '') <> 'REPEATED'";
  const schema = await connection.runAndReadAll(`SELECT name, duckdb_type, ${isFlat} FROM parquet_schema(${file})`);
  // The first element is the schema itself.
  const columns = (schema.getRowsJS() as [name: string, type: string | null, isFlat: boolean][]).slice(1);
  const names = new Set(columns.map(([name]) => name.toLowerCase()).filter((name) => name !== ''));
  if (names.size < columns.length || columns.some(([, , isFlat]) => !isFlat))
    throw new UnsupportedByDuckDb('unsupported', 'nested columns');
  return new Map(columns.map(([name, type]) => [name, type ?? '']));
}
