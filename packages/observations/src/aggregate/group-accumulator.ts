/** Accumulates the answers of a group of respondents into distributions. */
import type { ChannelPair, Kpi, KpiSample, Model, StageSample } from '@parcours/model';
import { kpiContribution } from '@parcours/scoring/respondent';
import { DistributionBuilder } from './distribution.ts';
import { PairSumsBuilder } from './pair-sums.ts';
import type { StageAnswers } from './stage-accumulator.ts';

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

export class GroupAccumulator {
  respondents = 0;
  rowsUsed = 0;
  readonly #model: Model;
  readonly #kpiList: KpiList;
  readonly #stages: StageDistributions[];
  readonly #kpis: { readonly values: DistributionBuilder; used: number }[];
  readonly #stagePairs: ChannelPairs;
  readonly #kpiPairs: ChannelPairs;
  /** By KPI: maps an answer to its term in the compared mean. */
  readonly #kpiTransforms: readonly (((answer: number) => number) | null)[];

  constructor(model: Model, kpiList: KpiList) {
    this.#model = model;
    this.#kpiList = kpiList;
    this.#stages = model.stages.map(() => new StageDistributions());
    this.#kpis = kpiList.list.map(() => ({ values: new DistributionBuilder(), used: 0 }));
    this.#stagePairs = new ChannelPairs(model.channels.length);
    this.#kpiPairs = new ChannelPairs(model.channels.length);
    this.#kpiTransforms = kpiList.list.map(kpiContribution);
  }

  add({ weight, count: times, stages, kpis }: RespondentAnswers): void {
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
          if (x !== null && y !== null) this.#stagePairs.of(stage, first, second).add(x, y, answers.weight, answers.count);
        }
        for (const { kpi, value } of answers.kpis) {
          const answer = other.kpis.find((each) => each.kpi === kpi);
          const transform = this.#kpiTransforms[kpi];
          if (answer && transform)
            this.#kpiPairs.of(kpi, first, second).add(transform(value), transform(answer.value), answers.weight, answers.count);
        }
      }
    }
  }

  /** In the order of the Model; stages without answers are omitted. */
  finish(): { stages: StageSample[]; kpis: KpiSample[]; channelPairs: ChannelPair[] } {
    const { stages, channels } = this.#model;
    return {
      stages: stages.flatMap(({ name }, index) => this.#stages[index]?.finish(name) ?? []),
      kpis: this.#kpiList.list.flatMap(({ name, kind }, index) => {
        const kpi = this.#kpis[index];
        return kpi && !kpi.values.isEmpty ? [{ kpi: name, kind, values: kpi.values.finish(), used: kpi.used }] : [];
      }),
      channelPairs: [
        ...this.#stagePairs.finish('stage', (stage) => stages[stage]?.name, channels),
        ...this.#kpiPairs.finish('kpi', (kpi) => this.#kpiList.list[kpi]?.name, channels),
      ],
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
  readonly #difference = new DistributionBuilder();
  readonly #overall = new PairSumsBuilder();
  #basic = 0;
  #unmet = 0;
  #used = 0;

  add({ score, expected, basic, unmet, used }: StageAnswers, overall: number | null, weight: number, times: number): void {
    this.#used += used * times;
    if (basic) this.#basic += weight * times;
    if (unmet) this.#unmet += weight * times;
    if (score === null) return;
    this.#scores.add(score, weight, times);
    if (overall !== null) this.#overall.add(score, overall, weight, times);
    if (expected === null) return;
    this.#expected.add(expected, weight, times);
    this.#difference.add(expected - score, weight, times);
  }

  finish(stage: string): StageSample[] {
    if (this.#scores.isEmpty) return [];
    return [
      {
        stage,
        scores: this.#scores.finish(),
        summary: null,
        basics: this.#basic > 0 ? { observed: this.#basic, unmet: this.#unmet } : null,
        expectation: this.#expected.isEmpty ? null : { expected: this.#expected.finish(), difference: this.#difference.finish() },
        overall: this.#overall.finish(),
        used: this.#used,
      },
    ];
  }
}
