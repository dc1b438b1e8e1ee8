import type { ClusterSums, Distribution } from '@parcours/model';
import { type Moments, momentsOf } from './distribution.ts';
import { neumaierSum } from './neumaier-sum.ts';

/** Clusters of equal sums. */
export interface EqualClusters extends ClusterSums {
  /** How many, above 0; not necessarily whole. */
  readonly count: number;
}

/** Relative size below which a variation between clusters is rounding error. */
const ROUNDING = 1e-9;

/**
 * Moments of a mean whose respondents were drawn in clusters (method.md, 2.3), by linearisation: with u_c = Σw(x − m) over the
 * respondents of cluster c and W_c their Σw, var = Σ u_c²/(1 − W_c/W)/W² and df = max(1, W²/ΣW_c² − 1). For equal weights it is the
 * bias-reduced linearisation of Bell & McCaffrey (2002, *Survey Methodology* 28, 169–181). The effective n is sd²/var.
 *
 * Clusters of one respondent of weight 1 give the usual standard error sd/√n with n − 1 degrees of freedom.
 *
 * @param distribution all respondents.
 * @param clusters the same respondents, each in one cluster.
 * @returns null where nobody answered; `se` and `df` are null, and the effective n is that of the weights, where the mean is not
 *   estimable: one cluster, or equal answers.
 */
export function clusteredMoments(distribution: Distribution, clusters: readonly (ClusterSums | EqualClusters)[]): Moments | null {
  const moments = momentsOf(distribution);
  if (!moments) return null;
  const { mean, sd } = moments;
  const countOf = (cluster: ClusterSums | EqualClusters) => ('count' in cluster ? cluster.count : 1);
  const sum = (term: (cluster: ClusterSums) => number) =>
    neumaierSum(clusters.length, (i) => countOf(clusters[i] as ClusterSums) * term(clusters[i] as ClusterSums));
  const total = sum(({ weight }) => weight);
  if (sum(() => 1) < 2 || sd === null || distribution.values.length < 2) return { ...moments, se: null, df: null };
  const variance = sum(({ weight, weightedSum }) => (weightedSum - weight * mean) ** 2 / (1 - weight / total)) / total ** 2;
  const df = Math.max(1, total ** 2 / sum(({ weight }) => weight ** 2) - 1);
  // Clusters of equal means: nothing varies between them, and no effective n can be told.
  if (Math.sqrt(variance) <= ROUNDING * sd) return { ...moments, se: null, df: null };
  return { ...moments, effectiveN: sd ** 2 / variance, se: Math.sqrt(variance), df };
}
