/** The distinct rows of a Parquet file. */
import type { DuckDBConnection } from '@duckdb/node-api';
import { tidy } from '@parcours/model';
import { type Grouped, textOf } from '@parcours/observations';
import type { Job } from './engine.ts';
import { NotForDuckDb, pathLiteral } from './node-duckdb-text.ts';

type Wants = { readonly columns: ReadonlySet<string> | null };

/** Of these types both readers of Parquet give the same values. */
const NUMBERS = /^(?:U?(?:TINYINT|SMALLINT|INTEGER|BIGINT)|FLOAT|DOUBLE)$/;
const PLAIN = /^(?:VARCHAR|BOOLEAN)$/;

/** @param lined whether the numbers of the first few rows of each group are wanted: that takes longer. */
export async function countParquet(connection: DuckDBConnection, job: Job, wants: Wants, lined: boolean): Promise<Grouped> {
  const file = pathLiteral(job.uri);
  const types = await columnTypes(connection, file);
  const columns = [...types.keys()];
  const wanted = columns.filter((column) => wants.columns?.has(tidy(column)));
  for (const column of wanted) {
    const type = types.get(column) ?? '';
    if (!NUMBERS.test(type) && !PLAIN.test(type)) throw new NotForDuckDb('not-plain', `a column of type ${type}`);
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
    columns: columns.map(tidy),
    cells: columns.map((column) => {
      const slot = wanted.indexOf(column);
      // Of no rows there are no columns.
      return slot < 0 ? null : times.length > 0 ? (found[slot] ?? []).map((value) => textOf(value).trim()) : [];
    }),
    plain: columns.map((column) => NUMBERS.test(types.get(column) ?? '')),
    times,
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
  if (!flat || JSON.stringify(names.slice(1)) !== JSON.stringify(columns)) throw new NotForDuckDb('not-plain', 'columns in columns');
  return new Map(columns.map((column, index) => [String(column), String(types[index])]));
}
