/** What changed, as elements of a page: the same for the file and for the panel. */
import { type ChangeReport, type Language, translator } from '@parcours/model';
import { type Child, h, type VNode } from '../markup/element.ts';
import { messages } from '../messages.ts';
import { dataCell, numberCell, rowHeading, tableElement } from '../tables/table.ts';
import type { ChangeLine } from './change-line.ts';
import { changeSummary, type JourneySummary } from './change-summary.ts';
import { type FigureRow, isRanked } from './figure-rows.ts';

type HeadingLevel = 2 | 3 | 4;

export interface ChangesListOptions {
  readonly language: Language;
}

/**
 * The headline, what to do about it, and every change. Entries carry `data-journey` and `data-element`, the id of what they are about, so
 * that a host can lead to the text; those about a data file carry `data-file`, its path in the workspace. It does not say whether it may be passed on: it is for the screen.
 */
export function changesList(report: ChangeReport, { language }: ChangesListOptions): VNode {
  const t = translator(messages, language);
  const summary = changeSummary(report, language);
  return h('div', { class: 'pc-changes' }, [
    h('p', { class: `pc-headline pc-tone-${summary.tone}` }, summary.headline),
    h('p', {}, summary.advice),
    summary.alerts.length > 0 && changeItems(t('change.section.look'), summary.alerts),
    summary.journeys.map((journey) => [h('h3', {}, journey.title), journeyChanges(journey, language)]),
    dataChanges(summary.data, summary.cells, language),
    summary.shared.length > 0 && changeItems(t('change.section.shared'), summary.shared),
    summary.sharedWording.length > 0 &&
      foldedItems('shared wording', t('change.section.wording', { n: summary.sharedWording.length }), summary.sharedWording),
    summary.unchanged !== null && h('p', { class: 'pc-note' }, summary.unchanged),
  ]);
}

/** The table of a journey's figures, and below it what is folded. */
export function journeyChanges(
  { rows, figures, text, findings, wording, title, change }: JourneySummary,
  language: Language,
  level: HeadingLevel = 4,
): Child {
  const t = translator(messages, language);
  return [
    rows.length > 0 && scrollable(title, rowTable(rows, title, change.name, language)),
    text.length > 0 && changeItems(t('change.section.text', { n: text.length }), text, level),
    findings.length > 0 && foldedItems(`${change.name} findings`, t('change.section.findings', { n: findings.length }), findings),
    figures.length > 0 &&
      folded(`${change.name} figures`, t('change.section.figures', { n: figures.length }), [
        rowTable(figures, title, change.name, language),
        figures.some(isRanked) && h('p', { class: 'pc-note' }, t('change.ranks')),
      ]),
    wording.length > 0 && foldedItems(`${change.name} wording`, t('change.section.wording', { n: wording.length }), wording),
  ];
}

export function dataChanges(data: readonly ChangeLine[], cells: readonly string[], language: Language, level: HeadingLevel = 4): Child {
  if (data.length === 0) return null;
  return [
    changeItems(translator(messages, language)('change.section.data'), data, level),
    cells.length > 0 &&
      h(
        'ul',
        { class: 'pc-cells' },
        cells.map((text) => h('li', {}, text)),
      ),
  ];
}

export function changeItems(title: string, lines: readonly ChangeLine[], level: HeadingLevel = 4): Child {
  return [h(`h${level}`, {}, title), itemList(lines)];
}

export function foldedItems(key: string, title: string, lines: readonly ChangeLine[]): Child {
  return folded(key, title, itemList(lines));
}

/** @param key tells the parts of a page apart, so that what is open can be kept open when it is drawn again. */
function folded(key: string, title: string, inside: Child): VNode {
  return h('details', { 'data-key': key }, [h('summary', {}, title), scrollable(title, inside)]);
}

const scrollable = (name: string, inside: Child) =>
  h('div', { class: 'pc-scroll', tabindex: 0, role: 'region', 'aria-label': name }, inside);

function itemList(lines: readonly ChangeLine[]): VNode {
  const items = lines.map(({ text, tone, journey, element, file }) =>
    h('li', { class: `pc-tone-${tone}`, 'data-journey': journey, 'data-element': element, 'data-file': file }, text),
  );
  return h('ul', { class: 'pc-change-items' }, items);
}

function rowTable(rows: readonly FigureRow[], caption: string, journey: string, language: Language): VNode {
  const t = translator(messages, language);
  const headings = [
    { text: t('figure') },
    { text: t('change.before'), number: true },
    { text: t('change.after'), number: true },
    { text: t('change.meaning') },
  ];
  const body = rows.map(({ name, before, after, meaning, tone, element }) =>
    h('tr', { class: `pc-tone-${tone}`, 'data-journey': journey, 'data-element': element }, [
      rowHeading(name),
      numberCell(before),
      numberCell(after),
      dataCell(meaning),
    ]),
  );
  return tableElement('change-figures', caption, headings, [h('tbody', {}, body)]);
}
