/** Values one by one into a Distribution. */
import type { Distribution } from '@parcours/model';

/**
 * Respondents must be added in ascending order of weight: then the same weights are summed in the same order, whatever the order of
 * the rows, and the sums are the same to the last bit.
 */
export class DistributionBuilder {
  readonly #entries = new Map<number, WeightedCount>();

  /** @param times so many respondents of this weight gave the value. */
  add(value: number, weight: number, times: number): void {
    let entry = this.#entries.get(value);
    if (!entry) {
      entry = new WeightedCount();
      this.#entries.set(value, entry);
    }
    entry.add(weight, times);
  }

  get isEmpty(): boolean {
    return this.#entries.size === 0;
  }

  finish(): Distribution {
    // A Map's keys know no −0, so neither has a Distribution one.
    const sorted = [...this.#entries].sort(([a], [b]) => a - b);
    return {
      values: sorted.map(([value]) => value),
      counts: sorted.map(([, entry]) => entry.count),
      weights: sorted.map(([, entry]) => entry.weight),
      squares: sorted.map(([, entry]) => entry.square),
    };
  }
}

/** How many respondents, with which weights. Those of one weight are multiplied, not summed: so it does not matter who counted them. */
export class WeightedCount {
  count = 0;
  #weight = 0;
  #square = 0;
  /** The weight at hand, and how many have it. */
  #currentWeight = 0;
  #currentCount = 0;

  /** Weights come in ascending order. */
  add(weight: number, times: number): void {
    if (weight !== this.#currentWeight) {
      this.#weight = this.weight;
      this.#square = this.square;
      this.#currentWeight = weight;
      this.#currentCount = 0;
    }
    this.count += times;
    this.#currentCount += times;
  }

  get weight(): number {
    return this.#weight + this.#currentWeight * this.#currentCount;
  }

  get square(): number {
    return this.#square + this.#currentWeight * this.#currentWeight * this.#currentCount;
  }
}

/** From here on sorting by insertion takes longer than what the language has. */
const INSERTION_SORT_LIMIT = 24;

/** Σ in ascending order: the same for any order of the numbers. Sorts in place. */
export function sortedSum(numbers: number[]): number {
  if (numbers.length < INSERTION_SORT_LIMIT) insertionSort(numbers);
  else numbers.sort((a, b) => a - b);
  let sum = 0;
  for (const number of numbers) sum += number;
  return sum;
}

/** Respondents say a stage a few times, and there are millions of them. */
function insertionSort(numbers: number[]): void {
  for (let i = 1; i < numbers.length; i++) {
    const number = numbers[i] as number;
    let at = i;
    for (; at > 0 && (numbers[at - 1] as number) > number; at--) numbers[at] = numbers[at - 1] as number;
    numbers[at] = number;
  }
}

/** The mean, and exactly the number itself where all are equal. Sorts in place. */
export function sortedMean(numbers: number[]): number {
  const sum = sortedSum(numbers);
  const first = numbers[0] as number;
  return first === numbers.at(-1) ? first : sum / numbers.length;
}
