/** Lists the rows of each respondent, whatever the format of the file. */
import type { DuckDBConnection, DuckDBListVector } from '@duckdb/node-api';
import type { RowColumns, SignedRowsBuilder } from './signed-rows.ts';
import { UnsupportedByDuckDb } from './unsupported-by-duckdb.ts';

/** With more distinct rows than this, hardly two respondents have the same. */
export const MAX_DISTINCT_ROWS = 100_000;
/** Rows are numbered by their cells; greater numbers are not exact. */
const MAX_ROW_CODE = 2 ** 53;

/** Whether an id is one as it stands, and says no more than that: `isPlainId` in SQL. */
const isPlain = (id: string) => `(regexp_full_match(${id}, '[!"$-~][!-~]{2,}') AND regexp_matches(${id}, '[1-8]'))`;

/** Creates the type `e…` of a column. @param texts a query of the column's texts. @returns the texts by code; an empty cell is one of them. */
export async function createEnum(connection: DuckDBConnection, index: number, texts: string): Promise<readonly string[]> {
  await connection.run(`DROP TYPE IF EXISTS e${index}`);
  // An empty cell is NULL; it has a code of its own.
  await connection.run(`CREATE TEMP TYPE e${index} AS ENUM (SELECT '' UNION ${texts})`);
  const [[cells]] = (await connection.runAndReadAll(`SELECT enum_range(NULL::e${index})`)).getRowsJS() as [[string[]]];
  return cells;
}

interface ListQuery extends RowColumns {
  /** Name of the column. */
  readonly respondent: string;
  /** A table of the columns `c…` of their types `e…`, and the respondents. */
  readonly source: string;
}

/** Passes each respondent with their rows. @throws UnsupportedByDuckDb if the rows cannot be numbered. */
export async function listRows(
  connection: DuckDBConnection,
  { indexes, dictionaries, respondent, source }: ListQuery,
  to: SignedRowsBuilder,
): Promise<void> {
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
  const result = await connection.stream(
    `SELECT list((${terms.join(' + ')})::${type}),
      CASE WHEN ${isPlain(respondent)} THEN NULL ELSE coalesce(${respondent}, '') END,
      CASE WHEN regexp_full_match(${respondent}, '[0-9]{1,15}') THEN ${respondent}::DOUBLE END
    FROM ${source} GROUP BY ${respondent}`,
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
}
