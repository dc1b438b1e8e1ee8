import { neumaierSum } from './neumaier-sum.ts';

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

/** A difference within one instrument. */
export interface WeightedInterval extends BoundedEstimate {
  /** ω, above 0: see `instrumentWeight`. */
  readonly weight: number;
}

/**
 * The differences of several instruments in one (method.md, 2.13): d = Σωd_k/Σω, and its distance to a bound is √(Σω²δ_k²)/Σω, δ_k those
 * of the single differences.
 *
 * @param differences one or more.
 */
export function averageIntervals(differences: readonly WeightedInterval[]): BoundedEstimate {
  const sum = (term: (one: WeightedInterval) => number) => neumaierSum(differences.length, (i) => term(differences[i] as WeightedInterval));
  const total = sum(({ weight }) => weight);
  const value = sum((one) => one.weight * one.value) / total;
  return {
    value,
    low: value - Math.sqrt(sum((one) => (one.weight * (one.value - one.low)) ** 2)) / total,
    high: value + Math.sqrt(sum((one) => (one.weight * (one.high - one.value)) ** 2)) / total,
  };
}

/** √(a² − 2φab + b²); rounding never makes the radicand negative. */
function joint(a: number, b: number, correlation: number): number {
  return Math.sqrt(Math.max(0, a * a - 2 * correlation * a * b + b * b));
}
