/** Exact linear algebra of published sums, over fractions of big integers. It shares no code with `scoring`. */

/** A published figure as a linear combination: its coefficient by unknown, what is not known of a respondent (`unknownOf`). */
export type Equation = ReadonlyMap<string, Fraction>;

export interface Fraction {
  readonly numerator: bigint;
  /** Above 0. */
  readonly denominator: bigint;
}

export function fraction(numerator: bigint | number, denominator: bigint | number = 1n): Fraction {
  const [n, d] = [BigInt(numerator), BigInt(denominator)];
  const divisor = gcd(n, d) * (d < 0n ? -1n : 1n);
  return divisor === 0n ? { numerator: 0n, denominator: 1n } : { numerator: n / divisor, denominator: d / divisor };
}

export const times = (a: Fraction, b: Fraction): Fraction => fraction(a.numerator * b.numerator, a.denominator * b.denominator);
export const plus = (a: Fraction, b: Fraction): Fraction =>
  fraction(a.numerator * b.denominator + b.numerator * a.denominator, a.denominator * b.denominator);

function gcd(a: bigint, b: bigint): bigint {
  let [x, y] = [a < 0n ? -a : a, b < 0n ? -b : b];
  while (y !== 0n) [x, y] = [y, x % y];
  return x;
}

const SEPARATOR = '|';

export function unknownOf(respondents: readonly string[], what: string): string {
  return [...respondents, what].join(SEPARATOR);
}

/** Whom an unknown is about; an unknown without `what` is its own respondent. */
export function respondentsOf(unknown: string): readonly string[] {
  const parts = unknown.split(SEPARATOR);
  return parts.length === 1 ? parts : parts.slice(0, -1);
}

/** Unknowns that all equations treat alike: only their sum can be known. */
interface Atom {
  readonly unknowns: readonly string[];
  readonly respondents: ReadonlySet<string>;
  /** By equation, scaled to integers. */
  readonly column: readonly bigint[];
}

/**
 * The unknowns of fewer than `limit` respondents of which some linear combination of the equations is about nothing else; null if there is
 * none.
 *
 * A combination of the equations is a vector that is orthogonal to every null vector. One that is about a group alone exists exactly where
 * the group's rows of a basis of the null space depend on each other. All groups of fewer than `limit` respondents are tried.
 */
export function disclosedGroup(equations: readonly Equation[], limit: number): readonly string[] | null {
  const atoms = atomsOf(equations);
  const small = atoms.filter(({ respondents }) => respondents.size < limit);
  if (small.length === 0) return null;
  const rows = nullSpaceRows(atoms);
  const found = dependentGroup(
    small.map((atom) => ({ atom, row: rows[atoms.indexOf(atom)] as readonly Fraction[] })),
    limit,
  );
  return found?.flatMap(({ unknowns }) => unknowns) ?? null;
}

function atomsOf(equations: readonly Equation[]): Atom[] {
  const scaled = equations.map((equation) => {
    const common = [...equation.values()].reduce((all, { denominator }) => (all / gcd(all, denominator)) * denominator, 1n);
    return new Map([...equation].map(([unknown, { numerator, denominator }]) => [unknown, numerator * (common / denominator)]));
  });
  const atoms = new Map<string, { unknowns: string[]; respondents: Set<string>; column: bigint[] }>();
  for (const unknown of new Set(scaled.flatMap((equation) => [...equation.keys()]))) {
    const column = scaled.map((equation) => equation.get(unknown) ?? 0n);
    const key = column.join(' ');
    const atom = atoms.get(key) ?? { unknowns: [], respondents: new Set(), column };
    atoms.set(key, atom);
    atom.unknowns.push(unknown);
    for (const respondent of respondentsOf(unknown)) atom.respondents.add(respondent);
  }
  return [...atoms.values()];
}

/** By atom its row in a basis of the null space. */
function nullSpaceRows(atoms: readonly Atom[]): Fraction[][] {
  const rows = (atoms[0]?.column ?? []).map((_, equation) => atoms.map(({ column }) => fraction(column[equation] as bigint)));
  const pivots: number[] = [];
  for (let column = 0; column < atoms.length && pivots.length < rows.length; column++) {
    const at = rows.findIndex((row, index) => index >= pivots.length && (row[column] as Fraction).numerator !== 0n);
    if (at < 0) continue;
    const top = pivots.length;
    [rows[top], rows[at]] = [rows[at] as Fraction[], rows[top] as Fraction[]];
    const pivot = rows[top] as Fraction[];
    const { numerator, denominator } = pivot[column] as Fraction;
    const scaled = pivot.map((value) => times(value, fraction(denominator, numerator)));
    rows[top] = scaled;
    for (const [index, row] of rows.entries()) {
      const factor = row[column] as Fraction;
      if (index === top || factor.numerator === 0n) continue;
      const minus = fraction(-factor.numerator, factor.denominator);
      rows[index] = row.map((value, i) =>
        (scaled[i] as Fraction).numerator === 0n ? value : plus(value, times(minus, scaled[i] as Fraction)),
      );
    }
    pivots.push(column);
  }
  const free = atoms.map((_, column) => column).filter((column) => !pivots.includes(column));
  return atoms.map((_, atom) => {
    const row = pivots.indexOf(atom);
    return free.map((column) => {
      if (row < 0) return fraction(column === atom ? 1 : 0);
      const { numerator, denominator } = (rows[row] as Fraction[])[column] as Fraction;
      return fraction(-numerator, denominator);
    });
  });
}

interface Candidate {
  readonly atom: Atom;
  readonly row: readonly Fraction[];
}

/** The first group whose rows depend on each other, by growing groups of independent ones. */
function dependentGroup(candidates: readonly Candidate[], limit: number): readonly Atom[] | null {
  const grow = (from: number, group: readonly Atom[], basis: readonly Reduced[], known: ReadonlySet<string>): readonly Atom[] | null => {
    for (let at = from; at < candidates.length; at++) {
      const { atom, row } = candidates[at] as Candidate;
      const respondents = new Set([...known, ...atom.respondents]);
      if (respondents.size >= limit) continue;
      const rest = basis.reduce((left, each) => cancel(left, each), row);
      const pivot = rest.findIndex(({ numerator }) => numerator !== 0n);
      if (pivot < 0) return [...group, atom];
      const found = grow(at + 1, [...group, atom], [...basis, { row: rest, pivot }], respondents);
      if (found) return found;
    }
    return null;
  };
  return grow(0, [], [], new Set());
}

interface Reduced {
  readonly row: readonly Fraction[];
  readonly pivot: number;
}

function cancel(row: readonly Fraction[], { row: known, pivot }: Reduced): readonly Fraction[] {
  const [own, other] = [row[pivot] as Fraction, known[pivot] as Fraction];
  if (own.numerator === 0n) return row;
  const factor = times(fraction(-own.numerator, own.denominator), fraction(other.denominator, other.numerator));
  return row.map((value, i) => plus(value, times(factor, known[i] as Fraction)));
}
