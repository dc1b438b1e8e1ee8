/** Stores rows of codes: all of them, or each distinct row once with its count (deduplication). */
import { type DuplicateRows, MAX_EXAMPLES } from './table.ts';

const INITIAL_CAPACITY = 1024;

export class RowStore {
  readonly #codes: Uint32Array[];
  #lines = new Uint32Array(INITIAL_CAPACITY);
  #size = 0;
  #rows = 0;
  #expected = 0;
  readonly #distinct: boolean;
  /** Hash table of distinct rows: open addressing, entries are row numbers + 1. */
  #slots = new Int32Array();
  #hashes = new Int32Array();
  #counts = new Uint32Array();
  /** By distinct row: line numbers of its first few repetitions. */
  readonly #repeatLines = new Map<number, number[]>();

  constructor(columns: number, distinct: boolean) {
    this.#codes = Array.from({ length: columns }, () => new Uint32Array(INITIAL_CAPACITY));
    this.#distinct = distinct;
    if (!distinct) return;
    this.#slots = new Int32Array(INITIAL_CAPACITY * 2);
    this.#hashes = new Int32Array(INITIAL_CAPACITY);
    this.#counts = new Uint32Array(INITIAL_CAPACITY);
  }

  /** Rows added so far, duplicates included. */
  get rows(): number {
    return this.#rows;
  }

  /** Reserves capacity for `factor` times the rows so far. */
  reserve(factor: number): void {
    this.#expected = this.#distinct ? 0 : Math.ceil(this.#size * factor * 1.01);
  }

  /** @returns the row's number: that of the first one with equal codes, if rows are deduplicated. */
  add(codes: Uint32Array, line: number): number {
    this.#rows++;
    const hash = this.#distinct ? hashOf(codes) : 0;
    let slot = 0;
    if (this.#distinct) {
      slot = this.#find(codes, hash);
      const existing = (this.#slots[slot] as number) - 1;
      if (existing >= 0) {
        const times = (this.#counts[existing] as number) + 1;
        this.#counts[existing] = times;
        if (times <= MAX_EXAMPLES) this.#repeat(existing, line);
        return existing;
      }
    }
    const row = this.#size++;
    if (row === this.#lines.length) this.#grow();
    for (let column = 0; column < codes.length; column++) (this.#codes[column] as Uint32Array)[row] = codes[column] as number;
    this.#lines[row] = line;
    if (!this.#distinct) return row;
    this.#counts[row] = 1;
    this.#hashes[row] = hash;
    this.#slots[slot] = row + 1;
    if (this.#size * 2 > this.#slots.length) this.#rehash();
    return row;
  }

  finish(): { codes: Uint32Array[]; lines: Uint32Array; repeats: DuplicateRows | null; rows: number } {
    const size = this.#size;
    return {
      codes: this.#codes.map((codes) => codes.subarray(0, size)),
      lines: this.#lines.subarray(0, size),
      repeats: this.#distinct ? { counts: this.#counts.subarray(0, size), lines: this.#repeatLines } : null,
      rows: this.#rows,
    };
  }

  /** The slot of the row, or the free slot for it. */
  #find(codes: Uint32Array, hash: number): number {
    const mask = this.#slots.length - 1;
    let slot = hash & mask;
    for (;;) {
      const row = (this.#slots[slot] as number) - 1;
      if (row < 0 || (this.#hashes[row] === hash && this.#equals(row, codes))) return slot;
      slot = (slot + 1) & mask;
    }
  }

  #equals(row: number, codes: Uint32Array): boolean {
    for (let column = 0; column < codes.length; column++) if ((this.#codes[column] as Uint32Array)[row] !== codes[column]) return false;
    return true;
  }

  #repeat(row: number, line: number): void {
    const lines = this.#repeatLines.get(row);
    if (lines) lines.push(line);
    else this.#repeatLines.set(row, [line]);
  }

  #grow(): void {
    const capacity = Math.max(Math.ceil(this.#lines.length * (this.#expected > 0 ? 1.25 : 2)), this.#expected);
    for (let column = 0; column < this.#codes.length; column++) this.#codes[column] = grown(this.#codes[column] as Uint32Array, capacity);
    this.#lines = grown(this.#lines, capacity);
    if (!this.#distinct) return;
    this.#counts = grown(this.#counts, capacity);
    const hashes = new Int32Array(capacity);
    hashes.set(this.#hashes);
    this.#hashes = hashes;
  }

  #rehash(): void {
    this.#slots = new Int32Array(this.#slots.length * 2);
    const mask = this.#slots.length - 1;
    for (let row = 0; row < this.#size; row++) {
      let slot = (this.#hashes[row] as number) & mask;
      while (this.#slots[slot] !== 0) slot = (slot + 1) & mask;
      this.#slots[slot] = row + 1;
    }
  }
}

function hashOf(codes: Uint32Array): number {
  let hash = 0x811c9dc5 | 0;
  for (let column = 0; column < codes.length; column++) {
    hash = Math.imul(hash ^ (codes[column] as number), 0x01000193);
    hash ^= hash >>> 13;
  }
  return hash;
}

function grown(array: Uint32Array, capacity: number): Uint32Array<ArrayBuffer> {
  const larger = new Uint32Array(capacity);
  larger.set(array);
  return larger;
}
