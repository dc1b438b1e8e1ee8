/** The series of a comparison: each has a colour, a mark and a dash pattern. */
import { h, type VNode } from './element.ts';
import { round } from './marks.ts';

/** Number of distinct series styles; further groups repeat them. */
const SERIES_COUNT = 6;

export function seriesClass(group: number): string {
  return `pc-series pc-series-${(group % SERIES_COUNT) + 1}`;
}

/** The mark of a series: circle, square, diamond, triangle, inverted triangle or cross. */
export function seriesMark(group: number, x: number, y: number, size = 5): VNode {
  const s = size;
  const shapes = [
    `M${round(x - s)} ${round(y)}A${s} ${s} 0 1 1 ${round(x + s)} ${round(y)}A${s} ${s} 0 1 1 ${round(x - s)} ${round(y)}Z`,
    `M${round(x - s * 0.9)} ${round(y - s * 0.9)}H${round(x + s * 0.9)}V${round(y + s * 0.9)}H${round(x - s * 0.9)}Z`,
    `M${round(x)} ${round(y - s * 1.25)}L${round(x + s * 1.25)} ${round(y)}L${round(x)} ${round(y + s * 1.25)}L${round(x - s * 1.25)} ${round(y)}Z`,
    `M${round(x - s * 1.1)} ${round(y + s * 0.8)}H${round(x + s * 1.1)}L${round(x)} ${round(y - s * 1.1)}Z`,
    `M${round(x - s * 1.1)} ${round(y - s * 0.8)}H${round(x + s * 1.1)}L${round(x)} ${round(y + s * 1.1)}Z`,
    `M${round(x - s)} ${round(y - s)}L${round(x + s)} ${round(y + s)}M${round(x - s)} ${round(y + s)}L${round(x + s)} ${round(y - s)}`,
  ];
  return h('path', { class: 'pc-point', d: shapes[group % SERIES_COUNT] });
}
