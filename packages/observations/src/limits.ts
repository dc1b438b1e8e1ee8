import type { TermName } from '@parcours/model';
import { type Fault, unreadable } from './fault.ts';
import type { Table } from './table.ts';

/** How large a file may be before it is refused instead of read. */
export interface Limits {
  /** Of the file on the disk. */
  readonly fileBytes: number;
  /** Of a file that is held as a whole while it is read: all but CSV. */
  readonly heldBytes: number;
  /** Of a workbook, unpacked: a few kilobytes can be packed so that they fill the memory. */
  readonly unpackedBytes: number;
  readonly rows: number;
  readonly columns: number;
  /** Characters of one cell. */
  readonly cell: number;
}

const MB = 1024 * 1024;

export const LIMITS: Limits = {
  fileBytes: 64 * 1024 * MB,
  // No JavaScript engine that we run in holds a longer string.
  heldBytes: 0x1fffffe8,
  unpackedBytes: 1024 * MB,
  rows: 100_000_000,
  // As many as a spreadsheet has. Far more are no survey but a file of another kind, and each column costs memory.
  columns: 16_384,
  cell: 1_000_000,
};

/** The limit that a table exceeds, said with what to do; null where it exceeds none. */
export function overLimit({ path, rows, columns, cells }: Table, limits: Limits): Fault | null {
  const fault = (term: TermName, limit: number) => unreadable(path, { term, values: { limit } });
  if (rows > limits.rows) return fault('fault.too-many-rows', limits.rows);
  if (columns.length > limits.columns) return fault('fault.too-many-columns', limits.columns);
  const long = cells.some((column) => column?.values.some((value) => value.length > limits.cell));
  return long ? fault('fault.cell-too-long', limits.cell) : null;
}
