/** The overview above a map with folded phases: all stages in the available width, of the marks only ▲ and ▼. */
import { type JourneyReport, type Language, type StageReport, translator } from '@parcours/model';
import { scaleLinear } from 'd3-scale';
import { curveMonotoneX, line } from 'd3-shape';
import { h, type VNode } from '../markup/element.ts';
import { classMark, round } from '../markup/marks.ts';
import { messages } from '../messages.ts';
import { wrapText } from '../text/text-layout.ts';
import type { MapLayout } from './map-layout.ts';

const PLOT_HEIGHT = 54;
const LABEL_HEIGHT = 18;

/** The overview as an `<svg>`; each phase is a `<g data-phase="AT">`, those that are unfolded are framed. */
export function minimap(journey: JourneyReport, layout: MapLayout, width: number, language: Language): VNode {
  const { stages, scale } = journey;
  const y = scaleLinear([scale.min, scale.max], [LABEL_HEIGHT + PLOT_HEIGHT - 4, LABEL_HEIGHT + 4]).clamp(true);
  const step = width / Math.max(1, stages.length);
  const place = (at: number) => (layout.isMirrored ? width - at * step : at * step);
  const middle = (at: number) => place(at + 0.5);
  const draw = line<StageReport>()
    .x((_, at) => middle(at))
    .y(({ measured }) => y(measured?.mean ?? 0))
    .defined(({ measured }) => measured !== null)
    .curve(curveMonotoneX)
    .digits(1);
  const height = LABEL_HEIGHT + PLOT_HEIGHT;
  const d = draw([...stages]);
  return h('svg', { class: 'pc-chart pc-minimap', role: 'img', width, height, viewBox: `0 0 ${width} ${height}` }, [
    h('title', {}, translator(messages, language)('map.overview')),
    h('g', { class: 'pc-disappointing' }, h('path', { class: 'pc-limit', d: `M0 ${round(y(scale.disappointing))}H${width}` })),
    d && h('path', { class: 'pc-line', d }),
    stages.map(({ class: experience, measured }, at) =>
      measured && experience && experience !== 'neutral'
        ? h('g', { class: `pc-${experience}` }, classMark(experience, middle(at), y(measured.mean), 4))
        : null,
    ),
    layout.phases.map(({ label, from, to, isFolded }, at) => {
      const [left, right] = [place(from), place(to)].toSorted((a, b) => a - b) as [number, number];
      const range = `${from + 1}–${to}`;
      const [name] = wrapText(label === '' ? range : `${at + 1} ${label}`, right - left - 8, 11, 1, !isFolded).lines;
      return h('g', { class: isFolded ? 'pc-minimap-phase' : 'pc-minimap-phase pc-open', 'data-phase': at }, [
        h('title', {}, label === '' ? range : label),
        h('rect', {
          class: 'pc-minimap-frame',
          x: round(left + 1),
          y: LABEL_HEIGHT,
          width: round(right - left - 2),
          height: PLOT_HEIGHT - 1,
        }),
        h('text', { class: `pc-small${isFolded ? ' pc-muted' : ' pc-strong'}`, x: round(left + 4), y: 12 }, name),
      ]);
    }),
  ]);
}
