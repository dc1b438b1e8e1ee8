/** Accumulates paired values of respondents into PairSums. */
import type { PairSums } from '@parcours/model';
import { WeightedCount } from './distribution.ts';

/** Add respondents in ascending order of weight, as with a DistributionBuilder, for order-independent sums. */
export class PairSumsBuilder {
  readonly #entries = new Map<number, Map<number, WeightedCount>>();

  add(x: number, y: number, weight: number, times: number): void {
    let row = this.#entries.get(x);
    if (!row) {
      row = new Map();
      this.#entries.set(x, row);
    }
    let entry = row.get(y);
    if (!entry) {
      entry = new WeightedCount();
      row.set(y, entry);
    }
    entry.add(weight, times);
  }

  /** Null without pairs. */
  finish(): PairSums | null {
    if (this.#entries.size === 0) return null;
    const sums = noPairs();
    for (const [x, row] of ascending(this.#entries)) for (const [y, pairs] of ascending(row)) addPairs(sums, x, y, pairs);
    return sums;
  }
}

function ascending<T>(map: ReadonlyMap<number, T>): [number, T][] {
  return [...map].sort(([a], [b]) => a - b);
}

/** How many respondents, their weights and the squares of these. */
export type PairCount = Pick<WeightedCount, 'count' | 'weight' | 'square'>;

export type OpenPairSums = { -readonly [key in keyof PairSums]: PairSums[key] };

export function noPairs(): OpenPairSums {
  return { n: 0, weight: 0, square: 0, x: 0, y: 0, xx: 0, xy: 0, yy: 0 };
}

/** Adds respondents who gave the scores `x` and `y`. */
export function addPairs(sums: OpenPairSums, x: number, y: number, { count, weight, square }: PairCount): void {
  sums.n += count;
  sums.weight += weight;
  sums.square += square;
  sums.x += weight * x;
  sums.y += weight * y;
  sums.xx += weight * x * x;
  sums.xy += weight * x * y;
  sums.yy += weight * y * y;
}
