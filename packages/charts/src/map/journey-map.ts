/**
 * The journey map: a table whose columns are stages, from the phases over the curve down to the last lane. Widths of columns are
 * attributes, so that it needs no styles of its own.
 */

import { type JourneyReport, type Language, type StageReport, translator } from '@parcours/model';
import type { Lane } from '../choices.ts';
import { curveLegend } from '../curve/curve-legend.ts';
import { type CurveGhost, hasGhost } from '../curve/curve-plot.ts';
import { type Child, h, type VNode } from '../markup/element.ts';
import { messages } from '../messages.ts';
import { labelOf } from '../text/labels.ts';
import { wrapText } from '../text/text-layout.ts';
import { isClaimedOnly } from './claims.ts';
import { DEFAULT_LANES, filledLanes, type LaneChoice, laneCell, laneName, orderedLanes, stageName } from './lanes.ts';
import { mapAxis, mapCurve } from './map-curve.ts';
import { type MapLayout, type MapPhase, mapLayout } from './map-layout.ts';
import { minimap } from './minimap.ts';

export interface JourneyMapOptions {
  readonly language: Language;
  /** Available width in pixels; a map that needs more is wider: put it in a scroll container. */
  readonly width: number;
  /** Width of a column in pixels; null or absent: fitted to the width. */
  readonly columnWidth?: number | null;
  /** Lanes, in order, and those that are switched off. */
  readonly lanes?: LaneChoice;
  /** The phases that are unfolded, where the map folds, by their place from 0; null or absent: that of the first stage to act on. */
  readonly openPhases?: readonly number[] | null;
  readonly selected?: string | null;
  /** Another version of the journey, drawn behind the curve. */
  readonly ghost?: CurveGhost | null;
  /** Phases that fold are buttons with `data-action="fold"`, for a host that handles them. */
  readonly foldsByButton?: boolean;
}

/** Narrower columns have smaller letters and paddings. */
const TIGHT_COLUMN = 100;

const PLOT_HEIGHTS = { wide: 236, medium: 250, narrow: 190 } as const;

/** The map as an element tree. Stages are `<g data-stage>` in the curve, their other cells have `data-stage-cell`. */
export function journeyMap(journey: JourneyReport, options: JourneyMapOptions): VNode {
  const { language, width, selected = null, ghost = null, openPhases = null, columnWidth = null } = options;
  const t = translator(messages, language);
  const layout = mapLayout(journey, { width, columnWidth, openPhases, selected });
  const columns = mapColumns(journey, layout);
  const curve = { language, height: PLOT_HEIGHTS[layout.size], selected, ghost };
  const span = Math.max(1, columns.length);
  const fits = layout.gutter + layout.plotWidth <= width;
  return h(
    'div',
    {
      class: ['pc-map', `pc-map-${layout.size}`, !fits && 'pc-map-scrolls', layout.columnWidth < TIGHT_COLUMN && 'pc-map-tight']
        .filter(Boolean)
        .join(' '),
    },
    [
      layout.folds && minimap(journey, layout, width, language),
      h('div', { class: 'pc-map-scroll scroll', 'data-keep-scroll': 'curve' }, [
        h('table', { class: 'pc-map-table', dir: layout.isMirrored ? 'rtl' : 'ltr', width: layout.gutter + layout.plotWidth }, [
          h('caption', { class: 'pc-hidden' }, t('map.caption', { journey: labelOf(journey) })),
          h('colgroup', {}, [
            h('col', { width: layout.gutter }),
            columns.map((column) => h('col', { width: column.kind === 'fold' ? column.phase.width : layout.columnWidth })),
          ]),
          h('thead', {}, [phaseRow(layout, options), stageRow(layout, columns, language)]),
          h('tbody', { class: 'pc-map-plot' }, [
            h('tr', {}, [
              h('th', { scope: 'row', class: 'pc-gutter' }, [
                h('span', { class: 'pc-hidden' }, t('map.curve')),
                mapAxis(journey, layout, curve),
              ]),
              h('td', { colspan: span }, mapCurve(journey, layout, curve)),
            ]),
          ]),
          layout.size !== 'narrow' && laneRows(journey, columns, options),
        ]),
      ]),
      mapLegend(journey, layout, options),
    ],
  );
}

/** The lanes that are shown, in order, of those that have something; and how many of these there are. */
export function shownLanes(
  journey: JourneyReport,
  choice: LaneChoice = DEFAULT_LANES,
): { readonly shown: readonly Lane[]; readonly filled: number } {
  const filled = filledLanes(journey);
  return { shown: orderedLanes(choice).filter((lane) => filled.has(lane) && !choice.hidden.includes(lane)), filled: filled.size };
}

type MapColumn =
  | { readonly kind: 'stage'; readonly stage: StageReport; readonly at: number; readonly startsPhase: boolean }
  | { readonly kind: 'fold'; readonly phase: MapPhase };

function mapColumns({ stages }: JourneyReport, { phases }: MapLayout): MapColumn[] {
  return phases.flatMap((phase): MapColumn[] =>
    phase.isFolded
      ? [{ kind: 'fold', phase }]
      : stages
          .slice(phase.from, phase.to)
          .map((stage, at) => ({ kind: 'stage', stage, at: phase.from + at, startsPhase: at === 0 && phase.from > 0 })),
  );
}

function phaseRow({ phases, folds, size }: MapLayout, { language, foldsByButton = false, width }: JourneyMapOptions): Child {
  const t = translator(messages, language);
  if (!folds && phases.every(({ label }) => label === '')) return null;
  return h('tr', { class: 'pc-map-phases' }, [
    h('th', { scope: 'row', class: 'pc-gutter' }, size === 'narrow' ? h('span', { class: 'pc-hidden' }, t('map.phases')) : t('map.phases')),
    phases.map((phase, at) => {
      const { label, from, to, isFolded } = phase;
      const range = from + 1 === to ? `${to}` : `${from + 1}–${to}`;
      const name = label === '' ? range : label;
      const attributes = {
        scope: 'colgroup',
        class: isFolded ? 'pc-folded' : at > 0 && 'pc-starts-phase',
        colspan: isFolded ? 1 : to - from,
        title: isFolded ? name : null,
        'data-phase': folds ? at : null,
      };
      // A number where a name has no room: the title has it.
      const isTight = isFolded || (width < 400 && phase.width < 60);
      const shown = isTight && label !== '' ? `${at + 1}` : isTight ? `${from + 1}` : name;
      const text = [
        folds && (!isFolded ? '▾\u00a0' : shown.length < 3 && '▸\u00a0'),
        h('span', { class: 'pc-phase-name', dir: 'auto' }, shown),
      ];
      const detail =
        !isTight &&
        size !== 'narrow' &&
        phase.width > 200 &&
        label !== '' &&
        h('span', { class: 'pc-phase-count' }, t('map.stages.n', { n: to - from }));
      if (!folds || !foldsByButton) return h('th', attributes, [text, detail]);
      return h('th', attributes, [
        h(
          'button',
          {
            type: 'button',
            id: `phase-${at}`,
            'data-action': 'fold',
            'data-value': at,
            'aria-expanded': String(!isFolded),
            'aria-label': `${shown} · ${t(isFolded ? 'map.unfold' : 'map.fold', { phase: name })}`,
          },
          text,
        ),
        detail,
      ]);
    }),
  ]);
}

function stageRow({ size }: MapLayout, columns: readonly MapColumn[], language: Language): VNode {
  const t = translator(messages, language);
  return h('tr', { class: 'pc-map-stages' }, [
    h('th', { scope: 'row', class: 'pc-gutter' }, h('span', { class: 'pc-hidden' }, t('map.stages'))),
    columns.map((column) => {
      if (column.kind === 'fold') {
        const count = column.phase.to - column.phase.from;
        return h('td', { class: 'pc-folded', title: t('map.range', { from: column.phase.from + 1, to: column.phase.to }) }, String(count));
      }
      const { stage, at } = column;
      return h('th', { scope: 'col', class: startClass(column), 'data-stage-cell': stage.name, title: labelOf(stage) }, [
        size === 'narrow'
          ? [h('span', { 'aria-hidden': 'true' }, String(at + 1)), h('span', { class: 'pc-hidden' }, labelOf(stage))]
          : stageName(stage, at, language),
      ]);
    }),
  ]);
}

function laneRows(journey: JourneyReport, columns: readonly MapColumn[], { language, lanes }: JourneyMapOptions): VNode {
  const rows = shownLanes(journey, lanes).shown.map((lane) => {
    const { name, hint } = laneName(lane, language);
    return h('tr', { 'data-lane': lane }, [
      h('th', { scope: 'row', class: 'pc-gutter' }, [
        h('span', { class: 'pc-lane-name' }, name),
        hint !== '' && h('span', { class: 'pc-lane-hint' }, hint),
      ]),
      columns.map((column) =>
        column.kind === 'fold'
          ? h('td', { class: 'pc-folded' })
          : h('td', { class: startClass(column), 'data-stage-cell': column.stage.name }, laneCell(lane, journey, column.stage, language)),
      ),
    ]);
  });
  return h('tbody', { class: 'pc-lanes' }, rows);
}

const startClass = ({ startsPhase }: Extract<MapColumn, { kind: 'stage' }>) => (startsPhase ? 'pc-starts-phase' : null);

/** The legend of the curve, and what folded phases show. */
function mapLegend(journey: JourneyReport, layout: MapLayout, { width, language, ghost = null }: JourneyMapOptions): Child {
  const t = translator(messages, language);
  const legend = curveLegend(journey, {
    ...{ x: 0, y: 16, width: width - 8, language, ghost: ghost && hasGhost(journey, ghost) ? ghost.label : null },
    classes: layout.size === 'narrow',
    isClaimed: isClaimedOnly(journey),
    isMap: true,
    isSupposed: ghost?.isSupposed ?? false,
  });
  const folded = layout.folds ? wrapText(t('map.folded'), width - 8, 11, 4).lines : [];
  const height = legend.end + folded.length * 15 + 6;
  const picture = h('svg', { class: 'pc-chart pc-map-legend', width, height, viewBox: `0 0 ${width} ${height}`, 'aria-hidden': 'true' }, [
    legend.tree,
    folded.map((text, at) => h('text', { class: 'pc-small pc-muted', x: 0, y: legend.end + 12 + at * 15 }, text)),
  ]);
  if (layout.size !== 'narrow') return picture;
  // A narrow picture has no room for it; open where it says what the line behind the curve is.
  const fold = { class: 'pc-legend-details', 'data-key': ghost ? 'legend-of-two' : 'legend', open: ghost !== null };
  return h('details', fold, [h('summary', {}, t('map.legend')), picture]);
}
