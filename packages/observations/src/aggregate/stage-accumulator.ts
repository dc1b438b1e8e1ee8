/** Accumulates one respondent's answers at one stage. */
import type { Model } from '@parcours/model';
import { respondentScore } from '@parcours/scoring/respondent';
import { sortedMean, sortedSum } from './distribution.ts';

/** One respondent's answers at one stage, summed up (method.md, 2.2). */
export interface StageAnswers {
  /** Index of the stage in the Model. */
  readonly stage: number;
  /** Null if there is only an expectation. */
  readonly score: number | null;
  readonly expected: number | null;
  /** `basic`: observed on a basic action; `unmet`: with a negatively scored response. */
  readonly basic: boolean;
  readonly unmet: boolean;
  /** Number of rows or cells with a score. */
  readonly used: number;
}

export class StageAccumulator {
  hasAnswers = false;
  readonly #stage: number;
  readonly #responses: number[] = [];
  readonly #ratings: number[] = [];
  readonly #expectations: number[] = [];
  #basic = false;
  #unmet = false;

  constructor(stage: number) {
    this.#stage = stage;
  }

  respond(score: number, basic: boolean): void {
    this.hasAnswers = true;
    this.#responses.push(score);
    this.#basic ||= basic;
    this.#unmet ||= basic && score < 0;
  }

  rate(rating: number): void {
    this.hasAnswers = true;
    this.#ratings.push(rating);
  }

  expect(expectation: number): void {
    this.hasAnswers = true;
    this.#expectations.push(expectation);
  }

  /** Returns the answers and resets for the next respondent. */
  flush({ scale }: Model): StageAnswers {
    const answers = {
      stage: this.#stage,
      score: respondentScore(
        {
          responseSum: this.#responses.length > 0 ? sortedSum(this.#responses) : null,
          ratingSum: sortedSum(this.#ratings),
          ratingCount: this.#ratings.length,
        },
        scale,
      ),
      expected: this.#expectations.length > 0 ? sortedMean(this.#expectations) : null,
      basic: this.#basic,
      unmet: this.#unmet,
      used: this.#responses.length + this.#ratings.length,
    };
    this.#responses.length = 0;
    this.#ratings.length = 0;
    this.#expectations.length = 0;
    this.#basic = false;
    this.#unmet = false;
    this.hasAnswers = false;
    return answers;
  }
}
