/** Builds what respondents could reach at a stage with the actions that they met. */
import type { ReachSample } from '@parcours/model';
import type { Clusters } from '../clusters.ts';
import type { StageActions } from '../response-index.ts';
import { ClusterSumsBuilder } from './cluster-sums.ts';
import { DistributionBuilder, WeightedCount } from './distribution.ts';
import type { StageAnswers } from './stage-accumulator.ts';

/** Two best scores within this distance are one: that of the actions met is a mean over observers. */
const TOLERANCE = 1e-9;

export class ReachBuilder {
  readonly #stage: StageActions;
  readonly #shortfall = new DistributionBuilder();
  readonly #clusters = new ClusterSumsBuilder();
  /** By number of actions met: shares are summed once, so that the order of the respondents does not matter. */
  readonly #met: WeightedCount[];
  readonly #byAction: number[];
  /** By both actions. */
  readonly #byPair = new Map<number, number>();
  #completeN = 0;

  constructor(stage: StageActions) {
    this.#stage = stage;
    this.#met = Array.from({ length: stage.names.length + 1 }, () => new WeightedCount());
    this.#byAction = stage.names.map(() => 0);
  }

  /** @param cluster null without a cluster column. */
  add({ score, met }: StageAnswers, cluster: number | null, weight: number, times: number): void {
    if (score === null) return;
    const { best, first, names } = this.#stage;
    const shortfall = (met?.best ?? best) - score;
    this.#shortfall.add(shortfall, weight, times);
    if (cluster !== null) this.#clusters.add(cluster, shortfall, weight, times);
    if (!met) return;
    this.#met[met.actions.length]?.add(weight, times);
    if (Math.abs(met.best - best) <= TOLERANCE * Math.max(1, Math.abs(best))) this.#completeN += times;
    for (const [i, action] of met.actions.entries()) {
      const at = action - first;
      this.#byAction[at] = (this.#byAction[at] ?? 0) + times;
      for (const other of met.actions.slice(i + 1)) {
        const key = at * names.length + other - first;
        this.#byPair.set(key, (this.#byPair.get(key) ?? 0) + times);
      }
    }
  }

  /** Null where nobody has a score. */
  finish(clusters: Clusters | null): ReachSample | null {
    if (this.#shortfall.isEmpty) return null;
    const n = this.#met.reduce((sum, { count }) => sum + count, 0);
    const { names } = this.#stage;
    const nameOf = (at: number) => names[at] ?? '';
    return {
      shortfall: this.#shortfall.finish(),
      clusters: clusters && this.#clusters.finish(clusters),
      n,
      completeN: this.#completeN,
      weight: this.#met.reduce((sum, { weight }) => sum + weight, 0),
      met: this.#met.reduce((sum, { weight }, count) => sum + (weight * count) / names.length, 0),
      actions: this.#byAction.flatMap((count, at) => (count > 0 ? [{ action: nameOf(at), n: count }] : [])),
      pairs: [...this.#byPair]
        .sort(([a], [b]) => a - b)
        .map(([key, count]) => ({ actions: [nameOf(Math.floor(key / names.length)), nameOf(key % names.length)] as const, n: count })),
    };
  }
}
