/** One figure and its interval on a horizontal axis, for the cells of tables; the cell says the same in words. */
import { scaleLinear } from 'd3-scale';
import { type Child, h, type VNode } from '../markup/element.ts';
import { round } from '../markup/marks.ts';

export interface IntervalPlotOptions {
  /** What the axis covers; what lies beyond ends in an arrow. */
  readonly domain: readonly [number, number];
  /** A rule across the axis, such as zero; null: none. */
  readonly rule: number | null;
  readonly width: number;
  /** `above` and `below` have triangles, all others circles. */
  readonly mark: 'above' | 'below' | 'plain';
  /** Few respondents: hollow, the interval dashed. */
  readonly weak?: boolean;
}

const HEIGHT = 16;
const MIDDLE = HEIGHT / 2;
const PADDING = 6;

export function intervalPlot(value: number, low: number | null, high: number | null, options: IntervalPlotOptions): VNode {
  const { domain, rule, width, mark, weak = false } = options;
  const x = scaleLinear([...domain], [PADDING, width - PADDING]).clamp(true);
  const isDrawn = low !== null && high !== null;
  return h(
    'svg',
    {
      class: `pc-chart pc-interval-plot pc-${mark}${weak ? ' pc-tentative' : ''}`,
      width,
      height: HEIGHT,
      viewBox: `0 0 ${width} ${HEIGHT}`,
      'aria-hidden': 'true',
    },
    [
      h('path', {
        class: 'pc-rule',
        d: `M${PADDING} ${MIDDLE}H${width - PADDING}${rule === null ? '' : `M${round(x(rule))} 1V${HEIGHT - 1}`}`,
      }),
      isDrawn && h('path', { class: 'pc-error-bar pc-stem', d: `M${round(x(low))} ${MIDDLE}H${round(x(high))}` }),
      isDrawn && [end(x(low), low < domain[0], 1), end(x(high), high > domain[1], -1)],
      plotMark(mark, x(value)),
    ],
  );
}

function end(at: number, isCut: boolean, into: 1 | -1): Child {
  return isCut
    ? h('path', { class: 'pc-arrow', d: `M${round(at)} ${MIDDLE}L${round(at + into * 5)} ${MIDDLE - 3.5}V${MIDDLE + 3.5}Z` })
    : h('path', { class: 'pc-error-bar', d: `M${round(at)} ${MIDDLE - 3}V${MIDDLE + 3}` });
}

function plotMark(mark: IntervalPlotOptions['mark'], x: number): VNode {
  if (mark === 'plain') return h('circle', { class: 'pc-point', cx: round(x), cy: MIDDLE, r: 3.6 });
  const up = mark === 'above' ? -1 : 1;
  return h('path', { class: 'pc-point', d: `M${round(x - 4.6)} ${MIDDLE - up * 3.4}H${round(x + 4.6)}L${round(x)} ${MIDDLE + up * 4.4}Z` });
}
