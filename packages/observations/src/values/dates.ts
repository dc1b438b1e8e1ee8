/** Days, for the period of a study. */
import type { DateOrder } from '@parcours/model';
import { parseTimestamps } from './timestamp-parser.ts';

/** By code of a column: `2026-04-01`; null for what is no date; `ambiguous` where day and month cannot be told apart. */
export type ParsedDates = readonly (string | null)[];

export const AMBIGUOUS_DATE = 'ambiguous';

/** Reads the distinct cells of one column; a time behind the day is left out. @returns by code; `AMBIGUOUS_DATE` where nothing decides. */
export function parseDates(values: readonly string[], order: DateOrder | null): ParsedDates {
  return parseTimestamps(values, order).map((moment) =>
    moment && moment !== 'ambiguous' ? new Date(moment.day).toISOString().slice(0, 10) : moment && AMBIGUOUS_DATE,
  );
}

/**
 * Seconds or smaller parts of one since 1970, as machines write times: 10, 13, 16 or 19 digits, and a 1 at their beginning (2001 to 2033):
 * `2026040112` is a day and an hour that somebody has written in his own way.
 */
export function isUnixTime(cell: string): boolean {
  return /^1\d{9}(?:[.,]\d+)?$|^1\d{12}$|^1\d{15}$|^1\d{18}$/.test(cell);
}
