/** Date parser for the period of a study. */
import type { DateOrder } from '@parcours/model';
import { parseTimestamps } from './timestamp-parser.ts';

/** By code of a column: an ISO date; null if the cell is no date; `ambiguous` if day and month cannot be told apart. */
export type ParsedDates = readonly (string | null)[];

export const AMBIGUOUS_DATE = 'ambiguous';

/** Parses the distinct cells of one column, ignoring times of day. @returns by code; `AMBIGUOUS_DATE` if the order is open. */
export function parseDates(values: readonly string[], order: DateOrder | null): ParsedDates {
  return parseTimestamps(values, order).map((timestamp) =>
    timestamp && timestamp !== 'ambiguous' ? new Date(timestamp.day).toISOString().slice(0, 10) : timestamp && AMBIGUOUS_DATE,
  );
}

/**
 * Unix time in seconds, milliseconds, microseconds or nanoseconds: 10, 13, 16 or 19 digits that begin with 1 (2001 to 2033). `2026040112`
 * is no Unix time but a day and an hour.
 */
export function isUnixTime(cell: string): boolean {
  return /^1\d{9}(?:[.,]\d+)?$|^1\d{12}$|^1\d{15}$|^1\d{18}$/.test(cell);
}
