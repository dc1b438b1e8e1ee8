/** Points in time, for event logs. */
import type { DateOrder } from '@parcours/model';
import type { DictionaryColumn } from '../table/table.ts';
import { isUnixTime } from './dates.ts';
import { parseTimestamps } from './timestamp-parser.ts';

/** A column of times: what machines write is a number at once, only the rest is kept as text. */
export interface TimestampCells {
  /** By row: milliseconds since 1970; where that is negative, `values[-1 - at]` is still to be read. */
  readonly times: Float64Array;
  readonly unparsed: readonly string[];
  /** What was read at once: times without a zone, … */
  readonly localCount: number;
  /** … times with one, … */
  readonly zonedCount: number;
  /** … and figures since 1970. */
  readonly unixTimeExamples: UnixTimeExamples;
}

/** By the digits that were met, an example: 10 are seconds, 13 milliseconds, 16 microseconds, 19 nanoseconds. */
type UnixTimeExamples = ReadonlyMap<number, string>;

/** Why times cannot be trusted: their order of day and month is open, or only some of them say their zone, or they count different units. */
export interface TimestampFault {
  readonly fault: 'ambiguous' | 'zones' | 'epochs';
  /** The first few cells. */
  readonly examples: readonly string[];
}

const MAX_EXAMPLES = 5;

/** A column of any table. */
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
 * Reads what is still text, as `readMoments` does. Where no cell has a zone, times are taken as they stand; only differences count.
 * Figures since 1970 are known by their digits, as long as all of a column have equally many. Weeks and months are no points in time.
 *
 * @returns `times`, by entry of `values`: milliseconds since 1970, with fractions; NaN for what is no time. `inUtc`: whether they are
 * points in time, not what clocks showed somewhere.
 */
export function resolveTimestamps(
  cells: Omit<TimestampCells, 'times'>,
  order: DateOrder | null,
): { times: Float64Array; inUtc: boolean } | TimestampFault {
  let { zonedCount: zoned, localCount: local } = cells;
  const { unparsed: values } = cells;
  const epochs = new Map(cells.unixTimeExamples);
  const ambiguous: string[] = [];
  const times = new Float64Array(values.length).fill(Number.NaN);
  const read = parseTimestamps(values, order);
  for (let code = 0; code < values.length; code++) {
    const value = values[code] as string;
    const moment = read[code] ?? null;
    if (isUnixTime(value)) {
      times[code] = unixTimeMilliseconds(value);
      const digits = integerDigits(value);
      if (!epochs.has(digits)) epochs.set(digits, value);
    } else if (moment === 'ambiguous') ambiguous.push(value);
    else if (moment && !moment.isPeriod) {
      times[code] = moment.day + (moment.time ?? 0) - (moment.zone ?? 0) * 60_000;
      if (moment.zone === null) local++;
      else zoned++;
    }
  }
  if (ambiguous.length > 0) return { fault: 'ambiguous', examples: ambiguous.slice(0, MAX_EXAMPLES) };
  if (epochs.size > 1) return { fault: 'epochs', examples: [...epochs.values()] };
  if (local > 0 && (zoned > 0 || epochs.size > 0)) return { fault: 'zones', examples: [] };
  return { times, inUtc: zoned > 0 || epochs.size > 0 };
}

/** Digits before the decimals, which only seconds have. */
function integerDigits(value: string): number {
  return value.search(/[.,]|$/);
}

function unixTimeMilliseconds(value: string): number {
  return Number(value.replace(',', '.')) / 10 ** (integerDigits(value) - 13);
}
