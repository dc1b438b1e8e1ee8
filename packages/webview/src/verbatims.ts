/** What customers said, to read and to search. */
import { h, type Tree } from '@parcours/charts';
import { formatScore, type JourneyReport, type Language, type StudyReport, type Verbatim } from '@parcours/model';
import { say } from './phrases.ts';
import { marked, matches, wordsOf } from './text-search.ts';

export const SEARCH = 'verbatim-search';
export const FOUND = 'verbatim-found';
export const STATUS = 'verbatim-status';

/** Null where nobody said anything. The field keeps its place while what it finds is drawn anew. */
export function verbatims(journey: JourneyReport, query: string, language: Language): Tree | null {
  const sayIt = say(language);
  if (speaking(journey).length === 0) return null;
  const found = foundVerbatims(journey, query, language);
  return h('section', { class: 'verbatims' }, [
    h('h2', {}, sayIt('verbatims')),
    h('div', { class: 'search', role: 'search' }, [
      h('label', { for: SEARCH }, sayIt('search')),
      h('input', {
        id: SEARCH,
        type: 'search',
        value: query,
        placeholder: sayIt('search-hint'),
        'aria-controls': FOUND,
        autocomplete: 'off',
        spellcheck: 'false',
      }),
    ]),
    h('p', { id: STATUS, class: 'found', role: 'status' }, found.status),
    h('div', { id: FOUND }, found.studies),
  ]);
}

/** How many are found, in words, and they: of each study in its order, the most telling first. */
export function foundVerbatims(
  journey: JourneyReport,
  query: string,
  language: Language,
): { readonly status: string; readonly studies: Tree[] } {
  const sayIt = say(language);
  const words = wordsOf(query);
  const labels = new Map(journey.stages.map((stage) => [stage.name, stage.label ?? stage.name]));
  const about = ({ stage, respondent }: Verbatim) =>
    [stage === null ? null : (labels.get(stage) ?? stage), respondent].filter((text) => text !== null);
  const studies = speaking(journey).map((study) => {
    const title = study.label ?? study.name;
    const found = study.verbatims.first.filter((each) => matches(words, [each.text, title, ...about(each)]));
    return { study, title, found };
  });
  const count = studies.reduce((sum, { found }) => sum + found.length, 0);
  const all = studies.reduce((sum, { study }) => sum + study.verbatims.first.length, 0);
  const status =
    words.length === 0 ? '' : count === 0 ? sayIt('search-none', { query: query.trim() }) : sayIt('search-found', { count, all });
  return {
    status,
    studies: studies
      .filter(({ found }) => found.length > 0 || words.length === 0)
      .map(({ study, title, found }) => {
        const { count: said, first } = study.verbatims;
        return h('div', { class: 'study' }, [
          h('h3', {}, sayIt('verbatim-count', { count: said, study: title })),
          said > first.length &&
            h('p', { class: 'kept' }, sayIt(first.length === 0 ? 'verbatim-hidden' : 'verbatim-kept', { kept: first.length })),
          found.map((verbatim) => quotation(verbatim, words, about(verbatim), language)),
        ]);
      }),
  };
}

function quotation(verbatim: Verbatim, words: readonly string[], about: readonly string[], language: Language): Tree {
  const score = verbatim.score === null ? null : say(language)('verbatim-score', { score: formatScore(verbatim.score, language, 1) });
  const pieces = marked(verbatim.text, words).map(({ text, hit }) => (hit ? h('mark', {}, text) : text));
  const caption = [...about, ...(score === null ? [] : [score])].join(' · ');
  return h('figure', {}, [h('blockquote', {}, pieces), caption !== '' && h('figcaption', {}, caption)]);
}

function speaking(journey: JourneyReport): readonly StudyReport[] {
  return journey.studies.filter((study) => study.verbatims.count > 0);
}
