/** Accumulates one respondent's answers at one stage. */
import type { Bounds, Model } from '@parcours/model';
import { expectationDifference, meanRating, respondentScore } from '@parcours/scoring/respondent';

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
  readonly #ratings = new RatingList();
  readonly #expectations = new RatingList();
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
    this.#ratings.add(answer, scale);
  }

  expect(answer: number, scale: Bounds): void {
    this.hasAnswers = true;
    this.#expectations.add(answer, scale);
  }

  /** Returns the answers and resets for the next respondent. */
  flush({ scale }: Model): StageAnswers {
    const evidence = { ratings: this.#ratings, responses: this.#responsesByObserver() };
    const score = respondentScore(evidence, scale);
    const hasExpectation = this.#expectations.answers.length > 0;
    const answers = {
      stage: this.#stage,
      score,
      expected: hasExpectation ? meanRating(this.#expectations, scale) : null,
      difference: hasExpectation && score !== null ? expectationDifference(this.#expectations, evidence, scale) : null,
      basic: this.#basic,
      unmet: this.#unmet,
      used: this.#responses.length + this.#ratings.answers.length,
    };
    this.#ratings.clear();
    this.#expectations.clear();
    this.#responses.length = 0;
    this.#observers.length = 0;
    this.#basic = false;
    this.#unmet = false;
    this.hasAnswers = false;
    return answers;
  }

  #responsesByObserver(): (readonly number[])[] {
    if (this.#responses.length === 0) return [];
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

class RatingList {
  readonly answers: number[] = [];
  readonly scales: Bounds[] = [];

  add(answer: number, scale: Bounds): void {
    this.answers.push(answer);
    this.scales.push(scale);
  }

  clear(): void {
    this.answers.length = 0;
    this.scales.length = 0;
  }
}
