import { initiativesTable } from '@parcours/charts';
import { h, type VNode } from '@parcours/charts/element';
import type { JourneyReport, Language } from '@parcours/model';
import { panelTranslator } from './messages.ts';
import { snippets } from './snippets.ts';

/** The fourth tab: the action plan. */
export function planTab(journey: JourneyReport, language: Language, keywordLanguage: Language): VNode {
  if (journey.initiatives.length > 0) {
    return h('div', { class: 'scroll', 'data-keep-scroll': 'plan' }, [initiativesTable(journey, { language })]);
  }
  return h('section', { class: 'empty' }, [
    h('p', {}, panelTranslator(language)('no-plan')),
    h('pre', {}, snippets.plan(journey, language, keywordLanguage)),
  ]);
}
