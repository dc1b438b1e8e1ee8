/** What stands above the gap table: a filter for its rows, and the choice of its columns. */
import { GAP_COLUMNS, type GapColumn } from '@parcours/charts';
import { h, type VNode } from '@parcours/charts/element';
import { glossary, heading, type JourneyReport, type Language } from '@parcours/model';
import { panelTranslator } from '../messages.ts';
import { matchesAllTerms, searchTerms } from './text-search.ts';

export const GAP_FILTER_ID = 'gap-filter';
const GAP_FILTER_STATUS_ID = 'gap-filter-status';

const COLUMN_NAMES: Readonly<Record<GapColumn, Readonly<Record<Language, string>>>> = {
  target: heading(glossary.target),
  importance: heading(glossary.importance),
  volume: heading(glossary.volume),
  expert: heading(glossary['expert-score']),
};

/** Fewer stages are seen at a glance. */
const MIN_FILTERED_STAGES = 8;

export function gapControls(
  journey: JourneyReport,
  { language, columns, filter }: { readonly language: Language; readonly columns: readonly GapColumn[]; readonly filter: string },
): VNode {
  const t = panelTranslator(language);
  return h('div', { class: 'gap-controls' }, [
    h('h2', {}, t('gap-title')),
    journey.stages.length >= MIN_FILTERED_STAGES &&
      h('div', { class: 'search', role: 'search' }, [
        h('label', { for: GAP_FILTER_ID }, t('filter-stages')),
        h('input', { id: GAP_FILTER_ID, type: 'search', value: filter, autocomplete: 'off', spellcheck: 'false' }),
        h('span', { id: GAP_FILTER_STATUS_ID, role: 'status' }),
      ]),
    h('details', { class: 'menu', 'data-key': 'gap-columns' }, [
      h('summary', {}, t('columns')),
      h(
        'div',
        { class: 'actions' },
        GAP_COLUMNS.map((each) =>
          h('label', {}, [
            h('input', { type: 'checkbox', id: `gap-column-${each}`, 'data-gap-column': each, checked: columns.includes(each) }),
            ` ${COLUMN_NAMES[each][language]}`,
          ]),
        ),
      ),
    ]),
  ]);
}

/** Hides the rows of the gap table that lack one of the words, with the lists that become empty, and says how many are left. */
export function filterGapRows(body: Element, query: string, language: Language): void {
  const words = searchTerms(query);
  const rows = [...body.querySelectorAll<HTMLTableRowElement>('.pc-gaps tr[data-stage]')];
  for (const row of rows) row.hidden = !matchesAllTerms(words, [row.textContent ?? '']);
  for (const list of body.querySelectorAll<HTMLTableSectionElement>('.pc-gaps tbody')) {
    list.hidden = [...list.querySelectorAll<HTMLTableRowElement>('tr[data-stage]')].every(({ hidden }) => hidden);
  }
  const status = body.querySelector(`#${GAP_FILTER_STATUS_ID}`);
  const count = rows.filter(({ hidden }) => !hidden).length;
  if (status) status.textContent = words.length === 0 ? '' : panelTranslator(language)('filtered-stages', { count, all: rows.length });
}
