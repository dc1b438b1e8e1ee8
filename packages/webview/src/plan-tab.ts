import { h, initiativesTable, type Tree } from '@parcours/charts';
import type { JourneyReport, Language } from '@parcours/model';
import { say } from './phrases.ts';
import { samples } from './sample.ts';

/** The third tab: what is done about the gaps. */
export function planTab(journey: JourneyReport, language: Language): Tree {
  if (journey.initiatives.length > 0) {
    return h('div', { class: 'scroll', 'data-keep-scroll': 'plan' }, [initiativesTable(journey, { language })]);
  }
  return h('section', { class: 'empty' }, [h('p', {}, say(language)('no-plan')), h('pre', {}, samples.plan(journey, language))]);
}
