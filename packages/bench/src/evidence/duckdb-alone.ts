/** `node duckdb-alone.ts FILE`: DuckDB detects the format of the survey and counts it by the four mapped columns. */
import { DuckDBInstance } from '@duckdb/node-api';
import { GROUPS } from '../../../engines/test/survey-file.ts';

const [file = ''] = process.argv.slice(2);
const connection = await (await DuckDBInstance.create(':memory:')).connect();
const read = file.endsWith('.parquet') ? 'read_parquet' : 'read_csv';
const columns = 'channel, segment, finding, paying';
const result = await connection.runAndReadAll(`SELECT ${columns}, count(*) FROM ${read}('${file}') GROUP BY ${columns}`);
if (result.currentRowCount !== GROUPS) throw new Error(`${result.currentRowCount} groups`);
connection.closeSync();
