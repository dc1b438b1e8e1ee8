import type { FileLimit, FileLimits } from '@parcours/model';
import { type Fault, unreadableFile } from './fault.ts';
import type { Table } from './table/table.ts';

export const MB = 1024 * 1024;

/** Bytes of a file that is held as a whole while it is read: no JavaScript engine that we run in holds a longer string. */
export const MAX_IN_MEMORY_BYTES = 0x1fffffe8;

/** @param has what the file has of it, in the unit of the limit; null where it is not known how much more. */
export function limitExceeded(path: string, limit: FileLimit, limits: FileLimits, has: number | null): Fault {
  const most = limits[limit];
  const values = {
    // In whole units 12.4 of 12 would be 12 of 12.
    has: has === null ? { term: 'more-than' as const, values: { number: most } } : Math.ceil(has),
    limit: most,
    raise: { term: 'raise-limit' as const, values: { limit } },
  };
  return unreadableFile(path, { term: `limit.${limit}`, values });
}

/** Why a file of so many bytes cannot be held; null where it can. */
export function exceedsMemory(path: string, bytes: number): Fault | null {
  if (bytes <= MAX_IN_MEMORY_BYTES) return null;
  return unreadableFile(path, { term: 'fault.held', values: { has: Math.ceil(bytes / MB), limit: Math.floor(MAX_IN_MEMORY_BYTES / MB) } });
}

/** The limit that a table exceeds, said with what to do; null where it exceeds none. */
export function exceededLimit({ path, rows, columns, cells }: Table, limits: FileLimits): Fault | null {
  if (rows > limits.rows) return limitExceeded(path, 'rows', limits, rows);
  if (columns.length > limits.columns) return limitExceeded(path, 'columns', limits, columns.length);
  let longest = 0;
  for (const column of cells) for (const value of column?.values ?? []) longest = Math.max(longest, value.length);
  return longest > limits.cell ? limitExceeded(path, 'cell', limits, longest) : null;
}
