import { escapeMarkdown, escapeMarkdownHtml } from './escape-markdown.ts';

export type Align = 'left' | 'right';

/** A table of GitHub-flavoured Markdown; the cells are Markdown already. */
export function markdownTable(headings: readonly (readonly [text: string, align: Align])[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  return [
    line(headings.map(([text]) => escapeMarkdown(text))),
    line(headings.map(([, align]) => (align === 'right' ? '---:' : '---'))),
    ...rows.map(line),
  ].join('\n');
}

/** A part that is folded; `inside` is Markdown. */
export function collapsibleMarkdown(summary: string, inside: string): string {
  return `<details><summary>${escapeMarkdownHtml(summary)}</summary>\n\n${inside}\n\n</details>`;
}
