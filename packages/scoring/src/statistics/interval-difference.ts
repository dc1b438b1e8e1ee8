/** A figure with both bounds of its interval. */
export interface BoundedEstimate {
  readonly value: number;
  readonly low: number;
  readonly high: number;
}

/**
 * The interval of `to` − `from` from the intervals of both (method of variance estimates recovery, MOVER: Zou & Donner 2008,
 * *Statistics in Medicine* 27, 1693–1702): low = d − √(a² − 2φab + b²), a the distance of `to` to its lower bound, b that of `from` to
 * its upper one; high with the other two distances. With Wilson intervals it is Newcombe's; medians are compared in the same way.
 *
 * @param correlation φ between the two estimates, −1..1; 0 for independent groups.
 */
export function intervalDifference(from: BoundedEstimate, to: BoundedEstimate, correlation = 0): BoundedEstimate {
  const value = to.value - from.value;
  return {
    value,
    low: value - joint(to.value - to.low, from.high - from.value, correlation),
    high: value + joint(to.high - to.value, from.value - from.low, correlation),
  };
}

/** √(a² − 2φab + b²); rounding never makes the radicand negative. */
function joint(a: number, b: number, correlation: number): number {
  return Math.sqrt(Math.max(0, a * a - 2 * correlation * a * b + b * b));
}
