/** Splits the respondents of studies, which may read the same file, into atoms: disjoint groups of which every base cell is a sum. */
import type { AtomOrigin, ClusterMember } from './disclosure-auditor.ts';
import { addSizes, type GroupSize, NOBODY, SOMEBODY } from './group-size.ts';
import { overlapOf, type Reading } from './reading.ts';

/** The groups of one study for one subject, by a key of segment, persona and channel. */
export interface StudyCells {
  readonly reading: Reading;
  readonly sizes: ReadonlyMap<string, GroupSize>;
  /** Whether two studies have the same answers in a group: their distribution as a text. */
  readonly answers: ReadonlyMap<string, string>;
  /** By group, of those that may share respondents: see `AtomOrigin`. */
  readonly overlaps: ReadonlyMap<string, NonNullable<AtomOrigin['overlap']>>;
}

/** A sum over atoms: coefficient by index of the atom. */
export type AtomSum = ReadonlyMap<number, number>;

export interface RespondentAtoms {
  readonly sizes: readonly GroupSize[];
  /** By study, in the order given, and key of the group. */
  readonly sums: readonly ReadonlyMap<string, AtomSum>[];
  /** By atom, the member of a cluster that it belongs to, for a cluster of three or more. */
  readonly owners: readonly (ClusterMember | null)[];
  /** By study; studies of one cluster overlap, and which respondents they share is not known. */
  readonly clusters: readonly number[];
  /** By atom whose answers to what they are: see `AtomOrigin`. */
  readonly origins: readonly AtomOrigin[];
}

/**
 * The atoms of studies, in each way in which they may overlap: what is published must tell of too few in none of them.
 *
 * Studies of which one holds all respondents of the other, or none, are nested groups: the atoms are what the inner ones leave. Where it is
 * not known who is in both, the studies that overlap directly or through others are taken
 *
 * - apart from each other, so that no group of one of them is told;
 * - one inside the other, by size, so that a respondent of several is not counted as several, and each with somebody of its own;
 * - as the largest of them, each with somebody of its own, so that beside the largest none is published. Two studies have at least as many
 *   respondents apart as they differ in size, and need this only where they do not have the same groups;
 * - three or more, as groups of which any difference may be of somebody (`ClusterMember`).
 *
 * A respondent with answers in two atoms counts in each, or only in the inner one: that suppresses more, never less.
 */
export function respondentAtoms(studies: readonly StudyCells[]): readonly RespondentAtoms[] {
  const components = overlappingStudies(studies).map((members) => {
    const bySize = [...members].sort((a, b) => totalOf(studies[b]) - totalOf(studies[a]) || a - b);
    return { bySize, twins: twinsOf(bySize, studies) };
  });
  return OVERLAPS.flatMap((sumsOf, way): RespondentAtoms[] => {
    const sizes: GroupSize[] = [];
    const newAtom: NewAtom = (size) => sizes.push(size) - 1;
    const sums = studies.map((): GroupSums => new Map());
    const clusters = studies.map((_, index) => index);
    const owners: (ClusterMember | null)[] = [];
    const origins: AtomOrigin[] = [];
    let isNeeded = way === 0;
    for (const [answers, { bySize, twins }] of components.entries()) {
      const distinct = bySize.filter((index) => !twins.has(index));
      const nested = nestedSums(distinct, studies, newAtom);
      const overlapping = nested ? null : sumsOf(distinct, studies, newAtom);
      const found = nested ?? overlapping ?? apart(distinct, studies, newAtom);
      if (!nested) for (const index of bySize) clusters[index] = bySize[0] as number;
      if (overlapping) isNeeded = true;
      if (overlapping && sumsOf === unknownGroups) {
        for (const [study, groups] of found) {
          for (const atom of [...groups.values()].flatMap((sum) => [...sum.keys()])) owners[atom] = { cluster: bySize[0] as number, study };
        }
      }
      for (const index of bySize) sums[index] = found.get(twins.get(index) ?? index) ?? new Map();
      const { content } = (studies[bySize[0] as number] as StudyCells).reading;
      while (origins.length < sizes.length) origins.push({ content, answers, overlap: null });
      for (const index of distinct) {
        for (const [key, sum] of sums[index] ?? []) {
          const overlap = studies[index]?.overlaps.get(key);
          if (overlap) for (const atom of sum.keys()) origins[atom] = { content, answers, overlap };
        }
      }
    }
    return isNeeded ? [{ sizes, sums, clusters, owners, origins }] : [];
  });
}

type GroupSums = ReadonlyMap<string, AtomSum>;
type NewAtom = (size: GroupSize) => number;
/** The sums of studies that overlap, by descending size; null where this way adds nothing to the others. */
type Overlapping = (bySize: readonly number[], studies: readonly StudyCells[], newAtom: NewAtom) => ReadonlyMap<number, GroupSums> | null;

/** Studies that count the same as a larger or earlier one: that one. */
function twinsOf(bySize: readonly number[], studies: readonly StudyCells[]): ReadonlyMap<number, number> {
  const twins = new Map<number, number>();
  for (const [position, index] of bySize.entries()) {
    const study = studies[index] as StudyCells;
    const twin = bySize.slice(0, position).find((other) => {
      const before = studies[other] as StudyCells;
      return !twins.has(other) && overlapOf(study.reading, before.reading) === 'equal' && hasSameAnswers(study, before);
    });
    if (twin !== undefined) twins.set(index, twin);
  }
  return twins;
}

const totalOf = (study: StudyCells | undefined): number => [...(study?.sizes.values() ?? [])].reduce((sum, { n }) => sum + n, 0);

/** The studies in groups that share respondents, directly or through others. */
function overlappingStudies(studies: readonly StudyCells[]): number[][] {
  const groups: number[][] = [];
  for (const [index, { reading }] of studies.entries()) {
    const linked = groups.filter((group) =>
      group.some((other) => (overlapOf(reading, (studies[other] as StudyCells).reading) ?? 'disjoint') !== 'disjoint'),
    );
    const rest = groups.filter((group) => !linked.includes(group));
    groups.splice(0, groups.length, ...rest, [...linked.flat(), index]);
  }
  return groups;
}

interface Nested {
  readonly index: number;
  readonly study: StudyCells;
  readonly inner: Nested[];
}

/** Null where some two overlap otherwise than one inside the other, or their groups do not agree. */
function nestedSums(bySize: readonly number[], studies: readonly StudyCells[], newAtom: NewAtom): Map<number, GroupSums> | null {
  const outermost: Nested[] = [];
  const placed: Nested[] = [];
  for (const index of bySize) {
    const study = studies[index] as StudyCells;
    const overlaps = placed.map((other) => ({ other, overlap: overlapOf(study.reading, other.study.reading) ?? 'disjoint' }));
    if (overlaps.some(({ overlap }) => overlap !== 'inside' && overlap !== 'disjoint')) return null;
    const node: Nested = { index, study, inner: [] };
    // Placed from the largest to the smallest: the last that holds it is the innermost.
    const outer = overlaps.findLast(({ overlap }) => overlap === 'inside')?.other;
    if (outer && [...study.sizes.keys()].some((key) => !outer.study.sizes.has(key))) return null;
    (outer?.inner ?? outermost).push(node);
    placed.push(node);
  }
  if (placed.some((node) => !holdsInner(node))) return null;
  const found = new Map<number, GroupSums>();
  const add = ({ index, study, inner }: Nested): GroupSums => {
    const innerSums = inner.map(add);
    const own = new Map<string, AtomSum>();
    for (const [key, size] of study.sizes) {
      const rest = inner.reduce((left, { study: each }) => addSizes(left, each.sizes.get(key) ?? NOBODY, -1), size);
      const sum = new Map(innerSums.flatMap((each) => [...(each.get(key) ?? [])]));
      if (rest.n > 0) sum.set(newAtom(rest), 1);
      else if (!isAnswerOfInner(study, inner, key)) sum.set(newAtom(SOMEBODY), 1);
      own.set(key, sum);
    }
    found.set(index, own);
    return own;
  };
  outermost.forEach(add);
  return found;
}

function hasSameAnswers(a: StudyCells, b: StudyCells): boolean {
  return a.sizes.size === b.sizes.size && [...a.answers].every(([key, answers]) => b.answers.get(key) === answers);
}

function holdsInner({ study, inner }: Nested): boolean {
  return [...study.sizes].every(([key, { n }]) => inner.reduce((sum, { study: each }) => sum + (each.sizes.get(key)?.n ?? 0), 0) <= n);
}

/** Whether a group without other respondents has the same answers: in a long file one may have more rows in the outer study. */
function isAnswerOfInner(study: StudyCells, inner: readonly Nested[], key: string): boolean {
  const [only, ...more] = inner.filter(({ study: each }) => each.sizes.has(key));
  return only !== undefined && more.length === 0 && only.study.answers.get(key) === study.answers.get(key);
}

function apart(bySize: readonly number[], studies: readonly StudyCells[], newAtom: NewAtom): Map<number, GroupSums> {
  const sumsOf = ({ sizes }: StudyCells): GroupSums => new Map([...sizes].map(([key, size]) => [key, new Map([[newAtom(size), 1]])]));
  return new Map(bySize.map((index) => [index, sumsOf(studies[index] as StudyCells)]));
}

/** Each study holds the smaller ones, group by group where they have the same ones, and somebody else. */
function layered(bySize: readonly number[], studies: readonly StudyCells[], newAtom: NewAtom): Map<number, GroupSums> {
  const members = bySize.map((index) => ({ index, sizes: (studies[index] as StudyCells).sizes }));
  const found = new Map(bySize.map((index) => [index, new Map<string, AtomSum>()]));
  const byGroup = haveSameGroups(bySize, studies);
  const total = (sizes: StudyCells['sizes']) => [...sizes.values()].reduce((sum, size) => addSizes(sum, size), NOBODY);
  for (const key of byGroup ? new Set(members.flatMap(({ sizes }) => [...sizes.keys()])) : [null]) {
    const sizeOf = (sizes: StudyCells['sizes']) => (key === null ? total(sizes) : (sizes.get(key) ?? NOBODY));
    const rising = members.map(({ index, sizes }) => ({ index, sizes, size: sizeOf(sizes) })).sort((a, b) => a.size.n - b.size.n);
    const layers: number[] = [];
    let below = NOBODY;
    for (const { index, sizes, size } of rising) {
      if (size.n === 0) continue;
      if (size.n > below.n) layers.push(newAtom(positive(addSizes(size, below, -1))));
      below = size.n > below.n ? size : below;
      const keys = key === null ? [...sizes.keys()] : [key];
      for (const each of keys) found.get(index)?.set(each, withSomebody(layers, 1 / keys.length, newAtom));
    }
  }
  return found;
}

/** Sums of weights of different readings need not rise with the number of respondents. */
function positive({ n, weight, square }: GroupSize): GroupSize {
  return weight > 0 && square > 0 ? { n, weight, square } : { n, weight: n, square: n };
}

function largestAndSomebody(bySize: readonly number[], studies: readonly StudyCells[], newAtom: NewAtom): Map<number, GroupSums> | null {
  if (bySize.length === 2 && haveSameGroups(bySize, studies)) return null;
  const [largest, ...others] = bySize as [number, ...number[]];
  const found = apart([largest], studies, newAtom);
  const whole = [...(found.get(largest)?.values() ?? [])].flatMap((sum) => [...sum.keys()]);
  for (const index of others) {
    const keys = [...(studies[index] as StudyCells).sizes.keys()];
    found.set(index, new Map(keys.map((key) => [key, withSomebody(whole, 1 / keys.length, newAtom)])));
  }
  return found;
}

function unknownGroups(bySize: readonly number[], studies: readonly StudyCells[], newAtom: NewAtom): Map<number, GroupSums> | null {
  return bySize.length < 3 ? null : apart(bySize, studies, () => newAtom(SOMEBODY));
}

function withSomebody(atoms: readonly number[], coefficient: number, newAtom: NewAtom): AtomSum {
  return new Map([...atoms.map((atom) => [atom, coefficient] as const), [newAtom(SOMEBODY), 1]]);
}

function haveSameGroups(members: readonly number[], studies: readonly StudyCells[]): boolean {
  const groupingOf = (index: number) => studies[index]?.reading.grouping;
  return members.every((index) => groupingOf(index) === groupingOf(members[0] as number));
}

const OVERLAPS: readonly Overlapping[] = [apart, layered, largestAndSomebody, unknownGroups];
