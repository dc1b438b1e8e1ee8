import type { DuckDBConnection } from '@duckdb/node-api';
import type { CsvLayout, Projection, Table } from '@parcours/observations';
import type { AggregationTask } from '../engine.ts';
import { csvSource } from './csv-source.ts';
import { createEnum, listRows, MAX_DISTINCT_ROWS } from './respondent-lists.ts';
import { type SignedRows, SignedRowsBuilder } from './signed-rows.ts';
import { UnsupportedByDuckDb } from './unsupported-by-duckdb.ts';

/** Rows from whose cells the dictionaries are made at first. */
const SAMPLE_ROWS = 200_000;
/** The lists of millions of respondents leave little memory for buffers. */
const BUFFER_BYTES = 1 << 22;

/**
 * The distinct rows of a CSV file and who has which of them, in one pass: DuckDB reads the mapped columns as dictionaries, numbers each row by
 * its cells and lists the numbers by respondent. The dictionaries are those of the file's beginning; only if a cell is in none of them are they
 * made of the whole file, and it is read again.
 *
 * @param beginning the first rows of the file, whose numbers and order are kept.
 * @throws UnsupportedByDuckDb if rows hardly repeat, and for respondents whose ids are spelled in several ways.
 */
export async function readCsvSignatures(
  connection: DuckDBConnection,
  task: AggregationTask,
  layout: CsvLayout,
  projection: Projection,
  beginning: Table,
  expectedRecords: number,
): Promise<SignedRows> {
  const indexes = layout.columns.flatMap((header, index) =>
    projection.columns?.has(header) && header !== projection.respondent ? [index] : [],
  );
  const respondent = `c${layout.columns.indexOf(projection.respondent ?? '')}`;
  for (const sample of [`LIMIT ${SAMPLE_ROWS}`, '']) {
    const dictionaries = await createDictionaries(connection, task, layout, indexes, sample);
    const builder = new SignedRowsBuilder({ indexes, dictionaries }, beginning, expectedRecords);
    const types = new Map(indexes.map((index) => [`c${index}`, `e${index}`]));
    const source = csvSource(task, layout, { rejects: 'rejects', types, bufferBytes: BUFFER_BYTES });
    await listRows(connection, { indexes, dictionaries, respondent, source }, builder);
    if (await isComplete(connection)) return builder.finish(task, layout);
  }
  throw new UnsupportedByDuckDb('unsupported', 'rejected rows');
}

/** Creates an ENUM type for each column. @returns by column: its cells, by code. */
async function createDictionaries(
  connection: DuckDBConnection,
  task: AggregationTask,
  layout: CsvLayout,
  indexes: readonly number[],
  sample: string,
): Promise<(readonly string[])[]> {
  const columns = indexes.map((index) => `c${index}`);
  const names = columns.join(', ');
  const rows = `SELECT ${names} FROM ${csvSource(task, layout, { rejects: 'sample_rejects' })} ${sample}`;
  await connection.run(`CREATE OR REPLACE TEMP TABLE seen AS SELECT DISTINCT ${names} FROM (${rows}) LIMIT ${MAX_DISTINCT_ROWS + 1}`);
  const [[count]] = (await connection.runAndReadAll('SELECT count(*)::DOUBLE FROM seen')).getRowsJS() as [[number]];
  if (count > MAX_DISTINCT_ROWS) throw new UnsupportedByDuckDb('unsupported', 'rows hardly repeat');
  const dictionaries: (readonly string[])[] = [];
  for (const index of indexes) {
    dictionaries.push(await createEnum(connection, index, `SELECT c${index} FROM seen WHERE c${index} IS NOT NULL`));
  }
  return dictionaries;
}

/** @returns false if a cell is in no dictionary. @throws UnsupportedByDuckDb for any other reject. */
async function isComplete(connection: DuckDBConnection): Promise<boolean> {
  const kinds = (await connection.runAndReadAll('SELECT DISTINCT error_type::VARCHAR FROM rejects')).getRowsJS();
  if (kinds.length === 0) return true;
  if (kinds.some(([kind]) => kind !== 'CAST')) throw new UnsupportedByDuckDb('unsupported', 'rejected rows');
  await connection.run('DROP TABLE rejects; DROP TABLE rejects_scans');
  return false;
}
