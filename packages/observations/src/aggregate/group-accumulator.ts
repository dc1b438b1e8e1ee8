/** What a group of respondents says, distribution by distribution: the whole study, or a part of it. */
import type { ChannelPair, Kpi, KpiSample, Model, StageSample } from '@parcours/model';
import { kpiContribution } from '@parcours/scoring';
import { DistributionBuilder } from './distribution.ts';
import { PairSumsBuilder } from './pair-sums.ts';
import type { StageAnswers } from './stage-accumulator.ts';

/** What one respondent said, or several who said the same. */
export interface RespondentAnswers {
  readonly weight: number;
  /** How many respondents; each has that weight. */
  readonly count: number;
  readonly stages: readonly StageAnswers[];
  /** `kpi`: index into the list of KPIs; `used`: cells. */
  readonly kpis: readonly { readonly kpi: number; readonly value: number; readonly used: number }[];
}

export interface KpiList {
  readonly list: readonly Kpi[];
  /** Index of the journey's overall KPI, −1 where it is not measured here. */
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
  /** By KPI: what an answer counts in the mean that is compared. */
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
    for (const said of stages) this.#stages[said.stage]?.add(said, overall, weight, times);
    for (const { kpi: index, value, used } of kpis) {
      const kpi = this.#kpis[index];
      if (!kpi) continue;
      kpi.values.add(value, weight, times);
      kpi.used += used * times;
    }
  }

  /** What one respondent said on each of several channels, in the order of the Model. */
  addChannels(voices: readonly (readonly [channel: number, voice: RespondentAnswers])[]): void {
    for (const [i, [first, voice]] of voices.entries()) {
      for (const [second, other] of voices.slice(i + 1)) {
        for (const { stage, score: x } of voice.stages) {
          const y = other.stages.find((said) => said.stage === stage)?.score ?? null;
          if (x !== null && y !== null) this.#stagePairs.of(stage, first, second).add(x, y, voice.weight, voice.count);
        }
        for (const { kpi, value } of voice.kpis) {
          const answer = other.kpis.find((said) => said.kpi === kpi);
          const figure = this.#kpiTransforms[kpi];
          if (answer && figure) this.#kpiPairs.of(kpi, first, second).add(figure(value), figure(answer.value), voice.weight, voice.count);
        }
      }
    }
  }

  /** In the order of the Model; nothing for a stage of which nobody said anything: it is not measured. */
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
  /** By stage or KPI and both channels in one number. */
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
