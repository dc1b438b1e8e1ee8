/** What is said to DuckDB, and what it cannot do. */
import { fileURLToPath } from 'node:url';

/** DuckDB cannot read the file as it should be read, or is not there: the portable engine must. */
export class UnsupportedByDuckDb extends Error {
  readonly reason: 'not-installed' | 'not-plain';

  constructor(why: 'not-installed' | 'not-plain', detail: string) {
    super(detail);
    this.reason = why;
  }
}

export function sqlLiteral(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}

/** @throws NotForDuckDb for a path that DuckDB would take for a pattern. */
export function sqlPath(uri: string): string {
  const path = fileURLToPath(uri);
  if (/[*?[\]{}]/.test(path)) throw new UnsupportedByDuckDb('not-plain', 'a path that is a pattern');
  return sqlLiteral(path);
}
