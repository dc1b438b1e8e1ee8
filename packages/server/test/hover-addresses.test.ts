import { micromark } from 'micromark';
import { gfm, gfmHtml } from 'micromark-extension-gfm';
import { expect, test } from 'vitest';
import { escapeHoverMarkdown } from '../src/features/display/escape-hover-markdown.ts';
import { hoverPlainText } from '../src/features/display/hover-plain-text.ts';

test.each(['see https://www.example.com/a-b_c?d=1.2', 'www.example.com/a.b', 'write to jane.doe@example.com', 'a: b, 10:30'])(
  '%s stays text, with no link and no backslash',
  (text) => {
    const html = micromark(escapeHoverMarkdown(text), { extensions: [gfm()], htmlExtensions: [gfmHtml()] });
    expect(html.replaceAll('&amp;', '&')).toBe(`<p>${text}</p>`);
    expect(hoverPlainText(escapeHoverMarkdown(text))).toBe(text);
  },
);
