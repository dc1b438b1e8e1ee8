/** Dictionary encoding of a column while it is parsed: cells are interned by their bytes, so a repeated cell is never decoded twice. */

const decoder = new TextDecoder('utf-8', { ignoreBOM: true });

/** Hash of the empty cell; see `fnv1aStep`. */
export const FNV_OFFSET_BASIS = 0x811c9dc5 | 0;

/** One FNV-1a step. The hash of a cell is the fold of its bytes, starting at `FNV_OFFSET_BASIS`. */
export function fnv1aStep(hash: number, byte: number): number {
  return Math.imul(hash ^ byte, 0x01000193);
}

const ZERO = 48;
/** Numbers of so many digits are exact. */
const EXACT_DIGITS = 15;

/** Cells decoded per call: a call of TextDecoder costs more than a cell. */
const DECODE_BATCH = 512;

/** A hash table from the bytes of a cell to its code; codes are numbered by first appearance, from 0. */
export class DictionaryEncoder {
  size = 0;
  /** Open addressing; an entry is a code + 1, 0 is free. */
  #slots = new Int32Array(64);
  #hashes = new Int32Array(32);
  /** Offset of each cell in `#store`; a cell ends where the next begins. */
  #starts = new Uint32Array(33);
  #store = new Uint8Array(512);
  #last = -1;

  /** The code of a cell, new if the bytes were not seen before. @param hash of all its bytes, by `fnv1aStep`. */
  encode(bytes: Uint8Array, from: number, to: number, hash: number): number {
    if (this.#last >= 0 && this.#equals(this.#last, bytes, from, to)) return this.#last;
    const mask = this.#slots.length - 1;
    // The low bits of FNV-1a mix poorly.
    let slot = (hash ^ (hash >>> 15)) & mask;
    for (;;) {
      const code = (this.#slots[slot] as number) - 1;
      if (code < 0) break;
      if (this.#hashes[code] === hash && this.#equals(code, bytes, from, to)) {
        this.#last = code;
        return code;
      }
      slot = (slot + 1) & mask;
    }
    this.#last = this.#add(bytes, from, to, hash);
    // If `#add` has rehashed, the cell already has its slot.
    if (this.#slots.length - 1 === mask) this.#slots[slot] = this.#last + 1;
    return this.#last;
  }

  #equals(code: number, bytes: Uint8Array, from: number, to: number): boolean {
    const start = this.#starts[code] as number;
    const length = to - from;
    if ((this.#starts[code + 1] as number) - start !== length) return false;
    const store = this.#store;
    for (let i = 0; i < length; i++) if (store[start + i] !== bytes[from + i]) return false;
    return true;
  }

  #add(bytes: Uint8Array, from: number, to: number, hash: number): number {
    const code = this.size++;
    if (code === this.#hashes.length) {
      this.#hashes = grown(this.#hashes, new Int32Array(code * 2));
      this.#starts = grown(this.#starts, new Uint32Array(code * 2 + 1));
      this.#hashes[code] = hash;
      this.#rehash();
    }
    const start = this.#starts[code] as number;
    const end = start + (to - from);
    if (end > this.#store.length) this.#store = grown(this.#store, new Uint8Array(Math.max(end, this.#store.length * 2)));
    // For short cells a loop is faster than `set`.
    for (let i = from, at = start; i < to; i++, at++) this.#store[at] = bytes[i] as number;
    this.#starts[code + 1] = end;
    this.#hashes[code] = hash;
    return code;
  }

  #rehash(): void {
    this.#slots = new Int32Array(this.#hashes.length * 2);
    const mask = this.#slots.length - 1;
    for (let code = 0; code < this.size; code++) {
      const hash = this.#hashes[code] as number;
      let slot = (hash ^ (hash >>> 15)) & mask;
      while (this.#slots[slot] !== 0) slot = (slot + 1) & mask;
      this.#slots[slot] = code + 1;
    }
  }

  /** The cell as it stands in the file. */
  text(code: number): string {
    return decoder.decode(this.#store.subarray(this.#starts[code], this.#starts[code + 1]));
  }

  /** The cell as a number, if it is nothing but up to 15 digits. */
  wholeNumber(code: number): number | null {
    const [start, end] = [this.#starts[code] as number, this.#starts[code + 1] as number];
    if (start === end || end - start > EXACT_DIGITS) return null;
    let number = 0;
    for (let at = start; at < end; at++) {
      const digit = (this.#store[at] as number) - ZERO;
      if (digit < 0 || digit > 9) return null;
      number = number * 10 + digit;
    }
    return number;
  }

  /** The distinct cells, trimmed, by code. */
  values(): string[] {
    const values = new Array<string>(this.size);
    for (let code = 0; code < this.size; code += DECODE_BATCH) this.#decode(code, Math.min(code + DECODE_BATCH, this.size), values);
    return values;
  }

  #decode(first: number, end: number, values: string[]): void {
    const from = this.#starts[first] as number;
    const to = this.#starts[end] as number;
    const text = decoder.decode(this.#store.subarray(from, to));
    // Pure ASCII: character offsets equal byte offsets.
    const isAscii = text.length === to - from;
    for (let code = first; code < end; code++) {
      const [start, behind] = [this.#starts[code] as number, this.#starts[code + 1] as number];
      values[code] = (isAscii ? text.slice(start - from, behind - from) : decoder.decode(this.#store.subarray(start, behind))).trim();
    }
  }
}

function grown<T extends Int32Array | Uint32Array | Uint8Array>(array: T, larger: T): T {
  larger.set(array);
  return larger;
}
