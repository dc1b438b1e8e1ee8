/** Line numbers of the elements of a JSON list; `JSON.parse` gives values without locations. */

/**
 * The line, from 1, at which each element of a list begins.
 *
 * @param text valid JSON. @param key under which the root object holds the list; null: the root is the list.
 */
export function elementLines(text: string, key: string | null): number[] {
  const listDepth = key === null ? 1 : 2;
  const lines: number[] = [];
  let line = 1;
  let depth = 0;
  let inList = key === null;
  /** The next value is an element of the list. */
  let expectsElement = false;
  let lastString = '';
  for (let at = 0; at < text.length; at++) {
    const character = text[at] as string;
    if (character === '\n') line++;
    if (/\s/.test(character)) continue;
    if (expectsElement && character !== ']') {
      lines.push(line);
      expectsElement = false;
    }
    if (character === '"') {
      const end = stringEnd(text, at);
      if (depth === 1 && key !== null) lastString = text.slice(at, end);
      at = end - 1;
    } else if (character === '[' || character === '{') {
      depth++;
      expectsElement = character === '[' && inList && depth === listDepth;
    } else if (character === ']' || character === '}') {
      depth--;
      if (depth < listDepth && key !== null) inList = false;
    } else if (character === ':' && depth === 1 && key !== null) {
      // Of a duplicate key, the last one counts.
      inList = JSON.parse(lastString) === key;
      if (inList) lines.length = 0;
    } else if (character === ',') expectsElement = inList && depth === listDepth;
  }
  return lines;
}

/** Offset after the closing quote of the string that begins at `from`. */
function stringEnd(text: string, from: number): number {
  let at = from + 1;
  while (text[at] !== '"') at += text[at] === '\\' ? 2 : 1;
  return at + 1;
}
