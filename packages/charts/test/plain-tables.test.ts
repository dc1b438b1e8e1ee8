import { describe, expect, test } from 'vitest';
import { type PlainDocument, plainMarkdown, plainPage, plainText } from '../src/index.ts';

const document: PlainDocument = {
  title: 'What log.csv shows',
  facts: ['2 cases'],
  tables: [
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
    expect(plainText(document, 80)).toBe(`What log.csv shows
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
    const long = { ...document, tables: [{ ...document.tables[0], rows: [['x'.repeat(90), '1234']] }] } as PlainDocument;
    const lines = plainText(long, 40).split('\n');
    expect(Math.max(...lines.map((line) => line.length))).toBe(40);
    expect(lines[6]).toMatch(/^x+… +1234$/);
  });

  test('text of a file stays text in Markdown and on a page', () => {
    expect(plainMarkdown(document)).toContain('| &lt;b&gt;&vert;\\`a\\` =1 | 3 |');
    expect(plainPage(document, 'en')).toContain('&lt;b&gt;|`a`');
    expect(plainPage(document, 'en')).not.toMatch(/<b>|<script/);
  });
});
