/** The series of a comparison: each has a colour, a mark and a dash pattern. */
import { h, type VNode } from './element.ts';
import { round } from './marks.ts';
import { SERIES_COLOURS } from './theme.ts';

/** Number of dash patterns, the first of which is solid. */
export const SERIES_DASHES = 5;

/**
 * Colours, marks and dashes repeat after 7, 8 and 5 groups: no two of the first 280 groups have all three in common, and no two of the first
 * 40 the same mark and dash, which is what greyscale leaves.
 */
export function seriesClass(group: number): string {
  return `pc-series pc-series-${(group % SERIES_COLOURS) + 1} pc-dash-${(group % SERIES_DASHES) + 1}`;
}

/** The mark of a series: circle, square, diamond, triangle, inverted triangle, cross, plus or hourglass. */
export function seriesMark(group: number, x: number, y: number, size = 5): VNode {
  const s = size;
  const shapes = [
    `M${round(x - s)} ${round(y)}A${s} ${s} 0 1 1 ${round(x + s)} ${round(y)}A${s} ${s} 0 1 1 ${round(x - s)} ${round(y)}Z`,
    `M${round(x - s * 0.9)} ${round(y - s * 0.9)}H${round(x + s * 0.9)}V${round(y + s * 0.9)}H${round(x - s * 0.9)}Z`,
    `M${round(x)} ${round(y - s * 1.25)}L${round(x + s * 1.25)} ${round(y)}L${round(x)} ${round(y + s * 1.25)}L${round(x - s * 1.25)} ${round(y)}Z`,
    `M${round(x - s * 1.1)} ${round(y + s * 0.8)}H${round(x + s * 1.1)}L${round(x)} ${round(y - s * 1.1)}Z`,
    `M${round(x - s * 1.1)} ${round(y - s * 0.8)}H${round(x + s * 1.1)}L${round(x)} ${round(y + s * 1.1)}Z`,
    `M${round(x - s)} ${round(y - s)}L${round(x + s)} ${round(y + s)}M${round(x - s)} ${round(y + s)}L${round(x + s)} ${round(y - s)}`,
    `M${round(x - s * 1.2)} ${round(y)}H${round(x + s * 1.2)}M${round(x)} ${round(y - s * 1.2)}V${round(y + s * 1.2)}`,
    `M${round(x - s)} ${round(y - s)}H${round(x + s)}L${round(x - s)} ${round(y + s)}H${round(x + s)}Z`,
  ];
  return h('path', { class: 'pc-point', d: shapes[group % shapes.length] });
}
