/** Any linked file's bytes into a Table: the way in, whatever kind of file it is. */
import { type Dialect, FILE_LIMITS, type FileLimits } from '@parcours/model';
import { type Fault, isFault, unreadable } from './fault.ts';
import { type FileKind, type ForeignKind, kindOf } from './file-kind.ts';
import { beyond, MB, overLimit, tooLargeToHold } from './limits.ts';
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
  limits: FileLimits = FILE_LIMITS,
  signal?: Stop,
): Promise<Table | Fault> {
  signal?.throwIfAborted();
  if (bytes.length > limits.file * MB) return beyond(path, 'file', limits, bytes.length / MB);
  const tooLarge = tooLargeToHold(path, bytes.length);
  if (tooLarge) return tooLarge;
  const read = await readers[kindOf(bytes, path)](bytes, path, dialect, limits, signal);
  if (isFault(read)) return read;
  return overLimit(read, limits) ?? withoutTotals(read, dialect.totals);
}

type Reader = (
  bytes: Uint8Array,
  path: string,
  dialect: Dialect,
  limits: FileLimits,
  signal?: Stop,
) => Table | Fault | Promise<Table | Fault>;

/** A file that is no table, with what to do about it. */
const foreign =
  (reason: `fault.${ForeignKind}`): Reader =>
  (_bytes, path) =>
    unreadable(path, { term: reason });

const readers: Readonly<Record<FileKind | ForeignKind, Reader>> = {
  csv: (bytes, path, dialect, limits, signal) => readTable(bytes, path, dialect, { limits, signal }),
  xlsx: async (...file) => (await import('./xlsx.ts')).readXlsx(...file),
  json: async (bytes, path, dialect, limits, signal) => {
    const list = readTable(bytes, path, dialect, { kind: 'json', limits, signal });
    // An object around the list, or something wrong, whose line is then told.
    return isFault(list) ? (await import('./json.ts')).readJson(bytes, path, dialect, limits, signal) : list;
  },
  'json-lines': (bytes, path, dialect, limits, signal) => readTable(bytes, path, dialect, { kind: 'json-lines', limits, signal }),
  parquet: async (...file) => (await import('./parquet.ts')).readParquet(...file),
  'old-excel': foreign('fault.old-excel'),
  compressed: foreign('fault.compressed'),
  pdf: foreign('fault.pdf'),
  xml: foreign('fault.xml'),
};
