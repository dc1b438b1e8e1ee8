/** Rows into respondents, respondents into distributions (method.md, 2.1 and 2.2). */
import type { KpiSample, Model, StageSample } from '@parcours/model';
import type { Belonging } from './belonging.ts';
import { meanOf } from './distribution.ts';
import type { FigureSource } from './figure-source.ts';
import { GroupGatherer, type KpiList, type Voice } from './group-gatherer.ts';
import { type GroupFigures, Groups } from './groups.ts';
import { type Interactions, NONE } from './interactions.ts';
import type { Responses } from './responses.ts';
import { ROWS_A_LOOK, type Rows } from './rows.ts';
import { type Said, StageGatherer } from './stage-gatherer.ts';
import type { Stop } from './stop.ts';

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
 * @param isUsed whether anything of a row is used.
 * @param rowScores if given, is filled, by row, with what its respondent scored at the stage that the row names; where it names none,
 * with the mean of what the respondent scored at all stages; NaN where nothing was.
 */
export function aggregateRespondents(
  model: Model,
  rows: Rows,
  sources: Sources,
  kpiList: KpiList,
  belonging: Belonging,
  isUsed: (row: number) => boolean,
  rowScores: Float64Array | null = null,
  signal?: Stop,
): { stages: StageSample[]; kpis: KpiSample[]; groups: GroupFigures[] } {
  const everybody = new GroupGatherer(model, kpiList);
  const groups = belonging.tells.length > 0 ? new Groups(model, kpiList, belonging) : null;
  const respondent = new Respondent(model, sources, kpiList);
  const { offsets, sorted } = groupByRespondent(rows);

  let looks = 0;
  for (const who of ascendingByWeight(rows)) {
    const weight = rows.weights ? (rows.weights[who] as number) : 1;
    const times = rows.times ? (rows.times[who] as number) : 1;
    const [first, end] = [offsets[who] as number, offsets[who + 1] as number];
    for (let i = first; i < end; i++) {
      if (looks++ % ROWS_A_LOOK === 0) {
        signal?.throwIfAborted();
        signal?.heard?.(looks / sorted.length);
      }
      respondent.take(sorted[i] as number);
    }
    const voice = respondent.speak(weight, times);
    everybody.hear(voice);
    if (rowScores) {
      const scored = voice.stages.flatMap(({ score }) => score ?? []);
      const overall = scored.length > 0 ? meanOf(scored) : Number.NaN;
      for (let i = first; i < end; i++) {
        const row = sorted[i] as number;
        const named = sources.interactions?.named[row] ?? NONE;
        rowScores[row] = named === NONE ? overall : (voice.stages.find(({ stage }) => stage === named)?.score ?? Number.NaN);
      }
    }
    groups?.hear(who, sorted.subarray(first, end), voice, isUsed, (some) => {
      for (const row of some) respondent.take(row);
      return respondent.speak(weight, times);
    });
  }
  const { stages, kpis } = everybody.finish();
  return { stages, kpis, groups: groups?.finish() ?? [] };
}

/** The respondent at hand: takes rows, and then says what they come to. */
class Respondent {
  readonly #model: Model;
  readonly #sources: Sources;
  readonly #kpiList: KpiList;
  readonly #stages: readonly StageGatherer[];
  readonly #answers: readonly number[][];

  constructor(model: Model, sources: Sources, kpiList: KpiList) {
    this.#model = model;
    this.#sources = sources;
    this.#kpiList = kpiList;
    this.#stages = model.stages.map((_, index) => new StageGatherer(index));
    this.#answers = kpiList.list.map(() => []);
  }

  take(row: number): void {
    const { interactions, responses, score, measures, kpis } = this.#sources;
    const stage = interactions ? (interactions.stage[row] as number) : NONE;
    if (interactions && stage !== NONE) {
      const response = interactions.response[row] as number;
      const gatherer = this.#stages[stage] as StageGatherer;
      if (response !== NONE) gatherer.respond(responses.score(response), responses.isBasic(response));
      else if (score) gatherer.rate(score.at(row));
    }
    for (const { stage: measured, rating, expectation } of measures) {
      const rated = rating.at(row);
      if (!Number.isNaN(rated)) this.#stages[measured]?.rate(rated);
      const expected = expectation ? expectation.at(row) : Number.NaN;
      if (!Number.isNaN(expected)) this.#stages[measured]?.expect(expected);
    }
    for (const { kpi, figure } of kpis) {
      const value = figure.at(row);
      if (!Number.isNaN(value)) this.#answers[kpi]?.push(value);
    }
  }

  speak(weight: number, times: number): Voice {
    const stages: Said[] = [];
    for (const stage of this.#stages) if (stage.touched) stages.push(stage.close(this.#model));
    const kpis: { kpi: number; value: number; used: number }[] = [];
    for (const [kpi, answers] of this.#answers.entries()) {
      if (answers.length === 0) continue;
      const used = answers.length;
      kpis.push({ kpi, value: this.#kpiList.list[kpi]?.kind === 'rate' ? Number(answers.includes(1)) : meanOf(answers), used });
      answers.length = 0;
    }
    return { weight, times, stages, kpis };
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
