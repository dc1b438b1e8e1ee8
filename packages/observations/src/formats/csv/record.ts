/** Parses one CSV record, irregular ones included. */

export const QUOTE = 34;
export const LF = 10;

export interface BrokenQuote {
  /** Line offset of the opening quote from the start of the record. */
  readonly line: number;
  /** Lines with text that the record spans, its own included. */
  readonly count: number;
  /** The record ends at a closing quote on its own line: possibly just an undoubled quote. */
  readonly closed: boolean;
}

export interface CsvRecord {
  /** Raw cells, without enclosing quotes. */
  readonly cells: readonly string[];
  /** Offset of the next record. */
  readonly next: number;
  /** Line ends within the record. */
  readonly lines: number;
  readonly broken: BrokenQuote | null;
}

const decoder = new TextDecoder('utf-8', { ignoreBOM: true });

/**
 * - A cell is quoted if its first character is a quote; elsewhere a quote is an ordinary character.
 * - A quote closes the cell if only white space follows up to the next delimiter or line end. A quote followed by anything else was not
 *   doubled (*broken*, perhaps harmless); an unclosed quote swallows the rest.
 *
 * @param bytes UTF-8 with `\n` as its only line end. @param end of the available bytes; `final`: also of the file.
 * @returns null if the record is incomplete.
 */
export function readRecord(bytes: Uint8Array, from: number, end: number, final: boolean, delimiter: Uint8Array): CsvRecord | null {
  const cells: string[] = [];
  let at = from;
  let lines = 0;
  let broken: { line: number; missing: boolean } | null = null;
  for (;;) {
    let stop: number;
    if (at < end && bytes[at] === QUOTE) {
      const start = at + 1;
      let quote = start;
      let missing = false;
      for (;;) {
        quote = indexOf(bytes, QUOTE, quote, end);
        // Whether a quote at the end of the available bytes is doubled is not known yet.
        if (!final && (quote < 0 || quote + 1 >= end)) return null;
        if (quote < 0) {
          missing = true;
          broken = { line: broken?.line ?? lines, missing };
          quote = stop = end;
          break;
        }
        if (bytes[quote + 1] === QUOTE && quote + 1 < end) {
          quote += 2;
          continue;
        }
        const close = cellEnd(bytes, quote + 1, end, delimiter);
        if (close === end && !final) return null;
        if (isBlank(bytes, quote + 1, close)) {
          stop = close;
          break;
        }
        broken ??= { line: lines, missing: false };
        quote++;
      }
      const text = decoder.decode(bytes.subarray(start, quote));
      cells.push(missing ? text : text.replaceAll('""', '"'));
      lines += lineEndsIn(bytes, start, quote);
    } else {
      stop = cellEnd(bytes, at, end, delimiter);
      if (stop === end && !final) return null;
      cells.push(decoder.decode(bytes.subarray(at, stop)));
    }
    if (stop === end || bytes[stop] === LF) {
      const next = Math.min(end, stop + 1);
      const lost = broken && { line: broken.line, count: linesWithText(cells), closed: !broken.missing && lines === 0 };
      return { cells, next, lines, broken: lost };
    }
    at = stop + delimiter.length;
  }
}

/** Whether any cell has more than white space. */
export function hasText(cells: readonly string[]): boolean {
  return cells.some((cell) => cell.trim() !== '');
}

/** Offset of the next delimiter or line end, or `end`. */
function cellEnd(bytes: Uint8Array, from: number, end: number, delimiter: Uint8Array): number {
  const first = delimiter[0];
  for (let at = from; at < end; at++) {
    if (bytes[at] === LF) return at;
    if (bytes[at] === first && isDelimiter(bytes, at, delimiter)) return at;
  }
  return end;
}

export function isDelimiter(bytes: Uint8Array, at: number, delimiter: Uint8Array): boolean {
  for (let i = 1; i < delimiter.length; i++) if (bytes[at + i] !== delimiter[i]) return false;
  return true;
}

function isBlank(bytes: Uint8Array, from: number, to: number): boolean {
  return from === to || decoder.decode(bytes.subarray(from, to)).trim() === '';
}

function indexOf(bytes: Uint8Array, byte: number, from: number, end: number): number {
  const found = bytes.indexOf(byte, from);
  return found < end ? found : -1;
}

function lineEndsIn(bytes: Uint8Array, from: number, to: number): number {
  let count = 0;
  for (let at = bytes.indexOf(LF, from); at !== -1 && at < to; at = bytes.indexOf(LF, at + 1)) count++;
  return count;
}

function linesWithText(cells: readonly string[]): number {
  return cells
    .join(' ')
    .split('\n')
    .filter((line) => line.trim() !== '').length;
}
