/** Accumulates one respondent's answers at one stage. */
import type { Bounds, Model } from '@parcours/model';
import { expectationDifference, meanRating, type Ratings, respondentScore } from '@parcours/scoring/respondent';

/** One respondent's answers at one stage, summed up (method.md, 2.2). */
export interface StageAnswers {
  /** Index of the stage in the Model. */
  readonly stage: number;
  /** Null if there is only an expectation. */
  readonly score: number | null;
  readonly expected: number | null;
  /** Expectation − score; null without one of them. */
  readonly difference: number | null;
  /** `basic`: observed on a basic action; `unmet`: with a negatively scored response. */
  readonly basic: boolean;
  readonly unmet: boolean;
  /** Number of rows or cells with a score. */
  readonly used: number;
}

export class StageAccumulator {
  hasAnswers = false;
  readonly #stage: number;
  #ratings: RatingList | null = null;
  #expectations: RatingList | null = null;
  readonly #responses: number[] = [];
  /** In the order of the responses. */
  readonly #observers: number[] = [];
  #basic = false;
  #unmet = false;

  constructor(stage: number) {
    this.#stage = stage;
  }

  /** @param observer any number that tells observers apart. */
  respond(score: number, basic: boolean, observer: number): void {
    this.hasAnswers = true;
    this.#responses.push(score);
    this.#observers.push(observer);
    this.#basic ||= basic;
    this.#unmet ||= basic && score < 0;
  }

  rate(answer: number, scale: Bounds): void {
    this.hasAnswers = true;
    this.#ratings = withRating(this.#ratings, answer, scale);
  }

  expect(answer: number, scale: Bounds): void {
    this.hasAnswers = true;
    this.#expectations = withRating(this.#expectations, answer, scale);
  }

  /** Returns the answers and resets for the next respondent. */
  flush({ scale }: Model): StageAnswers {
    const ratings = this.#ratings ?? NO_RATINGS;
    const expectations = this.#expectations;
    const evidence = { ratings, responses: this.#responsesByObserver() };
    const score = respondentScore(evidence, scale);
    const answers = {
      stage: this.#stage,
      score,
      expected: expectations && meanRating(expectations, scale),
      difference: expectations && expectationDifference(expectations, evidence, scale),
      basic: this.#basic,
      unmet: this.#unmet,
      used: this.#responses.length + ratings.answers.length,
    };
    this.#ratings = null;
    this.#expectations = null;
    // Emptying an array costs more than asking whether it is empty.
    if (this.#responses.length > 0) {
      this.#responses.length = 0;
      this.#observers.length = 0;
    }
    this.#basic = false;
    this.#unmet = false;
    this.hasAnswers = false;
    return answers;
  }

  #responsesByObserver(): (readonly number[])[] {
    if (this.#responses.length === 0) return NO_RESPONSES;
    if (this.#observers.every((observer) => observer === this.#observers[0])) return [this.#responses];
    const lists = new Map<number, number[]>();
    for (const [i, observer] of this.#observers.entries()) {
      const list = lists.get(observer) ?? [];
      list.push(this.#responses[i] as number);
      lists.set(observer, list);
    }
    return [...lists.values()];
  }
}

const NO_RESPONSES: (readonly number[])[] = [];

const NO_RATINGS: RatingList = { answers: [], scales: [] };

interface RatingList extends Ratings {
  readonly answers: number[];
  readonly scales: Bounds[];
}

function withRating(list: RatingList | null, answer: number, scale: Bounds): RatingList {
  if (!list) return { answers: [answer], scales: [scale] };
  list.answers.push(answer);
  list.scales.push(scale);
  return list;
}
