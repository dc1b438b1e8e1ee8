import { fileURLToPath } from 'node:url';
import { UnsupportedByDuckDb } from './unsupported-by-duckdb.ts';

/** A SQL string literal, quotes escaped. */
export function sqlLiteral(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}

/** The path of a `file:` URI as a SQL literal. @throws UnsupportedByDuckDb if DuckDB would expand the path as a glob pattern. */
export function sqlPath(uri: string): string {
  const path = fileURLToPath(uri);
  if (/[*?[\]{}]/.test(path)) throw new UnsupportedByDuckDb('unsupported', 'a path that is a pattern');
  return sqlLiteral(path);
}
