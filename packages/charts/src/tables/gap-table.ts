/** Gaps and priorities: catch up first, then differentiate; every factor beside the priority it gives. */

import { type JourneyReport, translateTerm, translator } from '@parcours/model';
import { type Child, h, type VNode } from '../markup/element.ts';
import { round } from '../markup/marks.ts';
import { messages } from '../messages.ts';
import { sampleSizeText } from '../text/format-figures.ts';
import { labelOf } from '../text/labels.ts';
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
  /** Inside each list; default: by priority. */
  readonly sort?: GapSortKey;
  /** The stage to highlight, by name. */
  readonly selected?: string | null;
}

/** Rows carry `data-stage`, headings that can be sorted by carry `data-sort`. */
export function gapTable(journey: JourneyReport, options: GapTableOptions): VNode {
  const { language, sort = 'priority' } = options;
  const say = translator(messages, language);
  const heading = (text: string, key: GapSortKey, number = true): ColumnHeading => ({
    text,
    number,
    sortKey: key,
    sortDirection: key !== sort ? undefined : key === 'priority' || key === 'journey' || key === 'measured' ? 'ascending' : 'descending',
  });
  const headings: ColumnHeading[] = [
    heading(say('rank'), 'priority'),
    heading(say('stage'), 'journey', false),
    { text: say('class') },
    heading(say('measured'), 'measured'),
    { text: say('evidence') },
    { text: say('target'), number: true },
    heading(say('gap'), 'gap'),
    heading(say('importance'), 'importance'),
    heading(say('volume'), 'volume'),
    { text: say('expert'), number: true },
    { text: say('priority'), number: true },
  ];
  const bodies = gapGroups(journey, language, sort).map((group) => groupBody(journey, group, headings.length, options));
  return tableElement('gaps', say('gaps.caption', { journey: labelOf(journey) }), headings, bodies);
}

function groupBody(journey: JourneyReport, group: GapGroup, columns: number, options: GapTableOptions): VNode {
  const say = translator(messages, options.language);
  const head = h('th', { scope: 'rowgroup', colspan: columns, class: 'pc-group' }, [
    say(`gaps.${group.list}`),
    h('span', { class: 'pc-hint' }, ` · ${say(`gaps.${group.list}.hint`)}`),
  ]);
  return h('tbody', { 'data-list': group.list }, [h('tr', {}, head), group.rows.map((row) => stageRow(journey, row, options))]);
}

function stageRow(journey: JourneyReport, row: GapRow, { language, selected }: GapTableOptions): VNode {
  const say = translator(messages, language);
  const { stage } = row;
  const phase = stage.phase === null ? undefined : journey.phases[stage.phase];
  return h('tr', { 'data-stage': stage.name, class: selected === stage.name && 'pc-selected' }, [
    numberCell([row.rank, stage.rankUnstable && row.rank !== '' && signWithText('≈', say('unstable'), say('unstable.hint'))]),
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
      stage.class && h('span', { class: `pc-coloured pc-${stage.class} pc-nowrap` }, [classGlyph(stage.class), row.class]),
      detailLine(row.basics),
    ]),
    stage.measured
      ? numberCell([row.measured, row.interval ? detailLine(row.interval) : detailLine('–', { title: say('interval.none') })], {
          title: provenanceText(journey, stage.sources, language) || null,
        })
      : dataCell(h('em', {}, row.measured), { class: 'pc-missing' }),
    dataCell(stage.measured && [h('span', { class: 'pc-nowrap' }, sampleSizeText(stage.measured, language)), detailLine(row.evidence)]),
    numberCell(row.target ? [row.target, detailLine(row.targetSource)] : h('em', {}, say('no-target'))),
    numberCell(gapCell(row, language)),
    numberCell([row.importance, detailLine(row.importanceNote)]),
    numberCell([row.volume, detailLine(row.volumeNote)]),
    numberCell([row.expert, stage.expertRefuted && h('span', { class: 'pc-detail pc-coloured pc-refuted' }, say('refuted'))]),
    numberCell(row.priority && [row.priority, priorityBar(stage.priority ?? 0)], { title: row.factors }),
  ]);
}

function gapCell(row: GapRow, language: TableOptions['language']): Child {
  const say = translator(messages, language);
  const { stage } = row;
  if (!stage.gap) return null;
  const proven = stage.gap.proven;
  return [
    row.gap,
    proven ? signWithText('✓', say('proven'), say('proven.hint')) : signWithText('?', say('unproven'), say('unproven.hint')),
    row.gapInterval ? detailLine(row.gapInterval) : detailLine('–', { title: say('interval.none') }),
    detailLine(row.gapPairs),
  ];
}

/** A sign for the eye, a word for the ear, a sentence for the hover. */
function signWithText(sign: string, word: string, title: string): Child {
  return [' ', h('span', { title }, [h('span', { 'aria-hidden': 'true' }, sign), h('span', { class: 'pc-hidden' }, word)])];
}

function priorityBar(priority: number): VNode {
  return h('svg', { class: 'pc-bar', width: 72, height: 6, viewBox: '0 0 72 6', 'aria-hidden': 'true' }, [
    h('rect', { class: 'pc-bar-track', width: 72, height: 6, rx: 3 }),
    h('rect', { class: 'pc-bar-fill', width: round(Math.min(72, Math.max(2, (priority / 100) * 72))), height: 6, rx: 3 }),
  ]);
}
