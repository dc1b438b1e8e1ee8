/** Linear maps between scales (method.md, 2.1). */
import type { Bounds } from '@parcours/model';
import { divide, type Fraction, fractionOf, multiply, subtract, toNumber } from './fraction.ts';

/**
 * Maps a value linearly from one scale to another: `from.min` to `to.min`, `from.max` to `to.max`.
 *
 * `rescale(10, { min: 1, max: 11 }, { min: 0, max: 10 })` is exactly 9: the division comes after the multiplication, to lose no digit. A
 * descending scale (school grades `6..1`) is reversed. A value outside `from` is mapped outside `to`.
 *
 * @returns NaN where `from` has no width; never throws.
 */
export function rescale(value: number, from: Bounds, to: Bounds): number {
  const isWhole = Number.isInteger(value) && hasWholeBounds(from) && hasWholeBounds(to);
  const distance = isWhole ? null : distanceFromMin(value, from, to);
  return (distance ? toNumber(distance) : ((value - from.min) * (to.max - to.min)) / (from.max - from.min)) + to.min;
}

function hasWholeBounds({ min, max }: Bounds): boolean {
  return Number.isInteger(min) && Number.isInteger(max);
}

/** How far above `to.min` a value of the scale `from` is mapped; null where it is not exact, and where `from` has no width. */
export function distanceFromMin(value: number, from: Bounds, to: Bounds): Fraction | null {
  const width = subtract(fractionOf(to.max), fractionOf(to.min));
  const share = divide(subtract(fractionOf(value), fractionOf(from.min)), subtract(fractionOf(from.max), fractionOf(from.min)));
  return multiply(share, width);
}

/** `value` limited to the bounds of the scale. */
export function clamp(value: number, scale: Bounds): number {
  return Math.min(Math.max(value, scale.min), scale.max);
}
