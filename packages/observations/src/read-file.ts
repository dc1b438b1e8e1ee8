/** Any linked file's bytes into a Table: the way in, whatever kind of file it is. */
import type { Dialect } from '@parcours/model';
import { type Fault, isFault, unreadable } from './fault.ts';
import { type FileKind, type ForeignKind, kindOf } from './file-kind.ts';
import { LIMITS, type Limits, overLimit } from './limits.ts';
import { readTable } from './read-table.ts';
import type { Stop } from './stop.ts';
import type { Table } from './table.ts';
import { withoutTotals } from './totals.ts';

/**
 * Reads a file by its first bytes, else by its name.
 *
 * @param path is only passed on, and looked at for its extension.
 * @param dialect what the text declares; null for what is to be found out.
 * @throws the signal's reason, once it is aborted; nothing else.
 */
export async function readFile(
  bytes: Uint8Array,
  path: string,
  dialect: Dialect,
  limits: Limits = LIMITS,
  signal?: Stop,
): Promise<Table | Fault> {
  signal?.throwIfAborted();
  const tooLarge = bytes.length > limits.heldBytes;
  if (tooLarge) return unreadable(path, { term: 'fault.too-large' });
  const read = await readers[kindOf(bytes, path)](bytes, path, dialect, limits, signal);
  if (isFault(read)) return read;
  return overLimit(read, limits) ?? withoutTotals(read, dialect.totals);
}

type Reader = (bytes: Uint8Array, path: string, dialect: Dialect, limits: Limits, signal?: Stop) => Table | Fault | Promise<Table | Fault>;

/** A file that is no table, with what to do about it. */
const foreign =
  (reason: `fault.${ForeignKind}`): Reader =>
  (_bytes, path) =>
    unreadable(path, { term: reason });

const readers: Readonly<Record<FileKind | ForeignKind, Reader>> = {
  csv: (bytes, path, dialect, _limits, signal) => readTable(bytes, path, dialect, signal),
  xlsx: async (...file) => (await import('./xlsx.ts')).readXlsx(...file),
  json: async (...file) => (await import('./json.ts')).readJson(...file),
  'json-lines': async (...file) => (await import('./json.ts')).readJsonLines(...file),
  parquet: async (...file) => (await import('./parquet.ts')).readParquet(...file),
  'old-excel': foreign('fault.old-excel'),
  compressed: foreign('fault.compressed'),
  pdf: foreign('fault.pdf'),
  xml: foreign('fault.xml'),
};
