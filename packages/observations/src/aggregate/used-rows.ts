/** Tracks which rows are used. */
export class UsedRows {
  readonly #usedRows: Uint8Array;

  constructor(rows: number) {
    this.#usedRows = new Uint8Array(rows);
  }

  has(row: number): boolean {
    return this.#usedRows[row] === 1;
  }

  add(row: number): void {
    this.#usedRows[row] = 1;
  }
}
