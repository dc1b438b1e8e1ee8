/** Numbers the multisets of small numbers that respondents' answers are. */
import { PairMap } from './pair-map.ts';

/** Letters below this are looked up in a table: rating scales have few. */
const TABLE_LETTERS = 16;
const INITIAL_MULTISETS = 256;

/** The multiset of nothing. */
export const EMPTY_MULTISET = 0;

/**
 * Multisets of *letters* (whole numbers from 0), each numbered once: `next` gives the number of a multiset with one letter more, whatever the
 * order in which its letters came. A multiset is kept as the one without its greatest letter, and that letter; each step is looked up once it
 * was taken, so that one more answer of one of millions of respondents costs one lookup.
 */
export class MultisetIndex {
  /** By multiset and letter, of the first letters; 0: not taken yet, as no step leads to the empty multiset. */
  #table = new Int32Array(INITIAL_MULTISETS * TABLE_LETTERS);
  /** Of the other letters. */
  readonly #steps = new PairMap();
  /** By multiset: that without its greatest letter, and that letter. */
  readonly #rest: number[] = [EMPTY_MULTISET];
  readonly #greatest: number[] = [-1];

  /** Number of multisets seen, the empty one included. */
  get size(): number {
    return this.#rest.length;
  }

  next(multiset: number, letter: number): number {
    const known = letter < TABLE_LETTERS ? (this.#table[multiset * TABLE_LETTERS + letter] as number) : this.#steps.get(multiset, letter);
    return known > 0 ? known : this.#step(multiset, letter);
  }

  #step(multiset: number, letter: number): number {
    const greatest = this.#greatest[multiset] as number;
    // A letter below the greatest is added to the rest, and the greatest put back on top.
    const isGreatest = letter >= greatest;
    const found = isGreatest ? this.#add(multiset, letter) : this.next(this.next(this.#rest[multiset] as number, letter), greatest);
    if (letter < TABLE_LETTERS) this.#table[multiset * TABLE_LETTERS + letter] = found;
    else this.#steps.set(multiset, letter, found);
    return found;
  }

  #add(rest: number, greatest: number): number {
    const multiset = this.#rest.push(rest) - 1;
    this.#greatest.push(greatest);
    if (this.#table.length <= multiset * TABLE_LETTERS) {
      const larger = new Int32Array(this.#table.length * 2);
      larger.set(this.#table);
      this.#table = larger;
    }
    return multiset;
  }

  /** Its letters, ascending. */
  letters(multiset: number): number[] {
    const letters: number[] = [];
    for (let at = multiset; at !== EMPTY_MULTISET; at = this.#rest[at] as number) letters.push(this.#greatest[at] as number);
    return letters.reverse();
  }
}
