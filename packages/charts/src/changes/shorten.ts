import { singleLine } from '../text/single-line.ts';
import { graphemes } from '../text/text-layout.ts';

/** A text on one line, cut after so many characters as a reader counts them: a page of text in one cell buries all others. */
export function shorten(text: string, length = 160): string {
  const line = singleLine(text);
  if (line.length <= length) return line;
  const parts = graphemes(line.slice(0, length * MAX_UNITS));
  return parts.length <= length ? parts.join('') : `${parts.slice(0, length).join('').trimEnd()}…`;
}

/** Code units that a character of ordinary text has at most; an endless cluster is cut as well. */
const MAX_UNITS = 8;
