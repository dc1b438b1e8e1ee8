/** Where the elements of a list stand in a JSON text: its parser tells values, not places. */

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
  /** The next value begins an element. */
  let due = false;
  let lastString = '';
  for (let at = 0; at < text.length; at++) {
    const character = text[at] as string;
    if (character === '\n') line++;
    if (/\s/.test(character)) continue;
    if (due && character !== ']') {
      lines.push(line);
      due = false;
    }
    if (character === '"') {
      const end = stringEnd(text, at);
      if (depth === 1 && key !== null) lastString = text.slice(at, end);
      at = end - 1;
    } else if (character === '[' || character === '{') {
      depth++;
      due = character === '[' && inList && depth === listDepth;
    } else if (character === ']' || character === '}') {
      depth--;
      if (depth < listDepth && key !== null) inList = false;
    } else if (character === ':' && depth === 1 && key !== null) {
      // Of a key that stands twice, the last one counts.
      inList = JSON.parse(lastString) === key;
      if (inList) lines.length = 0;
    } else if (character === ',') due = inList && depth === listDepth;
  }
  return lines;
}

/** Behind the closing quote of the text that begins at `from`. */
function stringEnd(text: string, from: number): number {
  let at = from + 1;
  while (text[at] !== '"') at += text[at] === '\\' ? 2 : 1;
  return at + 1;
}
