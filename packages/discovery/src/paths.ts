/** Counts paths (process variants): cases with the same sequence of activities share one. */
import { compareNames } from './activity-counts.ts';
import type { EventLog } from './event-log.ts';

export interface Path {
  readonly activities: readonly number[];
  readonly cases: number;
}

/**
 * All paths by number of cases, descending; ties in the order of their activities' names.
 *
 * A prefix tree in typed arrays: a path is a node, found through a hash table by its parent and next activity. A case costs as much as its
 * events, whatever the number of paths.
 */
export function countPaths({ caseCount, offsets, activities, activityNames }: EventLog): PathCounts {
  const tree = new PrefixTree();
  for (let c = 0; c < caseCount; c++) {
    let node = ROOT;
    for (let i = offsets[c] as number; i < (offsets[c + 1] as number); i++) node = tree.child(node, activities[i] as number);
    tree.addCase(node);
  }
  const ends = tree.pathEnds();
  return {
    count: ends.length,
    most: (n, minCases) => {
      const least = Math.max(minCases, n === 0 ? Number.POSITIVE_INFINITY : tree.casesAt(ends[Math.min(n, ends.length) - 1] as number));
      const found: Path[] = [];
      // Of the paths with the least number of cases, only the first by name are kept: there may be as many as cases.
      const tied = new FirstPaths(activityNames);
      for (const node of ends) {
        const cases = tree.casesAt(node);
        if (cases < least) break;
        if (cases === least) {
          tied.add({ activities: tree.pathOf(node), cases }, n - found.length);
        } else found.push({ activities: tree.pathOf(node), cases });
      }
      const first = found.sort((a, b) => b.cases - a.cases || tied.compare(a, b));
      return [...first, ...tied.paths];
    },
  };
}

export interface PathCounts {
  readonly count: number;
  /** The n most frequent paths of at least `minCases` cases. */
  readonly most: (n: number, minCases: number) => Path[];
}

/** Collects the first paths by name. */
class FirstPaths {
  readonly paths: Path[] = [];
  readonly #names: readonly string[];

  constructor(names: readonly string[]) {
    this.#names = names;
  }

  compare(a: Path, b: Path): number {
    const shorter = Math.min(a.activities.length, b.activities.length);
    for (let at = 0; at < shorter; at++) {
      const [one, other] = [a.activities[at] as number, b.activities[at] as number];
      if (one !== other) return compareNames(this.#names[one], this.#names[other]);
    }
    return a.activities.length - b.activities.length;
  }

  /** Keeps the path if it is among the first `n`. */
  add(path: Path, n: number): void {
    const last = this.paths.at(-1);
    if (this.paths.length >= n && (!last || this.compare(path, last) >= 0)) return;
    let [from, to] = [0, this.paths.length];
    while (from < to) {
      const middle = (from + to) >> 1;
      if (this.compare(this.paths[middle] as Path, path) < 0) from = middle + 1;
      else to = middle;
    }
    this.paths.splice(from, 0, path);
    if (this.paths.length > n) this.paths.pop();
  }
}

const ROOT = 0;

class PrefixTree {
  #parents = new Int32Array(1024);
  #steps = new Uint32Array(1024);
  #cases = new Uint32Array(1024);
  #count = 1;
  /** Hash table of node numbers; 0 is free, since no edge leads to the root. */
  #slots = new Uint32Array(4096);

  child(parent: number, activity: number): number {
    const mask = this.#slots.length - 1;
    let slot = hash(parent, activity) & mask;
    for (let node = this.#slots[slot] as number; node !== 0; node = this.#slots[slot] as number) {
      if (this.#parents[node] === parent && this.#steps[node] === activity) return node;
      slot = (slot + 1) & mask;
    }
    return this.#add(parent, activity, slot);
  }

  addCase(node: number): void {
    (this.#cases[node] as number)++;
  }

  casesAt(node: number): number {
    return this.#cases[node] as number;
  }

  /** Nodes where cases end, by number of cases. */
  pathEnds(): Uint32Array {
    const ends = new Uint32Array(this.#count);
    let count = 0;
    for (let node = 1; node < this.#count; node++) if (this.#cases[node]) ends[count++] = node;
    const found = ends.subarray(0, count);
    return found.sort((a, b) => (this.#cases[b] as number) - (this.#cases[a] as number) || a - b);
  }

  pathOf(node: number): number[] {
    const path: number[] = [];
    for (let at = node; at !== ROOT; at = this.#parents[at] as number) path.push(this.#steps[at] as number);
    return path.reverse();
  }

  #add(parent: number, activity: number, slot: number): number {
    const node = this.#count++;
    if (node === this.#parents.length) {
      this.#parents = grown(this.#parents, Int32Array);
      this.#steps = grown(this.#steps, Uint32Array);
      this.#cases = grown(this.#cases, Uint32Array);
    }
    this.#parents[node] = parent;
    this.#steps[node] = activity;
    this.#slots[slot] = node;
    if (this.#count * 2 > this.#slots.length) this.#rehash();
    return node;
  }

  #rehash(): void {
    const slots = new Uint32Array(this.#slots.length * 2);
    const mask = slots.length - 1;
    for (let node = 1; node < this.#count; node++) {
      let slot = hash(this.#parents[node] as number, this.#steps[node] as number) & mask;
      while (slots[slot] !== 0) slot = (slot + 1) & mask;
      slots[slot] = node;
    }
    this.#slots = slots;
  }
}

function hash(parent: number, activity: number): number {
  let h = Math.imul(parent, 0x9e3779b1) ^ Math.imul(activity + 1, 0x85ebca6b);
  h = Math.imul(h ^ (h >>> 15), 0x2c1b3c6d);
  return (h ^ (h >>> 13)) >>> 0;
}

function grown<T extends Int32Array | Uint32Array>(array: T, make: new (length: number) => T): T {
  const larger = new make(array.length * 2);
  larger.set(array);
  return larger;
}
