import { MAX_EXAMPLES, type Table } from '../table/table.ts';

/** Counts rows that a diagnostic is about, with the lines of the first few. */
export class RowTally {
  count = 0;
  readonly lines: number[] = [];
  readonly #table: Table;
  readonly #rowsWithRejects: Set<number> | undefined;

  /** @param rowsWithRejects collects the rows, so that an engine can find their lines. */
  constructor(table: Table, rowsWithRejects: Set<number> | undefined) {
    this.#table = table;
    this.#rowsWithRejects = rowsWithRejects;
  }

  /** @param row of the table; call in ascending order. */
  addRow(row: number): void {
    const { lines, duplicates } = this.#table;
    this.#rowsWithRejects?.add(row);
    this.count += duplicates ? (duplicates.counts[row] as number) : 1;
    if (duplicates) this.#addLines([lines[row] as number, ...(duplicates.lines.get(row) ?? [])]);
    else if (this.lines.length < MAX_EXAMPLES) this.lines.push(lines[row] as number);
  }

  /** Lines of deduplicated rows are interleaved: keep the lowest. */
  #addLines(lines: readonly number[]): void {
    this.lines.push(...lines);
    this.lines.sort((a, b) => a - b);
    this.lines.length = Math.min(this.lines.length, MAX_EXAMPLES);
  }
}
