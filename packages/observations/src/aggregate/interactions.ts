/** Long files: stage and response of each row. */
import type { Study } from '@parcours/model';
import { ROWS_PER_CANCELLATION_CHECK } from '../cancellation-token.ts';
import type { DictionaryColumn } from '../table/dictionary-column.ts';
import { cellTexts, NameIndex, NO_NAME, resolveNames, UNKNOWN_NAME } from '../values/name-index.ts';
import type { NumericColumn } from '../values/numeric-column.ts';
import { ACTION_UNKNOWN, type ResponseIndex } from './response-index.ts';
import type { StudyContext } from './study-context.ts';

export const NONE = -1;

export interface Interactions {
  /** By row: index of the named stage, scored or not; NONE if there is none. */
  readonly namedStage: Int32Array;
  /** By row: index of the scored stage, or NONE. */
  readonly scoredStage: Int32Array;
  /** By row: number of the response (see `ResponseIndex`); NONE if the score column holds the score. */
  readonly response: Int32Array;
}

interface LongColumns {
  readonly stage: DictionaryColumn;
  readonly action: DictionaryColumn | null;
  readonly response: DictionaryColumn | null;
}

/** @returns null if a required column is missing. */
export function longColumns({ study, columns }: StudyContext): LongColumns | null {
  const stage = study.stage && columns.find(study.stage);
  const response = study.response && columns.find(study.response);
  const action = study.response && study.action && columns.find(study.action);
  if (!stage || (study.response && !response) || (study.response && study.action && !action)) return null;
  return { stage, action: action ?? null, response: response ?? null };
}

/**
 * A row with a response takes the response's score, even if its score column also has a number; a row with an empty response cell takes the
 * number. An unknown stage, action or response rejects the row's score: nothing is substituted.
 *
 * @param score the score column; null if the study has none that can be read.
 */
export function readInteractions(
  { table, study, model, rejects, signal }: StudyContext,
  long: LongColumns,
  rows: Uint32Array,
  responses: ResponseIndex,
  score: NumericColumn | null,
): Interactions {
  const unit = rejectUnit(study);
  const stages = study.stage ? resolveNames(long.stage.values, study.stage, new NameIndex(model.stages)) : new Int32Array();
  const unknownStage = rejects.tally('unmapped', study.stage, unit);
  const noStage = rejects.tally('empty', study.stage, unit);
  const unknownAction = rejects.tally('unmapped', study.action, unit);
  const unknownResponse = rejects.tally('unmapped', study.response, unit);
  const noResponse = rejects.tally('empty', study.response, unit);

  const named = new Int32Array(table.lines.length).fill(NONE);
  const stageOf = new Int32Array(table.lines.length).fill(NONE);
  const responseOf = new Int32Array(table.lines.length).fill(NONE);
  const find = cachedResponseLookup(study, long, responses);

  for (let i = 0; i < rows.length; i++) {
    if (i % ROWS_PER_CANCELLATION_CHECK === 0) signal?.throwIfAborted();
    const row = rows[i] as number;
    const stageCode = long.stage.codes[row] as number;
    const stage = stages[stageCode] as number;
    if (stage === NO_NAME) noStage.add(row, '');
    if (stage === UNKNOWN_NAME) unknownStage.add(row, long.stage.values[stageCode] as string);
    if (stage < 0) continue;
    named[row] = stage;
    const response = long.response ? find(stage, row) : NO_NAME;
    if (response >= 0) {
      stageOf[row] = stage;
      responseOf[row] = response;
    } else if (response === ACTION_UNKNOWN) {
      unknownAction.add(row, long.action?.values[long.action.codes[row] as number] ?? '');
    } else if (response === UNKNOWN_NAME) {
      unknownResponse.add(row, long.response?.values[long.response.codes[row] as number] ?? '');
    } else if (score) {
      if (score.validate(row)) stageOf[row] = stage;
    } else if (long.response) noResponse.add(row, '');
  }
  return { namedStage: named, scoredStage: stageOf, response: responseOf };
}

/** A row without a score is rejected as a whole, unless it may hold other answers. */
export function rejectUnit(study: Study): 'row' | 'cell' {
  return study.measures.length > 0 || study.kpis.length > 0 || study.verbatims.length > 0 ? 'cell' : 'row';
}

/** Memoizes the lookup per combination of stage, action and response. */
function cachedResponseLookup(
  study: Study,
  { action, response }: LongColumns,
  responses: ResponseIndex,
): (stage: number, row: number) => number {
  if (!response || !study.response) return () => NO_NAME;
  const responseTexts = cellTexts(response.values, study.response);
  const actionTexts = action && study.action ? cellTexts(action.values, study.action) : [['']];
  const cache = new Map<number, number>();
  return (stage, row) => {
    const responseCode = response.codes[row] as number;
    const texts = responseTexts[responseCode] as readonly string[];
    if (texts[0] === '') return NO_NAME;
    const actionCode = action ? (action.codes[row] as number) : 0;
    const key = (stage * actionTexts.length + actionCode) * responseTexts.length + responseCode;
    let found = cache.get(key);
    if (found === undefined) {
      found = responses.find(stage, actionTexts[actionCode] as readonly string[], texts);
      cache.set(key, found);
    }
    return found;
  };
}
