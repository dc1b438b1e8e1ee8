import { provenanceTable, studiesTable } from '@parcours/charts';
import { h, type VNode } from '@parcours/charts/element';
import type { JourneyReport, Language } from '@parcours/model';
import { scrollRegion } from '../interaction/scroll-region.ts';
import { panelTranslator } from '../messages.ts';
import { snippets } from '../snippets.ts';
import { verbatimSection } from './verbatims.ts';

export interface EvidenceTabOptions {
  readonly language: Language;
  /** Of the file's keywords. */
  readonly keywordLanguage: Language;
  /** Search text for the verbatims. */
  readonly query: string;
  /** The host opens files at a line. */
  readonly opensLines: boolean;
}

/** The third tab: studies, provenance and verbatims. */
export function evidenceTab(journey: JourneyReport, { language, keywordLanguage, query, opensLines }: EvidenceTabOptions): VNode {
  const t = panelTranslator(language);
  if (journey.studies.length === 0 && journey.missing.length === 0 && journey.problems.length === 0) {
    return h('section', { class: 'empty' }, [
      h('p', {}, t('no-studies')),
      h('pre', {}, snippets.observations(journey, language, keywordLanguage)),
    ]);
  }
  const sources = provenanceTable(journey, { language });
  return h('div', {}, [
    scrollRegion('studies', t('studies-region'), studiesTable(journey, { language, opensLines })),
    sources && h('details', { 'data-key': 'sources' }, [h('summary', {}, t('sources')), scrollRegion('sources', t('sources'), sources)]),
    verbatimSection(journey, { query, language, opensLines }),
  ]);
}
