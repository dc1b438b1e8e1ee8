/** What if: initiatives that keep their promise and stages that are moved by hand, and what the figures would be. */
import { scoreText } from '@parcours/charts';
import { h, type VNode } from '@parcours/charts/element';
import {
  formatFixed,
  formatNumber,
  formatScore,
  type JourneyReport,
  type Language,
  type SupposedJourney,
  type Supposition,
  supposableInitiatives,
} from '@parcours/model';
import { panelTranslator } from '../messages.ts';

export const MOVE_ID = 'suppose-move';
export const MOVED_STAGE_ID = 'suppose-stage';

export const NOTHING_SUPPOSED: Supposition = { initiatives: [], moves: [] };

export function isSupposing({ initiatives, moves }: Supposition): boolean {
  return initiatives.length > 0 || moves.some(({ by }) => by !== 0);
}

export function withInitiative({ initiatives, moves }: Supposition, name: string, isSupposed: boolean): Supposition {
  const others = initiatives.filter((each) => each !== name);
  return { initiatives: isSupposed ? [...others, name] : others, moves };
}

/** By how much a stage is moved: one decimal, with its sign. */
export function moveText(by: number, language: Language): string {
  return formatScore(by, language, 1);
}

export function withMove({ initiatives, moves }: Supposition, stage: string, by: number): Supposition {
  const others = moves.filter((each) => each.stage !== stage);
  return { initiatives, moves: by === 0 ? others : [...others, { stage, by }] };
}

export interface WhatIfState {
  readonly supposition: Supposition;
  /** Null: nothing is supposed, or not yet known. */
  readonly supposed: SupposedJourney | null;
  /** The stage that is moved by hand. */
  readonly movedStage: string | null;
}

/** The journey with its means as supposed and without intervals, to be drawn behind the curve and for nothing else. */
export function supposedCurve(journey: JourneyReport, { stages }: SupposedJourney): JourneyReport {
  return {
    ...journey,
    stages: journey.stages.map((stage) => {
      const supposed = stages.find(({ name }) => name === stage.name);
      return supposed && stage.measured ? { ...stage, measured: { ...stage.measured, mean: supposed.mean, low: null, high: null } } : stage;
    }),
  };
}

/** Stands on every tab while something is supposed; null: nothing is. */
export function supposedBanner(journey: JourneyReport, { supposition, supposed }: WhatIfState, language: Language): VNode | null {
  if (!isSupposing(supposition)) return null;
  const t = panelTranslator(language);
  const index = (value: number | null | undefined) => (value === null || value === undefined ? '–' : formatFixed(value, language, 1));
  return h('div', { class: 'notice supposed' }, [
    h('span', {}, t('supposed', { before: index(journey.index), after: index(supposed?.index) })),
    ' ',
    h('button', { type: 'button', class: 'secondary', 'data-action': 'end-what-if' }, t('end-what-if')),
  ]);
}

/** Null where nothing is measured: there is nothing to move. */
export function whatIfSection(journey: JourneyReport, state: WhatIfState, language: Language): VNode | null {
  const t = panelTranslator(language);
  const measured = journey.stages.filter((stage) => stage.measured !== null);
  if (measured.length === 0) return null;
  const initiatives = supposableInitiatives(journey);
  const moved = measured.find(({ name }) => name === state.movedStage) ?? measured[0];
  const labels = new Map(journey.stages.map((stage) => [stage.name, stage.label ?? stage.name]));
  const by = state.supposition.moves.find(({ stage }) => stage === moved?.name)?.by ?? 0;
  const width = journey.scale.max - journey.scale.min;
  return h('details', { class: 'what-if', 'data-key': 'what-if' }, [
    h('summary', {}, t('what-if')),
    h('p', { class: 'hint' }, t('what-if-hint')),
    initiatives.length > 0 &&
      h('fieldset', {}, [
        h('legend', {}, t('suppose-initiatives')),
        initiatives.map(({ name, label, stage, impact }) =>
          h('label', {}, [
            h('input', {
              type: 'checkbox',
              id: `suppose-${name}`,
              'data-suppose-initiative': name,
              checked: state.supposition.initiatives.includes(name),
            }),
            ` ${t('suppose-initiative', { initiative: label ?? name, stage: labels.get(stage ?? '') ?? '', impact: moveText(impact ?? 0, language) })}`,
          ]),
        ),
      ]),
    h('fieldset', {}, [
      h('legend', {}, t('suppose-by-hand')),
      h('label', { for: MOVED_STAGE_ID }, t('suppose-stage')),
      ' ',
      h(
        'select',
        { id: MOVED_STAGE_ID },
        measured.map(({ name }) => h('option', { value: name, selected: name === moved?.name }, labels.get(name))),
      ),
      ' ',
      h('label', { for: MOVE_ID }, t('suppose-by')),
      ' ',
      h('input', {
        id: MOVE_ID,
        type: 'range',
        min: -width / 2,
        max: width / 2,
        step: width / 60,
        value: by,
        'aria-valuetext': moveText(by, language),
      }),
      h('output', { for: MOVE_ID }, moveText(by, language)),
    ]),
    supposedTable(journey, state, language),
  ]);
}

/** The stages whose mean or rank would be another. */
function supposedTable(journey: JourneyReport, { supposition, supposed }: WhatIfState, language: Language): VNode | null {
  if (!supposed || !isSupposing(supposition)) return null;
  const t = panelTranslator(language);
  const rank = (value: number | null) => (value === null ? '–' : formatNumber(value, language));
  const mean = (value: number) => scoreText(value, journey.scale, language);
  const change = (from: string, to: string) => (from === to ? from : t('from-to', { from, to }));
  const rows = journey.stages.flatMap((stage) => {
    const after = supposed.stages.find(({ name }) => name === stage.name);
    if (!after || !stage.measured || (after.mean === stage.measured.mean && after.rank === stage.rank)) return [];
    return h('tr', { 'data-supposed': stage.name }, [
      h('th', { scope: 'row' }, stage.label ?? stage.name),
      h('td', {}, change(mean(stage.measured.mean), mean(after.mean))),
      h('td', {}, change(rank(stage.rank), rank(after.rank))),
    ]);
  });
  return h('table', { class: 'pc-table supposed' }, [
    h('caption', {}, t('supposed-caption')),
    h(
      'thead',
      {},
      h(
        'tr',
        {},
        [t('supposed-stage'), t('supposed-mean'), t('supposed-rank')].map((text) => h('th', { scope: 'col' }, text)),
      ),
    ),
    h('tbody', {}, rows),
  ]);
}
