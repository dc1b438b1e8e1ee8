/** A source line with the range of a diagnostic underlined, for a terminal. */
import type { Range } from '@parcours/model';
import { sanitizeLine } from './sanitize.ts';

/** Longer lines are truncated around the range. */
const LONGEST = 100;
const BEFORE = 30;

/**
 *     12 | stage compare score +9
 *        |                    ^^
 */
export function sourceExcerpt(line: string, range: Range): readonly [string, string] {
  const text = sanitizeLine(line);
  const from = Math.min(range.start.character, text.length);
  const to = range.end.line > range.start.line ? text.trimEnd().length : Math.min(range.end.character, text.length);
  const start = boundary(text, text.length > LONGEST ? Math.max(0, Math.min(from - BEFORE, text.length - LONGEST)) : 0);
  const end = boundary(text, Math.min(text.length, start + LONGEST));
  const [head, tail] = [start > 0 ? '…' : '', end < text.length ? '…' : ''];
  const number = String(range.start.line + 1);
  const marked = Math.max(1, widthOf(text.slice(from, Math.max(from, Math.min(to, end)))));
  return [
    `  ${number} | ${head}${text.slice(start, end)}${tail}`.trimEnd(),
    `  ${' '.repeat(number.length)} | ${' '.repeat(widthOf(head + text.slice(start, from)))}${'^'.repeat(marked)}`,
  ];
}

/** Moves an offset out of the middle of a surrogate pair. */
function boundary(text: string, at: number): number {
  const code = text.charCodeAt(at);
  return at > 0 && code >= 0xdc00 && code <= 0xdfff ? at - 1 : at;
}

/** The number of terminal columns that a text occupies. */
function widthOf(text: string): number {
  let width = 0;
  for (const character of text) width += NONE.test(character) ? 0 : WIDE.test(character) ? 2 : 1;
  return width;
}

const NONE = /[\p{Mn}\p{Me}\p{Cf}]/u;
const WIDE =
  /[\u1100-\u115F\u2E80-\u303E\u3041-\uA4CF\uAC00-\uD7A3\uF900-\uFAFF\uFE30-\uFE6F\uFF01-\uFF60\uFFE0-\uFFE6\u{20000}-\u{3FFFD}]|\p{Emoji_Presentation}/u;
