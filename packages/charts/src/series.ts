/** Several groups in one picture: each has its colour, its shape and its kind of line. */
import { h, type Tree } from './element.ts';
import { r } from './marks.ts';

/** As many can be told apart; more than that repeat. */
const SERIES = 6;

export function seriesClass(group: number): string {
  return `pc-series pc-series-${(group % SERIES) + 1}`;
}

/** Circle, square, diamond, triangle, triangle downwards, cross. */
export function seriesPoint(group: number, x: number, y: number, size = 5): Tree {
  const s = size;
  const shapes = [
    `M${r(x - s)} ${r(y)}A${s} ${s} 0 1 1 ${r(x + s)} ${r(y)}A${s} ${s} 0 1 1 ${r(x - s)} ${r(y)}Z`,
    `M${r(x - s * 0.9)} ${r(y - s * 0.9)}H${r(x + s * 0.9)}V${r(y + s * 0.9)}H${r(x - s * 0.9)}Z`,
    `M${r(x)} ${r(y - s * 1.25)}L${r(x + s * 1.25)} ${r(y)}L${r(x)} ${r(y + s * 1.25)}L${r(x - s * 1.25)} ${r(y)}Z`,
    `M${r(x - s * 1.1)} ${r(y + s * 0.8)}H${r(x + s * 1.1)}L${r(x)} ${r(y - s * 1.1)}Z`,
    `M${r(x - s * 1.1)} ${r(y - s * 0.8)}H${r(x + s * 1.1)}L${r(x)} ${r(y + s * 1.1)}Z`,
    `M${r(x - s)} ${r(y - s)}L${r(x + s)} ${r(y + s)}M${r(x - s)} ${r(y + s)}L${r(x + s)} ${r(y - s)}`,
  ];
  return h('path', { class: 'pc-point', d: shapes[group % SERIES] });
}
