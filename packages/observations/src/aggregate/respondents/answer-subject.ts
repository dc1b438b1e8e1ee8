/** A stage or a KPI, with what its signatures amount to. */
import type { KpiAnswers } from '../accumulators/group-accumulator.ts';
import type { StageAnswers } from '../accumulators/stage-accumulator.ts';
import { MultisetIndex } from './multiset-index.ts';

/** What one respondent gave at one stage, or of one KPI. */
export type Answers = { readonly kind: 'stage'; readonly given: StageAnswers } | { readonly kind: 'kpi'; readonly given: KpiAnswers };

/** Numbers what signatures amount to: equal answers have one number. */
export class AnswerNumbers {
  readonly #numbers = new Map<string, number>();
  readonly #answers: Answers[] = [];

  numberOf(answers: Answers): number {
    const key = JSON.stringify(Object.values(answers.given));
    const known = this.#numbers.get(`${answers.kind} ${key}`);
    if (known !== undefined) return known;
    const number = this.#answers.push(answers) - 1;
    this.#numbers.set(`${answers.kind} ${key}`, number);
    return number;
  }

  of(number: number): Answers {
    return this.#answers[number] as Answers;
  }

  clear(): void {
    this.#numbers.clear();
    this.#answers.length = 0;
  }
}

/**
 * One thing that respondents answer to. An answer is a *letter*, the same for equal answers; the multiset of a respondent's letters is their
 * signature here, and what it amounts to is computed once, however many respondents have it.
 *
 * `T` is what a letter stands for.
 */
export class AnswerSubject<T> {
  multisets = new MultisetIndex();
  /** By letter. */
  readonly #meanings: T[] = [];
  readonly #evaluate: (answers: readonly T[]) => Answers;
  /** By signature. */
  #numbers: number[] = [];

  /** @param evaluate one answer or more, in any order. */
  constructor(evaluate: (answers: readonly T[]) => Answers) {
    this.#evaluate = evaluate;
  }

  /** A new letter. */
  addLetter(meaning: T): number {
    return this.#meanings.push(meaning) - 1;
  }

  /** The number of what a signature amounts to. @param signature one of `multisets`, not the empty one. */
  answersOf(signature: number, numbers: AnswerNumbers): number {
    const known = this.#numbers[signature];
    if (known !== undefined) return known;
    const answers = this.multisets.letters(signature).map((letter) => this.#meanings[letter] as T);
    const number = numbers.numberOf(this.#evaluate(answers));
    this.#numbers[signature] = number;
    return number;
  }

  /** Forgets all signatures, but no letter. */
  clear(): void {
    this.multisets = new MultisetIndex();
    this.#numbers = [];
  }
}
