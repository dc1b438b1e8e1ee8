/** Accumulates the answers of a group of respondents into distributions. */
import type { ChannelPair, GroupSample, Kpi, Model, StageSample } from '@parcours/model';
import { kpiContribution } from '@parcours/scoring/respondent';
import { DistributionBuilder, WeightedCount } from './distribution.ts';
import { PairSumsBuilder } from './pair-sums.ts';
import type { StageAnswers } from './stage-accumulator.ts';
import { StagePairsBuilder } from './stage-pairs.ts';

/** Answers of one respondent, or of several with identical answers. */
export interface RespondentAnswers {
  readonly weight: number;
  /** Number of respondents; each has that weight. */
  readonly count: number;
  readonly stages: readonly StageAnswers[];
  /** `kpi`: index into `KpiList.list`; `used`: number of cells. */
  readonly kpis: readonly { readonly kpi: number; readonly value: number; readonly used: number }[];
}

export interface KpiList {
  readonly list: readonly Kpi[];
  /** Index of the journey's overall KPI, −1 if it is not measured here. */
  readonly overall: number;
}

/** The samples of a group, without what names it and its verbatims. */
export type GroupFigures = Omit<GroupSample, 'segment' | 'persona' | 'channel' | 'verbatims'>;

export class GroupAccumulator {
  readonly #respondents = new WeightedCount();
  #rowsUsed = 0;
  readonly #model: Model;
  readonly #kpiList: KpiList;
  readonly #stages: StageDistributions[];
  readonly #kpis: { readonly values: DistributionBuilder; used: number }[];
  readonly #stagePairs: StagePairsBuilder;
  readonly #stageChannelPairs: ChannelPairs;
  readonly #kpiChannelPairs: ChannelPairs;
  /** By KPI: maps an answer to its term in the compared mean. */
  readonly #kpiTransforms: readonly (((answer: number) => number) | null)[];

  constructor(model: Model, kpiList: KpiList) {
    this.#model = model;
    this.#kpiList = kpiList;
    this.#stages = model.stages.map(() => new StageDistributions());
    this.#kpis = kpiList.list.map(() => ({ values: new DistributionBuilder(), used: 0 }));
    this.#stagePairs = new StagePairsBuilder(model.stages.length);
    this.#stageChannelPairs = new ChannelPairs(model.channels.length);
    this.#kpiChannelPairs = new ChannelPairs(model.channels.length);
    this.#kpiTransforms = kpiList.list.map(kpiContribution);
  }

  /** @param rowsUsed of the respondent's rows, above 0. */
  add({ weight, count: times, stages, kpis }: RespondentAnswers, rowsUsed: number): void {
    this.#respondents.add(weight, times);
    this.#rowsUsed += rowsUsed * times;
    this.#stagePairs.add(stages, weight, times);
    const overall = kpis.find(({ kpi }) => kpi === this.#kpiList.overall)?.value ?? null;
    for (const answer of stages) this.#stages[answer.stage]?.add(answer, overall, weight, times);
    for (const { kpi: index, value, used } of kpis) {
      const kpi = this.#kpis[index];
      if (!kpi) continue;
      kpi.values.add(value, weight, times);
      kpi.used += used * times;
    }
  }

  /** Adds one respondent's answers on each of several channels, in the Model's order, as pairs. */
  addChannels(answersByChannel: readonly (readonly [channel: number, answers: RespondentAnswers])[]): void {
    for (const [i, [first, answers]] of answersByChannel.entries()) {
      for (const [second, other] of answersByChannel.slice(i + 1)) {
        for (const { stage, score: x } of answers.stages) {
          const y = other.stages.find((answer) => answer.stage === stage)?.score ?? null;
          if (x !== null && y !== null) this.#stageChannelPairs.of(stage, first, second).add(x, y, answers.weight, answers.count);
        }
        for (const { kpi, value } of answers.kpis) {
          const answer = other.kpis.find((each) => each.kpi === kpi);
          const transform = this.#kpiTransforms[kpi];
          if (answer && transform)
            this.#kpiChannelPairs.of(kpi, first, second).add(transform(value), transform(answer.value), answers.weight, answers.count);
        }
      }
    }
  }

  /** In the order of the Model; stages without answers are omitted. */
  finish(): GroupFigures {
    const { stages, channels } = this.#model;
    const { count, weight, square } = this.#respondents;
    return {
      respondents: count,
      weight,
      square,
      rowsUsed: this.#rowsUsed,
      stages: stages.flatMap(({ name }, index) => this.#stages[index]?.finish(name) ?? []),
      kpis: this.#kpiList.list.flatMap(({ name, kind }, index) => {
        const kpi = this.#kpis[index];
        return kpi && !kpi.values.isEmpty ? [{ kpi: name, kind, values: kpi.values.finish(), clusters: null, used: kpi.used }] : [];
      }),
      stagePairs: this.#stagePairs.finish(stages),
      channelPairs: [
        ...this.#stageChannelPairs.finish('stage', (stage) => stages[stage]?.name, channels),
        ...this.#kpiChannelPairs.finish('kpi', (kpi) => this.#kpiList.list[kpi]?.name, channels),
      ],
      panel: null,
    };
  }
}

class ChannelPairs {
  readonly #channels: number;
  /** Key: stage or KPI index and both channels. */
  readonly #all = new Map<number, { index: number; first: number; second: number; pairs: PairSumsBuilder }>();

  constructor(channels: number) {
    this.#channels = channels;
  }

  of(index: number, first: number, second: number): PairSumsBuilder {
    const key = (index * this.#channels + first) * this.#channels + second;
    const known = this.#all.get(key)?.pairs;
    if (known) return known;
    const pairs = new PairSumsBuilder();
    this.#all.set(key, { index, first, second, pairs });
    return pairs;
  }

  finish(of: ChannelPair['of'], nameOf: (index: number) => string | undefined, channels: Model['channels']): ChannelPair[] {
    return [...this.#all.values()]
      .sort((a, b) => a.index - b.index || a.first - b.first || a.second - b.second)
      .flatMap((pair) => {
        const sums = pair.pairs.finish();
        const [name, first, second] = [nameOf(pair.index), channels[pair.first]?.name, channels[pair.second]?.name];
        return sums && name !== undefined && first !== undefined && second !== undefined
          ? [{ of, name, channels: [first, second] as const, sums }]
          : [];
      });
  }
}

class StageDistributions {
  readonly #scores = new DistributionBuilder();
  readonly #expected = new DistributionBuilder();
  readonly #paired = new DistributionBuilder();
  readonly #difference = new DistributionBuilder();
  readonly #overall = new PairSumsBuilder();
  readonly #observed = new WeightedCount();
  readonly #unmet = new WeightedCount();
  #used = 0;

  add({ score, expected, basic, unmet, used }: StageAnswers, overall: number | null, weight: number, times: number): void {
    this.#used += used * times;
    if (basic) this.#observed.add(weight, times);
    if (unmet) this.#unmet.add(weight, times);
    if (expected !== null) this.#expected.add(expected, weight, times);
    if (score === null) return;
    this.#scores.add(score, weight, times);
    if (overall !== null) this.#overall.add(score, overall, weight, times);
    if (expected === null) return;
    this.#paired.add(expected, weight, times);
    this.#difference.add(expected - score, weight, times);
  }

  finish(stage: string): StageSample[] {
    if (this.#scores.isEmpty && this.#expected.isEmpty) return [];
    const [observed, unmet] = [this.#observed, this.#unmet];
    return [
      {
        stage,
        scores: this.#scores.isEmpty ? null : this.#scores.finish(),
        clusters: null,
        summary: null,
        basics:
          observed.count > 0
            ? {
                n: observed.count,
                unmetN: unmet.count,
                observed: observed.weight,
                squares: observed.square,
                unmet: unmet.weight,
                clusters: null,
              }
            : null,
        expectation: this.#expected.isEmpty
          ? null
          : { expected: this.#expected.finish(), paired: this.#paired.finish(), difference: this.#difference.finish() },
        overall: this.#overall.finish(),
        used: this.#used,
      },
    ];
  }
}
