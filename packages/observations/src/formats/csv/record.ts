/** One record of a delimited file, read with care: also the odd ones. */

export const QUOTE = 34;
export const LF = 10;

export interface BrokenQuote {
  /** Lines, from that at which the record begins, to the quote that opens the cell. */
  readonly line: number;
  /** Lines with text that the record has swallowed, its own included. */
  readonly count: number;
  /** The record ends at a closing quote within its own line: perhaps only a quote inside a text was not doubled. */
  readonly closed: boolean;
}

export interface CsvRecord {
  /** As they stand, without their quotes. */
  readonly cells: readonly string[];
  /** Where the next record begins. */
  readonly next: number;
  /** Line ends inside the record. */
  readonly lines: number;
  readonly broken: BrokenQuote | null;
}

const decoder = new TextDecoder('utf-8', { ignoreBOM: true });

/**
 * - A cell is quoted if its first letter is a quote; elsewhere a quote is a letter like any other.
 * - A quote closes the cell where nothing but white space stands between it and the next delimiter or line end. One that is
 *   followed by something else was not doubled (*broken*, but it may be harmless); one that is never closed swallows the rest.
 *
 * @param bytes UTF-8 with `\n` as its only line end. @param end of what is there; `final`: of the file too.
 * @returns null where the record is not complete.
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
        // Whether a quote at the end of what is there is a doubled one is known only once more is there.
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

/** The next delimiter or line end, or `end`. */
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
