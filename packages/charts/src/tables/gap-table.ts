/** The gap table: gaps, priorities and the factors of each priority. */

import { type JourneyReport, translateTerm, translator } from '@parcours/model';
import { type Child, h, type VNode } from '../markup/element.ts';
import { round } from '../markup/marks.ts';
import { messages } from '../messages.ts';
import { sampleSizeText } from '../text/format-figures.ts';
import { labelOf } from '../text/labels.ts';
import { GAP_SIGNS, REMARK_SIGN } from '../text/verdict-texts.ts';
import { type GapGroup, type GapRow, type GapSortKey, gapGroups } from './gap-rows.ts';
import { provenanceText } from './provenance-table.ts';
import {
  type ColumnHeading,
  classGlyph,
  dataCell,
  detailLine,
  numberCell,
  rowHeading,
  starGlyph,
  type TableOptions,
  tableElement,
} from './table.ts';

export interface GapTableOptions extends TableOptions {
  /** Sort key inside each list; default: priority. */
  readonly sort?: GapSortKey;
  /** The stage to highlight, by name. */
  readonly selected?: string | null;
}

/** Rows carry `data-stage`; sortable headings carry `data-sort` with their `GapSortKey`. */
export function gapTable(journey: JourneyReport, options: GapTableOptions): VNode {
  const { language, sort = 'priority' } = options;
  const t = translator(messages, language);
  const heading = (text: string, key: GapSortKey, number = true): ColumnHeading => ({
    text,
    number,
    sortKey: key,
    sortDirection: key !== sort ? undefined : key === 'priority' || key === 'journey' || key === 'measured' ? 'ascending' : 'descending',
  });
  const headings: ColumnHeading[] = [
    heading(t('rank'), 'priority'),
    heading(t('stage'), 'journey', false),
    { text: t('class') },
    heading(t('measured'), 'measured'),
    { text: t('evidence') },
    { text: t('target'), number: true },
    heading(t('gap'), 'gap'),
    heading(t('importance'), 'importance'),
    heading(t('volume'), 'volume'),
    { text: t('expert'), number: true },
    { text: t('priority'), number: true },
  ];
  const bodies = gapGroups(journey, language, sort).map((group) => groupBody(journey, group, headings.length, options));
  return tableElement('gaps', t('gaps.caption', { journey: labelOf(journey) }), headings, bodies);
}

function groupBody(journey: JourneyReport, group: GapGroup, columns: number, options: GapTableOptions): VNode {
  const t = translator(messages, options.language);
  const head = h('th', { scope: 'rowgroup', colspan: columns, class: 'pc-group' }, [
    t(`gaps.${group.list}`),
    h('span', { class: 'pc-hint' }, ` · ${group.hint}`),
  ]);
  return h('tbody', { 'data-list': group.list }, [h('tr', {}, head), group.rows.map((row) => stageRow(journey, row, options))]);
}

function stageRow(journey: JourneyReport, row: GapRow, { language, selected }: GapTableOptions): VNode {
  const t = translator(messages, language);
  const { stage } = row;
  const phase = stage.phase === null ? undefined : journey.phases[stage.phase];
  return h('tr', { 'data-stage': stage.name, class: selected === stage.name && 'pc-selected' }, [
    numberCell([row.rank, stage.rankUnstable && row.rank !== '' && signWithText('≈', t('unstable'), t('unstable.hint'))]),
    rowHeading(
      [
        h('span', { class: 'pc-ordinal' }, `${row.number} `),
        stage.momentOfTruth && starGlyph(translateTerm('moment-of-truth', language)),
        row.label,
        phase && detailLine(labelOf(phase)),
      ],
      {
        class: 'pc-stage-cell',
      },
    ),
    dataCell([
      stage.class &&
        h('span', { class: `pc-coloured pc-${stage.class} pc-nowrap`, title: stage.classUncertain ? t('signs.class') : null }, [
          classGlyph(stage.class),
          row.class,
        ]),
      detailLine(row.reasons),
      detailLine(row.basics),
    ]),
    stage.measured
      ? numberCell(
          [
            row.measured,
            row.remarks.length > 0 && signWithText(REMARK_SIGN, t('signs.remark'), row.remarks.join('\n')),
            row.interval ? detailLine(row.interval) : detailLine('–', { title: t('interval.none') }),
          ],
          {
            title: provenanceText(journey, stage.sources, language) || null,
          },
        )
      : dataCell(h('em', {}, row.measured), { class: 'pc-missing' }),
    dataCell(stage.measured && [h('span', { class: 'pc-nowrap' }, sampleSizeText(stage.measured, language)), detailLine(row.evidence)]),
    numberCell([row.target ? [row.target, detailLine(row.targetSource)] : h('em', {}, t('no-target')), wrappedDetail(row.expectation)]),
    numberCell(gapCell(row, language)),
    numberCell([row.importance, wrappedDetail(row.importanceNote)]),
    numberCell([row.volume, wrappedDetail(row.volumeNote)]),
    numberCell([
      row.expert,
      stage.expertRefuted && h('span', { class: 'pc-detail pc-coloured pc-refuted' }, t('refuted')),
      row.claims.map(wrappedDetail),
    ]),
    numberCell(row.priority && [row.priority, priorityBar(stage.priority ?? 0)], { title: row.factors }),
  ]);
}

function gapCell(row: GapRow, language: TableOptions['language']): Child {
  const t = translator(messages, language);
  if (row.gapVerdict === null) return null;
  return [
    row.gap,
    signWithText(GAP_SIGNS[row.gapVerdict], t(`gap.${row.gapVerdict}`), t(`gap.${row.gapVerdict}.hint`)),
    row.gapInterval ? detailLine(row.gapInterval) : detailLine('–', { title: t('interval.none') }),
    row.gapVerdict !== 'proven' && row.gapVerdict !== 'not-proven' && detailLine(t(`gap.${row.gapVerdict}`)),
    detailLine(row.gapPairs),
  ];
}

/** A detail of several words in a column of numbers. */
const wrappedDetail = (text: string | null): Child => text && h('span', { class: 'pc-detail pc-wrap' }, text);

/** The remarks on the stages of the gap table, a line each; null without any. */
export function gapRemarks(journey: JourneyReport, { language }: TableOptions): VNode | null {
  const t = translator(messages, language);
  const lines = gapGroups(journey, language)
    .flatMap(({ rows }) => rows)
    .flatMap(({ label, remarks }) => remarks.map((text) => h('li', {}, t('colon', { name: label, value: text }))));
  return lines.length === 0 ? null : h('ul', { class: 'pc-remarks', 'aria-label': t('remarks') }, lines);
}

/** A sign with a word for screen readers and a tooltip. */
function signWithText(sign: string, word: string, title: string): Child {
  return [' ', h('span', { title }, [h('span', { 'aria-hidden': 'true' }, sign), h('span', { class: 'pc-hidden' }, word)])];
}

function priorityBar(priority: number): VNode {
  return h('svg', { class: 'pc-bar', width: 72, height: 6, viewBox: '0 0 72 6', 'aria-hidden': 'true' }, [
    h('rect', { class: 'pc-bar-track', width: 72, height: 6, rx: 3 }),
    h('rect', { class: 'pc-bar-fill', width: round(Math.min(72, Math.max(2, (priority / 100) * 72))), height: 6, rx: 3 }),
  ]);
}
