import type { Difference } from '@parcours/model';
import { holm } from '../statistics/holm.ts';

/** An adjusted p below this level is a change, else noise. */
export const SIGNIFICANCE_LEVEL = 0.05;

type Tested = Pick<Difference, 'from' | 'to' | 'p' | 'adjustedP' | 'verdict' | 'undecided'>;

/**
 * The rows with `adjustedP` and `verdict` by Holm's correction. A family is what is compared for one pair of groups: the stages, the KPIs,
 * or the index alone; what is undecided belongs to none.
 *
 * @param rows the stages, the KPIs or the index of one comparison.
 */
export function withHolmCorrection<D extends Tested, Row extends { readonly differences: readonly D[] }>(rows: readonly Row[]): Row[] {
  const families = new Map<string, D[]>();
  for (const { differences } of rows) {
    for (const each of differences) {
      if (each.undecided !== null) continue;
      const pair = `${each.from} ${each.to}`;
      families.set(pair, [...(families.get(pair) ?? []), each]);
    }
  }
  const adjusted = new Map<D, number | null>();
  for (const family of families.values()) {
    const ps = holm(family.map(({ p }) => p));
    for (const [i, each] of family.entries()) adjusted.set(each, ps[i] ?? null);
  }
  return rows.map((row) => ({
    ...row,
    differences: row.differences.map((each): D => {
      const adjustedP = adjusted.get(each) ?? null;
      return { ...each, adjustedP, verdict: adjustedP === null ? null : adjustedP < SIGNIFICANCE_LEVEL ? 'change' : 'noise' };
    }),
  }));
}
