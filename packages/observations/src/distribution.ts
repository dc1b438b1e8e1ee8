/** Values one by one into a Distribution. */
import type { Distribution } from '@parcours/model';

/**
 * Respondents must be added in ascending order of weight: then the same weights are summed in the same order, whatever the order of
 * the rows, and the sums are the same to the last bit.
 */
export class DistributionBuilder {
  readonly #entries = new Map<number, { count: number; weight: number; square: number }>();

  add(value: number, weight: number): void {
    const entry = this.#entries.get(value);
    if (entry) {
      entry.count++;
      entry.weight += weight;
      entry.square += weight * weight;
    } else this.#entries.set(value, { count: 1, weight, square: weight * weight });
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

/** Σ in ascending order: the same for any order of the numbers. Sorts in place. */
export function sumOf(numbers: number[]): number {
  if (numbers.length > 1) numbers.sort((a, b) => a - b);
  let sum = 0;
  for (const number of numbers) sum += number;
  return sum;
}

/** The mean, and exactly the number itself where all are equal. Sorts in place. */
export function meanOf(numbers: number[]): number {
  const sum = sumOf(numbers);
  const first = numbers[0] as number;
  return first === numbers.at(-1) ? first : sum / numbers.length;
}
