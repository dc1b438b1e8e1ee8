import type { Difference } from '@parcours/model';
import { holm } from '../statistics/holm.ts';

/** An adjusted p below this level is a change, else noise. */
const SIGNIFICANCE_LEVEL = 0.05;

/** The rows with `adjustedP` and `verdict` by Holm's correction over the differences of all rows. */
export function withHolmCorrection<T extends { readonly differences: readonly Difference[] }>(rows: readonly T[]): T[] {
  const adjusted = holm(rows.flatMap(({ differences }) => differences.map(({ p }) => p)));
  let next = 0;
  return rows.map((row) => ({
    ...row,
    differences: row.differences.map((each): Difference => {
      const adjustedP = adjusted[next++] ?? null;
      return { ...each, adjustedP, verdict: adjustedP === null ? null : adjustedP < SIGNIFICANCE_LEVEL ? 'change' : 'noise' };
    }),
  }));
}
