/** Parses one CSV record, irregular ones included. */

export const LF = 10;
const DOUBLE_QUOTE = 34;
const APOSTROPHE = 39;
const BACKSLASH = 92;

/** How cells are quoted. */
export interface Quoting {
  /** The byte that encloses a cell. */
  readonly quote: number;
  /** The byte that makes a quote within a quoted cell part of its text: the quote itself where quotes are doubled. */
  readonly escape: number;
}

/** RFC 4180. */
export const DOUBLED_QUOTES: Quoting = { quote: DOUBLE_QUOTE, escape: DOUBLE_QUOTE };
export const BACKSLASH_ESCAPES: Quoting = { quote: DOUBLE_QUOTE, escape: BACKSLASH };
export const APOSTROPHES: Quoting = { quote: APOSTROPHE, escape: APOSTROPHE };

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
export function readRecord(
  bytes: Uint8Array,
  from: number,
  end: number,
  final: boolean,
  delimiter: Uint8Array,
  quoting: Quoting = DOUBLED_QUOTES,
): CsvRecord | null {
  const { quote: mark } = quoting;
  const cells: string[] = [];
  let at = from;
  let lines = 0;
  let broken: { line: number; missing: boolean } | null = null;
  for (;;) {
    let stop: number;
    if (at < end && bytes[at] === mark) {
      const start = at + 1;
      let quote = start;
      let missing = false;
      for (;;) {
        quote = nextQuote(bytes, quote, end, quoting);
        // Whether a quote at the end of the available bytes is doubled is not known yet.
        if (!final && (quote < 0 || quote + 1 >= end)) return null;
        if (quote < 0) {
          missing = true;
          broken = { line: broken?.line ?? lines, missing };
          quote = stop = end;
          break;
        }
        if (quoting.escape === mark && bytes[quote + 1] === mark && quote + 1 < end) {
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
      cells.push(missing ? text : unescaped(text, quoting));
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

/** Longest record that is repaired, in lines, and attempts at each. */
const MAX_REPAIRED_LINES = 8;
const MAX_ATTEMPTS = 1000;

/**
 * Reads a record again in which a stray quote swallows delimiters or lines: the first reading that has exactly `width` cells, for the first
 * line, the first two … A quote that opens a cell closes it at any quote before a delimiter or line end, the nearest first, or is an ordinary
 * character.
 *
 * @param lines of the record as it was read, at most 8 of which are looked at.
 * @returns null if there is no such reading.
 */
export function repairRecord(
  bytes: Uint8Array,
  from: number,
  end: number,
  lines: number,
  delimiter: Uint8Array,
  quoting: Quoting,
  width: number,
): CsvRecord | null {
  let next = from;
  for (let line = 0; line <= Math.min(lines, MAX_REPAIRED_LINES - 1) && next < end; line++) {
    const lineEnd = bytes.indexOf(LF, next);
    const stop = lineEnd < 0 || lineEnd > end ? end : lineEnd;
    const cells = new RecordRepair(bytes, stop, delimiter, quoting).cells(from, width);
    // A line that is a record of its own belongs to no other.
    if (line > 0 && new RecordRepair(bytes, stop, delimiter, quoting).cells(next, width)) return null;
    next = Math.min(end, stop + 1);
    if (cells) return { cells, next, lines: line, broken: null };
  }
  return null;
}

class RecordRepair {
  readonly #bytes: Uint8Array;
  readonly #end: number;
  readonly #delimiter: Uint8Array;
  readonly #quoting: Quoting;
  #attempts = 0;

  constructor(bytes: Uint8Array, end: number, delimiter: Uint8Array, quoting: Quoting) {
    this.#bytes = bytes;
    this.#end = end;
    this.#delimiter = delimiter;
    this.#quoting = quoting;
  }

  /** The bytes from an offset to the end as so many cells; null if that is not possible. */
  cells(from: number, width: number): string[] | null {
    if (width < 1 || ++this.#attempts > MAX_ATTEMPTS) return null;
    for (const { text, stop } of this.#readings(from)) {
      if (stop === this.#end) {
        if (width === 1) return [text];
        continue;
      }
      const rest = this.cells(stop + this.#delimiter.length, width - 1);
      if (rest) return [text, ...rest];
    }
    return null;
  }

  /** A line end within the record stands between quotes. */
  #endsCell(stop: number): boolean {
    return stop === this.#end || this.#bytes[stop] !== LF;
  }

  /** What the cell at an offset may be: quoted up to a closing quote, or plain. */
  *#readings(from: number): Generator<{ readonly text: string; readonly stop: number }> {
    const bytes = this.#bytes;
    const end = this.#end;
    const { quote } = this.#quoting;
    if (bytes[from] === quote) {
      for (let at = bytes.indexOf(quote, from + 1); at >= 0 && at < end; at = bytes.indexOf(quote, at + 1)) {
        const stop = Math.min(end, cellEnd(bytes, at + 1, end, this.#delimiter));
        if (this.#endsCell(stop) && isBlank(bytes, at + 1, stop))
          yield { text: unescaped(decoder.decode(bytes.subarray(from + 1, at)), this.#quoting), stop };
      }
    }
    const stop = Math.min(end, cellEnd(bytes, from, end, this.#delimiter));
    if (this.#endsCell(stop)) yield { text: decoder.decode(bytes.subarray(from, stop)), stop };
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

/** Offset of the next quote that the escape byte, if it is another, does not precede; −1 if there is none. */
function nextQuote(bytes: Uint8Array, from: number, end: number, { quote, escape: escapeByte }: Quoting): number {
  let found = bytes.indexOf(quote, from);
  if (escapeByte !== quote) {
    while (found >= 0 && found < end && isEscaped(bytes, from, found, escapeByte)) found = bytes.indexOf(quote, found + 1);
  }
  return found < end ? found : -1;
}

function isEscaped(bytes: Uint8Array, from: number, at: number, escapeByte: number): boolean {
  let before = at - 1;
  while (before >= from && bytes[before] === escapeByte) before--;
  return (at - 1 - before) % 2 === 1;
}

function unescaped(text: string, quoting: Quoting): string {
  const mark = String.fromCharCode(quoting.quote);
  return quoting.escape === quoting.quote ? text.replaceAll(mark + mark, mark) : text.replace(/\\(["\\])/g, '$1');
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
