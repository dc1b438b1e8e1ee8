/** Verbatims with a search field. */
import { scoreText } from '@parcours/charts';
import { h, type VNode } from '@parcours/charts/element';
import type { JourneyReport, Language, Scale, StudyReport, Verbatim } from '@parcours/model';
import { panelTranslator } from '../messages.ts';
import { matchesAllTerms, searchTerms, splitAtMatches } from './text-search.ts';

export const SEARCH_ID = 'verbatim-search';
export const RESULTS_ID = 'verbatim-found';
export const STATUS_ID = 'verbatim-status';

/** Null if there are no verbatims. Only the results are rendered again while the user types. */
export function verbatimSection(journey: JourneyReport, options: VerbatimOptions): VNode | null {
  const { query, language } = options;
  const t = panelTranslator(language);
  if (studiesWithVerbatims(journey).length === 0) return null;
  const found = searchVerbatims(journey, options);
  return h('section', { class: 'verbatims' }, [
    h('h2', {}, t('verbatims')),
    h('div', { class: 'search', role: 'search' }, [
      h('label', { for: SEARCH_ID }, t('search')),
      h('input', {
        id: SEARCH_ID,
        type: 'search',
        value: query,
        placeholder: t('search-hint'),
        'aria-controls': RESULTS_ID,
        autocomplete: 'off',
        spellcheck: 'false',
      }),
    ]),
    h('p', { id: STATUS_ID, class: 'search-status', role: 'status' }, found.status),
    h('div', { id: RESULTS_ID }, found.studies),
  ]);
}

export interface VerbatimOptions {
  /** Search text. */
  readonly query: string;
  readonly language: Language;
  /** The host opens files at a line. */
  readonly opensLines: boolean;
}

/** The results of a search by study, and their number as a text. */
export function searchVerbatims(
  journey: JourneyReport,
  { query, language, opensLines }: VerbatimOptions,
): { readonly status: string; readonly studies: VNode[] } {
  const t = panelTranslator(language);
  const words = searchTerms(query);
  const labels = new Map(journey.stages.map((stage) => [stage.name, stage.label ?? stage.name]));
  const about = ({ stage, respondent }: Verbatim) =>
    [stage === null ? null : (labels.get(stage) ?? stage), respondent].filter((text) => text !== null);
  const studies = studiesWithVerbatims(journey).map((study) => {
    const title = study.label ?? study.name;
    const found = study.verbatims.first.filter((each) => matchesAllTerms(words, [each.text, title, ...about(each)]));
    return { study, title, found };
  });
  const count = studies.reduce((sum, { found }) => sum + total(found), 0);
  const all = studies.reduce((sum, { study }) => sum + total(study.verbatims.first), 0);
  const status = words.length === 0 ? '' : count === 0 ? t('search-none', { query: query.trim() }) : t('search-found', { count, all });
  return {
    status,
    studies: studies
      .filter(({ found }) => found.length > 0 || words.length === 0)
      .map(({ study, title, found }) => {
        const { count: said, first } = study.verbatims;
        return h('div', { class: 'study' }, [
          h('h3', {}, t('verbatim-count', { count: said, study: title })),
          said > total(first) &&
            h('p', { class: 'sample-note' }, t(first.length === 0 ? 'verbatim-hidden' : 'verbatim-kept', { kept: total(first) })),
          found.map((verbatim) =>
            verbatimFigure(verbatim, {
              words,
              about: about(verbatim),
              file: opensLines ? study.file.path : null,
              scale: journey.scale,
              language,
            }),
          ),
        ]);
      }),
  };
}

const total = (verbatims: readonly Verbatim[]) => verbatims.reduce((sum, { count }) => sum + count, 0);

function verbatimFigure(
  verbatim: Verbatim,
  {
    words,
    about,
    file,
    scale,
    language,
  }: {
    readonly words: readonly string[];
    readonly about: readonly string[];
    /** Null: the host does not open it. */
    readonly file: string | null;
    readonly scale: Scale;
    readonly language: Language;
  },
): VNode {
  const score =
    verbatim.score === null ? null : panelTranslator(language)('verbatim-score', { score: scoreText(verbatim.score, scale, language, 1) });
  const pieces = splitAtMatches(verbatim.text, words).map(({ text, hit }) => (hit ? h('mark', {}, text) : text));
  const times = verbatim.count === 1 ? [] : [panelTranslator(language)('verbatim-times', { count: verbatim.count })];
  const caption = [...about, ...(score === null ? [] : [score]), ...times].join(' · ');
  const line =
    file !== null &&
    h(
      'button',
      { type: 'button', class: 'link', 'data-file': file, 'data-line': verbatim.line },
      panelTranslator(language)('verbatim-line', { line: verbatim.line }),
    );
  const said = [caption, caption !== '' && line && ' · ', line];
  return h('figure', {}, [h('blockquote', {}, pieces), (caption !== '' || line) && h('figcaption', {}, said)]);
}

function studiesWithVerbatims(journey: JourneyReport): readonly StudyReport[] {
  return journey.studies.filter((study) => study.verbatims.count > 0);
}
