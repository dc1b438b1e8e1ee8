/** One stage: what the respondent at hand says of it, in how many rows or cells. */
import type { Model } from '@parcours/model';
import { respondentScore } from '@parcours/scoring';
import { sortedMean, sortedSum } from './distribution.ts';

/** What one respondent said of one stage, summed up (method.md, 2.2). */
export interface StageAnswers {
  /** Index of the stage in the Model. */
  readonly stage: number;
  /** Null where only an expectation was given. */
  readonly score: number | null;
  readonly expected: number | null;
  /** Observed on a basic action; met a negatively scored response of one. */
  readonly basic: boolean;
  readonly unmet: boolean;
  /** Rows or cells with a score. */
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

  /** The respondent has said all; the next one begins. */
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
