import type { PairSums, Samples } from '@parcours/model';

const lookups = new WeakMap<Samples['stagePairs'], ReadonlyMap<string, PairSums>>();

/** The sums over the respondents of a study who have both stages, in either order; null without any. */
export function stagePairOf({ stagePairs }: Pick<Samples, 'stagePairs'>, first: string, second: string): PairSums | null {
  if (stagePairs.length === 0) return null;
  const known = lookups.get(stagePairs) ?? new Map(stagePairs.map(({ stages, sums }) => [keyOf(...stages), sums]));
  lookups.set(stagePairs, known);
  return known.get(keyOf(first, second)) ?? null;
}

/** The covariance is the same whichever stage comes first. */
function keyOf(first: string, second: string): string {
  return JSON.stringify(first < second ? [first, second] : [second, first]);
}
