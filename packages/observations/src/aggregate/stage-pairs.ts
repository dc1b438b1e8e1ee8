/** Accumulates the scores of two stages by the same respondents into PairSums, for every pair of stages. */
import type { Named, StagePair } from '@parcours/model';
import { WeightedCount } from './distribution.ts';
import type { StageAnswers } from './stage-accumulator.ts';

/**
 * A wide survey of 30 stages has 435 pairs a respondent: scores are numbered once a respondent, so that each pair costs two array look-ups.
 * Add respondents in ascending order of weight, as with a DistributionBuilder, for order-independent sums.
 */
export class StagePairsBuilder {
  /** By stage. */
  readonly #codes: readonly ScoreCodes[];
  /** By first stage, second stage, code of the first score, code of the second score. */
  readonly #counts: readonly WeightedCount[][][][];
  readonly #stages: number[] = [];
  readonly #current: number[] = [];

  constructor(stages: number) {
    this.#codes = Array.from({ length: stages }, () => new ScoreCodes());
    this.#counts = Array.from({ length: stages }, () => []);
  }

  /** @param answers in ascending order of the stages. */
  add(answers: readonly StageAnswers[], weight: number, times: number): void {
    if (answers.length < 2) return;
    const [stages, current] = [this.#stages, this.#current];
    let scored = 0;
    for (const { stage, score } of answers) {
      if (score === null) continue;
      stages[scored] = stage;
      current[scored] = (this.#codes[stage] as ScoreCodes).codeOf(score);
      scored++;
    }
    for (let i = 0; i < scored - 1; i++) {
      const byStage = this.#counts[stages[i] as number] as WeightedCount[][][];
      const x = current[i] as number;
      for (let j = i + 1; j < scored; j++) {
        const second = stages[j] as number;
        let byX = byStage[second];
        if (!byX) {
          byX = [];
          byStage[second] = byX;
        }
        let byY = byX[x];
        if (!byY) {
          byY = [];
          byX[x] = byY;
        }
        const y = current[j] as number;
        let count = byY[y];
        if (!count) {
          count = new WeightedCount();
          byY[y] = count;
        }
        count.add(weight, times);
      }
    }
  }

  /** In the order of the stages; only pairs that share a respondent. */
  finish(stages: readonly Pick<Named, 'name'>[]): StagePair[] {
    const ascending = this.#codes.map((codes) => codes.ascending());
    return this.#counts.flatMap((byStage, first) =>
      byStage.flatMap((byX, second): StagePair[] => {
        const [a, b] = [stages[first], stages[second]];
        if (!a || !b) return [];
        const sums = { n: 0, weight: 0, square: 0, x: 0, y: 0, xx: 0, xy: 0, yy: 0 };
        for (const [x, codeX] of ascending[first] ?? []) {
          const byY = byX[codeX];
          if (!byY) continue;
          for (const [y, codeY] of ascending[second] ?? []) {
            const found = byY[codeY];
            if (!found) continue;
            const { count, weight, square } = found;
            sums.n += count;
            sums.weight += weight;
            sums.square += square;
            sums.x += weight * x;
            sums.y += weight * y;
            sums.xx += weight * x * x;
            sums.xy += weight * x * y;
            sums.yy += weight * y * y;
          }
        }
        return [{ stages: [a.name, b.name], sums }];
      }),
    );
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
  ascending(): [score: number, code: number][] {
    return [...this.#codes].sort(([a], [b]) => a - b);
  }
}
