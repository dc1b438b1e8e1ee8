/** What is said to DuckDB, and what it cannot do. */
import { fileURLToPath } from 'node:url';

/** DuckDB cannot read the file as it should be read, or is not there: the portable engine must. */
export class NotForDuckDb extends Error {
  readonly why: 'not-installed' | 'not-plain';

  constructor(why: 'not-installed' | 'not-plain', detail: string) {
    super(detail);
    this.why = why;
  }
}

export function literal(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}

/** @throws NotForDuckDb for a path that DuckDB would take for a pattern. */
export function pathLiteral(uri: string): string {
  const path = fileURLToPath(uri);
  if (/[*?[\]{}]/.test(path)) throw new NotForDuckDb('not-plain', 'a path that is a pattern');
  return literal(path);
}
