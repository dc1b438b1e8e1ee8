/** Lines that a spreadsheet has put in quotes as a whole, since it read them with another delimiter and wrote them again. */
import { detectEncoding } from '../decode.ts';

/** Delimiters that such a line may hold. */
const DELIMITERS = [',', ';', '\t', '|'] as const;
/** With fewer cells, a line in quotes may be one answer. */
const MIN_CELLS = 3;
const WRAPPED = /^"(?:[^"\r\n]|"")*"[ ,;\t]*$/;
/** Characters of the beginning in which such a line has to stand. */
const SEARCHED_CHARACTERS = 65_536;

/**
 * Takes the outer quotes of lines that hold one quoted cell, if that cell has as many cells as the header has. The header may be in quotes itself.
 * Lines stay where they are. Bytes of another kind are returned as they are.
 */
export function unwrapLines(bytes: Uint8Array): Uint8Array {
  const encoding = detectEncoding(bytes);
  if (encoding !== null && encoding !== 'utf-8') return bytes;
  const start = encoding === null ? 0 : 3;
  if (!/(?:^|[\r\n])"[^\r\n]*"[ ,;\t]*(?:[\r\n]|$)/.test(latin1(bytes.subarray(start, start + SEARCHED_CHARACTERS)))) return bytes;
  const parts = latin1(bytes.subarray(start)).split(/(\r\n|\n|\r)/);
  const lines = parts.filter((_, at) => at % 2 === 0).filter((line) => line.trim() !== '');
  const header = unwrapped(lines[0] ?? '');
  const delimiter = DELIMITERS.find((each) => cellsIn(header, each) >= MIN_CELLS);
  if (delimiter === undefined) return bytes;
  const width = cellsIn(header, delimiter);
  const isWrapped = (line: string) => WRAPPED.test(line) && cellsIn(unwrapped(line), delimiter) === width;
  const wrapped = lines.filter(isWrapped).length;
  const plain = lines.filter((line) => !WRAPPED.test(line) && cellsIn(line, delimiter) === width).length;
  if (wrapped === 0 || wrapped + plain < lines.length * 0.9) return bytes;
  const text = parts.map((part) => (isWrapped(part) ? unwrapped(part) : part)).join('');
  const result = new Uint8Array(start + text.length);
  result.set(bytes.subarray(0, start));
  for (let at = 0; at < text.length; at++) result[start + at] = text.charCodeAt(at);
  return result;
}

/** Whether lines of a text are in quotes as a whole. @param beginning its first bytes; a line that they cut off is left out. */
export function hasWrappedLines(beginning: Uint8Array): boolean {
  const end = beginning.lastIndexOf(10) + 1;
  const lines = end > 0 ? beginning.subarray(0, end) : beginning;
  return unwrapLines(lines) !== lines;
}

/** One character for each byte. */
function latin1(bytes: Uint8Array): string {
  let text = '';
  for (let at = 0; at < bytes.length; at += 8192) text += String.fromCharCode(...bytes.subarray(at, at + 8192));
  return text;
}

function unwrapped(line: string): string {
  return WRAPPED.test(line)
    ? line
        .replace(/[ ,;\t]*$/, '')
        .slice(1, -1)
        .replaceAll('""', '"')
    : line;
}

/** Number of cells; a delimiter within quotes parts none. */
function cellsIn(line: string, delimiter: string): number {
  let cells = 1;
  let isQuoted = false;
  for (const character of line) {
    if (character === '"') isQuoted = !isQuoted;
    else if (character === delimiter && !isQuoted) cells++;
  }
  return cells;
}
