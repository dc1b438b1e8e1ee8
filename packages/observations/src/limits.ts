import type { FileLimit, FileLimits } from '@parcours/model';
import { type Fault, unreadable } from './fault.ts';
import type { Table } from './table.ts';

export const MB = 1024 * 1024;

/** Bytes of a file that is held as a whole while it is read: no JavaScript engine that we run in holds a longer string. */
export const MOST_HELD = 0x1fffffe8;

/** @param has what the file has of it, in the unit of the limit; null where it is not known how much more. */
export function beyond(path: string, limit: FileLimit, limits: FileLimits, has: number | null): Fault {
  const most = limits[limit];
  const values = {
    // In whole units 12.4 of 12 would be 12 of 12.
    has: has === null ? { term: 'more-than' as const, values: { number: most } } : Math.ceil(has),
    limit: most,
    raise: { term: 'raise-limit' as const, values: { limit } },
  };
  return unreadable(path, { term: `limit.${limit}`, values });
}

/** Why a file of so many bytes cannot be held; null where it can. */
export function tooLargeToHold(path: string, bytes: number): Fault | null {
  if (bytes <= MOST_HELD) return null;
  return unreadable(path, { term: 'fault.held', values: { has: Math.ceil(bytes / MB), limit: Math.floor(MOST_HELD / MB) } });
}

/** The limit that a table exceeds, said with what to do; null where it exceeds none. */
export function overLimit({ path, rows, columns, cells }: Table, limits: FileLimits): Fault | null {
  if (rows > limits.rows) return beyond(path, 'rows', limits, rows);
  if (columns.length > limits.columns) return beyond(path, 'columns', limits, columns.length);
  let longest = 0;
  for (const column of cells) for (const value of column?.values ?? []) longest = Math.max(longest, value.length);
  return longest > limits.cell ? beyond(path, 'cell', limits, longest) : null;
}
