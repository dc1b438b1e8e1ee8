import { h, type Tree } from '@parcours/charts';
import { type CompareBy, GROUP_ATTRIBUTES, type JourneyReport, type Language, term, type View } from '@parcours/model';
import { say } from './phrases.ts';
import { type Picture, TABS, type Tab } from './protocol.ts';

/** The bar at the top: which journey, which wave, the tabs, the exports. Nothing of it stands where there is no journey. */
export function controls(shown: {
  picture: Picture | null;
  journey: JourneyReport | null;
  view: View;
  tab: Tab;
  language: Language;
}): Tree | null {
  const { picture, journey, view, tab, language } = shown;
  if (!picture || !journey) return null;
  const sayIt = say(language);
  const { journeys } = picture.report;
  const count: Record<Tab, number> = {
    curve: 0,
    compare: 0,
    evidence: journey.studies.length + journey.missing.length + journey.problems.length,
    plan: journey.initiatives.length,
  };
  return h('div', { class: 'bar' }, [
    h(
      'div',
      { class: 'tabs', role: 'tablist', 'aria-label': sayIt('tabs') },
      TABS.map((each) =>
        h(
          'button',
          {
            type: 'button',
            role: 'tab',
            id: `tab-${each}`,
            'data-do': 'tab',
            'data-value': each,
            'aria-selected': String(each === tab),
            'aria-controls': 'content',
            tabindex: each === tab ? 0 : -1,
          },
          [sayIt(`tab-${each}`), count[each] > 0 && h('span', { class: 'count' }, String(count[each]))],
        ),
      ),
    ),
    h('div', { class: 'choices' }, [
      journeys.length > 1 &&
        choice(
          'journey',
          sayIt('journey'),
          journeys.map((each) => [each.name, each.label ?? each.name]),
          journey.name,
        ),
      journey.waves.length > 1 &&
        choice(
          'wave',
          sayIt('wave'),
          journey.waves.map((wave) => [wave, wave]),
          journey.wave ?? '',
        ),
      GROUP_ATTRIBUTES.map(
        (attribute) =>
          (journey.choices[attribute].length > 0 || view[attribute] !== null) &&
          choice(
            attribute,
            capital(term(attribute, language)),
            [['', sayIt('everybody')], ...journey.choices[attribute].map((each) => [each.name, each.label ?? each.name] as const)],
            journey.perimeter[attribute]?.name ?? '',
          ),
      ),
      tab === 'compare' &&
        choice('compare', sayIt('compare'), [['', sayIt('compare-none')], ...comparable(journey, language)], view.compare ?? ''),
    ]),
    h('div', { class: 'actions' }, [action('svg', sayIt('save-svg')), action('html', sayIt('save-html'))]),
  ]);
}

/** What there are two of. Benchmarks always stand side by side. */
function comparable(journey: JourneyReport, language: Language): (readonly [CompareBy, string])[] {
  const parts = GROUP_ATTRIBUTES.filter((attribute) => journey.choices[attribute].length > 1);
  return [
    ...(journey.waves.length > 1 ? [['wave', say(language)('wave')] as const] : []),
    ...parts.map((attribute) => [attribute, capital(term(attribute, language))] as const),
  ];
}

const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);

/** The choices that make up the view; the host is told of them. */
export function isChoice(id: string): id is keyof View {
  return id === 'wave' || id === 'compare' || GROUP_ATTRIBUTES.some((attribute) => attribute === id);
}

function choice(id: string, label: string, options: readonly (readonly [string, string])[], chosen: string): Tree {
  return h('div', { class: 'choice' }, [
    h('label', { for: id }, label),
    h(
      'select',
      { id },
      options.map(([value, text]) => h('option', { value, selected: value === chosen }, text)),
    ),
  ]);
}

function action(format: string, label: string): Tree {
  return h('button', { type: 'button', id: `save-${format}`, class: 'plain', 'data-do': 'export', 'data-value': format }, label);
}
