import { gatesAsOfText, gatesTable, initiativesTable } from '@parcours/charts';
import { h, type VNode } from '@parcours/charts/element';
import type { JourneyReport, Language } from '@parcours/model';
import { scrollRegion } from '../interaction/scroll-region.ts';
import { panelTranslator } from '../messages.ts';
import { snippets } from '../snippets.ts';

/** The fourth tab: the action plan, and the gates with their verdicts. */
export function planTab(journey: JourneyReport, language: Language, keywordLanguage: Language): VNode {
  const t = panelTranslator(language);
  const asOf = gatesAsOfText(journey, language);
  return h('div', {}, [
    journey.initiatives.length > 0
      ? scrollRegion('plan', t('tab-plan'), initiativesTable(journey, { language, linksNames: true }))
      : h('section', { class: 'empty' }, [h('p', {}, t('no-plan')), h('pre', {}, snippets.plan(journey, language, keywordLanguage))]),
    journey.gates.length > 0 && scrollRegion('gates', t('gates-region'), gatesTable(journey, { language })),
    asOf !== null && h('p', { class: 'hint' }, asOf),
  ]);
}
