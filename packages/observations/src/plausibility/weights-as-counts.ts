/** Weights that are counts of people (JRN0503). */
import { diagnoseElement, type UnlocatedDiagnostic } from '@parcours/model';
import type { RespondentRows } from '../aggregate/respondents/respondent-rows.ts';
import type { StudyContext } from '../aggregate/study-context.ts';
import { excerpt } from '../excerpt.ts';

/** Weights of a sample lie around 1; whole numbers above this in the mean are counts. */
const MIN_MEAN = 5;
/** Weights that double or treble some have two or three values, one of them 1; more kinds of whole numbers are counts. */
const MIN_VALUES = 4;
/** Names of counts, in English, French and German: `n`, `count`, `freq`, `effectif`, `nb réponses`, `Anzahl`, `Häufigkeit`. */
const COUNT_NAME =
  /^(?:n|nb|nbre|#)$|count|freq|fréq|effectif|occurrence|nombre|(?:^|[\s_-])(?:nb|nbre|no of|number)[\s_-]|anzahl|häufigkeit|haeufigkeit|fallzahl|respondents|réponses|answers|antworten/iu;

/**
 * Reports a study without respondent column whose weights are all whole numbers, differ, and are five or more in the mean, have four
 * values or more, or are called a count: each row probably stands for that many people. With a respondent column each row is one person, however much it weighs.
 */
export function reportWeightsAsCounts(
  { study, table }: StudyContext,
  { weights, counts, respondents }: RespondentRows,
): UnlocatedDiagnostic[] {
  const column = study.weightColumn;
  if (study.respondent || !column || !weights || weights.length < 2) return [];
  if (weights.some((weight) => !Number.isInteger(weight)) || weights.every((weight) => weight === weights[0])) return [];
  let [rows, people] = [0, 0];
  for (let i = 0; i < respondents; i++) {
    const times = counts ? (counts[i] as number) : 1;
    rows += times;
    people += times * (weights[i] as number);
  }
  if (people < MIN_MEAN * rows && new Set(weights).size < MIN_VALUES && !COUNT_NAME.test(column.header.trim())) return [];
  return [diagnoseElement('JRN0503', column.id, { path: table.path, column: `"${excerpt(column.header)}"`, rows, people })];
}
