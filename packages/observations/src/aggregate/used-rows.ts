import type { RespondentRows } from './respondent-rows.ts';

/** Tracks which rows are used, and counts the respondents behind them. */
export class UsedRows {
  readonly #rows: RespondentRows;
  readonly #usedRows: Uint8Array;

  constructor(rows: RespondentRows) {
    this.#rows = rows;
    this.#usedRows = new Uint8Array(rows.respondentOf.length);
  }

  has(row: number): boolean {
    return this.#usedRows[row] === 1;
  }

  add(row: number): void {
    this.#usedRows[row] = 1;
  }

  totals(): { rowsUsed: number; respondents: number } {
    const counted = new Uint8Array(this.#rows.respondents);
    let rowsUsed = 0;
    let respondents = 0;
    for (const row of this.#rows.kept) {
      if (!this.#usedRows[row]) continue;
      const respondent = this.#rows.respondentOf[row] as number;
      const times = this.#rows.counts?.[respondent] ?? 1;
      rowsUsed += times;
      if (!counted[respondent]) respondents += times;
      counted[respondent] = 1;
    }
    return { rowsUsed, respondents };
  }
}
