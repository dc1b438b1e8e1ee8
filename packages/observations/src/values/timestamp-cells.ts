/** Timestamp columns of event logs. */
import type { DateOrder } from '@parcours/model';
import type { DictionaryColumn } from '../table/dictionary-column.ts';
import { isUnixTime } from './dates.ts';
import { parseTimestamps } from './timestamp-parser.ts';

/** A timestamp column: machine formats are already parsed, the rest is kept as text. */
export interface TimestampCells {
  /** By row: whole milliseconds since 1970; if negative, `unparsed[-1 - time]` is still to be parsed. */
  readonly times: Float64Array;
  /** By row: the nanoseconds beyond `times`, 0–999,999; null if no parsed timestamp has any. */
  readonly nanoseconds: Uint32Array | null;
  readonly unparsed: readonly string[];
  /** Number of parsed timestamps without a zone. */
  readonly localCount: number;
  /** Number of parsed timestamps with a zone. */
  readonly zonedCount: number;
  /** Examples of Unix times, by number of digits. */
  readonly unixTimeExamples: UnixTimeExamples;
}

/** By number of digits, an example: 10 are seconds, 13 milliseconds, 16 microseconds, 19 nanoseconds. */
type UnixTimeExamples = ReadonlyMap<number, string>;

/** Why timestamps cannot be resolved: day and month ambiguous, zones on only some of them, or different Unix time units. */
export interface TimestampFault {
  readonly fault: 'ambiguous' | 'zones' | 'epochs';
  /** The first few cells. */
  readonly examples: readonly string[];
}

const MAX_EXAMPLES = 5;
/** Of a millisecond. */
const NANOSECONDS = 1_000_000;
const UNIX_NANOSECONDS_DIGITS = 19;

/** A column of any table, nothing parsed yet. */
export function timestampCells({ values, codes }: DictionaryColumn): TimestampCells {
  return {
    times: Float64Array.from(codes, (code) => -1 - code),
    nanoseconds: null,
    unparsed: values,
    localCount: 0,
    zonedCount: 0,
    unixTimeExamples: new Map(),
  };
}

/**
 * Parses the remaining text with `parseTimestamps`. Without any zone, local times are compared as they stand; only differences matter. Unix
 * times are recognised by their digits if all cells of the column have equally many. Weeks and months are no timestamps.
 *
 * @returns `times`, by entry of `unparsed`: whole milliseconds since 1970; NaN if invalid. `nanoseconds`: what is beyond them, 0–999,999.
 * `inUtc`: whether they are absolute, not local clock times.
 */
export function resolveTimestamps(
  cells: Omit<TimestampCells, 'times' | 'nanoseconds'>,
  order: DateOrder | null,
): { times: Float64Array; nanoseconds: Uint32Array; inUtc: boolean } | TimestampFault {
  let { zonedCount, localCount } = cells;
  const { unparsed } = cells;
  const epochs = new Map(cells.unixTimeExamples);
  const ambiguous: string[] = [];
  const times = new Float64Array(unparsed.length).fill(Number.NaN);
  const nanoseconds = new Uint32Array(unparsed.length);
  const read = parseTimestamps(unparsed, order);
  for (let code = 0; code < unparsed.length; code++) {
    const value = unparsed[code] as string;
    const timestamp = read[code] ?? null;
    if (isUnixTime(value)) {
      [times[code], nanoseconds[code]] = splitUnixTime(value);
      const digits = integerDigits(value);
      if (!epochs.has(digits)) epochs.set(digits, value);
    } else if (timestamp === 'ambiguous') ambiguous.push(value);
    else if (timestamp && !timestamp.isPeriod) {
      // A day has fewer nanoseconds than a number counts exactly.
      const sinceMidnight = Math.round((timestamp.time ?? 0) * NANOSECONDS);
      nanoseconds[code] = sinceMidnight % NANOSECONDS;
      times[code] = timestamp.day + Math.floor(sinceMidnight / NANOSECONDS) - (timestamp.zone ?? 0) * 60_000;
      if (timestamp.zone === null) localCount++;
      else zonedCount++;
    }
  }
  if (ambiguous.length > 0) return { fault: 'ambiguous', examples: ambiguous.slice(0, MAX_EXAMPLES) };
  if (epochs.size > 1) return { fault: 'epochs', examples: [...epochs.values()] };
  if (localCount > 0 && (zonedCount > 0 || epochs.size > 0)) return { fault: 'zones', examples: [] };
  return { times, nanoseconds, inUtc: zonedCount > 0 || epochs.size > 0 };
}

/** Digits before the decimals, which only seconds have. */
function integerDigits(value: string): number {
  return value.search(/[.,]|$/);
}

/** Whole milliseconds, and the nanoseconds beyond them: 19 digits are more than a number holds. */
function splitUnixTime(value: string): [milliseconds: number, nanoseconds: number] {
  const digits = value.replace(/[.,]/, '').padEnd(UNIX_NANOSECONDS_DIGITS, '0');
  return [Number(digits.slice(0, 13)), Number(digits.slice(13, UNIX_NANOSECONDS_DIGITS))];
}
