/** Titled tables of plain texts, the same for a terminal, Markdown and a page. What is in them is made elsewhere. */

import { columnsOf, fit } from './character-width.ts';
import { chartStyles } from './chart-styles.ts';
import { h, type Tree, toMarkup } from './element.ts';
import { plain } from './markdown-report.ts';
import { oneLine } from './one-line.ts';
import { reportStyles } from './report-styles.ts';
import { cell, figure, rowHead, table } from './table.ts';

export interface PlainTable {
  readonly title: string;
  readonly columns: readonly { readonly text: string; readonly number?: boolean }[];
  readonly rows: readonly (readonly string[])[];
  /** Sentences below it. */
  readonly notes: readonly string[];
}

export interface PlainDocument {
  readonly title: string;
  /** Sentences before the tables. */
  readonly facts: readonly string[];
  readonly tables: readonly PlainTable[];
}

const PARTED = '  ';
const NOTE = '.pr-note { margin: 0.7rem 0 0; max-width: 50rem; }\n';

/** @param columns of the terminal: the first column of a table gives way, then all are cut. */
export function plainText({ title, facts, tables }: PlainDocument, columns: number): string {
  const parts = [[title, ...facts], ...tables.map((each) => [each.title, ...tableLines(each, columns), ...each.notes])];
  return `${parts.map((lines) => lines.map(oneLineKeeping).join('\n')).join('\n\n')}\n`;
}

export function plainMarkdown({ title, facts, tables }: PlainDocument): string {
  const parts = [
    `# ${plain(title)}`,
    ...facts.map(plain),
    ...tables.flatMap(({ title: name, columns, rows, notes }) => [
      `## ${plain(name)}`,
      ...(rows.length === 0 ? [] : [markdownTable(columns, rows)]),
      ...notes.map(plain),
    ]),
  ];
  return `${parts.join('\n\n')}\n`;
}

export function plainPage({ title, facts, tables }: PlainDocument, language: string): string {
  const head = h('head', {}, [
    h('meta', { charset: 'utf-8' }),
    h('meta', { 'http-equiv': 'Content-Security-Policy', content: "default-src 'none'; style-src 'unsafe-inline'" }),
    h('meta', { name: 'viewport', content: 'width=device-width, initial-scale=1' }),
    h('meta', { name: 'color-scheme', content: 'light dark' }),
    h('title', {}, title),
    h('style', {}, `${chartStyles('auto')}${reportStyles}${NOTE}`),
  ]);
  const body = h('body', {}, [
    h('header', { class: 'pr-top' }, [h('h1', {}, title), facts.map((fact) => h('p', {}, fact))]),
    h('main', {}, tables.map(section)),
  ]);
  return `<!doctype html>\n${toMarkup(h('html', { lang: language }, [head, body]))}\n`;
}

function section({ title, columns, rows, notes }: PlainTable): Tree {
  const lines = rows.map((row) =>
    h(
      'tr',
      {},
      row.map((text, at) => (at === 0 ? rowHead(text) : columns[at]?.number ? figure(text) : cell(text))),
    ),
  );
  return h('section', {}, [
    h('h2', {}, title),
    rows.length > 0 &&
      h(
        'div',
        { class: 'pc-scroll', tabindex: 0, role: 'region', 'aria-label': title },
        table('plain', title, columns, [h('tbody', {}, lines)]),
      ),
    notes.map((note) => h('p', { class: 'pr-note' }, note)),
  ]);
}

function markdownTable(columns: PlainTable['columns'], rows: PlainTable['rows']): string {
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  const heads = columns.map(({ text }) => plain(text));
  return [line(heads), line(columns.map(({ number }) => (number ? '--:' : ':--'))), ...rows.map((row) => line(row.map(plain)))].join('\n');
}

function tableLines({ columns, rows }: PlainTable, room: number): string[] {
  if (rows.length === 0) return [];
  const cells = [columns.map(({ text }) => text), ...rows].map((row) => row.map(oneLine));
  const widths = columns.map((_, at) => Math.max(...cells.map((row) => columnsOf(row[at] ?? ''))));
  // The widest text column gives way: paths and names may be long, figures are not.
  for (let over = widths.reduce((sum, width) => sum + width + PARTED.length, -PARTED.length) - room; over > 0; ) {
    const texts = columns.flatMap(({ number }, at) => (number ? [] : [at]));
    const widest = texts.reduce((best, at) => ((widths[at] ?? 0) > (widths[best] ?? 0) ? at : best), texts[0] ?? 0);
    const given = Math.min(over, Math.max(0, (widths[widest] ?? 0) - NARROWEST));
    if (given === 0) break;
    widths[widest] = (widths[widest] ?? 0) - given;
    over -= given;
  }
  const line = (row: readonly string[]) =>
    row
      .map((text, at) => fit(text, widths[at] ?? 0, columns[at]?.number ? 'right' : 'left'))
      .join(PARTED)
      .trimEnd();
  const [head = [], ...body] = cells;
  return [line(head), widths.map((width) => '─'.repeat(width)).join(PARTED), ...body.map(line)];
}

const NARROWEST = 12;

/** Lines of a table keep their columns. */
function oneLineKeeping(text: string): string {
  return text.replace(/[\r\n\u2028\u2029]/g, ' ');
}
