/** Aggregates rows to respondents, and respondents to distributions (method.md, 2.1 and 2.2). */
import type { Model } from '@parcours/model';
import { type CancellationToken, ROWS_PER_CANCELLATION_CHECK } from '../../cancellation-token.ts';
import { sortedMean } from '../accumulators/distribution.ts';
import {
  GroupAccumulator,
  type GroupFigures,
  type KpiAnswers,
  type KpiList,
  type RespondentAnswers,
  type RespondentKeys,
} from '../accumulators/group-accumulator.ts';
import { countUsed, GroupAccumulators, type GroupDistributions } from '../accumulators/group-accumulators.ts';
import { StageAccumulator, type StageAnswers } from '../accumulators/stage-accumulator.ts';
import type { GroupMembership } from '../group-membership.ts';
import { type Interactions, NONE } from '../interactions.ts';
import type { AnswerColumns } from '../parsed-columns.ts';
import { AnswerCounter } from './answer-counter.ts';
import type { RespondentRows } from './respondent-rows.ts';

/** The scores of one column of comments. */
export interface VerbatimScores {
  /** Index of the stage that the column is about; NONE: that which the row names. */
  readonly stage: number;
  /** By row: the respondent's score at that stage; without a stage, the mean over the respondent's stages; NaN without a score. */
  readonly scores: Float64Array;
}

export interface RespondentAggregation {
  readonly model: Model;
  readonly rows: RespondentRows;
  readonly answers: AnswerColumns;
  readonly kpiList: KpiList;
  readonly membership: GroupMembership;
  readonly keys: RespondentKeys;
  /** Whether any cell of a row is used. */
  readonly isUsed: (row: number) => boolean;
  /** Receive the scores that stand beside comments. */
  readonly verbatims: readonly VerbatimScores[];
  readonly signal: CancellationToken | undefined;
  /** Called with the share of rows seen so far, 0–1. */
  readonly progress: ((share: number) => void) | undefined;
}

/**
 * A single pass over the respondents, each with all their rows.
 *
 * Respondents are visited in ascending order of weight, and a respondent's own values are summed in ascending order, so the result is
 * identical to the last bit for any order of the rows, save that a respondent's cluster is that of the first row.
 */
export function aggregateRespondents(
  aggregation: RespondentAggregation,
): Omit<GroupFigures, 'channelPairs'> & { readonly groups: GroupDistributions[] } {
  const { model, rows, answers: answerColumns, kpiList, membership, keys, isUsed, verbatims, signal, progress } = aggregation;
  const everybody = new GroupAccumulator(model, kpiList, keys);
  const groups = membership.dimensions.length > 0 ? new GroupAccumulators(model, kpiList, membership, keys) : null;
  const kpis = kpiList.list.length;
  const respondent = new RespondentAccumulator(model, answerColumns, kpis);
  const isAnonymous = !keys.clusters && !keys.panelNames && verbatims.length === 0;
  const { channelOf } = membership;
  const counter = isAnonymous ? new AnswerCounter({ model, answers: answerColumns, kpis, channelOf, isUsed, everybody, groups }) : null;

  let rowsSeen = 0;
  let nextCheck = 0;
  for (const index of ascendingByWeight(rows)) {
    const weight = rows.weights ? (rows.weights[index] as number) : 1;
    const times = rows.counts ? (rows.counts[index] as number) : 1;
    const own = rows.rows.subarray(rows.offsets[index], rows.offsets[index + 1]);
    if (rowsSeen >= nextCheck) {
      signal?.throwIfAborted();
      progress?.(rowsSeen / rows.rows.length);
      nextCheck = rowsSeen + ROWS_PER_CANCELLATION_CHECK;
    }
    rowsSeen += own.length;
    const used = countUsed(own, isUsed);
    if (used === 0 || counter?.add(index, own, used, weight, times)) continue;
    const answersOf = (some: Iterable<number>) => {
      for (const row of some) respondent.add(row);
      return respondent.flush(index, weight, times);
    };
    const answers = answersOf(own);
    everybody.add(answers, used);
    if (verbatims.length > 0) scoreVerbatims(verbatims, own, answers, answerColumns.interactions);
    groups?.add(index, own, answers, used, isUsed, answersOf);
  }
  counter?.flush();
  const { channelPairs: _, ...figures } = everybody.finish();
  return { ...figures, groups: groups?.finish() ?? [] };
}

function scoreVerbatims(
  verbatims: readonly VerbatimScores[],
  rows: Uint32Array,
  { stages }: RespondentAnswers,
  interactions: Interactions | null,
): void {
  const scored = stages.flatMap(({ score }) => score ?? []);
  const meanScore = scored.length > 0 ? sortedMean(scored) : Number.NaN;
  for (const row of rows) {
    const named = interactions?.namedStage[row] ?? NONE;
    for (const { stage: about, scores } of verbatims) {
      const wanted = about === NONE ? named : about;
      scores[row] = wanted === NONE ? meanScore : (stages.find(({ stage }) => stage === wanted)?.score ?? Number.NaN);
    }
  }
}

/** Accumulates the rows of one respondent; `flush` returns their answers and resets. */
class RespondentAccumulator {
  readonly #model: Model;
  readonly #answerColumns: AnswerColumns;
  readonly #stages: readonly StageAccumulator[];
  /** By KPI. */
  readonly #answers: readonly number[][];

  constructor(model: Model, answerColumns: AnswerColumns, kpis: number) {
    this.#model = model;
    this.#answerColumns = answerColumns;
    const actions = answerColumns.responses.stageActions();
    this.#stages = model.stages.map((_, index) => new StageAccumulator(index, actions[index]?.best ?? null));
    this.#answers = Array.from({ length: kpis }, () => []);
  }

  add(row: number): void {
    const { interactions, responses, score, observerOf, measures, kpis } = this.#answerColumns;
    const stage = interactions ? (interactions.scoredStage[row] as number) : NONE;
    if (interactions && stage !== NONE) {
      const response = interactions.response[row] as number;
      const accumulator = this.#stages[stage] as StageAccumulator;
      if (response !== NONE) accumulator.respond(responses.metResponse(response), observerOf?.[row] ?? 0);
      else if (score) accumulator.rate(score.cells.valueAt(row), score.scale);
    }
    for (const { stage: measured, rating, expectation } of measures) {
      const rated = rating.cells.valueAt(row);
      if (!Number.isNaN(rated)) this.#stages[measured]?.rate(rated, rating.scale);
      const expected = expectation ? expectation.cells.valueAt(row) : Number.NaN;
      if (expectation && !Number.isNaN(expected)) this.#stages[measured]?.expect(expected, expectation.scale);
    }
    for (const { kpi, cells } of kpis) {
      const value = cells.valueAt(row);
      if (!Number.isNaN(value)) this.#answers[kpi]?.push(value);
    }
  }

  flush(respondent: number, weight: number, times: number): RespondentAnswers {
    const stages: StageAnswers[] = [];
    for (const stage of this.#stages) if (stage.hasAnswers) stages.push(stage.flush(this.#model));
    const kpis: KpiAnswers[] = [];
    for (const [kpi, answers] of this.#answers.entries()) {
      if (answers.length === 0) continue;
      kpis.push({ kpi, answers: [...answers] });
      answers.length = 0;
    }
    return { respondent, weight, count: times, stages, kpis };
  }
}

function* ascendingByWeight({ respondents, weights }: RespondentRows): Generator<number> {
  if (!weights) {
    for (let respondent = 0; respondent < respondents; respondent++) yield respondent;
    return;
  }
  // Surveys have few distinct weights: grouping is cheaper than sorting.
  const groups = new Map<number, number[]>();
  for (let respondent = 0; respondent < respondents; respondent++) {
    const weight = weights[respondent] as number;
    const group = groups.get(weight);
    if (group) group.push(respondent);
    else groups.set(weight, [respondent]);
  }
  for (const weight of [...groups.keys()].sort((a, b) => a - b)) yield* groups.get(weight) ?? [];
}
