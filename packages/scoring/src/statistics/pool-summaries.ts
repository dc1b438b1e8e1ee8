import type { SummaryStatistics } from '@parcours/model';
import { neumaierSum } from './neumaier-sum.ts';

/**
 * Means of several groups that have nobody in common in one: n is added, the mean weighted by n, the deviations combined with those of
 * the means: Σ(n − 1)·sd² + Σn·(mean − whole)². The standard deviation is null where one of them has none.
 *
 * @returns null where there is none.
 */
export function poolSummaryStatistics(given: readonly SummaryStatistics[]): SummaryStatistics | null {
  if (given.length < 2) return given[0] ?? null;
  // One order of summation, whatever the order of the rows.
  const parts = [...given].sort((a, b) => a.mean - b.mean || a.n - b.n || (a.sd ?? -1) - (b.sd ?? -1));
  const sum = (term: (part: SummaryStatistics) => number) => neumaierSum(parts.length, (i) => term(parts[i] as SummaryStatistics));
  const n = sum((part) => part.n);
  const mean = sum((part) => part.n * part.mean) / n;
  if (parts.some(({ sd }) => sd === null)) return { n, mean, sd: null };
  const squares = sum((part) => Math.max(0, part.n - 1) * (part.sd ?? 0) ** 2 + part.n * (part.mean - mean) ** 2);
  return { n, mean, sd: n > 1 ? Math.sqrt(squares / (n - 1)) : null };
}
