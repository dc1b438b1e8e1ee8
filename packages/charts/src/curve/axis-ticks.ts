import type { Scale } from '@parcours/model';
import { scaleLinear } from 'd3-scale';

/** Least distance in pixels of a tick from an end of the axis, so that their labels do not overlap. */
const MIN_DISTANCE = 14;

/** The ticks of a value axis: both ends of the scale, and about seven round values between them. @param y value → pixels. */
export function axisTicks({ min, max }: Scale, y: (value: number) => number): number[] {
  const isClear = (tick: number) => [min, max].every((end) => Math.abs(y(tick) - y(end)) > MIN_DISTANCE);
  const between = scaleLinear([min, max], [0, 1]).ticks(7);
  return [...new Set([min, ...between, max])].filter((tick) => tick === min || tick === max || isClear(tick));
}
