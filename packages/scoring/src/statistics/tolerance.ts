/** Comparisons of computed figures with thresholds, bounds and each other (method.md, 2.21). */
import type { Bounds } from '@parcours/model';

/** Tolerance of a comparison, as a share of the scale's width. */
const RELATIVE_TOLERANCE = 1e-9;

const toleranceOf = ({ min, max }: Bounds): number => RELATIVE_TOLERANCE * Math.abs(max - min);

/** Whether two figures of one scale are equal up to 1e-9 of its width. */
export function isEqualOn(scale: Bounds, a: number, b: number): boolean {
  return Math.abs(a - b) <= toleranceOf(scale);
}

/** Whether `value` reaches `threshold`: a figure that misses it by rounding alone has reached it. */
export function reachesOn(scale: Bounds, value: number, threshold: number): boolean {
  return value >= threshold - toleranceOf(scale);
}

/** Whether `value` lies above `threshold` by more than rounding. */
export function exceedsOn(scale: Bounds, value: number, threshold: number): boolean {
  return value > threshold + toleranceOf(scale);
}
