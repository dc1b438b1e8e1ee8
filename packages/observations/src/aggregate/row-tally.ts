import { MAX_EXAMPLES, type Table } from '../table/table.ts';

/** What a table lacks to tell the lines of what was counted. */
export interface LineNeeds {
  /** The rows of the table that were told of. */
  readonly rows: Set<number>;
  /** `Signatures.records` end too early. */
  records: boolean;
}

/** Counts rows that a diagnostic is about, with the lines of the first few. */
export class RowTally {
  count = 0;
  readonly lines: number[] = [];
  readonly #table: Table;
  readonly #lineNeeds: LineNeeds | undefined;

  /** @param lineNeeds is filled, so that an engine can find the lines. */
  constructor(table: Table, lineNeeds: LineNeeds | undefined) {
    this.#table = table;
    this.#lineNeeds = lineNeeds;
  }

  /** @param row of the table; call in ascending order. */
  addRow(row: number): void {
    const { lines, duplicates } = this.#table;
    this.#lineNeeds?.rows.add(row);
    this.count += duplicates ? (duplicates.counts[row] as number) : 1;
    if (duplicates) this.#addLines([lines[row] as number, ...(duplicates.lines.get(row) ?? [])]);
    else if (this.lines.length < MAX_EXAMPLES) this.lines.push(lines[row] as number);
  }

  /** Counts respondents, or what they did, rather than rows of the table. @param lines of the first few, ascending. */
  addOccurrences(count: number, lines: readonly number[]): void {
    this.count += count;
    this.#addLines(lines);
    if (this.#lineNeeds && lines.length < Math.min(count, MAX_EXAMPLES)) this.#lineNeeds.records = true;
  }

  /** Lines of deduplicated rows are interleaved: keep the lowest. */
  #addLines(lines: readonly number[]): void {
    this.lines.push(...lines);
    this.lines.sort((a, b) => a - b);
    this.lines.length = Math.min(this.lines.length, MAX_EXAMPLES);
  }
}
