/** Accumulates one respondent's answers at one stage. */
import type { Bounds, Model } from '@parcours/model';
import { expectationDifference, meanRating, type Ratings, reachableScore, respondentScore } from '@parcours/scoring/respondent';

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
  /** Null without a response. */
  readonly met: MetActions | null;
  /** Number of rows or cells with a score. */
  readonly used: number;
}

/** The repository's actions that a respondent met at one stage. */
export interface MetActions {
  /** Their numbers, ascending, each once. */
  readonly actions: readonly number[];
  /** The best score with them, on the journey's scale. */
  readonly best: number;
}

export class StageAccumulator {
  hasAnswers = false;
  readonly #stage: number;
  #ratings: RatingList | null = null;
  #expectations: RatingList | null = null;
  readonly #responses: number[] = [];
  /** In the order of the responses: the observer, the action, and the best score of the action. */
  readonly #observers: number[] = [];
  readonly #actions: number[] = [];
  readonly #bests: number[] = [];
  #basic = false;
  #unmet = false;

  /** The best score with all actions; null where the repository does not have the stage. */
  readonly #best: number | null;

  /** @param best score with all actions of the stage; null without a repository. */
  constructor(stage: number, best: number | null) {
    this.#stage = stage;
    this.#best = best;
  }

  /** @param observer any number that tells observers apart. */
  respond({ score, basic, action, best }: MetResponse, observer: number): void {
    this.hasAnswers = true;
    this.#responses.push(score);
    this.#observers.push(observer);
    this.#actions.push(action);
    this.#bests.push(best);
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
    const evidence = { ratings, responses: this.#byObserver(this.#responses) };
    const score = respondentScore(evidence, scale);
    const answers = {
      stage: this.#stage,
      score,
      expected: expectations && meanRating(expectations, scale),
      difference: expectations && expectationDifference(expectations, evidence, scale),
      basic: this.#basic,
      unmet: this.#unmet,
      met: this.#met(ratings.answers.length > 0, scale),
      used: this.#responses.length + ratings.answers.length,
    };
    this.#ratings = null;
    this.#expectations = null;
    // Emptying an array costs more than asking whether it is empty.
    if (this.#responses.length > 0) {
      this.#responses.length = 0;
      this.#observers.length = 0;
      this.#actions.length = 0;
      this.#bests.length = 0;
    }
    this.#basic = false;
    this.#unmet = false;
    this.hasAnswers = false;
    return answers;
  }

  #met(isRated: boolean, scale: Bounds): MetActions | null {
    if (this.#responses.length === 0) return null;
    const actions = [...new Set(this.#actions)].sort((a, b) => a - b);
    return { actions, best: reachableScore(this.#byObserver(this.#bests), isRated ? this.#best : null, scale) };
  }

  /** @param scores in the order of the responses. */
  #byObserver(scores: readonly number[]): (readonly number[])[] {
    if (scores.length === 0) return NO_RESPONSES;
    if (this.#observers.every((observer) => observer === this.#observers[0])) return [scores];
    const lists = new Map<number, number[]>();
    for (const [i, observer] of this.#observers.entries()) {
      const list = lists.get(observer) ?? [];
      list.push(scores[i] as number);
      lists.set(observer, list);
    }
    return [...lists.values()];
  }
}

/** A response that a respondent met, with the number of its action and the action's best score. */
export interface MetResponse {
  readonly score: number;
  readonly basic: boolean;
  readonly action: number;
  readonly best: number;
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
