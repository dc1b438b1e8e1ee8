import type { FileLimit, FileLimits } from '@parcours/model';
import { type Fault, unreadableFile } from './fault.ts';
import type { Table } from './table/table.ts';

export const MB = 1024 * 1024;

/** Largest file, in bytes, that is decoded into one string: the maximum string length of the JavaScript engines in use. */
export const MAX_IN_MEMORY_BYTES = 0x1fffffe8;

/** The fault for a file that exceeds a limit. @param has the actual value, in the unit of the limit; null if unknown. */
export function limitExceeded(path: string, limit: FileLimit, limits: FileLimits, has: number | null): Fault {
  const most = limits[limit];
  const values = {
    // Rounded up: 12.4 of 12 must not read as 12 of 12.
    has: has === null ? { term: 'more-than' as const, values: { number: most } } : Math.ceil(has),
    limit: most,
    raise: { term: 'raise-limit' as const, values: { limit } },
  };
  return unreadableFile(path, { term: `limit.${limit}`, values });
}

/** The fault for a file too large to hold in memory, or null. */
export function exceedsMemory(path: string, bytes: number): Fault | null {
  if (bytes <= MAX_IN_MEMORY_BYTES) return null;
  return unreadableFile(path, { term: 'fault.held', values: { has: Math.ceil(bytes / MB), limit: Math.floor(MAX_IN_MEMORY_BYTES / MB) } });
}

/** The fault for the first limit that a table exceeds, or null. */
export function exceededLimit({ path, rows, columns, cells }: Table, limits: FileLimits): Fault | null {
  if (rows > limits.rows) return limitExceeded(path, 'rows', limits, rows);
  if (columns.length > limits.columns) return limitExceeded(path, 'columns', limits, columns.length);
  let longest = 0;
  for (const column of cells) for (const value of column?.values ?? []) longest = Math.max(longest, value.length);
  return longest > limits.cell ? limitExceeded(path, 'cell', limits, longest) : null;
}
