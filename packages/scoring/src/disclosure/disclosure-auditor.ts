/** Linear disclosure attack: what a reader can compute from published sums (method.md, 2.8). */

/** Relative size below which a coefficient is rounding error. */
const TOLERANCE = 1e-9;

/**
 * The published sums over base cells, and with them every linear combination, which a reader can compute. They are the rows of a matrix
 * in reduced row echelon form, its columns the base cells by descending size: the rows whose pivot is a cell below `minCellSize` span all
 * that can be computed about such cells alone.
 */
export class DisclosureAuditor {
  /** Respondents by column, descending. */
  readonly #ns: readonly number[];
  /** Column by base cell. */
  readonly #columnOf: readonly number[];
  readonly #minCellSize: number;
  /** First column of fewer than `minCellSize` respondents. */
  readonly #firstSmall: number;
  #rows: readonly Float64Array[] = [];

  /**
   * @param ns respondents by base cell, each above 0; no respondent is in two cells.
   * @param minCellSize smallest number of respondents about whom something may become known.
   */
  constructor(ns: readonly number[], minCellSize: number) {
    const order = ns.map((_, group) => group).sort((a, b) => (ns[b] as number) - (ns[a] as number) || a - b);
    const columnOf = new Array<number>(ns.length);
    for (const [column, group] of order.entries()) columnOf[group] = column;
    this.#ns = order.map((group) => ns[group] as number);
    this.#columnOf = columnOf;
    this.#minCellSize = minCellSize;
    const small = this.#ns.findIndex((n) => n < minCellSize);
    this.#firstSmall = small < 0 ? ns.length : small;
  }

  /**
   * Publishes all the sums or none of them.
   *
   * @param sums coefficients by base cell.
   * @returns false, and publishes nothing, where a figure of fewer than `minCellSize` respondents could then be computed from one linear
   *   combination of the published sums, or from two that cancel each other's respondents.
   */
  tryPublish(sums: readonly ReadonlyMap<number, number>[]): boolean {
    const before = this.#rows;
    for (const sum of sums) this.#add(sum);
    if (this.#rows === before || !this.#disclosesFew(new Set(before))) return true;
    this.#rows = before;
    return false;
  }

  #add(sum: ReadonlyMap<number, number>): void {
    const row = new Float64Array(this.#ns.length);
    const largest = Math.max(...[...sum.values()].map(Math.abs));
    for (const [group, coefficient] of sum) row[this.#columnOf[group] as number] = coefficient / largest;
    for (const known of this.#rows) cancel(row, known, pivotOf(known));
    clean(row);
    const pivot = pivotOf(row);
    if (pivot < 0) return;
    const first = row[pivot] as number;
    for (let i = pivot; i < row.length; i++) row[i] = (row[i] as number) / first;
    const others = this.#rows.map((known) => {
      if (known[pivot] === 0) return known;
      const copy = known.slice();
      cancel(copy, row, pivot);
      clean(copy);
      return copy;
    });
    this.#rows = [...others, row];
  }

  /** @param safe rows already audited, each alone and in pairs. */
  #disclosesFew(safe: ReadonlySet<Float64Array>): boolean {
    const few = this.#rows.filter((row) => pivotOf(row) >= this.#firstSmall);
    return few.some(
      (row) =>
        !safe.has(row) && (this.#respondents(row) < this.#minCellSize || few.some((other) => this.#disclosesByCancelling(row, other))),
    );
  }

  /** Whether cancelling one of their common cells leaves two combinations with a figure of too few respondents. */
  #disclosesByCancelling(row: Float64Array, other: Float64Array): boolean {
    // Cells in only one of the two stay in every combination of both.
    if (row === other) return false;
    let apart = 0;
    for (let i = this.#firstSmall; i < row.length; i++) {
      if ((row[i] === 0) === (other[i] === 0)) continue;
      apart += this.#ns[i] as number;
      if (apart >= this.#minCellSize) return false;
    }
    for (let column = this.#firstSmall; column < row.length; column++) {
      if (row[column] === 0 || other[column] === 0) continue;
      const copy = row.slice();
      const factor = (row[column] as number) / (other[column] as number);
      for (let i = 0; i < copy.length; i++) copy[i] = (copy[i] as number) - factor * (other[i] as number);
      copy[column] = 0;
      clean(copy);
      if (this.#respondents(copy) < this.#minCellSize) return true;
    }
    return false;
  }

  #respondents(row: Float64Array): number {
    let n = 0;
    for (let i = 0; i < row.length; i++) if (row[i] !== 0) n += this.#ns[i] as number;
    return n;
  }
}

function pivotOf(row: Float64Array): number {
  return row.findIndex((coefficient) => coefficient !== 0);
}

/** Takes as much of `known`, which is 1 at its pivot, from the row as makes it 0 there. */
function cancel(row: Float64Array, known: Float64Array, pivot: number): void {
  const factor = row[pivot] as number;
  if (factor === 0) return;
  for (let i = 0; i < row.length; i++) row[i] = (row[i] as number) - factor * (known[i] as number);
  row[pivot] = 0;
}

function clean(row: Float64Array): void {
  let largest = 0;
  for (const coefficient of row) largest = Math.max(largest, Math.abs(coefficient));
  // Rows have a largest coefficient of 1: less than the tolerance means that the sum depends on the others.
  const nothing = largest < TOLERANCE ? Number.POSITIVE_INFINITY : largest * TOLERANCE;
  for (let i = 0; i < row.length; i++) if (Math.abs(row[i] as number) < nothing) row[i] = 0;
}
