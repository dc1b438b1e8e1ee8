import {
  type CurveGhost,
  claimsNotice,
  type GapColumn,
  type GapSortKey,
  gapLegend,
  gapTable,
  isClaimedOnly,
  journeyMap,
  journeySummary,
  journeyWarningList,
  kpiTiles,
  mapLayout,
  measureFirst,
  methodNotes,
  remarkList,
  stageSheet,
} from '@parcours/charts';
import { h, type VNode } from '@parcours/charts/element';
import { isSuppressed, type JourneyReport, type Language } from '@parcours/model';
import { type WhatIfState, whatIfSection } from '../interaction/what-if.ts';
import { panelTranslator } from '../messages.ts';
import type { MapView } from '../protocol/map-view.ts';
import type { PanelModel } from '../protocol/protocol.ts';
import { snippets } from '../snippets.ts';
import { gapControls } from './gap-controls.ts';
import { mapControls } from './map-controls.ts';

export interface CurveTabOptions {
  readonly language: Language;
  /** Of the file's keywords. */
  readonly keywordLanguage: Language;
  readonly width: number;
  readonly sort: GapSortKey;
  /** Of the gap table, beside those that are always there. */
  readonly columns: readonly GapColumn[];
  readonly map: MapView;
  /** Name of the stage that is selected. */
  readonly selected: string | null;
  /** Search text for the gap table. */
  readonly filter: string;
  readonly whatIf: WhatIfState;
  /** The host writes values that are changed into the text. */
  readonly editsText: boolean;
  /** Another version, drawn behind the curve. */
  readonly ghost: CurveGhost | null;
}

/** The first tab: the map of the journey, its gaps, summary and KPIs. */
export function curveTab(journey: JourneyReport, missing: PanelModel['missing'], options: CurveTabOptions): VNode {
  const { language, keywordLanguage } = options;
  const t = panelTranslator(language);
  if (journey.stages.length === 0) {
    return h('div', {}, [
      h('section', { class: 'empty' }, [
        h('h2', {}, t('no-stage-title')),
        h('p', {}, t('no-stage')),
        h('pre', {}, snippets.stage(language, keywordLanguage)),
      ]),
      missingList(missing, language),
    ]);
  }
  const { width, map, selected } = options;
  const { lanes, columnWidth, openPhases } = map;
  const { size } = mapLayout(journey, { width, columnWidth, openPhases, selected: null });
  return h('div', {}, [
    ...journeyWarningList(journey, language),
    claimsNotice(journey, language),
    evidenceHint(journey, language, keywordLanguage),
    missingList(missing, language),
    h('section', { class: 'curve', 'data-part': 'curve', 'aria-label': t('map-region') }, [
      mapControls(journey, { language, lanes, isFitted: columnWidth === null }),
      journeyMap(journey, { language, width, columnWidth, lanes, openPhases, ghost: options.ghost, foldsByButton: true }),
      h('p', { class: 'help', id: 'curve-help' }, t('map-help')),
      size === 'narrow' && stageSheet(journey, { language, lanes, selected }),
    ]),
    measureFirst(journey, language),
    !isClaimedOnly(journey) &&
      h('section', { class: 'gaps', 'data-part': 'gaps', 'aria-label': t('gap-region') }, [
        gapHint(journey, language),
        gapControls(journey, options),
        h('div', { class: 'scroll', 'data-keep-scroll': 'gaps', tabindex: 0, role: 'group', 'aria-label': t('gap-region') }, [
          gapTable(journey, {
            language,
            sort: options.sort,
            columns: options.columns,
            brief: true,
            linksFigures: true,
            editsValues: options.editsText,
          }),
        ]),
        gapLegend({ language }),
        remarkList(journey, { language }),
      ]),
    whatIfSection(journey, options.whatIf, language),
    !isClaimedOnly(journey) && journeySummary(journey, { language }),
    journey.kpis.length > 0 && kpiTiles(journey, { language }),
    h('details', { 'data-key': 'notes' }, [h('summary', {}, t('notes')), methodNotes(journey, { language })]),
  ]);
}

function evidenceHint(journey: JourneyReport, language: Language, keywordLanguage: Language): VNode | null {
  const t = panelTranslator(language);
  if (journey.stages.some((stage) => stage.measured || isSuppressed(stage))) return null;
  // The list of missing studies says so already.
  if (journey.studies.length === 0 && journey.missing.length > 0) return null;
  if (journey.studies.length > 0) return h('p', { class: 'hint' }, t('nothing-measured'));
  return h('section', { class: 'hint' }, [
    h('p', {}, t('no-observations')),
    h('pre', {}, snippets.observations(journey, language, keywordLanguage)),
  ]);
}

function gapHint(journey: JourneyReport, language: Language): VNode | null {
  const t = panelTranslator(language);
  const gaps = journey.stages.map((stage) => stage.gap);
  if (gaps.every((gap) => gap === null)) return h('p', { class: 'hint' }, t('no-gap'));
  const isWell = journey.stages.every(({ gap, list }) => gap !== null && gap.value <= 0 && list !== 'catch-up');
  return isWell ? h('p', { class: 'hint well' }, t('all-well')) : null;
}

function missingList(missing: PanelModel['missing'], language: Language): VNode | null {
  if (missing.length === 0) return null;
  return h('section', { class: 'missing' }, [
    h('h2', {}, panelTranslator(language)('missing')),
    h(
      'ul',
      {},
      missing.map(({ message }) => h('li', {}, message)),
    ),
  ]);
}
