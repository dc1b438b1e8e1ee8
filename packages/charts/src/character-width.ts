/** How many columns of a terminal a text takes, and how it is cut and filled to a width. */
import { graphemes } from './measure.ts';

export function columnsOf(text: string): number {
  return graphemes(text).reduce((sum, grapheme) => sum + columnsOfGrapheme(grapheme), 0);
}

/** Exactly `width` columns: cut with an ellipsis, or filled with spaces. */
export function fit(text: string, width: number, align: 'left' | 'right' | 'middle' = 'left'): string {
  const cut = columnsOf(text) > width ? shorten(text, width) : text;
  const room = Math.max(0, width - columnsOf(cut));
  if (align === 'right') return ' '.repeat(room) + cut;
  if (align === 'middle') return ' '.repeat(Math.floor(room / 2)) + cut + ' '.repeat(Math.ceil(room / 2));
  return cut + ' '.repeat(room);
}

function shorten(text: string, width: number): string {
  let [taken, used] = ['', 0];
  for (const grapheme of graphemes(text)) {
    const next = columnsOfGrapheme(grapheme);
    if (used + next > width - 1) break;
    taken += grapheme;
    used += next;
  }
  return width > 0 ? `${taken}…` : '';
}

/** Emoji and East Asian wide characters take two columns, lone combining marks none. */
function columnsOfGrapheme(grapheme: string): number {
  if (/^[\p{M}\u200B-\u200F\u2060\uFEFF\u00AD]+$/u.test(grapheme)) return 0;
  if (/\p{Emoji_Presentation}|\uFE0F/u.test(grapheme)) return 2;
  return WIDE.test(grapheme) ? 2 : 1;
}

const WIDE =
  /[\u1100-\u115F\u2E80-\u303E\u3041-\uA4CF\uA960-\uA97C\uAC00-\uD7A3\uF900-\uFAFF\uFE30-\uFE6F\uFF00-\uFF60\uFFE0-\uFFE6\u{1F300}-\u{1FAFF}\u{20000}-\u{3FFFD}]/u;
