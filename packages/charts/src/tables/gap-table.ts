/** The gap table: a line a stage, with its interval plot, its gap in words and its priority. */

import { type EditableAttribute, type JourneyReport, translateTerm, translator } from '@parcours/model';
import { GAP_COLUMNS, type GapColumn, type GapSortKey } from '../choices.ts';
import { type Child, h, type VNode } from '../markup/element.ts';
import { round } from '../markup/marks.ts';
import { messages } from '../messages.ts';
import { sampleSizeText } from '../text/format-figures.ts';
import { labelOf } from '../text/labels.ts';
import { briefBasicsText } from '../text/verdict-texts.ts';
import { gapAxis, gapPlot } from './gap-plot.ts';
import { type GapGroup, type GapRow, gapGroups } from './gap-rows.ts';
import { provenanceText } from './provenance-table.ts';
import {
  type ColumnHeading,
  classGlyph,
  dataCell,
  detailLine,
  numberCell,
  remarkSign,
  rowHeading,
  signWithText,
  starGlyph,
  type TableOptions,
  tableElement,
} from './table.ts';

export interface GapTableOptions extends TableOptions {
  /** Sort key inside each list; default: priority. */
  readonly sort?: GapSortKey;
  /** The columns beside rank, stage, plot, gap and priority; default: all. */
  readonly columns?: readonly GapColumn[];
  /** What is said of basics stands in a few words, with the sentence as a tooltip: for a narrow table. */
  readonly brief?: boolean;
  /** Measured means are buttons with `data-figure`, the stage's name, for a host that shows what stands behind them. */
  readonly linksFigures?: boolean;
  /** Targets that the text declares, importances and volumes carry `data-edit`, the attribute's name, for a host that changes them. */
  readonly editsValues?: boolean;
  /** The stage to highlight, by name. */
  readonly selected?: string | null;
}

/** Rows carry `data-stage`; sortable headings carry `data-sort` with their `GapSortKey`. */
export function gapTable(journey: JourneyReport, options: GapTableOptions): VNode {
  const { language, sort = 'priority', columns = GAP_COLUMNS } = options;
  const t = translator(messages, language);
  const heading = (text: string, key: GapSortKey, more: Partial<ColumnHeading> = {}): ColumnHeading => ({
    text,
    number: true,
    sortKey: key,
    sortDirection: key !== sort ? undefined : key === 'priority' || key === 'journey' || key === 'measured' ? 'ascending' : 'descending',
    ...more,
  });
  const optional: Readonly<Record<GapColumn, ColumnHeading>> = {
    target: { text: t('target'), number: true },
    importance: heading(t('importance'), 'importance'),
    volume: heading(t('volume'), 'volume'),
    expert: { text: t('expert'), number: true },
  };
  const headings: ColumnHeading[] = [
    heading(t('rank'), 'priority', { number: false }),
    heading(t('stage'), 'journey', { number: false }),
    heading(t('measured'), 'measured', { number: false, above: gapAxis(journey, language) }),
    heading(t('gap'), 'gap'),
    ...shownColumns(columns).map((each) => optional[each]),
    { text: t('priority'), number: true },
  ];
  const bodies = gapGroups(journey, language, sort).map((group) => groupBody(journey, group, headings.length, { ...options, columns }));
  return tableElement('gaps', t('gaps.caption', { journey: labelOf(journey) }), headings, bodies);
}

/** In the order of the table, whatever that of the choice. */
const shownColumns = (columns: readonly GapColumn[]) => GAP_COLUMNS.filter((each) => columns.includes(each));

type RowOptions = GapTableOptions & { readonly columns: readonly GapColumn[] };

function groupBody(journey: JourneyReport, group: GapGroup, columns: number, options: RowOptions): VNode {
  const t = translator(messages, options.language);
  const head = h('th', { scope: 'rowgroup', colspan: columns, class: 'pc-group' }, [
    t(`gaps.${group.list}`),
    h('span', { class: 'pc-hint' }, ` · ${group.hint}`),
  ]);
  return h('tbody', { 'data-list': group.list }, [h('tr', {}, head), group.rows.map((row) => stageRow(journey, row, options))]);
}

function stageRow(journey: JourneyReport, row: GapRow, options: RowOptions): VNode {
  const { language, selected, columns, brief = false } = options;
  const t = translator(messages, language);
  const { stage } = row;
  const optional: Readonly<Record<GapColumn, VNode>> = {
    target: numberCell([
      row.target ? [row.target, detailLine(row.targetSource)] : h('em', {}, t('no-target')),
      wrappedDetail(row.expectation),
    ]),
    importance: numberCell([editable('importance', row.importance, options), wrappedDetail(row.importanceNote)]),
    volume: numberCell([editable('volume', row.volume, options), wrappedDetail(row.volumeNote)]),
    expert: numberCell([
      row.expert,
      stage.expertRefuted && h('span', { class: 'pc-detail pc-coloured pc-refuted' }, t('refuted')),
      row.claims.map(wrappedDetail),
    ]),
  };
  return h('tr', { 'data-stage': stage.name, class: selected === stage.name && 'pc-selected' }, [
    dataCell([row.rank, stage.rankUnstable && row.rank !== '' && signWithText('≈', t('unstable'), t('unstable.hint'))], {
      class: 'pc-rank',
    }),
    rowHeading(stageCell(journey, row, brief, language), { class: 'pc-stage-cell' }),
    dataCell(plotCell(journey, row, options), { class: 'pc-plot-cell', title: provenanceText(journey, stage.sources, language) || null }),
    dataCell(gapCell(row, language), { class: 'pc-gap-cell' }),
    shownColumns(columns).map((each) => optional[each]),
    dataCell(row.priority && [row.priority, priorityBar(stage.priority ?? 0)], { class: 'pc-priority-cell', title: row.factors }),
  ]);
}

function stageCell(journey: JourneyReport, row: GapRow, brief: boolean, language: TableOptions['language']): Child {
  const t = translator(messages, language);
  const { stage } = row;
  const { measured } = stage;
  const phase = stage.phase === null ? undefined : journey.phases[stage.phase];
  return [
    h('span', { class: 'pc-ordinal' }, `${row.number} `),
    stage.momentOfTruth && starGlyph(translateTerm('moment-of-truth', language)),
    row.label,
    phase && detailLine(labelOf(phase)),
    measured &&
      h('span', { class: 'pc-detail' }, [
        h('span', { class: 'pc-nowrap' }, sampleSizeText(measured, language)),
        ' · ',
        h('span', { class: 'pc-nowrap' }, row.evidence),
      ]),
    stage.class &&
      h('span', { class: `pc-detail pc-coloured pc-${stage.class}`, title: stage.classUncertain ? t('signs.class') : null }, [
        classGlyph(stage.class),
        row.class,
      ]),
    detailLine(row.reasons),
    brief ? detailLine(briefBasicsText(stage, language), { title: row.basics }) : detailLine(row.basics),
  ];
}

/** The plot, and below it the same figures in digits; in a narrow table gap and priority too. */
function plotCell(journey: JourneyReport, row: GapRow, options: RowOptions): Child {
  const { language, linksFigures = false } = options;
  const t = translator(messages, language);
  const { stage } = row;
  const target = row.target === '' ? null : t('gaps.target', { target: row.target });
  const remark = remarkSign(row.remarks, language);
  return [
    gapPlot(journey, stage),
    h('span', { class: 'pc-plot-figures' }, [
      stage.measured
        ? h('span', {}, [
            linksFigures ? figureButton(row, language) : h('strong', {}, row.measured),
            remark,
            ' ',
            row.interval ? h('span', { class: 'pc-detail-inline' }, row.interval) : h('span', { title: t('interval.none') }, '–'),
          ])
        : [h('em', {}, row.measured), remark],
      target !== null &&
        h('span', { class: 'pc-detail-inline' }, stage.targetFrom === 'declared' ? editable('target', target, options) : target),
    ]),
    row.gapDistance !== null &&
      h('span', { class: 'pc-narrow' }, [
        gapCell(row, language),
        row.priority !== '' && detailLine(t('colon', { name: t('priority'), value: row.priority })),
      ]),
  ];
}

function editable(attribute: EditableAttribute, text: string, { editsValues = false }: RowOptions): Child {
  return editsValues ? h('span', { 'data-edit': attribute }, text) : text;
}

function figureButton({ stage, label, measured }: GapRow, language: TableOptions['language']): VNode {
  const name = translator(messages, language)('card.figure', { stage: label, figure: measured });
  return h('button', { type: 'button', class: 'figure', 'data-figure': stage.name, 'aria-label': name }, measured);
}

function gapCell(row: GapRow, language: TableOptions['language']): Child {
  const t = translator(messages, language);
  if (row.gapVerdict === null || row.gapDistance === null)
    return row.target === '' && row.stage.measured ? h('em', {}, t('no-target')) : null;
  return [
    h('span', { class: row.gapVerdict === 'proven' ? 'pc-proven' : null }, row.gapDistance),
    detailLine(row.gapGround, { title: [t(`gap.${row.gapVerdict}.hint`), row.gapInterval].filter(Boolean).join(' ') }),
    detailLine(row.gapPairs),
  ];
}

/** A detail of several words in a column of numbers. */
const wrappedDetail = (text: string | null): Child => text && h('span', { class: 'pc-detail pc-wrap' }, text);

/** How to read plots and signs, in a line below the table. */
export function gapLegend({ language }: TableOptions): VNode {
  return h('p', { class: 'pc-gap-legend' }, translator(messages, language)('gaps.legend'));
}

function priorityBar(priority: number): VNode {
  return h('svg', { class: 'pc-bar', width: 64, height: 8, viewBox: '0 0 64 8', 'aria-hidden': 'true' }, [
    h('rect', { class: 'pc-bar-track', x: 0.5, y: 0.5, width: 63, height: 7 }),
    h('rect', { class: 'pc-bar-fill', width: round(Math.min(64, Math.max(priority > 0 ? 2 : 0, (priority / 100) * 64))), height: 8 }),
  ]);
}
