import { h, type VNode } from '@parcours/charts/element';
import { type CompareBy, DIMENSIONS, type JourneyReport, type Language, translateTerm, type View } from '@parcours/model';
import { panelTranslator } from './messages.ts';
import type { PanelFile, Tab } from './protocol/protocol.ts';

/** The field that chooses the file. */
export const FILE_ID = 'file';

/** The toolbar: tabs, selection of file, journey and view, export buttons. Null if there is neither a journey nor a choice of files. */
export function toolbar(shown: {
  files: readonly PanelFile[];
  /** Null: the file changed last. */
  chosenFile: string | null;
  /** The host offers to compare versions. */
  comparesVersions: boolean;
  journeys: readonly JourneyReport[];
  journey: JourneyReport | null;
  view: View;
  tabs: readonly Tab[];
  tab: Tab;
  /** Number of changed journeys. */
  changes: number;
  language: Language;
}): VNode | null {
  const { journeys, journey, view, tabs, tab, changes, language } = shown;
  const t = panelTranslator(language);
  const fileField = shown.files.length > 1 && fileChoice(shown.files, shown.chosenFile, language);
  if (!journey) return fileField ? h('div', { class: 'bar' }, [h('div', { class: 'choices' }, [fileField])]) : null;
  const count: Record<Tab, number> = {
    curve: 0,
    compare: 0,
    data: 0,
    evidence: journey.studies.length + journey.missing.length + journey.problems.length,
    plan: journey.initiatives.length,
    changes,
  };
  return h('div', { class: 'bar' }, [
    h(
      'div',
      { class: 'tabs', role: 'tablist', 'aria-label': t('tabs') },
      tabs.map((each) =>
        h(
          'button',
          {
            type: 'button',
            role: 'tab',
            id: `tab-${each}`,
            'data-action': 'tab',
            'data-value': each,
            'aria-selected': String(each === tab),
            'aria-controls': 'content',
            tabindex: each === tab ? 0 : -1,
          },
          [t(`tab-${each}`), count[each] > 0 && h('span', { class: 'count' }, String(count[each]))],
        ),
      ),
    ),
    h('div', { class: 'choices' }, [
      fileField,
      journeys.length > 1 &&
        selectField(
          'journey',
          t('journey'),
          journeys.map((each) => [each.name, each.label ?? each.name]),
          journey.name,
        ),
      journey.waves.length > 1 &&
        selectField(
          'wave',
          t('wave'),
          journey.waves.map((wave) => [wave, wave]),
          journey.wave ?? '',
        ),
      DIMENSIONS.map(
        (attribute) =>
          (journey.choices[attribute].length > 0 || view[attribute] !== null) &&
          selectField(
            attribute,
            capitalize(translateTerm(attribute, language)),
            [['', t('everybody')], ...journey.choices[attribute].map((each) => [each.name, each.label ?? each.name] as const)],
            journey.perimeter[attribute]?.name ?? '',
          ),
      ),
      tab === 'compare' &&
        selectField('compare', t('compare'), [['', t('compare-none')], ...comparisonOptions(journey, language)], view.compare ?? ''),
      tab === 'compare' && view.compare === 'wave' && versusField(journey, view, t('versus')),
    ]),
    h('details', { class: 'menu', 'data-key': 'actions' }, [
      h('summary', { 'aria-label': t('actions'), title: t('actions') }, '⋯'),
      h('div', { class: 'actions' }, [
        shown.comparesVersions &&
          h('button', { type: 'button', id: 'compare-with', class: 'secondary', 'data-action': 'compare' }, t('compare-with')),
        exportButton('svg', t('save-svg')),
        exportButton('html', t('save-html')),
      ]),
    ]),
  ]);
}

function fileChoice(files: readonly PanelFile[], chosen: string | null, language: Language): VNode {
  const t = panelTranslator(language);
  const options = files.map(({ uri, path }) => [uri, path] as const);
  return selectField(FILE_ID, t('file'), [['', t('file-changed-last')], ...options], chosen ?? '');
}

/** Dimensions with at least two groups. Benchmarks are always compared. */
function comparisonOptions(journey: JourneyReport, language: Language): (readonly [CompareBy, string])[] {
  const parts = DIMENSIONS.filter((attribute) => journey.choices[attribute].length > 1);
  return [
    ...(journey.waves.length > 1 ? [['wave', panelTranslator(language)('wave')] as const] : []),
    ...parts.map((attribute) => [attribute, capitalize(translateTerm(attribute, language))] as const),
  ];
}

/** The wave that the one shown is compared with; null where there is no other. */
function versusField(journey: JourneyReport, view: View, label: string): VNode | null {
  const others = journey.waves.filter((wave) => wave !== journey.wave);
  if (others.length === 0) return null;
  const comparison = journey.comparisons.find(({ by }) => by === 'wave');
  const compared = comparison?.pairs.flatMap(({ from, to }) => [comparison.groups[from]?.name, comparison.groups[to]?.name]) ?? [];
  return selectField(
    'versus',
    label,
    others.map((wave) => [wave, wave]),
    others.find((wave) => compared.includes(wave)) ?? view.versus ?? '',
  );
}

const capitalize = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);

/** True for controls that are part of the view, which the host evaluates. */
export function isViewField(id: string): id is keyof View {
  return id === 'wave' || id === 'compare' || id === 'versus' || DIMENSIONS.some((attribute) => attribute === id);
}

function selectField(id: string, label: string, options: readonly (readonly [string, string])[], chosen: string): VNode {
  return h('div', { class: 'choice' }, [
    h('label', { for: id }, label),
    h(
      'select',
      { id },
      options.map(([value, text]) => h('option', { value, selected: value === chosen }, text)),
    ),
  ]);
}

function exportButton(format: string, label: string): VNode {
  return h('button', { type: 'button', id: `save-${format}`, class: 'secondary', 'data-action': 'export', 'data-value': format }, label);
}
