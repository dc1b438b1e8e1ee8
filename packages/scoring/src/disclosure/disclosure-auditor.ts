/** Linear disclosure attack: what a reader can compute from published sums (method.md, 2.8). */

import type { GroupSize } from './group-size.ts';

/** Relative size below which a coefficient is rounding error. */
const TOLERANCE = 1e-9;

/** A study of a cluster: which of their respondents its members share is not known. */
export interface ClusterMember {
  readonly cluster: number;
  readonly study: number;
}

/** Of which file the respondents of a group are, and what they answered: groups with other answers may be the same respondents. */
export interface AtomOrigin {
  readonly content: string;
  /** Equal for answers to the same. */
  readonly answers: number;
  /** Groups of one key may share respondents, who are on several channels: together they count them again `shared` times at most. */
  readonly overlap: { readonly key: string; readonly shared: number } | null;
}

/**
 * The published sums over disjoint groups (atoms), and with them every linear combination, which a reader can compute. They are the rows
 * of a matrix in reduced row echelon form, its columns the groups by descending size: the rows whose pivot is a group below `minCellSize`
 * span all that can be computed about such groups alone.
 */
export class DisclosureAuditor {
  /** Respondents by column, descending. */
  readonly #ns: readonly number[];
  /** Σw by column, and an upper bound of the largest weight. */
  readonly #weights: readonly number[];
  readonly #largest: readonly number[];
  readonly #isWeighted: boolean;
  /** Column by group. */
  readonly #columnOf: readonly number[];
  /** By column, of the groups whose respondents may be in other groups too. */
  readonly #owners: readonly (ClusterMember | null)[];
  /** By column; null where each file has one kind of answers. */
  readonly #origins: readonly AtomOrigin[] | null;
  readonly #minCellSize: number;
  /** First column of fewer than `minCellSize` respondents. */
  readonly #firstSmall: number;
  #rows: readonly Float64Array[] = [];

  /**
   * @param groups each with respondents; no respondent is in two of them, except of the members of a cluster.
   * @param minCellSize smallest number of respondents about whom something may become known.
   * @param origins by group; none: all are other respondents.
   * @param owners by group. What is about members of one cluster with different signs, and about too few others, may be about anybody.
   */
  constructor(
    groups: readonly GroupSize[],
    minCellSize: number,
    owners: readonly (ClusterMember | null)[] = [],
    origins: readonly AtomOrigin[] = [],
  ) {
    const sizeOf = (group: number) => groups[group] as GroupSize;
    const order = groups.map((_, group) => group).sort((a, b) => sizeOf(b).n - sizeOf(a).n || a - b);
    const columnOf = new Array<number>(groups.length);
    for (const [column, group] of order.entries()) columnOf[group] = column;
    this.#ns = order.map((group) => sizeOf(group).n);
    this.#weights = order.map((group) => sizeOf(group).weight);
    this.#largest = order.map((group) => largestWeight(sizeOf(group)));
    // Of members of a cluster the sizes are not known.
    this.#isWeighted =
      owners.length === 0 && groups.some(({ n, weight, square }) => Math.abs(n * square - weight * weight) > TOLERANCE * weight * weight);
    this.#owners = order.map((group) => owners[group] ?? null);
    this.#origins = mayShareRespondents(origins) ? order.map((group) => origins[group] as AtomOrigin) : null;
    this.#columnOf = columnOf;
    this.#minCellSize = minCellSize;
    const small = this.#ns.findIndex((n) => n < minCellSize);
    this.#firstSmall = small < 0 ? groups.length : small;
  }

  /**
   * Publishes all the sums or none of them.
   *
   * @param sums coefficients by group, of a unit of weight.
   * @returns false, and publishes nothing, where a figure of fewer than `minCellSize` respondents could then be computed from one linear
   *   combination of the published sums, or from two that cancel each other's respondents; or where one respondent may have more than half
   *   of the weight in a sum, or in what it leaves of the published ones.
   */
  tryPublish(sums: readonly ReadonlyMap<number, number>[]): boolean {
    const before = this.#rows;
    if (
      this.#minCellSize > 0 &&
      sums.some((sum) => this.#isDominated([...sum].map(([group, own]) => [this.#columnOf[group] as number, own])))
    )
      return false;
    for (const sum of sums) this.#add(sum);
    if (this.#rows === before || !this.#discloses(new Set(before))) return true;
    this.#rows = before;
    return false;
  }

  /** Withdraws what was published since `published` was read. */
  get published(): readonly Float64Array[] {
    return this.#rows;
  }
  set published(rows: readonly Float64Array[]) {
    this.#rows = rows;
  }

  #discloses(safe: ReadonlySet<Float64Array>): boolean {
    if (this.#minCellSize === 0) return false;
    if (this.#owners.some((owner) => owner !== null)) return this.#cancelsMembers();
    if (this.#disclosesFew(safe)) return true;
    return this.#isWeighted && this.#rows.some((row) => !safe.has(row) && this.#isDominated([...row.entries()]));
  }

  /** Whether one respondent may have more than half of the weight (method.md, 2.20). */
  #isDominated(coefficients: readonly (readonly [column: number, coefficient: number])[]): boolean {
    if (!this.#isWeighted) return false;
    let [total, largest] = [0, 0];
    for (const [column, coefficient] of coefficients) {
      total += Math.abs(coefficient) * (this.#weights[column] as number);
      largest = Math.max(largest, Math.abs(coefficient) * (this.#largest[column] as number));
    }
    return largest > (total / 2) * (1 + TOLERANCE);
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

  /** Whether members of a cluster can be subtracted from each other: two sums of theirs, or one with both signs. */
  #cancelsMembers(): boolean {
    const found = new Map<number, { rows: number; studies: Set<number>; signs: Set<number> }>();
    for (const row of this.#rows) {
      if (pivotOf(row) < this.#firstSmall) continue;
      const [owned, others] = [new Map<number, Map<number, number>>(), { n: 0 }];
      for (const [column, coefficient] of row.entries()) {
        if (coefficient === 0) continue;
        const owner = this.#owners[column];
        if (owner) owned.set(owner.cluster, (owned.get(owner.cluster) ?? new Map()).set(column, coefficient));
        else others.n += this.#ns[column] as number;
      }
      if (others.n >= this.#minCellSize) continue;
      for (const [cluster, columns] of owned) {
        const known = found.get(cluster) ?? { rows: 0, studies: new Set(), signs: new Set() };
        found.set(cluster, known);
        known.rows++;
        for (const [column, coefficient] of columns) {
          known.studies.add((this.#owners[column] as ClusterMember).study);
          known.signs.add(Math.sign(coefficient));
        }
      }
    }
    return [...found.values()].some(({ rows, studies, signs }) => studies.size > 1 && (rows > 1 || signs.size > 1));
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
    if (this.#respondentsWhere(row.length, (i) => (row[i] === 0) !== (other[i] === 0)) >= this.#minCellSize) return false;
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
    return this.#respondentsWhere(row.length, (i) => row[i] !== 0);
  }

  /** The least number of different respondents in some columns: answers to other questions may be of the same. */
  #respondentsWhere(columns: number, isIn: (column: number) => boolean): number {
    let n = 0;
    const origins = this.#origins;
    if (!origins) {
      for (let i = 0; i < columns; i++) if (isIn(i)) n += this.#ns[i] as number;
      return n;
    }
    const inside = Array.from({ length: columns }, (_, column) => column).filter(isIn);
    const byContent = Map.groupBy(inside, (column) => origins[column]?.content);
    for (const ofContent of byContent.values()) {
      const byAnswers = Map.groupBy(ofContent, (column) => origins[column]?.answers);
      n += Math.max(...[...byAnswers.values()].map((same) => this.#respondentsOfAnswers(same, origins)));
    }
    return n;
  }

  #respondentsOfAnswers(columns: readonly number[], origins: readonly AtomOrigin[]): number {
    let n = 0;
    for (const [key, members] of Map.groupBy(columns, (column) => origins[column]?.overlap?.key ?? null)) {
      const sizes = members.map((column) => this.#ns[column] as number);
      const total = sizes.reduce((sum, size) => sum + size, 0);
      n += key === null ? total : Math.max(...sizes, total - (origins[members[0] as number]?.overlap?.shared ?? 0));
    }
    return n;
  }
}

/** Whether several groups may be of the same respondents. */
function mayShareRespondents(origins: readonly AtomOrigin[]): boolean {
  const answersOf = new Map<string, number>();
  return origins.some(({ content, answers, overlap }) => {
    const known = answersOf.get(content) ?? answers;
    answersOf.set(content, known);
    return known !== answers || overlap !== null;
  });
}

/**
 * The most that one weight of a group can be, given its number, sum and sum of squares (Samuelson 1968, "How deviant can you be?",
 * *Journal of the American Statistical Association* 63, 1522–1525).
 */
export function largestWeight({ n, weight, square }: GroupSize): number {
  if (n <= 1) return weight;
  return Math.min(weight, (weight + Math.sqrt(Math.max(0, (n - 1) * (n * square - weight * weight)))) / n);
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
