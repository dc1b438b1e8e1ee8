/** A document of titled tables of text, with three outputs: terminal, Markdown and HTML. */

import { chartStyles } from '../markup/chart-styles.ts';
import { h, toMarkup, type VNode } from '../markup/element.ts';
import { dataCell, numberCell, rowHeading, tableElement } from '../tables/table.ts';
import { displayWidth, padOrTruncate } from '../text/display-width.ts';
import { escapeMarkdown } from '../text/escape-markdown.ts';
import { singleLine } from '../text/single-line.ts';
import { reportStyles } from './report-styles.ts';

export interface TableSection {
  readonly title: string;
  readonly columns: readonly { readonly text: string; readonly number?: boolean }[];
  readonly rows: readonly (readonly string[])[];
  /** Paragraphs below the table. */
  readonly notes: readonly string[];
}

export interface TableDocument {
  readonly title: string;
  /** Paragraphs before the tables. */
  readonly paragraphs: readonly string[];
  readonly sections: readonly TableSection[];
}

const COLUMN_GAP = '  ';
const NOTE_STYLE = '.pr-note { margin: 0.7rem 0 0; max-width: 50rem; }\n';

/** @param columns width of the terminal; wider tables truncate their widest text column. */
export function tableDocumentText({ title, paragraphs: facts, sections: tables }: TableDocument, columns: number): string {
  const parts = [[title, ...facts], ...tables.map((each) => [each.title, ...sectionLines(each, columns), ...each.notes])];
  return `${parts.map((lines) => lines.map(withoutLineBreaks).join('\n')).join('\n\n')}\n`;
}

/** A document in GitHub-flavoured Markdown; text is escaped. */
export function tableDocumentMarkdown({ title, paragraphs: facts, sections: tables }: TableDocument): string {
  const parts = [
    `# ${escapeMarkdown(title)}`,
    ...facts.map(escapeMarkdown),
    ...tables.flatMap(({ title: name, columns, rows, notes }) => [
      `## ${escapeMarkdown(name)}`,
      ...(rows.length === 0 ? [] : [sectionMarkdown(columns, rows)]),
      ...notes.map(escapeMarkdown),
    ]),
  ];
  return `${parts.join('\n\n')}\n`;
}

/** A document as a self-contained HTML page. @param language of the document, as in `<html lang>`. */
export function tableDocumentHtml({ title, paragraphs: facts, sections: tables }: TableDocument, language: string): string {
  const head = h('head', {}, [
    h('meta', { charset: 'utf-8' }),
    h('meta', { 'http-equiv': 'Content-Security-Policy', content: "default-src 'none'; style-src 'unsafe-inline'" }),
    h('meta', { name: 'viewport', content: 'width=device-width, initial-scale=1' }),
    h('meta', { name: 'color-scheme', content: 'light dark' }),
    h('title', {}, title),
    h('style', {}, `${chartStyles('auto')}${reportStyles}${NOTE_STYLE}`),
  ]);
  const body = h('body', {}, [
    h('header', { class: 'pr-header' }, [h('h1', {}, title), facts.map((fact) => h('p', {}, fact))]),
    h('main', {}, tables.map(sectionElement)),
  ]);
  return `<!doctype html>\n${toMarkup(h('html', { lang: language }, [head, body]))}\n`;
}

function sectionElement({ title, columns, rows, notes }: TableSection): VNode {
  const lines = rows.map((row) =>
    h(
      'tr',
      {},
      row.map((text, at) => (at === 0 ? rowHeading(text) : columns[at]?.number ? numberCell(text) : dataCell(text))),
    ),
  );
  return h('section', {}, [
    h('h2', {}, title),
    rows.length > 0 &&
      h(
        'div',
        { class: 'pc-scroll', tabindex: 0, role: 'region', 'aria-label': title },
        tableElement('section', title, columns, [h('tbody', {}, lines)]),
      ),
    notes.map((note) => h('p', { class: 'pr-note' }, note)),
  ]);
}

function sectionMarkdown(columns: TableSection['columns'], rows: TableSection['rows']): string {
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  const heads = columns.map(({ text }) => escapeMarkdown(text));
  return [
    line(heads),
    line(columns.map(({ number }) => (number ? '--:' : ':--'))),
    ...rows.map((row) => line(row.map(escapeMarkdown))),
  ].join('\n');
}

function sectionLines({ columns, rows }: TableSection, terminalWidth: number): string[] {
  if (rows.length === 0) return [];
  const cells = [columns.map(({ text }) => text), ...rows].map((row) => row.map(singleLine));
  const widths = columns.map((_, at) => Math.max(...cells.map((row) => displayWidth(row[at] ?? ''))));
  // Truncates the widest text column, never numbers.
  for (let over = widths.reduce((sum, width) => sum + width + COLUMN_GAP.length, -COLUMN_GAP.length) - terminalWidth; over > 0; ) {
    const texts = columns.flatMap(({ number }, at) => (number ? [] : [at]));
    const widest = texts.reduce((best, at) => ((widths[at] ?? 0) > (widths[best] ?? 0) ? at : best), texts[0] ?? 0);
    const given = Math.min(over, Math.max(0, (widths[widest] ?? 0) - MIN_COLUMN_WIDTH));
    if (given === 0) break;
    widths[widest] = (widths[widest] ?? 0) - given;
    over -= given;
  }
  const line = (row: readonly string[]) =>
    row
      .map((text, at) => padOrTruncate(text, widths[at] ?? 0, columns[at]?.number ? 'right' : 'left'))
      .join(COLUMN_GAP)
      .trimEnd();
  const [head = [], ...body] = cells;
  return [line(head), widths.map((width) => '─'.repeat(width)).join(COLUMN_GAP), ...body.map(line)];
}

const MIN_COLUMN_WIDTH = 12;

/** Keeps runs of spaces: they align the columns of a table. */
function withoutLineBreaks(text: string): string {
  return text.replace(/[\r\n\u2028\u2029]/g, ' ');
}
