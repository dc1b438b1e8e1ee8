/** Builds Distributions with order-independent sums. */
import type { Distribution } from '@parcours/model';

/**
 * Add respondents in ascending order of weight: equal weights are then summed in the same order for any order of rows, and the sums are
 * identical to the last bit.
 */
export class DistributionBuilder {
  readonly #entries = new Map<number, SharedCount>();

  /**
   * @param times number of respondents of this weight who gave the value.
   * @param answers how many answers each of them gave; this one counts 1/answers.
   */
  add(value: number, weight: number, times: number, answers = 1): void {
    let entry = this.#entries.get(value);
    if (!entry) {
      entry = new SharedCount();
      this.#entries.set(value, entry);
    }
    entry.add(weight, times, answers);
  }

  get isEmpty(): boolean {
    return this.#entries.size === 0;
  }

  finish(): Distribution {
    // Map keys normalise −0 to 0, so a Distribution has no −0.
    const sorted = [...this.#entries].sort(([a], [b]) => a - b);
    return {
      values: sorted.map(([value]) => value),
      counts: sorted.map(([, entry]) => entry.count),
      weights: sorted.map(([, entry]) => entry.weight),
      squares: sorted.map(([, entry]) => entry.square),
    };
  }
}

/**
 * Count, weight sum and squared-weight sum of respondents. Equal weights are multiplied rather than added, so the result does not depend on
 * how they were grouped.
 */
export class WeightedCount {
  count = 0;
  #weight = 0;
  #square = 0;
  /** The current run of equal weights. */
  #currentWeight = 0;
  #currentCount = 0;

  /** Call in ascending order of weight. */
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

/** Respondents of whom some count a fraction; whole counts are kept by fraction, so that the sums do not depend on the order. */
class SharedCount {
  readonly #whole = new WeightedCount();
  /** By number of answers. */
  #parts: Map<number, WeightedCount> | null = null;

  add(weight: number, times: number, answers: number): void {
    if (answers === 1) {
      this.#whole.add(weight, times);
      return;
    }
    this.#parts ??= new Map();
    const part = this.#parts.get(answers) ?? new WeightedCount();
    this.#parts.set(answers, part);
    part.add(weight, times);
  }

  get count(): number {
    return this.#sum(({ count }) => count);
  }

  get weight(): number {
    return this.#sum(({ weight }) => weight);
  }

  get square(): number {
    return this.#sum(({ square }) => square);
  }

  #sum(figure: (count: WeightedCount) => number): number {
    let sum = figure(this.#whole);
    if (this.#parts) for (const [answers, part] of [...this.#parts].sort(([a], [b]) => a - b)) sum += figure(part) / answers;
    return sum;
  }
}

/** Below this length insertion sort beats the built-in sort. */
const INSERTION_SORT_LIMIT = 24;

/** Sum in ascending order, so the same for any order of the numbers. Sorts in place. */
export function sortedSum(numbers: number[]): number {
  if (numbers.length < INSERTION_SORT_LIMIT) insertionSort(numbers);
  else numbers.sort((a, b) => a - b);
  let sum = 0;
  for (const number of numbers) sum += number;
  return sum;
}

/** Millions of respondents have a few answers each. */
function insertionSort(numbers: number[]): void {
  for (let i = 1; i < numbers.length; i++) {
    const number = numbers[i] as number;
    let at = i;
    for (; at > 0 && (numbers[at - 1] as number) > number; at--) numbers[at] = numbers[at - 1] as number;
    numbers[at] = number;
  }
}

/** Arithmetic mean; exactly the value itself if all are equal. Sorts in place. */
export function sortedMean(numbers: number[]): number {
  const sum = sortedSum(numbers);
  const first = numbers[0] as number;
  return first === numbers.at(-1) ? first : sum / numbers.length;
}
