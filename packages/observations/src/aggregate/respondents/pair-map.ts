/** A hash map from pairs of numbers to numbers: millions of lookups, without an object for any of them. */

const INITIAL_SLOTS = 256;

/** Keys are pairs of whole numbers from 0 to 2³¹ − 2, values any numbers. */
export class PairMap {
  size = 0;
  /** Open addressing: both keys of a slot side by side, the first plus 1; 0 is free. */
  #keys = new Int32Array(INITIAL_SLOTS * 2);
  #values = new Float64Array(INITIAL_SLOTS);
  #mask = INITIAL_SLOTS - 1;
  /** The slots that are taken, in order of arrival: to clear a map costs what is in it, not what was ever in it. */
  #taken = new Int32Array(INITIAL_SLOTS / 2);

  /** The value, or −1. */
  get(first: number, second: number): number {
    const slot = this.#find(first + 1, second);
    return this.#keys[slot * 2] === 0 ? -1 : (this.#values[slot] as number);
  }

  set(first: number, second: number, value: number): void {
    // First the slot: finding it may replace the arrays.
    const slot = this.#slotFor(first, second);
    this.#values[slot] = value;
  }

  /** Adds to the value, which is 0 at first. */
  add(first: number, second: number, value: number): void {
    const slot = this.#slotFor(first, second);
    this.#values[slot] = (this.#values[slot] as number) + value;
  }

  forEach(visit: (first: number, second: number, value: number) => void): void {
    for (let i = 0; i < this.size; i++) {
      const slot = this.#taken[i] as number;
      visit((this.#keys[slot * 2] as number) - 1, this.#keys[slot * 2 + 1] as number, this.#values[slot] as number);
    }
  }

  clear(): void {
    for (let i = 0; i < this.size; i++) {
      const slot = this.#taken[i] as number;
      this.#keys[slot * 2] = 0;
      this.#values[slot] = 0;
    }
    this.size = 0;
  }

  /** The slot of the pair, or the free slot for it. */
  #find(stored: number, second: number): number {
    const keys = this.#keys;
    const mask = this.#mask;
    let slot = hashOf(stored, second) & mask;
    for (;;) {
      const own = keys[slot * 2];
      if (own === 0 || (own === stored && keys[slot * 2 + 1] === second)) return slot;
      slot = (slot + 1) & mask;
    }
  }

  #slotFor(first: number, second: number): number {
    let slot = this.#find(first + 1, second);
    if (this.#keys[slot * 2] !== 0) return slot;
    if (this.size === this.#taken.length) {
      this.#grow();
      slot = this.#find(first + 1, second);
    }
    this.#keys[slot * 2] = first + 1;
    this.#keys[slot * 2 + 1] = second;
    this.#taken[this.size++] = slot;
    return slot;
  }

  #grow(): void {
    const [keys, values, taken] = [this.#keys, this.#values, this.#taken];
    const slots = values.length * 2;
    this.#keys = new Int32Array(slots * 2);
    this.#values = new Float64Array(slots);
    this.#taken = new Int32Array(slots / 2);
    this.#mask = slots - 1;
    for (let i = 0; i < this.size; i++) {
      const old = taken[i] as number;
      const slot = this.#find(keys[old * 2] as number, keys[old * 2 + 1] as number);
      this.#keys[slot * 2] = keys[old * 2] as number;
      this.#keys[slot * 2 + 1] = keys[old * 2 + 1] as number;
      this.#values[slot] = values[old] as number;
      this.#taken[i] = slot;
    }
  }
}

function hashOf(first: number, second: number): number {
  const hash = Math.imul(Math.imul(first, 0x9e3779b1) ^ second, 0x85ebca6b);
  return hash ^ (hash >>> 15);
}
