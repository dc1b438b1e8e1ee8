/** Streaming timestamp parser: ISO 8601 and Unix time are parsed from bytes; everything else is kept for `timestamp-parser.ts`. */
import { DictionaryEncoder, FNV_OFFSET_BASIS, fnv1aStep } from '../table/dictionary-encoder.ts';
import type { TimestampCells } from './timestamp-cells.ts';

const encoder = new TextEncoder();
/** First digit of a Unix time; see `isUnixTime`. */
const ASCII_ONE = 49;
const SECONDS_DIGITS = 10;
const MILLISECONDS_DIGITS = 13;

/** Call `add` per cell, then `finish`. An event log has nearly as many distinct timestamps as rows, so decoding each would dominate. */
export class TimestampColumn {
  #cells = new Float64Array(1024);
  /** By cell: the nanoseconds beyond its millisecond; null until a cell has any. */
  #nanoseconds: Uint32Array | null = null;
  #size = 0;
  #expected = 0;
  #local = 0;
  #zoned = 0;
  readonly #epochs = new Map<number, string>();
  readonly #unparsed = new DictionaryEncoder();
  /** Whether the last parsed timestamp had a zone. */
  #hasZone = false;
  /** Those of the last parsed timestamp beyond its millisecond. */
  #restNanoseconds = 0;
  /** Cache of the last day: its digits and its midnight. */
  #lastDay = -1;
  #lastMidnight = Number.NaN;

  /** Reserves capacity for `factor` times the cells so far. */
  reserve(factor: number): void {
    this.#expected = Math.ceil(this.#size * factor * 1.01);
  }

  /** @param hash of all the cell's bytes, by `fnv1aStep`. */
  add(bytes: Uint8Array, from: number, to: number, hash: number): void {
    if (this.#size === this.#cells.length) this.#grow();
    this.#cells[this.#size++] = this.#parse(bytes, from, to, hash);
  }

  addText(text: string): void {
    const bytes = encoder.encode(text);
    this.add(bytes, 0, bytes.length, bytes.reduce(fnv1aStep, FNV_OFFSET_BASIS));
  }

  finish(): TimestampCells {
    return {
      times: this.#cells.subarray(0, this.#size),
      nanoseconds: this.#nanoseconds?.subarray(0, this.#size) ?? null,
      unparsed: this.#unparsed.values(),
      localCount: this.#local,
      zonedCount: this.#zoned,
      unixTimeExamples: this.#epochs,
    };
  }

  #parse(bytes: Uint8Array, from: number, to: number, hash: number): number {
    const time = this.#parseIso(bytes, from, to);
    // Times before 1970 are rare in event logs; they take the text path.
    if (time >= 0) {
      if (this.#hasZone) this.#zoned++;
      else this.#local++;
      if (this.#restNanoseconds > 0) {
        this.#nanoseconds ??= new Uint32Array(this.#cells.length);
        this.#nanoseconds[this.#size - 1] = this.#restNanoseconds;
      }
      return time;
    }
    const digits = to - from;
    if ((digits === SECONDS_DIGITS || digits === MILLISECONDS_DIGITS) && bytes[from] === ASCII_ONE) {
      const number = parseDigits(bytes, from, to);
      if (number >= 0) {
        if (!this.#epochs.has(digits)) this.#epochs.set(digits, String(number));
        return digits === SECONDS_DIGITS ? number * 1000 : number;
      }
    }
    return -1 - this.#unparsed.encode(bytes, from, to, hash);
  }

  /** Parses `2026-04-01T12:30:05`, optionally with a space for the `T`, decimals and a zone; NaN otherwise. */
  #parseIso(bytes: Uint8Array, from: number, to: number): number {
    if (to - from < 19 || bytes[from + 4] !== 45 || bytes[from + 7] !== 45) return Number.NaN;
    const separator = bytes[from + 10];
    if ((separator !== 84 && separator !== 32) || bytes[from + 13] !== 58 || bytes[from + 16] !== 58) return Number.NaN;
    const hour = parseDigits(bytes, from + 11, from + 13);
    const minute = parseDigits(bytes, from + 14, from + 16);
    const second = parseDigits(bytes, from + 17, from + 19);
    if (!(hour < 24 && minute < 60 && second < 60)) return Number.NaN;
    const day = this.#midnightOf(
      parseDigits(bytes, from, from + 4),
      parseDigits(bytes, from + 5, from + 7),
      parseDigits(bytes, from + 8, from + 10),
    );
    let at = from + 19;
    let milliseconds = 0;
    this.#restNanoseconds = 0;
    if (at < to && (bytes[at] === 46 || bytes[at] === 44)) {
      const first = ++at;
      while (at < to && isDigit(bytes[at] as number)) at++;
      if (at === first || at - first > 9) return Number.NaN;
      const nanoseconds = parseDigits(bytes, first, at) * 10 ** (9 - (at - first));
      this.#restNanoseconds = nanoseconds % 1_000_000;
      milliseconds = Math.floor(nanoseconds / 1_000_000);
    }
    const zone = this.#parseZone(bytes, at, to);
    return day + (hour * 3600 + minute * 60 + second) * 1000 + milliseconds - zone * 60_000;
  }

  /** Offset in minutes of `Z`, `+02:00`, `+0200` or `+02`; 0 if there is none; NaN otherwise. */
  #parseZone(bytes: Uint8Array, from: number, to: number): number {
    this.#hasZone = from < to;
    if (!this.#hasZone) return 0;
    const sign = bytes[from];
    if (sign === 90 && to === from + 1) return 0;
    if (sign !== 43 && sign !== 45) return Number.NaN;
    const hours = parseDigits(bytes, from + 1, from + 3);
    const minutesFrom = from + (bytes[from + 3] === 58 ? 4 : 3);
    const minutes = to === from + 3 ? 0 : to === minutesFrom + 2 ? parseDigits(bytes, minutesFrom, to) : Number.NaN;
    return (sign === 45 ? -1 : 1) * (hours * 60 + minutes);
  }

  /** Midnight in milliseconds since 1970; NaN for a day not in the calendar. */
  #midnightOf(year: number, month: number, day: number): number {
    const written = year * 10_000 + month * 100 + day;
    if (written === this.#lastDay) return this.#lastMidnight;
    this.#lastDay = written;
    // Most cells repeat the previous day, so the calendar check is rarely reached.
    const at = year >= 1000 && month >= 1 && month <= 12 && day >= 1 ? Date.UTC(year, month - 1, day) : Number.NaN;
    this.#lastMidnight = new Date(at).getUTCDate() === day ? at : Number.NaN;
    return this.#lastMidnight;
  }

  #grow(): void {
    const larger = new Float64Array(Math.max(Math.ceil(this.#cells.length * (this.#expected > 0 ? 1.25 : 2)), this.#expected));
    larger.set(this.#cells);
    this.#cells = larger;
    if (this.#nanoseconds) {
      const rest = new Uint32Array(larger.length);
      rest.set(this.#nanoseconds);
      this.#nanoseconds = rest;
    }
  }
}

/** An unsigned integer; NaN if any byte is not a digit. */
function parseDigits(bytes: Uint8Array, from: number, to: number): number {
  let number = 0;
  for (let at = from; at < to; at++) {
    const byte = bytes[at] as number;
    if (!isDigit(byte)) return Number.NaN;
    number = number * 10 + byte - 48;
  }
  return number;
}

function isDigit(byte: number): boolean {
  return byte >= 48 && byte <= 57;
}
