import type { SummaryStatistics } from '@parcours/model';
import { neumaierSum } from './neumaier-sum.ts';

/**
 * Pools the summary statistics of disjoint groups: n = Σn, mean = Σn·mean/Σn, and the sum of squares within and between groups,
 * Σ(n − 1)·sd² + Σn·(mean_k − mean)², over n − 1 degrees of freedom. `sd` is null where it is null in one group.
 *
 * @returns null without groups.
 */
export function poolSummaryStatistics(summaries: readonly SummaryStatistics[]): SummaryStatistics | null {
  if (summaries.length < 2) return summaries[0] ?? null;
  // A fixed order of summation makes the result independent of the row order.
  const parts = [...summaries].sort((a, b) => a.mean - b.mean || a.n - b.n || (a.sd ?? -1) - (b.sd ?? -1));
  const sum = (term: (part: SummaryStatistics) => number) => neumaierSum(parts.length, (i) => term(parts[i] as SummaryStatistics));
  const n = sum((part) => part.n);
  const mean = sum((part) => part.n * part.mean) / n;
  if (parts.some(({ sd }) => sd === null)) return { n, mean, sd: null };
  const squares = sum((part) => Math.max(0, part.n - 1) * (part.sd ?? 0) ** 2 + part.n * (part.mean - mean) ** 2);
  return { n, mean, sd: n > 1 ? Math.sqrt(squares / (n - 1)) : null };
}
