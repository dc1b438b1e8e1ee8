import type { BoundedEstimate } from './interval-difference.ts';
import { twoSidedNormalP } from './normal.ts';

/** Beyond this z a normal p is 0 in doubles. */
const MAX_Z = 39;

/**
 * The p value that belongs to an interval: the smallest α at which the interval of level 1 − α touches 0, so that verdict and interval
 * agree at every level. By bisection to the last bit of z.
 *
 * @param intervalAt the interval of ±z standard normal errors, z ≥ 0; it widens with z, and has no width at 0. Null where there is none
 *   of that level: p is then that of the widest one that excludes 0.
 * @returns 0–1; 1 where the value itself is 0.
 */
export function invertedIntervalP(intervalAt: (z: number) => BoundedEstimate | null): number {
  const excludesZero = (z: number) => {
    const interval = intervalAt(z);
    return interval !== null && (interval.low > 0 || interval.high < 0);
  };
  let [excluded, included] = [0, MAX_Z];
  if (!excludesZero(excluded)) return 1;
  if (excludesZero(included)) return 0;
  for (;;) {
    const z = (excluded + included) / 2;
    if (z === excluded || z === included) return twoSidedNormalP(z);
    if (excludesZero(z)) excluded = z;
    else included = z;
  }
}
