/** Accumulates the answers of a group of respondents into distributions. */
import type {
  Basics,
  ChannelPair,
  ClusterSample,
  Distribution,
  ExpectationSample,
  GroupSample,
  Kpi,
  Model,
  PanelRespondent,
  StageSample,
} from '@parcours/model';
import { exactMean, kpiContribution } from '@parcours/scoring/respondent';
import type { Clusters } from '../clusters.ts';
import { byRespondent } from '../panel.ts';
import type { StageActions } from '../response-index.ts';
import { ClusterSumsBuilder } from './cluster-sums.ts';
import { DistributionBuilder, WeightedCount } from './distribution.ts';
import { PairSumsBuilder } from './pair-sums.ts';
import { ReachBuilder } from './reach.ts';
import type { StageAnswers } from './stage-accumulator.ts';
import { StagePairsBuilder } from './stage-pairs.ts';

/** Answers of one respondent, or of several with identical answers. */
export interface RespondentAnswers {
  /** The respondent's number. */
  readonly respondent: number;
  readonly weight: number;
  /** Number of respondents; each has that weight. */
  readonly count: number;
  readonly stages: readonly StageAnswers[];
  readonly kpis: readonly KpiAnswers[];
}

export interface KpiAnswers {
  /** Index into `KpiList.list`. */
  readonly kpi: number;
  /** One or more; each of k answers counts 1/k. */
  readonly answers: readonly number[];
}

export interface KpiList {
  readonly list: readonly Kpi[];
  /** Index of the journey's overall KPI, −1 if it is not measured here. */
  readonly overall: number;
  /** Whether its boxes are the low end of a scale: a csat column rated downwards. Its answers are then correlated with their sign changed. */
  readonly isOverallReversed: boolean;
}

/** The samples of a group, without what names it and its verbatims. */
export type GroupFigures = Omit<GroupSample, 'segment' | 'persona' | 'channel' | 'verbatims'>;

/** What is kept of respondents beside their answers; null where the study declares nothing of the kind. */
export interface RespondentKeys {
  readonly clusters: Clusters | null;
  /** By respondent: who it is, in a panel. */
  readonly panelNames: readonly string[] | null;
  /** By stage: the repository's actions, which its respondents may meet; null where the study reads no responses. */
  readonly actions: readonly (StageActions | null)[] | null;
}

export class GroupAccumulator {
  readonly #respondents = new WeightedCount();
  readonly #scored = new WeightedCount();
  #rowsUsed = 0;
  readonly #model: Model;
  readonly #kpiList: KpiList;
  readonly #stages: StageDistributions[];
  readonly #kpis: { readonly values: DistributionBuilder; readonly clusters: ClusterSumsBuilder; used: number }[];
  readonly #keys: RespondentKeys;
  readonly #panel: PanelRespondent[] = [];
  readonly #stagePairs: StagePairsBuilder;
  readonly #stageChannelPairs: ChannelPairs;
  readonly #kpiChannelPairs: ChannelPairs;
  /** By KPI: maps an answer to its term in the compared mean. */
  readonly #kpiTransforms: readonly (((answer: number) => number) | null)[];

  constructor(model: Model, kpiList: KpiList, keys: RespondentKeys) {
    this.#model = model;
    this.#keys = keys;
    this.#kpiList = kpiList;
    this.#stages = model.stages.map((_, stage) => new StageDistributions(keys.actions?.[stage] ?? null));
    this.#kpis = kpiList.list.map(() => ({ values: new DistributionBuilder(), clusters: new ClusterSumsBuilder(), used: 0 }));
    this.#stagePairs = new StagePairsBuilder(model.stages.length);
    this.#stageChannelPairs = new ChannelPairs(model.channels.length);
    this.#kpiChannelPairs = new ChannelPairs(model.channels.length);
    this.#kpiTransforms = kpiList.list.map(kpiContribution);
  }

  /** Counts rows of respondents who are added without theirs. */
  addRows(used: number): void {
    this.#rowsUsed += used;
  }

  /** @param rowsUsed of each respondent's rows. */
  add(given: RespondentAnswers, rowsUsed: number): void {
    const { respondent, weight, count: times, stages, kpis } = given;
    const cluster = this.#keys.clusters?.clusterOf[respondent] ?? null;
    this.#respondents.add(weight, times);
    if (stages.some(({ score }) => score !== null)) this.#scored.add(weight, times);
    this.#rowsUsed += rowsUsed * times;
    this.#stagePairs.add(stages, weight, times);
    const overall = kpis.find(({ kpi }) => kpi === this.#kpiList.overall);
    const answer = overall ? exactMean([...overall.answers]) : null;
    const overallAnswer = answer !== null && this.#kpiList.isOverallReversed ? -answer : answer;
    for (const each of stages) this.#stages[each.stage]?.add(each, overallAnswer, cluster, weight, times);
    for (const each of kpis) {
      const kpi = this.#kpis[each.kpi];
      if (!kpi) continue;
      for (const answer of each.answers) kpi.values.add(answer, weight, times, each.answers.length);
      kpi.used += each.answers.length * times;
      const contribution = cluster === null ? null : this.#contribution(each);
      if (cluster !== null && contribution !== null) kpi.clusters.add(cluster, contribution, weight, times);
    }
    if (this.#keys.panelNames) this.#panel.push(this.#panelRespondent(this.#keys.panelNames[respondent] as string, given));
  }

  #panelRespondent(respondent: string, { weight, stages, kpis }: RespondentAnswers): PanelRespondent {
    return {
      respondent,
      weight,
      scores: stages.flatMap(({ stage, score }) => (score === null ? [] : [[this.#model.stages[stage]?.name ?? '', score] as const])),
      contributions: kpis.flatMap((answers) => {
        const contribution = this.#contribution(answers);
        return contribution === null ? [] : [[this.#kpiList.list[answers.kpi]?.name ?? '', contribution] as const];
      }),
    };
  }

  /** The mean contribution of the answers; null for a KPI that is no mean. */
  #contribution({ kpi, answers }: KpiAnswers): number | null {
    const transform = this.#kpiTransforms[kpi];
    return transform ? exactMean(answers.map(transform)) : null;
  }

  /** Adds one respondent's answers on each of several channels, in the Model's order, as pairs. */
  addChannels(answersByChannel: readonly (readonly [channel: number, answers: RespondentAnswers])[]): void {
    for (const [i, [first, answers]] of answersByChannel.entries()) {
      for (const [second, other] of answersByChannel.slice(i + 1)) {
        for (const { stage, score: x } of answers.stages) {
          const y = other.stages.find((answer) => answer.stage === stage)?.score ?? null;
          if (x !== null && y !== null) this.#stageChannelPairs.of(stage, first, second).add(x, y, answers.weight, answers.count);
        }
        for (const here of answers.kpis) {
          const there = other.kpis.find(({ kpi }) => kpi === here.kpi);
          const x = this.#contribution(here);
          const y = there ? this.#contribution(there) : null;
          if (x !== null && y !== null) this.#kpiChannelPairs.of(here.kpi, first, second).add(x, y, answers.weight, answers.count);
        }
      }
    }
  }

  /** In the order of the Model; stages without answers are omitted. */
  finish(): GroupFigures {
    const { stages, channels } = this.#model;
    const { count, weight, square } = this.#respondents;
    const { clusters } = this.#keys;
    return {
      respondents: count,
      weight,
      square,
      scored: { n: this.#scored.count, weight: this.#scored.weight, square: this.#scored.square },
      rowsUsed: this.#rowsUsed,
      stages: stages.flatMap(({ name }, index) => this.#stages[index]?.finish(name, clusters) ?? []),
      kpis: this.#kpiList.list.flatMap(({ name, kind }, index) => {
        const kpi = this.#kpis[index];
        if (!kpi || kpi.values.isEmpty) return [];
        const byCluster = clusters && this.#kpiTransforms[index] ? kpi.clusters.finish(clusters) : null;
        return [{ kpi: name, kind, values: kpi.values.finish(), clusters: byCluster, used: kpi.used }];
      }),
      stagePairs: this.#stagePairs.finish(stages),
      channelPairs: [
        ...this.#stageChannelPairs.finish('stage', (stage) => stages[stage]?.name, channels),
        ...this.#kpiChannelPairs.finish('kpi', (kpi) => this.#kpiList.list[kpi]?.name, channels),
      ],
      panel: this.#keys.panelNames && this.#panel.sort(byRespondent),
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

/** One figure a respondent, as a distribution and by cluster. */
class AnswersBuilder {
  readonly #distribution = new DistributionBuilder();
  readonly #clusters = new ClusterSumsBuilder();

  /** @param cluster null without a cluster column. */
  add(value: number, cluster: number | null, weight: number, times: number): void {
    this.#distribution.add(value, weight, times);
    if (cluster !== null) this.#clusters.add(cluster, value, weight, times);
  }

  get isEmpty(): boolean {
    return this.#distribution.isEmpty;
  }

  values(): Distribution {
    return this.#distribution.finish();
  }

  byCluster(clusters: Clusters): ClusterSample[] {
    return this.#clusters.finish(clusters);
  }
}

class StageDistributions {
  readonly #scores = new AnswersBuilder();
  readonly #expected = new AnswersBuilder();
  readonly #paired = new AnswersBuilder();
  readonly #difference = new AnswersBuilder();
  readonly #overall = new PairSumsBuilder();
  readonly #observed = new WeightedCount();
  readonly #unmet = new WeightedCount();
  readonly #unmetClusters = new ClusterSumsBuilder();
  readonly #reach: ReachBuilder | null;
  #used = 0;

  constructor(actions: StageActions | null) {
    this.#reach = actions && new ReachBuilder(actions);
  }

  /** @param cluster null without a cluster column. */
  add(answers: StageAnswers, overall: number | null, cluster: number | null, weight: number, times: number): void {
    const { score, expected, difference, basic, unmet, used } = answers;
    this.#used += used * times;
    this.#reach?.add(answers, cluster, weight, times);
    if (basic) this.#observed.add(weight, times);
    if (unmet) this.#unmet.add(weight, times);
    if (basic && cluster !== null) this.#unmetClusters.add(cluster, unmet ? 1 : 0, weight, times);
    if (expected !== null) this.#expected.add(expected, cluster, weight, times);
    if (score === null) return;
    this.#scores.add(score, cluster, weight, times);
    if (overall !== null) this.#overall.add(score, overall, weight, times);
    if (expected === null || difference === null) return;
    this.#paired.add(expected, cluster, weight, times);
    this.#difference.add(difference, cluster, weight, times);
  }

  finish(stage: string, clusters: Clusters | null): StageSample[] {
    if (this.#scores.isEmpty && this.#expected.isEmpty) return [];
    return [
      {
        stage,
        scores: this.#scores.isEmpty ? null : this.#scores.values(),
        clusters: clusters && this.#scores.byCluster(clusters),
        summary: null,
        basics: this.#basics(clusters),
        expectation: this.#expected.isEmpty ? null : this.#expectation(clusters),
        reach: this.#reach?.finish(clusters) ?? null,
        overall: this.#overall.finish(),
        used: this.#used,
      },
    ];
  }

  #expectation(clusters: Clusters | null): ExpectationSample {
    const [expected, paired, difference] = [this.#expected, this.#paired, this.#difference];
    return {
      ...{ expected: expected.values(), paired: paired.values(), difference: difference.values() },
      clusters: clusters && {
        expected: expected.byCluster(clusters),
        paired: paired.byCluster(clusters),
        difference: difference.byCluster(clusters),
      },
    };
  }

  #basics(clusters: Clusters | null): Basics | null {
    const [observed, unmet] = [this.#observed, this.#unmet];
    if (observed.count === 0) return null;
    return {
      n: observed.count,
      unmetN: unmet.count,
      observed: observed.weight,
      squares: observed.square,
      unmet: unmet.weight,
      clusters: clusters && this.#unmetClusters.finish(clusters),
    };
  }
}
