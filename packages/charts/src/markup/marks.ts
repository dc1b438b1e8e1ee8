/** The marks of the charts, each centred on (x, y). Shape and colour are redundant: neither is needed to tell marks apart. */
import type { ExperienceClass } from '@parcours/model';
import { type Child, h, type VNode } from './element.ts';

/** The mark of a class: ▼ disappointing, ● neutral, ▲ enchanting. */
export function classMark(kind: ExperienceClass, x: number, y: number, size = 6): VNode {
  if (kind === 'neutral') return h('circle', { class: 'pc-point', cx: round(x), cy: round(y), r: round(size * 0.9) });
  const up = kind === 'enchanting' ? -1 : 1;
  const wide = size * 1.08;
  return h('path', {
    class: 'pc-point',
    d: `M${round(x - wide)} ${round(y - up * size * 0.75)}H${round(x + wide)}L${round(x)} ${round(y + up * size * 1.05)}Z`,
  });
}

/** The expert score, a diamond, struck through if refuted. `withBackground` separates it from lines behind it. */
export function expertMark(x: number, y: number, refuted: boolean, withBackground = false): Child {
  const s = 6;
  const outer = 10;
  return [
    withBackground &&
      h('path', {
        class: 'pc-background',
        d: `M${round(x)} ${round(y - outer)}L${round(x + outer)} ${round(y)}L${round(x)} ${round(y + outer)}L${round(x - outer)} ${round(y)}Z`,
      }),
    h('path', {
      class: 'pc-expert',
      d: `M${round(x)} ${round(y - s)}L${round(x + s)} ${round(y)}L${round(x)} ${round(y + s)}L${round(x - s)} ${round(y)}Z`,
    }),
    refuted && h('path', { class: 'pc-strike', d: `M${round(x - s)} ${round(y + s)}L${round(x + s)} ${round(y - s)}` }),
  ];
}

/** What the experts of a study say on average: a small open square, struck through if refuted. */
export function claimMark(x: number, y: number, refuted: boolean): Child {
  const s = 4;
  return [
    h('rect', { class: 'pc-expert', x: round(x - s), y: round(y - s), width: 2 * s, height: 2 * s }),
    refuted && h('path', { class: 'pc-strike', d: `M${round(x - s - 2)} ${round(y + s + 2)}L${round(x + s + 2)} ${round(y - s - 2)}` }),
  ];
}

export function targetMark(x: number, y: number, halfWidth = 15): VNode {
  return h('path', { class: 'pc-target', d: `M${round(x - halfWidth)} ${round(y)}H${round(x + halfWidth)}` });
}

export function momentOfTruthRing(x: number, y: number, radius = 11): VNode {
  return h('circle', { class: 'pc-ring', cx: round(x), cy: round(y), r: radius });
}

export function starMark(x: number, y: number, size = 6): VNode {
  const corners = Array.from({ length: 10 }, (_, at) => {
    const radius = at % 2 === 0 ? size : size * 0.42;
    const angle = (at * Math.PI) / 5 - Math.PI / 2;
    return `${round(x + radius * Math.cos(angle))} ${round(y + radius * Math.sin(angle))}`;
  });
  return h('path', { class: 'pc-star', d: `M${corners.join('L')}Z` });
}

/** A rupture: an arrow that is broken by two strokes. `isMirrored`: it points to the left. */
export function ruptureMark(x: number, y: number, isMirrored = false): VNode {
  const along = (dx: number) => round(isMirrored ? x - dx : x + dx);
  const at = (dx: number, dy: number) => `${along(dx)} ${round(y + dy)}`;
  const d = `M${at(-10, 0)}H${along(-4.5)}M${at(-4, 4.5)}L${at(-1, -4.5)}M${at(0, 4.5)}L${at(3, -4.5)}M${at(3.5, 0)}H${along(10)}M${at(6.5, -3.5)}L${at(10, 0)}L${at(6.5, 3.5)}`;
  return h('path', { class: 'pc-rupture-mark', d });
}

/** A vertical error bar from `top` to `bottom`; a clipped end is an arrow instead of a cap. */
export function errorBar(x: number, top: number, bottom: number, clippedEnds: { top: boolean; bottom: boolean }): Child {
  const cap = (y: number) => `M${round(x - 5)} ${round(y)}H${round(x + 5)}`;
  const arrow = (y: number, up: number) =>
    h('path', { class: 'pc-arrow', d: `M${round(x - 5)} ${round(y + up * 7)}H${round(x + 5)}L${round(x)} ${round(y)}Z` });
  const ends = `${clippedEnds.top ? '' : cap(top)}${clippedEnds.bottom ? '' : cap(bottom)}`;
  return [
    h('path', { class: 'pc-error-bar pc-stem', d: `M${round(x)} ${round(top)}V${round(bottom)}` }),
    ends && h('path', { class: 'pc-error-bar', d: ends }),
    clippedEnds.top && arrow(top, 1),
    clippedEnds.bottom && arrow(bottom, -1),
  ];
}

/** Rounds a coordinate to one decimal; never −0. */
export function round(value: number): number {
  return Math.round(value * 10) / 10 + 0;
}
