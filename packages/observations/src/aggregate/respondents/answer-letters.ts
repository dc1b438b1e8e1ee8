/** The letters of each row: what it says at each stage and of each KPI. */
import type { Model } from '@parcours/model';
import type { NumericColumn } from '../../values/numeric-column.ts';
import { StageAccumulator } from '../accumulators/stage-accumulator.ts';
import { NONE } from '../interactions.ts';
import type { AnswerColumns } from '../parsed-columns.ts';
import { AnswerSubject } from './answer-subject.ts';

export const NO_LETTER = -1;

/** A column whose cells answer to one subject. */
export interface LetterColumn {
  /** Index into `AnswerLetters.subjects`. */
  readonly subject: number;
  /** By row: the code of its cell. */
  readonly codes: Uint32Array;
  /** By code: its letter, or NO_LETTER. */
  readonly letters: Int32Array;
}

/** Answers of a long file: each row answers to one subject. */
export interface LetterRows {
  /** By row: index into `AnswerLetters.subjects`, or NONE. */
  readonly subjects: Int32Array;
  /** By row. */
  readonly letters: Int32Array;
}

type Contribution = (answers: StageAccumulator) => void;

export interface AnswerLetters {
  /** The stages in the Model's order, then the KPIs in the order of their list. */
  readonly subjects: readonly (AnswerSubject<Contribution> | AnswerSubject<number>)[];
  readonly columns: readonly LetterColumn[];
  readonly interactions: LetterRows | null;
}

/** The letters of what `RespondentAccumulator` adds. @param kpiCount number of KPIs. */
export function answerLetters(model: Model, answers: AnswerColumns, kpiCount: number): AnswerLetters {
  const actions = answers.responses.stageActions();
  const stages = model.stages.map((_, stage) => {
    const accumulator = new StageAccumulator(stage, actions[stage]?.best ?? null);
    return new AnswerSubject<Contribution>((contributions) => {
      for (const contribute of contributions) contribute(accumulator);
      return { kind: 'stage', given: accumulator.flush(model) };
    });
  });
  const kpis = Array.from(
    { length: kpiCount },
    (_, kpi) => new AnswerSubject<number>((given) => ({ kind: 'kpi', given: { kpi, answers: given } })),
  );
  const columns: LetterColumn[] = [];
  const addColumn = <T>(subject: number, on: AnswerSubject<T> | undefined, cells: NumericColumn, meaning: (value: number) => T) => {
    if (on) columns.push({ subject, codes: cells.codes, letters: lettersByCode(cells, on, meaning) });
  };
  for (const { stage, rating, expectation } of answers.measures) {
    addColumn(stage, stages[stage], rating.cells, (value) => (given) => given.rate(value, rating.scale));
    if (expectation) addColumn(stage, stages[stage], expectation.cells, (value) => (given) => given.expect(value, expectation.scale));
  }
  for (const { kpi, cells } of answers.kpis) addColumn(stages.length + kpi, kpis[kpi], cells, (value) => value);
  return { subjects: [...stages, ...kpis], columns, interactions: interactionLetters(answers, stages) };
}

/** Equal values have one letter. */
function lettersByCode<T>(cells: NumericColumn, subject: AnswerSubject<T>, meaning: (value: number) => T): Int32Array {
  const known = new Map<number, number>();
  return Int32Array.from(cells.values(), (value) => {
    if (Number.isNaN(value)) return NO_LETTER;
    const letter = known.get(value) ?? subject.addLetter(meaning(value));
    known.set(value, letter);
    return letter;
  });
}

function interactionLetters(
  { interactions, responses, score, observerOf }: AnswerColumns,
  stages: readonly AnswerSubject<Contribution>[],
): LetterRows | null {
  if (!interactions) return null;
  const { scoredStage, response } = interactions;
  /** By stage: letters by response and observer, and by score. */
  const responded = stages.map(() => new Map<string, number>());
  const rated = stages.map(() => new Map<number, number>());
  const letters = new Int32Array(scoredStage.length).fill(NO_LETTER);
  for (let row = 0; row < letters.length; row++) {
    const stage = scoredStage[row] as number;
    const subject = stages[stage];
    if (stage === NONE || !subject) continue;
    const number = response[row] as number;
    if (number !== NONE) {
      const observer = observerOf?.[row] ?? 0;
      letters[row] = numbered(responded[stage], `${number} ${observer}`, () =>
        subject.addLetter((given) => given.respond(responses.metResponse(number), observer)),
      );
    } else if (score) {
      const value = score.cells.valueAt(row);
      letters[row] = numbered(rated[stage], value, () => subject.addLetter((given) => given.rate(value, score.scale)));
    }
  }
  return { subjects: scoredStage, letters };
}

function numbered<K>(known: Map<K, number> | undefined, key: K, create: () => number): number {
  const letter = known?.get(key) ?? create();
  known?.set(key, letter);
  return letter;
}
