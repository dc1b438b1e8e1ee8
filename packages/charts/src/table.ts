/** What the tables have in common. */
import type { ExperienceClass, Language } from '@parcours/model';
import { type Attributes, type Child, h, type Tree } from './element.ts';
import { point, star } from './marks.ts';

export interface TableOptions {
  readonly language: Language;
}

export interface Heading {
  readonly text: string;
  readonly number?: boolean;
  /** The key that a host sorts by when this heading is activated. */
  readonly sort?: string;
  readonly sorted?: 'ascending' | 'descending';
}

export function table(kind: string, caption: string, headings: readonly Heading[], bodies: readonly Tree[]): Tree {
  const head = headings.map(({ text, number, sort, sorted }) =>
    h('th', { scope: 'col', class: number && 'pc-number', 'data-sort': sort, 'aria-sort': sorted }, text),
  );
  return h('table', { class: `pc-table pc-${kind}` }, [h('caption', {}, caption), h('thead', {}, h('tr', {}, head)), bodies]);
}

export function cell(children: Child, attributes: Attributes = {}): Tree {
  return h('td', attributes, children);
}

export function figure(children: Child, attributes: Attributes = {}): Tree {
  return h('td', { ...attributes, class: 'pc-number' }, children);
}

/** A second, quieter line in a cell. */
export function sub(text: string | null | undefined, attributes: Attributes = {}): Child {
  return text ? h('span', { class: 'pc-sub', ...attributes }, text) : null;
}

export function rowHead(children: Child, attributes: Attributes = {}): Tree {
  return h('th', { scope: 'row', ...attributes }, children);
}

/** The shape of a class beside its word. */
export function classGlyph(kind: ExperienceClass): Tree {
  return h(
    'svg',
    { class: `pc-glyph pc-${kind}`, width: 12, height: 12, viewBox: '0 0 12 12', 'aria-hidden': 'true' },
    point(kind, 6, 6, 4.6),
  );
}

export function starGlyph(title: string): Tree {
  return h('svg', { class: 'pc-glyph', width: 13, height: 13, viewBox: '0 0 13 13', role: 'img' }, [
    h('title', {}, title),
    star(6.5, 6.5, 6.2),
  ]);
}
