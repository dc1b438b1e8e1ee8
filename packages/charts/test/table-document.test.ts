import { describe, expect, test } from 'vitest';
import { type TableDocument, tableDocumentHtml, tableDocumentMarkdown, tableDocumentText } from '../src/index.ts';

const document: TableDocument = {
  title: 'What log.csv shows',
  paragraphs: ['2 cases'],
  sections: [
    {
      title: 'Paths',
      columns: [{ text: 'Path' }, { text: 'Cases', number: true }],
      rows: [
        ['look → order', '12'],
        ['<b>|`a`\n=1', '3'],
      ],
      notes: ['A note.'],
    },
    { title: 'Nothing', columns: [{ text: 'Path' }], rows: [], notes: ['None.'] },
  ],
};

describe('titled tables', () => {
  test('in a terminal, figures to the right', () => {
    expect(tableDocumentText(document, 80)).toBe(`What log.csv shows
2 cases

Paths
Path          Cases
────────────  ─────
look → order     12
<b>|\`a\` =1        3
A note.

Nothing
None.
`);
  });

  test('where the terminal is narrow, texts give way, never figures', () => {
    const long = { ...document, sections: [{ ...document.sections[0], rows: [['x'.repeat(90), '1234']] }] } as TableDocument;
    const lines = tableDocumentText(long, 40).split('\n');
    expect(Math.max(...lines.map((line) => line.length))).toBe(40);
    expect(lines[6]).toMatch(/^x+… +1234$/);
  });

  test('a text column keeps at least 12 columns', () => {
    const section = { title: 'S', columns: [{ text: 'A' }, { text: 'B' }], rows: [['x'.repeat(30), 'y'.repeat(30)]], notes: [] };
    const [row] = tableDocumentText({ title: 'T', paragraphs: [], sections: [section] }, 20)
      .trimEnd()
      .split('\n')
      .slice(-1);
    expect(row).toBe(`${'x'.repeat(11)}…  ${'y'.repeat(11)}…`);
  });

  test('text of a file stays text in Markdown and on a page', () => {
    expect(tableDocumentMarkdown(document)).toContain('| &lt;b&gt;&vert;\\`a\\` =1 | 3 |');
    expect(tableDocumentHtml(document, 'en')).toContain('&lt;b&gt;|`a`');
    expect(tableDocumentHtml(document, 'en')).not.toMatch(/<b>|<script/);
  });
});
