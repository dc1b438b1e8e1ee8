/** Whatever stands in the text or in a file, it is shown as text. */
import { expect, test } from 'vitest';
import { htmlReport, markdownReport, svgReport, terminalReport } from '../src/index.ts';
import { displayWidth } from '../src/text/display-width.ts';
import { escapeMarkdown } from '../src/text/escape-markdown.ts';
import { collapsibleMarkdown } from '../src/text/markdown-table.ts';
import { singleLine } from '../src/text/single-line.ts';
import { variants } from './fixtures/variants.ts';
import { hostileTexts } from './hostile-texts.ts';
import { markdownToHtml, tagNames, textOf } from './markdown.ts';

const languages = ['en', 'fr', 'de'] as const;
const report = { journeys: [variants.hostile] };

test('no output of any variant in any language shows a missing value', () => {
  for (const journey of Object.values(variants)) {
    for (const language of languages) {
      const journeys = [journey];
      for (const output of [
        htmlReport({ journeys }, { language }),
        svgReport({ journeys }, { language }),
        markdownReport({ journeys }, { language }),
        terminalReport({ journeys }, { language }),
      ]) {
        expect(output).not.toMatch(/\bNaN\b|undefined|\bnull\b|Infinity|\[object/);
      }
    }
  }
});

test('a phrase never keeps an unfilled placeholder', () => {
  for (const language of languages) {
    for (const journey of Object.values(variants)) expect(htmlReport({ journeys: [journey] }, { language })).not.toMatch(/>[^<]*\{\w+[|}]/);
  }
});

test('no element, handler or script comes from text', () => {
  for (const markup of [htmlReport(report, { language: 'en' }), svgReport(report, { language: 'en' })]) {
    expect(markup).not.toMatch(/<img|<script/i);
    for (const tag of markup.match(/<[^>]*>/g) ?? []) expect(tag.replace(/"[^"]*"/g, '""')).not.toMatch(/\son\w+=|\sstyle=|javascript:/i);
  }
});

test('no control character leaves the house', () => {
  const outputs = [
    htmlReport(report, { language: 'en' }),
    svgReport(report, { language: 'en' }),
    markdownReport(report, { language: 'en' }),
    terminalReport(report, { language: 'en' }),
  ];
  for (const output of outputs) {
    expect(output).not.toMatch(/[^\P{Cc}\n]|[\u202A-\u202E\u2066-\u2069]/u);
    expect(output.isWellFormed()).toBe(true);
  }
});

test('the page fetches nothing', () => {
  const page = htmlReport(report, { language: 'en' });
  expect(page).toContain("default-src 'none'; style-src 'unsafe-inline'; img-src data:");
  expect(page.replaceAll('http://www.w3.org/2000/svg', '')).not.toMatch(/(?:src|href)="(?!#)|url\(|@import/);
});

test('Markdown links, mentions, pipes, code and HTML stay text', () => {
  expect(escapeMarkdown('<b>|`x`|[a](b) @me #1 https://x www.x.y GH-2')).toBe(
    '&lt;b&gt;&vert;\\`x\\`&vert;\\[a\\]\\(b\\) @\u200Bme #\u200B1 https:\u200B//x www\u200B.x.y GH\u200B-2',
  );
  expect(escapeMarkdown('1. a\n- b')).toBe('1\\. a - b');
  expect(escapeMarkdown('- a')).toBe('\\- a');
  expect(escapeMarkdown('−0.29, 45.2')).toBe('−0.29, 45.2');
  const rows = markdownReport(report, { language: 'en' })
    .split('\n')
    .filter((line) => line.startsWith('| '));
  // Gap, KPI, gate, initiative and study tables: no text adds a cell.
  expect(new Set(rows.map((line) => line.split('|').length - 2))).toEqual(new Set([12, 7, 4, 6]));
});

test.each(hostileTexts)('Markdown: %j is text for an independent parser', (text) => {
  const escaped = escapeMarkdown(text);
  const shown = markdownToHtml(`- **x** ${escaped}`);
  expect(new Set(tagNames(shown))).toEqual(new Set(['ul', 'li', 'strong']));
  expect(textOf(shown).replaceAll('\u200B', '').trim()).toBe(`x ${singleLine(text)}`.trim());
  // Where it begins a line.
  expect(new Set(tagNames(markdownToHtml(escaped)))).toEqual(new Set(['p']));
  expect(escaped).not.toMatch(/^\//);
  // In a cell.
  const cell = markdownToHtml(`| a | b |\n| --- | --- |\n| ${escaped} | x |`);
  expect(tagNames(cell).filter((name) => name === 'td')).toHaveLength(4);
  expect(new Set(tagNames(cell))).toEqual(new Set(['table', 'thead', 'tr', 'th', 'tbody', 'td']));
  // In a summary.
  const details = markdownToHtml(collapsibleMarkdown(text, escaped));
  expect(new Set(tagNames(details))).toEqual(new Set(['details', 'summary', 'p']));
  expect(textOf(details).replaceAll('\u200B', '').trim()).toBe(`${singleLine(text)}\n${singleLine(text)}`);
  // What hosts act on after Markdown is parsed.
  const acted = textOf(markdownToHtml(escaped));
  expect(acted).not.toMatch(/[@#]\w|[!%&$]\d|~\w|\bGH-\d|\bwww\.|\w:\/\/|(?:mailto|xmpp):\w|:[\w+-]+:|::|\[\w+:\d/);
  for (const [id] of acted.matchAll(/\b[0-9a-f]{7,40}\b/gi)) expect(id).toMatch(/^(?:\d+|[a-f]+)$/i);
});

test('the terminal table keeps to its columns, whatever the script', () => {
  for (const columns of [60, 80, 120]) {
    for (const journey of Object.values(variants)) {
      for (const line of terminalReport({ journeys: [journey] }, { language: 'de', columns }).split('\n')) {
        expect(displayWidth(line), line).toBeLessThanOrEqual(columns);
      }
    }
  }
  expect(displayWidth('日本 é e\u0301 👩‍👩‍👧‍👦')).toBe(4 + 1 + 1 + 1 + 1 + 1 + 2);
});
