import {
  emotionCurve,
  type GapSortKey,
  gapTable,
  journeySubtitle,
  journeySummary,
  kpiTiles,
  methodNotes,
  stageNotes,
} from '@parcours/charts';
import { h, type VNode } from '@parcours/charts/element';
import { formatFixed, formatScore, isSuppressed, type JourneyReport, type Language } from '@parcours/model';
import { say } from './messages.ts';
import type { PanelModel } from './protocol.ts';
import { snippets } from './snippets.ts';

export interface CurveTabOptions {
  readonly language: Language;
  readonly width: number;
  readonly sort: GapSortKey;
}

/** The first tab: the figures of the journey, its curve, its gaps. */
export function curveTab(journey: JourneyReport, missing: PanelModel['missing'], options: CurveTabOptions): VNode {
  const { language } = options;
  const sayIt = say(language);
  if (journey.stages.length === 0) {
    return h('div', {}, [
      h('section', { class: 'empty' }, [
        h('h2', {}, sayIt('no-stage-title')),
        h('p', {}, sayIt('no-stage')),
        h('pre', {}, snippets.stage(language)),
      ]),
      missingList(missing, language),
    ]);
  }
  return h('div', {}, [
    journeyHeading(journey, language),
    evidenceHint(journey, language),
    missingList(missing, language),
    h('section', { class: 'curve', 'data-part': 'curve', 'aria-label': sayIt('curve-region') }, [
      h('div', { class: 'scroll', 'data-keep-scroll': 'curve' }, [
        emotionCurve(journey, { language, width: options.width, theme: 'host' }),
      ]),
      h('p', { class: 'help', id: 'curve-help' }, sayIt('curve-help')),
    ]),
    journeySummary(journey, { language }),
    journey.kpis.length > 0 && kpiTiles(journey, { language }),
    h('section', { class: 'gaps', 'data-part': 'gaps', 'aria-label': sayIt('gap-region') }, [
      gapHint(journey, language),
      h('div', { class: 'scroll', 'data-keep-scroll': 'gaps', tabindex: 0, role: 'group', 'aria-label': sayIt('gap-region') }, [
        gapTable(journey, { language, sort: options.sort }),
      ]),
    ]),
    journey.stages.some((stage) => stage.notes.length > 0 || stage.ruptures.length > 0) &&
      h('details', { 'data-key': 'told' }, [h('summary', {}, sayIt('told')), stageNotes(journey, { language })]),
    h('details', { 'data-key': 'notes' }, [h('summary', {}, sayIt('notes')), methodNotes(journey, { language })]),
  ]);
}

/** Whose journey it is, in which case, and its score: what one looks for while typing. */
function journeyHeading(journey: JourneyReport, language: Language): VNode {
  const sayIt = say(language);
  const { score, index } = journey;
  const figures =
    score === null || index === null
      ? sayIt('unmeasured')
      : sayIt('score', { score: formatScore(score, language), index: formatFixed(index, language, 1) });
  const about = journeySubtitle(journey, language);
  return h('header', { class: 'heading' }, [
    h('h1', {}, journey.label ?? journey.name),
    h('p', {}, [...about.map((each) => h('span', { class: 'aside' }, `${each} · `)), h('span', { class: 'figures' }, figures)]),
  ]);
}

function evidenceHint(journey: JourneyReport, language: Language): VNode | null {
  const sayIt = say(language);
  if (journey.stages.some((stage) => stage.measured || isSuppressed(stage))) return null;
  // What is missing says so already.
  if (journey.studies.length === 0 && journey.missing.length > 0) return null;
  if (journey.studies.length > 0) return h('p', { class: 'hint' }, sayIt('nothing-measured'));
  return h('section', { class: 'hint' }, [h('p', {}, sayIt('no-observations')), h('pre', {}, snippets.observations(journey, language))]);
}

function gapHint(journey: JourneyReport, language: Language): VNode | null {
  const sayIt = say(language);
  const gaps = journey.stages.map((stage) => stage.gap);
  if (gaps.every((gap) => gap === null)) return h('p', { class: 'hint' }, sayIt('no-gap'));
  return gaps.every((gap) => gap !== null && gap.value <= 0) ? h('p', { class: 'hint well' }, sayIt('all-well')) : null;
}

function missingList(missing: PanelModel['missing'], language: Language): VNode | null {
  if (missing.length === 0) return null;
  return h('section', { class: 'missing' }, [
    h('h2', {}, say(language)('missing')),
    h(
      'ul',
      {},
      missing.map(({ message }) => h('li', {}, message)),
    ),
  ]);
}
