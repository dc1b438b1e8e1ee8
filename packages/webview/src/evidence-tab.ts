import { provenanceTable, studiesTable } from '@parcours/charts';
import { h, type VNode } from '@parcours/charts/element';
import type { JourneyReport, Language } from '@parcours/model';
import { panelTranslator } from './messages.ts';
import { snippets } from './snippets.ts';
import { verbatimSection } from './verbatims.ts';

/**
 * The third tab: studies, provenance and verbatims.
 *
 * @param query search text for the verbatims.
 */
export function evidenceTab(journey: JourneyReport, query: string, language: Language, keywordLanguage: Language): VNode {
  const t = panelTranslator(language);
  if (journey.studies.length === 0 && journey.missing.length === 0 && journey.problems.length === 0) {
    return h('section', { class: 'empty' }, [
      h('p', {}, t('no-studies')),
      h('pre', {}, snippets.observations(journey, language, keywordLanguage)),
    ]);
  }
  const sources = provenanceTable(journey, { language });
  return h('div', {}, [
    h('div', { class: 'scroll', 'data-keep-scroll': 'studies' }, [studiesTable(journey, { language })]),
    sources &&
      h('details', { 'data-key': 'sources' }, [
        h('summary', {}, t('sources')),
        h('div', { class: 'scroll', 'data-keep-scroll': 'sources' }, [sources]),
      ]),
    verbatimSection(journey, query, language),
  ]);
}
