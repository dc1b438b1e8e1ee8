import { initiativesTable } from '@parcours/charts';
import { h, type VNode } from '@parcours/charts/element';
import type { JourneyReport, Language } from '@parcours/model';
import { say } from './messages.ts';
import { snippets } from './snippets.ts';

/** The third tab: what is done about the gaps. */
export function planTab(journey: JourneyReport, language: Language): VNode {
  if (journey.initiatives.length > 0) {
    return h('div', { class: 'scroll', 'data-keep-scroll': 'plan' }, [initiativesTable(journey, { language })]);
  }
  return h('section', { class: 'empty' }, [h('p', {}, say(language)('no-plan')), h('pre', {}, snippets.plan(journey, language))]);
}
