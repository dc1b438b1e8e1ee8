/** Accumulates the scores of two stages by the same respondents into PairSums, for every pair of stages. */
import type { Named, PairSums, StagePair } from '@parcours/model';
import { WeightedCount } from './distribution.ts';
import { addPairs, noPairs, type PairCount } from './pair-sums.ts';
import type { StageAnswers } from './stage-accumulator.ts';

/** Distinct scores of a stage that are counted in tables: at first, and at most. Surveys have about ten, sliders a hundred. */
const FIRST_SIZE = 8;
const LARGEST_SIZE = 32;

/**
 * Add respondents in ascending order of weight, as with a DistributionBuilder, for order-independent sums.
 *
 * A wide survey of 30 stages has 435 pairs a respondent: for each pair a table counts the respondents by first and second score, with the
 * scores numbered once a respondent. The counts of equal weights are multiplied by the weight when the next weight begins. What is beyond
 * the tables' size is counted in maps.
 */
export class StagePairsBuilder {
  readonly #stageCount: number;
  /** By stage. */
  readonly #codes: readonly ScoreCodes[];
  #tables: PairTables | null = null;
  /** By pair, then by both codes. */
  readonly #rare: (Map<number, Map<number, WeightedCount>> | undefined)[] = [];
  /** Of the current respondent. */
  readonly #stages: number[] = [];
  readonly #current: number[] = [];

  constructor(stages: number) {
    this.#stageCount = stages;
    this.#codes = Array.from({ length: stages }, () => new ScoreCodes());
  }

  /** @param answers in ascending order of the stages. */
  add(answers: readonly StageAnswers[], weight: number, times: number): void {
    if (answers.length < 2) return;
    const [stages, current] = [this.#stages, this.#current];
    let scored = 0;
    let largest = 0;
    for (const { stage, score } of answers) {
      if (score === null) continue;
      const code = (this.#codes[stage] as ScoreCodes).codeOf(score);
      stages[scored] = stage;
      current[scored] = code;
      largest = Math.max(largest, code);
      scored++;
    }
    if (scored < 2) return;
    this.#tables ??= new PairTables((this.#stageCount * (this.#stageCount - 1)) / 2);
    const tables = this.#tables;
    tables.begin(weight, largest);
    for (let i = 0; i < scored - 1; i++) {
      const first = this.#firstPair(stages[i] as number);
      const x = current[i] as number;
      for (let j = i + 1; j < scored; j++) {
        const pair = first + (stages[j] as number);
        const y = current[j] as number;
        if (x < LARGEST_SIZE && y < LARGEST_SIZE) tables.add(pair, x, y, times);
        else this.#addRare(pair, x, y, weight, times);
      }
    }
  }

  /** In the order of the stages; only pairs that share a respondent. */
  finish(stages: readonly Pick<Named, 'name'>[]): StagePair[] {
    const tables = this.#tables;
    if (!tables) return [];
    tables.begin(Number.NaN, 0);
    const scores = this.#codes.map((codes) => codes.ascending());
    return stages.flatMap(({ name: a }, first) =>
      stages.slice(first + 1).flatMap(({ name: b }, offset): StagePair[] => {
        const second = first + 1 + offset;
        const pair = this.#firstPair(first) + second;
        const rare = this.#rare[pair];
        const countOf = (x: number, y: number) => tables.countOf(pair, x, y) ?? rare?.get(x)?.get(y) ?? null;
        const sums = pairSums(scores[first] ?? [], scores[second] ?? [], countOf);
        return sums.n > 0 ? [{ stages: [a, b], sums }] : [];
      }),
    );
  }

  /** Pairs are numbered by first stage, then by second; plus the second stage, this is the pair's number. */
  #firstPair(stage: number): number {
    return stage * this.#stageCount - (stage * (stage + 1)) / 2 - stage - 1;
  }

  #addRare(pair: number, x: number, y: number, weight: number, times: number): void {
    const byX = this.#rare[pair] ?? new Map<number, Map<number, WeightedCount>>();
    this.#rare[pair] = byX;
    const byY = byX.get(x) ?? new Map<number, WeightedCount>();
    byX.set(x, byY);
    const count = byY.get(y) ?? new WeightedCount();
    byY.set(y, count);
    count.add(weight, times);
  }
}

type CodedScore = readonly [score: number, code: number];

function pairSums(
  first: readonly CodedScore[],
  second: readonly CodedScore[],
  countOf: (x: number, y: number) => PairCount | null,
): PairSums {
  const sums = noPairs();
  for (const [x, codeX] of first) {
    for (const [y, codeY] of second) {
      const pairs = countOf(codeX, codeY);
      if (pairs) addPairs(sums, x, y, pairs);
    }
  }
  return sums;
}

/** For each pair a table of `size` × `size` cells. */
class PairTables {
  readonly #pairs: number;
  #size = FIRST_SIZE;
  #weight = Number.NaN;
  /** Respondents of the current weight, and the cells that are not 0. */
  #current: Uint32Array;
  #touched: number[] = [];
  /** Sums over the weights before. */
  #counts: Float64Array;
  #weights: Float64Array;
  #squares: Float64Array;

  constructor(pairs: number) {
    this.#pairs = pairs;
    const cells = pairs * FIRST_SIZE ** 2;
    this.#current = new Uint32Array(cells);
    this.#counts = new Float64Array(cells);
    this.#weights = new Float64Array(cells);
    this.#squares = new Float64Array(cells);
  }

  /** @param largest code of the respondent that follows. */
  begin(weight: number, largest: number): void {
    if (weight !== this.#weight) this.#settle();
    this.#weight = weight;
    if (largest < this.#size || this.#size === LARGEST_SIZE) return;
    let size = this.#size;
    while (size <= largest && size < LARGEST_SIZE) size *= 2;
    this.#grow(size);
  }

  /** The current weight goes on: settled in two parts, its sums would depend on the order of the scores. */
  #grow(size: number): void {
    const from = this.#size;
    const moved = (cell: number) => (Math.floor(cell / from / from) * size + (Math.floor(cell / from) % from)) * size + (cell % from);
    const grown = (old: Float64Array) => {
      const larger = new Float64Array(this.#pairs * size * size);
      for (const [cell, value] of old.entries()) if (value !== 0) larger[moved(cell)] = value;
      return larger;
    };
    const current = new Uint32Array(this.#pairs * size * size);
    for (const cell of this.#touched) current[moved(cell)] = this.#current[cell] as number;
    this.#touched = this.#touched.map(moved);
    this.#current = current;
    [this.#counts, this.#weights, this.#squares] = [grown(this.#counts), grown(this.#weights), grown(this.#squares)];
    this.#size = size;
  }

  add(pair: number, x: number, y: number, times: number): void {
    const cell = (pair * this.#size + x) * this.#size + y;
    const before = this.#current[cell] as number;
    if (before === 0) this.#touched.push(cell);
    this.#current[cell] = before + times;
  }

  /** Null where nobody gave both, and beyond the table. */
  countOf(pair: number, x: number, y: number): PairCount | null {
    if (x >= this.#size || y >= this.#size) return null;
    const cell = (pair * this.#size + x) * this.#size + y;
    const count = this.#counts[cell] as number;
    return count > 0 ? { count, weight: this.#weights[cell] as number, square: this.#squares[cell] as number } : null;
  }

  #settle(): void {
    for (const cell of this.#touched) {
      const count = this.#current[cell] as number;
      this.#counts[cell] = (this.#counts[cell] as number) + count;
      this.#weights[cell] = (this.#weights[cell] as number) + this.#weight * count;
      this.#squares[cell] = (this.#squares[cell] as number) + this.#weight * this.#weight * count;
      this.#current[cell] = 0;
    }
    this.#touched.length = 0;
  }
}

/** Numbers the distinct scores of a stage in order of appearance. */
class ScoreCodes {
  readonly #codes = new Map<number, number>();

  codeOf(score: number): number {
    let code = this.#codes.get(score);
    if (code === undefined) {
      code = this.#codes.size;
      this.#codes.set(score, code);
    }
    return code;
  }

  /** Scores with their codes, ascending by score. */
  ascending(): CodedScore[] {
    return [...this.#codes].sort(([a], [b]) => a - b);
  }
}
