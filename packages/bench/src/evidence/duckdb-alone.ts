/**
 * `node duckdb-alone.ts FILE [visitors]`: DuckDB detects the format of the survey and counts it by the four mapped columns; with `visitors` in two
 * levels: the sorted grades of each visitor at both stages, and how many visitors have them.
 */
import { DuckDBInstance } from '@duckdb/node-api';
import { GROUPS } from '../../../engines/test/survey-file.ts';

const [file = '', visitors] = process.argv.slice(2);
const connection = await (await DuckDBInstance.create(':memory:')).connect();
const source = `${file.endsWith('.parquet') ? 'read_parquet' : 'read_csv'}('${file}')`;
if (visitors) {
  const signatures = `SELECT list_sort(list(finding)) AS find, list_sort(list(paying)) AS pay FROM ${source} GROUP BY visitor`;
  const result = await connection.runAndReadAll(`SELECT find, pay, count(*) FROM (${signatures}) GROUP BY find, pay`);
  if (result.currentRowCount < GROUPS) throw new Error(`${result.currentRowCount} signatures`);
} else {
  const columns = 'channel, segment, finding, paying';
  const result = await connection.runAndReadAll(`SELECT ${columns}, count(*) FROM ${source} GROUP BY ${columns}`);
  if (result.currentRowCount !== GROUPS) throw new Error(`${result.currentRowCount} groups`);
}
connection.closeSync();
