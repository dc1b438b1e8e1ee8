/** Gaps and priorities: catch up first, then differentiate; every factor beside the priority it gives. */

import { type JourneyReport, speaker, term } from '@parcours/model';
import { type Child, h, type Tree } from './element.ts';
import { nText } from './figures.ts';
import { type GapGroup, type GapRow, gapGroups, type Sort } from './gap-rows.ts';
import { labelOf } from './labels.ts';
import { r } from './marks.ts';
import { provenanceText } from './provenance-table.ts';
import { cell, classGlyph, figure, type Heading, rowHead, starGlyph, sub, type TableOptions, table } from './table.ts';
import { words } from './words.ts';

export interface GapTableOptions extends TableOptions {
  /** Inside each list; default: by priority. */
  readonly sort?: Sort;
  /** The stage to highlight, by name. */
  readonly selected?: string | null;
}

/** Rows carry `data-stage`, headings that can be sorted by carry `data-sort`. */
export function gapTable(journey: JourneyReport, options: GapTableOptions): Tree {
  const { language, sort = 'priority' } = options;
  const say = speaker(words, language);
  const heading = (text: string, key: Sort, number = true): Heading => ({
    text,
    number,
    sort: key,
    sorted: key !== sort ? undefined : key === 'priority' || key === 'journey' || key === 'measured' ? 'ascending' : 'descending',
  });
  const headings: Heading[] = [
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
  const bodies = gapGroups(journey, language, sort).map((group) => body(journey, group, headings.length, options));
  return table('gaps', say('gaps.caption', { journey: labelOf(journey) }), headings, bodies);
}

function body(journey: JourneyReport, group: GapGroup, columns: number, options: GapTableOptions): Tree {
  const say = speaker(words, options.language);
  const head = h('th', { scope: 'rowgroup', colspan: columns, class: 'pc-group' }, [
    say(`gaps.${group.list}`),
    h('span', { class: 'pc-hint' }, ` · ${say(`gaps.${group.list}.hint`)}`),
  ]);
  return h('tbody', { 'data-list': group.list }, [h('tr', {}, head), group.rows.map((row) => line(journey, row, options))]);
}

function line(journey: JourneyReport, row: GapRow, { language, selected }: GapTableOptions): Tree {
  const say = speaker(words, language);
  const { stage } = row;
  const phase = stage.phase === null ? undefined : journey.phases[stage.phase];
  return h('tr', { 'data-stage': stage.name, class: selected === stage.name && 'pc-selected' }, [
    figure([row.rank, stage.rankUnstable && row.rank !== '' && mark('≈', say('unstable'), say('unstable.hint'))]),
    rowHead(
      [
        h('span', { class: 'pc-ordinal' }, `${row.number} `),
        stage.momentOfTruth && starGlyph(term('moment-of-truth', language)),
        row.label,
        phase && sub(labelOf(phase)),
      ],
      {
        class: 'pc-stage-cell',
      },
    ),
    cell([
      stage.class && h('span', { class: `pc-word pc-${stage.class} pc-nowrap` }, [classGlyph(stage.class), row.class]),
      sub(row.basics),
    ]),
    stage.measured
      ? figure([row.measured, row.interval ? sub(row.interval) : sub('–', { title: say('interval.none') })], {
          title: provenanceText(journey, stage.sources, language) || null,
        })
      : cell(h('em', {}, row.measured), { class: 'pc-gone' }),
    cell(stage.measured && [h('span', { class: 'pc-nowrap' }, nText(stage.measured, language)), sub(row.evidence)]),
    figure(row.target ? [row.target, sub(row.targetFrom)] : h('em', {}, say('no-target'))),
    figure(gap(row, language)),
    figure([row.importance, sub(row.importanceFrom)]),
    figure([row.volume, sub(row.volumeFrom)]),
    figure([row.expert, stage.expertRefuted && h('span', { class: 'pc-sub pc-word pc-refuted' }, say('refuted'))]),
    figure(row.priority && [row.priority, bar(stage.priority ?? 0)], { title: row.factors }),
  ]);
}

function gap(row: GapRow, language: TableOptions['language']): Child {
  const say = speaker(words, language);
  const { stage } = row;
  if (!stage.gap) return null;
  const proven = stage.gap.proven;
  return [
    row.gap,
    proven ? mark('✓', say('proven'), say('proven.hint')) : mark('?', say('unproven'), say('unproven.hint')),
    row.gapInterval ? sub(row.gapInterval) : sub('–', { title: say('interval.none') }),
    sub(row.gapPairs),
  ];
}

/** A sign for the eye, a word for the ear, a sentence for the hover. */
function mark(sign: string, word: string, title: string): Child {
  return [' ', h('span', { title }, [h('span', { 'aria-hidden': 'true' }, sign), h('span', { class: 'pc-hidden' }, word)])];
}

function bar(priority: number): Tree {
  return h('svg', { class: 'pc-bar', width: 72, height: 6, viewBox: '0 0 72 6', 'aria-hidden': 'true' }, [
    h('rect', { class: 'pc-bar-room', width: 72, height: 6, rx: 3 }),
    h('rect', { class: 'pc-bar-full', width: r(Math.min(72, Math.max(2, (priority / 100) * 72))), height: 6, rx: 3 }),
  ]);
}
