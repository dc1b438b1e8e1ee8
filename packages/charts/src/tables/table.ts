/** Elements of an HTML table. */
import { type ExperienceClass, type Language, translator } from '@parcours/model';
import { type Attributes, type Child, h, type VNode } from '../markup/element.ts';
import { classMark, starMark } from '../markup/marks.ts';
import { messages } from '../messages.ts';
import { REMARK_SIGN } from '../text/verdict-texts.ts';

export interface TableOptions {
  readonly language: Language;
}

export interface ColumnHeading {
  readonly text: string;
  readonly number?: boolean;
  /** Stands above the text. */
  readonly above?: VNode;
  /** Key that a host sorts by when the heading is activated. */
  readonly sortKey?: string;
  readonly sortDirection?: 'ascending' | 'descending';
}

/** A `<table>` with the class `pc-NAME`, a caption and column headings. */
export function tableElement(name: string, caption: string, headings: readonly ColumnHeading[], bodies: readonly VNode[]): VNode {
  const head = headings.map(({ text, number, above, sortKey: sort, sortDirection: sorted }) =>
    h('th', { scope: 'col', class: number && 'pc-number', 'data-sort': sort, 'aria-sort': sorted }, [above, text]),
  );
  return h('table', { class: `pc-table pc-${name}` }, [h('caption', {}, caption), h('thead', {}, h('tr', {}, head)), bodies]);
}

export function dataCell(children: Child, attributes: Attributes = {}): VNode {
  return h('td', attributes, children);
}

export function numberCell(children: Child, attributes: Attributes = {}): VNode {
  return h('td', { ...attributes, class: 'pc-number' }, children);
}

/** A second, smaller line in a cell; nothing if the text is empty. */
export function detailLine(text: string | null | undefined, attributes: Attributes = {}): Child {
  return text ? h('span', { class: 'pc-detail', ...attributes }, text) : null;
}

export function rowHeading(children: Child, attributes: Attributes = {}): VNode {
  return h('th', { scope: 'row', ...attributes }, children);
}

/** The mark of a class, as an icon. */
export function classGlyph(name: ExperienceClass): VNode {
  return h(
    'svg',
    { class: `pc-glyph pc-${name}`, width: 12, height: 12, viewBox: '0 0 12 12', 'aria-hidden': 'true' },
    classMark(name, 6, 6, 4.6),
  );
}

/** A sign with a word for screen readers and a tooltip. */
export function signWithText(sign: string, word: string, title: string): Child {
  return [' ', h('span', { title }, [h('span', { 'aria-hidden': 'true' }, sign), h('span', { class: 'pc-hidden' }, word)])];
}

/** The sign that remarks question the figure before it, with the remarks as its tooltip; nothing without any. */
export function remarkSign(remarks: readonly string[], language: Language): Child {
  return remarks.length > 0 && signWithText(REMARK_SIGN, translator(messages, language)('signs.remark'), remarks.join('\n'));
}

export function starGlyph(title: string): VNode {
  return h('svg', { class: 'pc-glyph', width: 13, height: 13, viewBox: '0 0 13 13', role: 'img' }, [
    h('title', {}, title),
    starMark(6.5, 6.5, 6.2),
  ]);
}
