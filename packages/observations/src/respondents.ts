/** Rows into respondents, respondents into distributions (method.md, 2.1 and 2.2). */
import type { KpiKind, KpiSample, Model, StageSample } from '@parcours/model';
import { respondentScore } from '@parcours/scoring';
import { DistributionBuilder, meanOf, sumOf } from './distribution.ts';
import type { FigureSource } from './figure-source.ts';
import { type Interactions, NONE } from './interactions.ts';
import type { Responses } from './responses.ts';
import { ROWS_A_LOOK, type Rows } from './rows.ts';

/** A wide file's column: the figures are on the journey's scale already. */
export interface MeasureSource {
  readonly stage: number;
  readonly rating: FigureSource;
  readonly expectation: FigureSource | null;
}

export interface KpiSource {
  /** Index into the list of KPIs that is aggregated. */
  readonly kpi: number;
  readonly figure: FigureSource;
}

export interface Sources {
  readonly interactions: Interactions | null;
  readonly responses: Responses;
  /** The long file's score column, on the journey's scale. */
  readonly score: FigureSource | null;
  readonly measures: readonly MeasureSource[];
  readonly kpis: readonly KpiSource[];
}

/**
 * One pass over the respondents, each with all of their rows at hand.
 *
 * They come in ascending order of weight, and a respondent's own figures are summed in ascending order: so the result is the same
 * to the last bit for any order of the rows. Ratings and KPI answers that one respondent gave more than once are averaged; for a
 * rate, one success is a success.
 *
 * @param kpiList the KPIs to aggregate, each once. @param used by stage and by KPI: how many rows or cells are used.
 * @param rowScores if given, is filled, by row, with what its respondent scored at the stage that the row names; where it names none,
 * with the mean of what the respondent scored at all stages; NaN where nothing was.
 */
export function aggregateRespondents(
  model: Model,
  rows: Rows,
  sources: Sources,
  kpiList: readonly { readonly name: string; readonly kind: KpiKind }[],
  used: { readonly stages: readonly number[]; readonly kpis: readonly number[] },
  rowScores: Float64Array | null = null,
  signal?: AbortSignal,
): { stages: StageSample[]; kpis: KpiSample[] } {
  const stages = model.stages.map(() => new StageGatherer());
  const kpis = kpiList.map(() => ({ answers: [] as number[], values: new DistributionBuilder() }));
  const { offsets, sorted } = groupByRespondent(rows);

  let looks = 0;
  for (const respondent of ascendingByWeight(rows)) {
    const weight = rows.weights ? (rows.weights[respondent] as number) : 1;
    for (let i = offsets[respondent] as number; i < (offsets[respondent + 1] as number); i++) {
      if (looks++ % ROWS_A_LOOK === 0) signal?.throwIfAborted();
      gather(sorted[i] as number, sources, stages);
      for (const { kpi, figure } of sources.kpis) {
        const value = figure.at(sorted[i] as number);
        if (!Number.isNaN(value)) kpis[kpi]?.answers.push(value);
      }
    }
    for (const stage of stages) stage.close(weight, model);
    if (rowScores) {
      const scored = stages.flatMap(({ score }) => score ?? []);
      const overall = scored.length > 0 ? meanOf(scored) : Number.NaN;
      for (let i = offsets[respondent] as number; i < (offsets[respondent + 1] as number); i++) {
        const row = sorted[i] as number;
        const named = sources.interactions?.named[row] ?? NONE;
        rowScores[row] = named === NONE ? overall : (stages[named]?.score ?? Number.NaN);
      }
    }
    kpis.forEach(({ answers, values }, kpi) => {
      if (answers.length === 0) return;
      values.add(kpiList[kpi]?.kind === 'rate' ? Number(answers.includes(1)) : meanOf(answers), weight);
      answers.length = 0;
    });
  }
  return {
    stages: stages.flatMap((stage, index) => stage.finish(model.stages[index]?.name ?? '', used.stages[index] ?? 0)),
    kpis: kpis.flatMap(({ values }, index) => {
      const kpi = kpiList[index];
      return kpi && !values.isEmpty ? [{ kpi: kpi.name, kind: kpi.kind, values: values.finish(), used: used.kpis[index] ?? 0 }] : [];
    }),
  };
}

function gather(row: number, { interactions, responses, score, measures }: Sources, stages: readonly StageGatherer[]): void {
  const stage = interactions ? (interactions.stage[row] as number) : NONE;
  if (interactions && stage !== NONE) {
    const response = interactions.response[row] as number;
    const gatherer = stages[stage] as StageGatherer;
    if (response !== NONE) gatherer.respond(responses.score(response), responses.isBasic(response));
    else if (score) gatherer.rate(score.at(row));
  }
  for (const { stage: measured, rating, expectation } of measures) {
    const rated = rating.at(row);
    if (!Number.isNaN(rated)) stages[measured]?.rate(rated);
    const expected = expectation ? expectation.at(row) : Number.NaN;
    if (!Number.isNaN(expected)) stages[measured]?.expect(expected);
  }
}

/** One stage: what the respondent at hand says of it, and what all before have said. */
class StageGatherer {
  /** What the respondent who was closed last scored; null: nothing. */
  score: number | null = null;
  #touched = false;
  readonly #responses: number[] = [];
  readonly #ratings: number[] = [];
  readonly #expectations: number[] = [];
  #basic = false;
  #unmet = false;

  readonly #scores = new DistributionBuilder();
  readonly #expected = new DistributionBuilder();
  readonly #difference = new DistributionBuilder();
  #basicWeight = 0;
  #unmetWeight = 0;

  respond(score: number, basic: boolean): void {
    this.#touched = true;
    this.#responses.push(score);
    this.#basic ||= basic;
    this.#unmet ||= basic && score < 0;
  }

  rate(rating: number): void {
    this.#touched = true;
    this.#ratings.push(rating);
  }

  expect(expectation: number): void {
    this.#touched = true;
    this.#expectations.push(expectation);
  }

  /** The respondent has said all. */
  close(weight: number, model: Model): void {
    this.score = null;
    if (!this.#touched) return;
    const score = respondentScore(
      {
        responseSum: this.#responses.length > 0 ? sumOf(this.#responses) : null,
        ratingSum: sumOf(this.#ratings),
        ratingCount: this.#ratings.length,
      },
      model.scale,
    );
    this.score = score;
    if (score !== null) {
      this.#scores.add(score, weight);
      if (this.#expectations.length > 0) {
        const expected = meanOf(this.#expectations);
        this.#expected.add(expected, weight);
        this.#difference.add(expected - score, weight);
      }
    }
    if (this.#basic) this.#basicWeight += weight;
    if (this.#unmet) this.#unmetWeight += weight;
    this.#responses.length = 0;
    this.#ratings.length = 0;
    this.#expectations.length = 0;
    this.#basic = false;
    this.#unmet = false;
    this.#touched = false;
  }

  /** Nothing for a stage of which nobody said anything: it is not measured. */
  finish(stage: string, used: number): StageSample[] {
    if (this.#scores.isEmpty) return [];
    return [
      {
        stage,
        scores: this.#scores.finish(),
        given: null,
        basics: this.#basicWeight > 0 ? { observed: this.#basicWeight, unmet: this.#unmetWeight } : null,
        expectation: this.#expected.isEmpty ? null : { expected: this.#expected.finish(), difference: this.#difference.finish() },
        used,
      },
    ];
  }
}

/** Counting sort: the rows of respondent r are `sorted[offsets[r]] … sorted[offsets[r + 1] − 1]`. */
function groupByRespondent({ kept, respondentOf, respondents }: Rows): { offsets: Uint32Array; sorted: Uint32Array } {
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

function* ascendingByWeight({ respondents, weights }: Rows): Generator<number> {
  if (!weights) {
    for (let respondent = 0; respondent < respondents; respondent++) yield respondent;
    return;
  }
  // Surveys have few distinct weights: grouping is cheaper than sorting all respondents.
  const groups = new Map<number, number[]>();
  for (let respondent = 0; respondent < respondents; respondent++) {
    const weight = weights[respondent] as number;
    const group = groups.get(weight);
    if (group) group.push(respondent);
    else groups.set(weight, [respondent]);
  }
  for (const weight of [...groups.keys()].sort((a, b) => a - b)) yield* groups.get(weight) ?? [];
}
