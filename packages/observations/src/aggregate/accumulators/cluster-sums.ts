/** Accumulates what the respondents of each cluster gave. */
import type { ClusterSample } from '@parcours/model';
import type { Clusters } from '../clusters.ts';
import { NO_CLUSTER } from '../clusters.ts';
import { DistributionBuilder } from './distribution.ts';

/** Add respondents in ascending order of weight, as with a DistributionBuilder, for order-independent sums. */
export class ClusterSumsBuilder {
  /** By cluster. */
  readonly #distributions = new Map<number, DistributionBuilder>();
  readonly #alone: { readonly value: number; readonly weight: number; readonly times: number }[] = [];

  /** @param cluster its index, or NO_CLUSTER for respondents who are clusters alone. */
  add(cluster: number, value: number, weight: number, times: number): void {
    if (cluster === NO_CLUSTER) {
      this.#alone.push({ value, weight, times });
      return;
    }
    let distribution = this.#distributions.get(cluster);
    if (!distribution) {
      distribution = new DistributionBuilder();
      this.#distributions.set(cluster, distribution);
    }
    distribution.add(value, weight, times);
  }

  finish({ names }: Clusters): ClusterSample[] {
    const named = [...this.#distributions].map(([cluster, distribution]) => {
      const { values, weights } = distribution.finish();
      const sum = (term: (i: number) => number) => values.reduce((total, _, i) => total + term(i), 0);
      return {
        cluster: names[cluster] as string,
        weight: sum((i) => weights[i] as number),
        weightedSum: sum((i) => (weights[i] as number) * (values[i] as number)),
      };
    });
    const alone = this.#alone.flatMap(({ value, weight, times }) =>
      Array.from({ length: times }, () => ({ cluster: null, weight, weightedSum: weight * value })),
    );
    return [
      ...named.sort((a, b) => (a.cluster < b.cluster ? -1 : 1)),
      ...alone.sort((a, b) => a.weight - b.weight || a.weightedSum - b.weightedSum),
    ];
  }
}
