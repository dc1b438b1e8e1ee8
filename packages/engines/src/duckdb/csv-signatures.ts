import type { DuckDBConnection, DuckDBListVector } from '@duckdb/node-api';
import type { CsvLayout, Projection, Table } from '@parcours/observations';
import type { AggregationTask } from '../engine.ts';
import { csvSource } from './csv-source.ts';
import { type SignedRows, SignedRowsBuilder } from './signed-rows.ts';
import { UnsupportedByDuckDb } from './unsupported-by-duckdb.ts';

/** Rows from whose cells the dictionaries are made at first. */
const SAMPLE_ROWS = 200_000;
/** With more distinct rows than this, hardly two respondents have the same. */
const MAX_DISTINCT_ROWS = 100_000;
/** The lists of millions of respondents leave little memory for buffers. */
const BUFFER_BYTES = 1 << 22;
/** Rows are numbered by their cells; greater numbers are not exact. */
const MAX_ROW_CODE = 2 ** 53;

/** Whether an id is one as it stands, and says no more than that: `isPlainId` in SQL. */
const isPlain = (id: string) => `(regexp_full_match(${id}, '[!"$-~][!-~]{2,}') AND regexp_matches(${id}, '[1-8]'))`;

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
    if (await collect(connection, task, layout, { indexes, dictionaries, respondent }, builder)) return builder.finish(task, layout);
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
    await connection.run(`DROP TYPE IF EXISTS e${index}`);
    // An empty cell is NULL; it has a code of its own.
    await connection.run(`CREATE TEMP TYPE e${index} AS ENUM (SELECT '' UNION SELECT c${index} FROM seen WHERE c${index} IS NOT NULL)`);
    const [[cells]] = (await connection.runAndReadAll(`SELECT enum_range(NULL::e${index})`)).getRowsJS() as [[string[]]];
    dictionaries.push(cells);
  }
  return dictionaries;
}

interface Query {
  readonly indexes: readonly number[];
  readonly dictionaries: readonly (readonly string[])[];
  /** Name of the column. */
  readonly respondent: string;
}

/** @returns false if a cell is in no dictionary. */
async function collect(
  connection: DuckDBConnection,
  task: AggregationTask,
  layout: CsvLayout,
  { indexes, dictionaries, respondent }: Query,
  to: SignedRowsBuilder,
): Promise<boolean> {
  const codes = dictionaries.reduce((product, { length }) => product * length, 1);
  if (codes > MAX_ROW_CODE) throw new UnsupportedByDuckDb('unsupported', 'too many different cells');
  const type = codes <= 2 ** 16 ? 'USMALLINT' : codes <= 2 ** 32 ? 'UINTEGER' : 'DOUBLE';
  let radix = 1;
  const terms = indexes.map((index, at) => {
    const cells = dictionaries[at] as readonly string[];
    const term = `coalesce(enum_code(c${index}), ${cells.indexOf('')})::${type} * ${radix}::${type}`;
    radix *= cells.length;
    return term;
  });
  const types = new Map(indexes.map((index) => [`c${index}`, `e${index}`]));
  const result = await connection.stream(
    `SELECT list((${terms.join(' + ')})::${type}),
      CASE WHEN ${isPlain(respondent)} THEN NULL ELSE coalesce(${respondent}, '') END,
      CASE WHEN regexp_full_match(${respondent}, '[0-9]{1,15}') THEN ${respondent}::DOUBLE END
    FROM ${csvSource(task, layout, { rejects: 'rejects', types, bufferBytes: BUFFER_BYTES })} GROUP BY ${respondent}`,
  );
  for (;;) {
    const chunk = await result.fetchChunk();
    if (!chunk || chunk.rowCount === 0) break;
    const lists = chunk.getColumnVector(0) as DuckDBListVector;
    const rows = lists.childVector;
    const [texts, numbers] = [chunk.getColumnVector(1), chunk.getColumnVector(2)];
    for (let i = 0; i < chunk.rowCount; i++) {
      to.begin(texts.getItem(i) as string | null, numbers.getItem(i) as number | null);
      const start = lists.getEntryOffset(i);
      const end = start + lists.getEntryLength(i);
      for (let at = start; at < end; at++) to.add(rows.getItem(at) as number);
      to.end();
    }
  }
  const kinds = (await connection.runAndReadAll('SELECT DISTINCT error_type::VARCHAR FROM rejects')).getRowsJS();
  if (kinds.length === 0) return true;
  if (kinds.some(([kind]) => kind !== 'CAST')) throw new UnsupportedByDuckDb('unsupported', 'rejected rows');
  await connection.run('DROP TABLE rejects; DROP TABLE rejects_scans');
  return false;
}
