import { availableParallelism } from 'node:os';
import type { DuckDBConnection } from '@duckdb/node-api';
import { normalizeLabel } from '@parcours/model';
import { cellText, type Projection } from '@parcours/observations';
import type { AggregationTask } from '../engine.ts';
import { expectedLists, MAX_LISTS } from './expected-lists.ts';
import { columnTypes, NUMERIC_TYPE, PLAIN_TYPE } from './parquet-groups.ts';
import { createEnum, listRows, MAX_DISTINCT_ROWS } from './respondent-lists.ts';
import { rowKey, type SignedRows, SignedRowsBuilder } from './signed-rows.ts';
import { sqlPath } from './sql-literal.ts';
import { UnsupportedByDuckDb } from './unsupported-by-duckdb.ts';

/** Respondents here are written in Parquet as `readParquet` writes them; a DOUBLE is not. */
const ID_TYPE = /^(?:VARCHAR|U?(?:TINYINT|SMALLINT|INTEGER|BIGINT))$/;
/** Rows at the beginning of the file: they tell whether those of a respondent stand together, and which lines are told of repetitions. */
const BEGINNING_ROWS = 50_000;
const NOBODY = -1;
/** Line numbers that are told of a distinct row. */
const LINES_PER_ROW = 5;

/**
 * The distinct rows of a Parquet file with their first lines, and who has which of them. The file is read twice: a Parquet file is read so fast
 * that the distinct rows of all of it are known before the respondents' rows are listed.
 *
 * @throws UnsupportedByDuckDb as `readCsvSignatures`.
 */
export async function readParquetSignatures(
  connection: DuckDBConnection,
  task: AggregationTask,
  projection: Projection,
): Promise<SignedRows> {
  const file = sqlPath(task.uri);
  const types = await columnTypes(connection, file);
  const names = [...types.keys()];
  const columns = names.map(normalizeLabel);
  const typeOf = (index: number) => types.get(names[index] ?? '') ?? '';
  const sqlName = (index: number) => `"${(names[index] ?? '').replaceAll('"', '""')}"`;
  const found = columns.flatMap((header, index) => (header === projection.respondent ? [index] : []));
  const [id] = found;
  if (id === undefined || found.length > 1 || !ID_TYPE.test(typeOf(id)))
    throw new UnsupportedByDuckDb('unsupported', 'no respondent column');
  const indexes = columns.flatMap((header, index) => (index !== id && projection.columns?.has(header) ? [index] : []));
  for (const index of indexes)
    if (!NUMERIC_TYPE.test(typeOf(index)) && !PLAIN_TYPE.test(typeOf(index)))
      throw new UnsupportedByDuckDb('unsupported', `a column of type ${typeOf(index)}`);
  const respondent = `${sqlName(id)}::VARCHAR`;
  const beginning = await readBeginning(connection, file, respondent, indexes.map(sqlName));

  const cells = indexes.map((index) => `${sqlName(index)} AS c${index}`);
  const texts = indexes.map((index) => `${sqlName(index)}::VARCHAR`);
  const isNamed = `coalesce(${respondent}, '') <> ''`;
  const distinct = `SELECT DISTINCT ${[...texts, isNamed].join(', ')} FROM read_parquet(${file}) LIMIT ${MAX_DISTINCT_ROWS + 1}`;
  const [[count]] = (await connection.runAndReadAll(`SELECT count(*)::DOUBLE FROM (${distinct})`)).getRowsJS() as [[number]];
  if (count > MAX_DISTINCT_ROWS) throw new UnsupportedByDuckDb('unsupported', 'rows hardly repeat');
  await connection.run(
    `CREATE OR REPLACE TEMP TABLE seen AS SELECT ${[...cells, `${isNamed} AS named`, `min(file_row_number, ${LINES_PER_ROW}) AS rows`, 'count(*)::DOUBLE AS n'].join(', ')}
    FROM read_parquet(${file}, file_row_number = true) GROUP BY ${[...indexes.map((index) => `c${index}`), 'named'].join(', ')}`,
  );
  const seen = (await connection.runAndReadAll('SELECT * FROM seen')).getRowsJS() as unknown[][];

  const dictionaries: (readonly string[])[] = [];
  for (const index of indexes) {
    const all = await createEnum(connection, index, `SELECT c${index}::VARCHAR FROM seen WHERE c${index} IS NOT NULL`);
    const values = (await connection.runAndReadAll(`SELECT DISTINCT c${index}::VARCHAR, c${index} FROM seen`)).getRowsJS();
    const textOf = new Map(values.map(([text, value]) => [text, cellText(value)]));
    dictionaries.push(all.map((text) => textOf.get(text) ?? text));
  }
  const builder = new SignedRowsBuilder({ indexes, dictionaries }, null, beginning.rows);
  const typed = indexes.map((index, at) => `${texts[at]}::e${index} AS c${index}`);
  const source = `(SELECT ${[...typed, `${respondent} AS respondent`].join(', ')} FROM read_parquet(${file}))`;
  await listRows(connection, { indexes, dictionaries, respondent: 'respondent', source }, builder);
  const numeric = names.map((_, index) => NUMERIC_TYPE.test(typeOf(index)));
  const groups = builder.finish(task, { encoding: 'parquet', delimiter: '', columns, numeric });
  return withRecords(withRowNumbers(groups, indexes, seen), indexes, beginning);
}

interface Beginning {
  /** Number of rows of the whole file. */
  readonly rows: number;
  /** By row of the beginning: its cells, in the order of the columns. */
  readonly cells: readonly (readonly unknown[])[];
  /** By row: a number that tells respondents apart, or NOBODY. */
  readonly respondents: Int32Array;
}

/** @throws UnsupportedByDuckDb if the lists of the respondents would need too much memory. */
async function readBeginning(
  connection: DuckDBConnection,
  file: string,
  respondent: string,
  columns: readonly string[],
): Promise<Beginning> {
  const [[rows]] = (await connection.runAndReadAll(`SELECT count(*)::DOUBLE FROM read_parquet(${file})`)).getRowsJS() as [[number]];
  const beginning = await connection.runAndReadAll(
    `SELECT ${[respondent, ...columns].join(', ')} FROM read_parquet(${file}, file_row_number = true)
    WHERE file_row_number < ${BEGINNING_ROWS} ORDER BY file_row_number`,
  );
  const all = beginning.getRowsJS();
  const known = new Map<unknown, number>();
  const respondents = Int32Array.from(all, ([text]) => {
    if (text === null || text === '') return NOBODY;
    const number = known.get(text) ?? known.size;
    known.set(text, number);
    return number;
  });
  if (expectedLists(Uint32Array.from(respondents), rows / Math.max(1, respondents.length), availableParallelism()) > MAX_LISTS)
    throw new UnsupportedByDuckDb('unsupported', 'rows of too many respondents');
  return { rows, cells: all.map(([, ...cells]) => cells), respondents };
}

/** Adds the order of the file's first rows. */
function withRecords(groups: SignedRows, indexes: readonly number[], { cells, respondents }: Beginning): SignedRows {
  const groupOf = new Map(
    groups.counts.flatMap((_, group): [string, number][] => {
      if (groups.signatures.identified[group] === 0) return [];
      return [
        [
          rowKey(
            indexes.map((index) => groups.cells[index]?.[group] ?? ''),
            true,
          ),
          group,
        ],
      ];
    }),
  );
  const records = cells.flatMap((row, at) => {
    const group = groupOf.get(rowKey(row.map(cellAsRead), true));
    const respondent = respondents[at] as number;
    return group === undefined || respondent === NOBODY ? [] : [{ group, respondent, line: at + 1 }];
  });
  return {
    ...groups,
    signatures: {
      ...groups.signatures,
      records: {
        rows: Uint32Array.from(records, ({ group }) => group),
        respondents: Uint32Array.from(records, ({ respondent }) => respondent),
        lines: Uint32Array.from(records, ({ line }) => line),
      },
    },
  };
}

function cellAsRead(value: unknown): string {
  return cellText(value).replace(/\r\n?/g, '\n').trim();
}

/**
 * @param seen by distinct row: its cells, whether its respondent is named, its first rows from 0, and how many there are.
 * @throws UnsupportedByDuckDb where a text of a respondent identifies nobody: its row is not among those counted.
 */
function withRowNumbers(groups: SignedRows, indexes: readonly number[], seen: readonly (readonly unknown[])[]): SignedRows {
  const known = new Map<string, { readonly numbers: number[]; readonly count: number }>();
  for (const row of seen) {
    const cells = indexes.map((_, at) => cellAsRead(row[at]));
    const key = rowKey(cells, row[indexes.length] === true);
    const numbers = (row[indexes.length + 1] as (number | bigint)[]).map((number) => Number(number) + 1);
    // Texts that differ in white space alone are one.
    const before = known.get(key);
    const first = [...(before?.numbers ?? []), ...numbers].sort((a, b) => a - b).slice(0, LINES_PER_ROW);
    known.set(key, { numbers: first, count: (before?.count ?? 0) + Number(row[indexes.length + 2]) });
  }
  const lines = groups.counts.map((count, group): [number, number[]] => {
    const cells = indexes.map((index) => groups.cells[index]?.[group] ?? '');
    const own = known.get(rowKey(cells, groups.signatures.identified[group] === 1));
    if (own?.count !== count) throw new UnsupportedByDuckDb('unsupported', 'ids that are none');
    return [group, own.numbers];
  });
  return { ...groups, lines: new Map(lines) };
}
