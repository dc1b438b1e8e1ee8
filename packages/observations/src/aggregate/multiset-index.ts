/** Numbers the multisets of small numbers that respondents' answers are. */
import { PairMap } from './pair-map.ts';

/** The multiset of nothing. */
export const EMPTY_MULTISET = 0;

/**
 * Multisets of *letters* (whole numbers from 0), each numbered once: `next` gives the number of a multiset with one letter more, whatever the
 * order in which its letters came. A multiset is kept as the one without its greatest letter, and that letter; each step is looked up once it
 * was taken, so that one more answer of one of millions of respondents costs one lookup.
 */
export class MultisetIndex {
  readonly #steps = new PairMap();
  /** By multiset: that without its greatest letter, and that letter. */
  readonly #rest: number[] = [EMPTY_MULTISET];
  readonly #greatest: number[] = [-1];

  /** Number of multisets seen, the empty one included. */
  get size(): number {
    return this.#rest.length;
  }

  next(multiset: number, letter: number): number {
    const known = this.#steps.get(multiset, letter);
    if (known >= 0) return known;
    const greatest = this.#greatest[multiset] as number;
    // The letter goes below the greatest one, which is put back on top.
    const found =
      letter >= greatest ? this.#rest.push(multiset) - 1 : this.next(this.next(this.#rest[multiset] as number, letter), greatest);
    if (found === this.#greatest.length) this.#greatest.push(letter);
    this.#steps.set(multiset, letter, found);
    return found;
  }

  /** Its letters, ascending. */
  letters(multiset: number): number[] {
    const letters: number[] = [];
    for (let at = multiset; at !== EMPTY_MULTISET; at = this.#rest[at] as number) letters.push(this.#greatest[at] as number);
    return letters.reverse();
  }
}
