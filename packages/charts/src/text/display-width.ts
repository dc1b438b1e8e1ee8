/** Display width of text in columns of a terminal (compare `wcwidth`), and truncation and padding to a width. */
import { graphemes } from './text-layout.ts';

export function displayWidth(text: string): number {
  return graphemes(text).reduce((sum, grapheme) => sum + graphemeWidth(grapheme), 0);
}

/** Text of exactly `width` columns: truncated with an ellipsis, or padded with spaces. */
export function padOrTruncate(text: string, width: number, align: 'left' | 'right' | 'middle' = 'left'): string {
  const cut = displayWidth(text) > width ? truncate(text, width) : text;
  const padding = Math.max(0, width - displayWidth(cut));
  if (align === 'right') return ' '.repeat(padding) + cut;
  if (align === 'middle') return ' '.repeat(Math.floor(padding / 2)) + cut + ' '.repeat(Math.ceil(padding / 2));
  return cut + ' '.repeat(padding);
}

function truncate(text: string, width: number): string {
  let [prefix, used] = ['', 0];
  for (const grapheme of graphemes(text)) {
    const next = graphemeWidth(grapheme);
    if (used + next > width - 1) break;
    prefix += grapheme;
    used += next;
  }
  return width > 0 ? `${prefix}…` : '';
}

/** 2 for emoji and East Asian wide characters, 0 for lone combining marks, else 1. */
function graphemeWidth(grapheme: string): number {
  if (/^[\p{M}\u200B-\u200F\u2060\uFEFF\u00AD]+$/u.test(grapheme)) return 0;
  if (/\p{Emoji_Presentation}|\uFE0F/u.test(grapheme)) return 2;
  return WIDE.test(grapheme) ? 2 : 1;
}

const WIDE =
  /[\u1100-\u115F\u2E80-\u303E\u3041-\uA4CF\uA960-\uA97C\uAC00-\uD7A3\uF900-\uFAFF\uFE30-\uFE6F\uFF00-\uFF60\uFFE0-\uFFE6\u{1F300}-\u{1FAFF}\u{20000}-\u{3FFFD}]/u;
