/** Aggregates rows to respondents, and respondents to distributions (method.md, 2.1 and 2.2). */
import type { Model } from '@parcours/model';
import { type CancellationToken, ROWS_PER_CANCELLATION_CHECK } from '../cancellation-token.ts';
import type { NumericColumn } from '../values/numeric-column.ts';
import { sortedMean } from './distribution.ts';
import { GroupAccumulator, type GroupFigures, type KpiList, type RespondentAnswers } from './group-accumulator.ts';
import { countUsed, GroupAccumulators, type GroupDistributions } from './group-accumulators.ts';
import type { GroupMembership } from './group-membership.ts';
import { type Interactions, NONE } from './interactions.ts';
import type { RespondentRows } from './respondent-rows.ts';
import type { ResponseIndex } from './response-index.ts';
import { StageAccumulator, type StageAnswers } from './stage-accumulator.ts';

/** Columns of a wide file's measure, on the journey's scale. */
export interface MeasureColumns {
  readonly stage: number;
  readonly rating: NumericColumn;
  readonly expectation: NumericColumn | null;
}

export interface KpiColumn {
  /** Index into `KpiList.list`. */
  readonly kpi: number;
  readonly cells: NumericColumn;
}

export interface AnswerColumns {
  readonly interactions: Interactions | null;
  readonly responses: ResponseIndex;
  /** The long file's score column, on the journey's scale. */
  readonly score: NumericColumn | null;
  readonly measures: readonly MeasureColumns[];
  readonly kpis: readonly KpiColumn[];
}

export interface RespondentAggregation {
  readonly model: Model;
  readonly rows: RespondentRows;
  readonly answers: AnswerColumns;
  readonly kpiList: KpiList;
  readonly membership: GroupMembership;
  /** Whether any cell of a row is used. */
  readonly isUsed: (row: number) => boolean;
  /**
   * If given, receives by row the respondent's score at the stage that the row names; the mean over the respondent's stages if it names
   * none; NaN without scores.
   */
  readonly rowScores: Float64Array | null;
  readonly signal: CancellationToken | undefined;
  /** Called with the share of rows seen so far, 0–1. */
  readonly progress: ((share: number) => void) | undefined;
}

/**
 * A single pass over the respondents, each with all their rows.
 *
 * Respondents are visited in ascending order of weight, and a respondent's own values are summed in ascending order, so the result is
 * identical to the last bit for any order of the rows. Several ratings or KPI answers of one respondent are averaged; for a rate, one
 * success is a success.
 */
export function aggregateRespondents(
  aggregation: RespondentAggregation,
): Omit<GroupFigures, 'channelPairs'> & { readonly groups: GroupDistributions[] } {
  const { model, rows, answers: answerColumns, kpiList, membership, isUsed, rowScores, signal, progress } = aggregation;
  const allRespondents = new GroupAccumulator(model, kpiList);
  const groups = membership.dimensions.length > 0 ? new GroupAccumulators(model, kpiList, membership) : null;
  const respondent = new RespondentAccumulator(model, answerColumns, kpiList);
  const { offsets, sorted } = groupByRespondent(rows);

  let rowsSeen = 0;
  for (const index of ascendingByWeight(rows)) {
    const weight = rows.weights ? (rows.weights[index] as number) : 1;
    const times = rows.counts ? (rows.counts[index] as number) : 1;
    const [first, end] = [offsets[index] as number, offsets[index + 1] as number];
    for (let i = first; i < end; i++) {
      if (rowsSeen++ % ROWS_PER_CANCELLATION_CHECK === 0) {
        signal?.throwIfAborted();
        progress?.(rowsSeen / sorted.length);
      }
      respondent.add(sorted[i] as number);
    }
    const answers = respondent.flush(weight, times);
    const own = sorted.subarray(first, end);
    const used = countUsed(own, isUsed);
    if (used === 0) continue;
    allRespondents.add(answers, used);
    if (rowScores) {
      const scored = answers.stages.flatMap(({ score }) => score ?? []);
      const meanScore = scored.length > 0 ? sortedMean(scored) : Number.NaN;
      for (let i = first; i < end; i++) {
        const row = sorted[i] as number;
        const named = answerColumns.interactions?.namedStage[row] ?? NONE;
        rowScores[row] = named === NONE ? meanScore : (answers.stages.find(({ stage }) => stage === named)?.score ?? Number.NaN);
      }
    }
    groups?.add(index, own, answers, used, isUsed, (some) => {
      for (const row of some) respondent.add(row);
      return respondent.flush(weight, times);
    });
  }
  const { channelPairs: _, ...everybody } = allRespondents.finish();
  return { ...everybody, groups: groups?.finish() ?? [] };
}

/** Accumulates the rows of one respondent; `flush` returns their answers and resets. */
class RespondentAccumulator {
  readonly #model: Model;
  readonly #answerColumns: AnswerColumns;
  readonly #kpiList: KpiList;
  readonly #stages: readonly StageAccumulator[];
  readonly #answers: readonly number[][];

  constructor(model: Model, answerColumns: AnswerColumns, kpiList: KpiList) {
    this.#model = model;
    this.#answerColumns = answerColumns;
    this.#kpiList = kpiList;
    this.#stages = model.stages.map((_, index) => new StageAccumulator(index));
    this.#answers = kpiList.list.map(() => []);
  }

  add(row: number): void {
    const { interactions, responses, score, measures, kpis } = this.#answerColumns;
    const stage = interactions ? (interactions.scoredStage[row] as number) : NONE;
    if (interactions && stage !== NONE) {
      const response = interactions.response[row] as number;
      const accumulator = this.#stages[stage] as StageAccumulator;
      if (response !== NONE) accumulator.respond(responses.score(response), responses.isBasic(response));
      else if (score) accumulator.rate(score.valueAt(row));
    }
    for (const { stage: measured, rating, expectation } of measures) {
      const rated = rating.valueAt(row);
      if (!Number.isNaN(rated)) this.#stages[measured]?.rate(rated);
      const expected = expectation ? expectation.valueAt(row) : Number.NaN;
      if (!Number.isNaN(expected)) this.#stages[measured]?.expect(expected);
    }
    for (const { kpi, cells } of kpis) {
      const value = cells.valueAt(row);
      if (!Number.isNaN(value)) this.#answers[kpi]?.push(value);
    }
  }

  flush(weight: number, times: number): RespondentAnswers {
    const stages: StageAnswers[] = [];
    for (const stage of this.#stages) if (stage.hasAnswers) stages.push(stage.flush(this.#model));
    const kpis: { kpi: number; value: number; used: number }[] = [];
    for (const [kpi, answers] of this.#answers.entries()) {
      if (answers.length === 0) continue;
      const used = answers.length;
      kpis.push({ kpi, value: this.#kpiList.list[kpi]?.kind === 'rate' ? Number(answers.includes(1)) : sortedMean(answers), used });
      answers.length = 0;
    }
    return { weight, count: times, stages, kpis };
  }
}

/** Counting sort: the rows of respondent r are `sorted[offsets[r]] … sorted[offsets[r + 1] − 1]`. */
function groupByRespondent({ kept, respondentOf, respondents }: RespondentRows): { offsets: Uint32Array; sorted: Uint32Array } {
  const offsets = new Uint32Array(respondents + 1);
  for (const row of kept) (offsets[(respondentOf[row] as number) + 1] as number)++;
  for (let i = 1; i <= respondents; i++) offsets[i] = (offsets[i] as number) + (offsets[i - 1] as number);
  const next = offsets.slice();
  const sorted = new Uint32Array(kept.length);
  for (const row of kept) {
    const respondent = respondentOf[row] as number;
    sorted[next[respondent] as number] = row;
    next[respondent] = (next[respondent] as number) + 1;
  }
  return { offsets, sorted };
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
