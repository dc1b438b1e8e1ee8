/** The linked files as column profiles: what stands in each column, what it is mapped to, what was left out, and what can be written for it. */
import { h, type VNode } from '@parcours/charts/element';
import {
  type DataColumn,
  type DataProfile,
  formatNumber,
  formatShare,
  type JourneyReport,
  type Language,
  translateTerm,
} from '@parcours/model';
import { scrollRegion } from '../interaction/scroll-region.ts';
import { panelTranslator } from '../messages.ts';

export interface DataFiles {
  readonly profiles: readonly DataProfile[];
  /** Data files that no journey links; paths as the journey would write them. */
  readonly unlinked: readonly { readonly uri: string; readonly path: string }[];
}

/** @param data null: not yet known. */
export function dataTab(journey: JourneyReport, data: DataFiles | null, language: Language): VNode {
  const t = panelTranslator(language);
  if (!data) return h('p', { class: 'hint' }, t('data-waiting'));
  return h('div', { class: 'data-tab' }, [
    data.profiles.length === 0 && data.unlinked.length === 0 && h('p', { class: 'hint' }, t('no-data')),
    data.profiles.map((profile) => profileSection(journey, profile, language)),
    data.unlinked.length > 0 &&
      h('section', {}, [
        h('h2', {}, t('data-unlinked')),
        h(
          'ul',
          {},
          data.unlinked.map(({ uri, path }) =>
            h('li', {}, [
              h('span', { class: 'pc-path' }, path),
              ' ',
              h('button', { type: 'button', class: 'secondary', 'data-action': 'link-data-file', 'data-value': uri }, t('data-link')),
            ]),
          ),
        ),
      ]),
  ]);
}

function profileSection(journey: JourneyReport, profile: DataProfile, language: Language): VNode {
  const t = panelTranslator(language);
  const title = profile.label ?? profile.study;
  const headings = ['data-column', 'data-mapped', 'data-values', 'data-missing', 'data-left'] as const;
  const table = h('table', { class: 'pc-table pc-data' }, [
    h('caption', {}, t('data-caption', { file: profile.path })),
    h(
      'thead',
      {},
      h(
        'tr',
        {},
        headings.map((key) => h('th', { scope: 'col' }, t(key))),
      ),
    ),
    h(
      'tbody',
      {},
      profile.columns.map((column) => columnRow(journey, profile, column, language)),
    ),
  ]);
  return h('section', {}, [
    h('h2', {}, title),
    h('p', { class: 'hint' }, [
      h('span', { class: 'pc-path' }, profile.path),
      ` · ${t('data-rows', { rows: profile.rows })}`,
      profile.isBeginning && ` · ${t('data-beginning')}`,
    ]),
    scrollRegion(`data-${profile.study}`, title, table),
  ]);
}

function columnRow(journey: JourneyReport, profile: DataProfile, column: DataColumn, language: Language): VNode {
  const t = panelTranslator(language);
  const missing = profile.rows - column.filled;
  return h('tr', { 'data-column': column.header }, [
    h('th', { scope: 'row' }, [
      column.header,
      h('span', { class: 'pc-detail' }, t(`data-kind-${column.kind}`, { distinct: column.distinct })),
    ]),
    h('td', {}, mapping(profile, column, language)),
    h('td', {}, histogram(column, language)),
    h(
      'td',
      { class: 'pc-number' },
      missing === 0 ? t('data-none') : `${formatNumber(missing, language)} (${formatShare(missing / profile.rows, language)})`,
    ),
    h('td', {}, leftOut(journey, profile, column, language)),
  ]);
}

const BAR_WIDTH = 120;

/** A bar a cell, with its number; what stands in cells is text of the file. Bars of ids, which all differ, would tell nothing. */
function histogram({ bars, others, filled, distinct }: DataColumn, language: Language): VNode {
  const t = panelTranslator(language);
  if (distinct === filled && others > 0) return h('em', {}, t('data-once'));
  const most = Math.max(1, ...bars.map(({ count }) => count));
  return h('ul', { class: 'histogram' }, [
    bars.map(({ cell, count }) =>
      h('li', {}, [
        h('span', { class: 'cell' }, cell),
        h('svg', { width: BAR_WIDTH, height: 8, viewBox: `0 0 ${BAR_WIDTH} 8`, 'aria-hidden': 'true' }, [
          h('rect', { class: 'bar-fill', width: Math.max(1, Math.round((count / most) * BAR_WIDTH)), height: 8 }),
        ]),
        h('span', { class: 'count' }, formatNumber(count, language)),
      ]),
    ),
    others > 0 && h('li', {}, t('data-others', { n: others })),
  ]);
}

function mapping({ study }: DataProfile, { header, mapped, proposed }: DataColumn, language: Language): VNode {
  const t = panelTranslator(language);
  if (mapped.length > 0)
    return h(
      'div',
      {},
      mapped.map((text) => h('code', { class: 'pc-nowrap' }, text)),
    );
  if (proposed.length === 0) return h('em', {}, t('data-unmapped'));
  return h('div', {}, [
    h('pre', {}, proposed.join('\n')),
    h(
      'button',
      {
        type: 'button',
        class: 'secondary',
        'data-action': 'map-column',
        'data-value': JSON.stringify([study, header]),
        'aria-label': t('data-write-name', { column: header }),
      },
      t('data-write'),
    ),
  ]);
}

/** What was left out of a column and why, with its first lines. */
function leftOut(journey: JourneyReport, { study }: DataProfile, { header }: DataColumn, language: Language): VNode {
  const t = panelTranslator(language);
  const report = [...journey.studies, ...journey.experts, ...journey.benchmarks].find(({ name }) => name === study);
  const dropped = report?.dropped.filter(({ column }) => column === header) ?? [];
  if (!report || dropped.length === 0) return h('span', {}, t('data-none'));
  return h(
    'ul',
    {},
    dropped.map(({ reason, count, lines }) =>
      h('li', {}, [
        `${formatNumber(count, language)} · ${translateTerm(`drop.${reason}`, language)} `,
        lines.map((line) => [
          h('button', { type: 'button', class: 'link', 'data-file': report.file.path, 'data-line': line }, t('verbatim-line', { line })),
          ' ',
        ]),
      ]),
    ),
  );
}
