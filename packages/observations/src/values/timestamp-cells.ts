/** Timestamp columns of event logs. */
import type { DateOrder } from '@parcours/model';
import type { DictionaryColumn } from '../table/dictionary-column.ts';
import { isUnixTime } from './dates.ts';
import { parseTimestamps } from './timestamp-parser.ts';

/** A timestamp column: machine formats are already parsed, the rest is kept as text. */
export interface TimestampCells {
  /** By row: milliseconds since 1970; if negative, `unparsed[-1 - time]` is still to be parsed. */
  readonly times: Float64Array;
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

/** A column of any table, nothing parsed yet. */
export function timestampCells({ values, codes }: DictionaryColumn): TimestampCells {
  return {
    times: Float64Array.from(codes, (code) => -1 - code),
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
 * @returns `times`, by entry of `unparsed`: milliseconds since 1970, with fractions; NaN if invalid. `inUtc`: whether they are absolute,
 * not local clock times.
 */
export function resolveTimestamps(
  cells: Omit<TimestampCells, 'times'>,
  order: DateOrder | null,
): { times: Float64Array; inUtc: boolean } | TimestampFault {
  let { zonedCount, localCount } = cells;
  const { unparsed } = cells;
  const epochs = new Map(cells.unixTimeExamples);
  const ambiguous: string[] = [];
  const times = new Float64Array(unparsed.length).fill(Number.NaN);
  const read = parseTimestamps(unparsed, order);
  for (let code = 0; code < unparsed.length; code++) {
    const value = unparsed[code] as string;
    const timestamp = read[code] ?? null;
    if (isUnixTime(value)) {
      times[code] = unixTimeMilliseconds(value);
      const digits = integerDigits(value);
      if (!epochs.has(digits)) epochs.set(digits, value);
    } else if (timestamp === 'ambiguous') ambiguous.push(value);
    else if (timestamp && !timestamp.isPeriod) {
      times[code] = timestamp.day + (timestamp.time ?? 0) - (timestamp.zone ?? 0) * 60_000;
      if (timestamp.zone === null) localCount++;
      else zonedCount++;
    }
  }
  if (ambiguous.length > 0) return { fault: 'ambiguous', examples: ambiguous.slice(0, MAX_EXAMPLES) };
  if (epochs.size > 1) return { fault: 'epochs', examples: [...epochs.values()] };
  if (localCount > 0 && (zonedCount > 0 || epochs.size > 0)) return { fault: 'zones', examples: [] };
  return { times, inUtc: zonedCount > 0 || epochs.size > 0 };
}

/** Digits before the decimals, which only seconds have. */
function integerDigits(value: string): number {
  return value.search(/[.,]|$/);
}

function unixTimeMilliseconds(value: string): number {
  return Number(value.replace(',', '.')) / 10 ** (integerDigits(value) - 13);
}
