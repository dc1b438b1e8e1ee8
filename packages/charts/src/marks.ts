/** The marks, each drawn around (x, y) without any text. Shape and colour always say the same thing. */
import type { ExperienceClass } from '@parcours/model';
import { type Child, h, type Tree } from './element.ts';

/** ▼ disappointing, ● neutral, ▲ enchanting. */
export function point(kind: ExperienceClass, x: number, y: number, size = 6): Tree {
  if (kind === 'neutral') return h('circle', { class: 'pc-point', cx: r(x), cy: r(y), r: r(size * 0.9) });
  const up = kind === 'enchanting' ? -1 : 1;
  const wide = size * 1.08;
  return h('path', {
    class: 'pc-point',
    d: `M${r(x - wide)} ${r(y - up * size * 0.75)}H${r(x + wide)}L${r(x)} ${r(y + up * size * 1.05)}Z`,
  });
}

/** With `clear` it stands on a little paper, which keeps it apart from a line or a bar behind it. */
export function diamond(x: number, y: number, refuted: boolean, clear = false): Child {
  const s = 6;
  const around = 10;
  return [
    clear &&
      h('path', {
        class: 'pc-paper',
        d: `M${r(x)} ${r(y - around)}L${r(x + around)} ${r(y)}L${r(x)} ${r(y + around)}L${r(x - around)} ${r(y)}Z`,
      }),
    h('path', { class: 'pc-expert', d: `M${r(x)} ${r(y - s)}L${r(x + s)} ${r(y)}L${r(x)} ${r(y + s)}L${r(x - s)} ${r(y)}Z` }),
    refuted && h('path', { class: 'pc-strike', d: `M${r(x - s)} ${r(y + s)}L${r(x + s)} ${r(y - s)}` }),
  ];
}

export function target(x: number, y: number, half = 15): Tree {
  return h('path', { class: 'pc-target', d: `M${r(x - half)} ${r(y)}H${r(x + half)}` });
}

export function ring(x: number, y: number, radius = 11): Tree {
  return h('circle', { class: 'pc-ring', cx: r(x), cy: r(y), r: radius });
}

export function star(x: number, y: number, size = 6): Tree {
  const corners = Array.from({ length: 10 }, (_, at) => {
    const radius = at % 2 === 0 ? size : size * 0.42;
    const angle = (at * Math.PI) / 5 - Math.PI / 2;
    return `${r(x + radius * Math.cos(angle))} ${r(y + radius * Math.sin(angle))}`;
  });
  return h('path', { class: 'pc-star', d: `M${corners.join('L')}Z` });
}

/** Two halves of a chain link that do not meet. */
export function brokenLink(x: number, y: number): Tree {
  return h('path', {
    class: 'pc-break',
    d: `M${r(x - 2.5)} ${r(y - 3.5)}H${r(x - 5)}A3.5 3.5 0 0 0 ${r(x - 5)} ${r(y + 3.5)}H${r(x - 2.5)}M${r(x + 2.5)} ${r(y - 3.5)}H${r(x + 5)}A3.5 3.5 0 0 1 ${r(x + 5)} ${r(y + 3.5)}H${r(x + 2.5)}M${r(x + 1.5)} ${r(y - 6)}L${r(x - 1.5)} ${r(y + 6)}`,
  });
}

/** A vertical whisker from `top` to `bottom`; a clipped end is an arrow instead of a cap. */
export function whisker(x: number, top: number, bottom: number, clipped: { top: boolean; bottom: boolean }): Child {
  const cap = (y: number) => `M${r(x - 5)} ${r(y)}H${r(x + 5)}`;
  const arrow = (y: number, up: number) =>
    h('path', { class: 'pc-arrow', d: `M${r(x - 5)} ${r(y + up * 7)}H${r(x + 5)}L${r(x)} ${r(y)}Z` });
  const ends = `${clipped.top ? '' : cap(top)}${clipped.bottom ? '' : cap(bottom)}`;
  return [
    h('path', { class: 'pc-whisker pc-body', d: `M${r(x)} ${r(top)}V${r(bottom)}` }),
    ends && h('path', { class: 'pc-whisker', d: ends }),
    clipped.top && arrow(top, 1),
    clipped.bottom && arrow(bottom, -1),
  ];
}

/** Coordinates with one decimal, the same bytes on every machine. */
export function r(value: number): number {
  return Math.round(value * 10) / 10 + 0;
}
