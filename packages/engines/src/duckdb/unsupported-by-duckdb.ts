/** DuckDB is missing or does not support the file: the portable engine must read it. */
export class UnsupportedByDuckDb extends Error {
  readonly reason: 'not-installed' | 'unsupported';

  constructor(reason: 'not-installed' | 'unsupported', detail: string) {
    super(detail);
    this.reason = reason;
  }
}
