/** Reads any linked file into a Table: the entry point for all formats. */
import { DEFAULT_FILE_LIMITS, type Dialect, type FileLimits } from '@parcours/model';
import type { CancellationToken } from '../cancellation-token.ts';
import { type Fault, isFault, unreadableFile } from '../fault.ts';
import { exceededLimit, exceedsMemory, limitExceeded, MB } from '../limits.ts';
import type { Table } from '../table/table.ts';
import { dropTotalRows } from '../table/total-rows.ts';
import { detectFileFormat, type FileFormat, type UnsupportedFormat } from './file-format.ts';
import { readTable } from './read-table.ts';

/**
 * Detects the format by content, else by extension, and parses the file.
 *
 * @param path is only passed on, and inspected for its extension.
 * @param dialect what the study declares; null fields are detected.
 * @throws the signal's reason once it is aborted; nothing else.
 */
export async function readFile(
  bytes: Uint8Array,
  path: string,
  dialect: Dialect,
  limits: FileLimits = DEFAULT_FILE_LIMITS,
  signal?: CancellationToken,
): Promise<Table | Fault> {
  signal?.throwIfAborted();
  if (bytes.length > limits.file * MB) return limitExceeded(path, 'file', limits, bytes.length / MB);
  const tooLarge = exceedsMemory(path, bytes.length);
  if (tooLarge) return tooLarge;
  const read = await readers[detectFileFormat(bytes, path)](bytes, path, dialect, limits, signal);
  if (isFault(read)) return read;
  return exceededLimit(read, limits) ?? dropTotalRows(read, dialect.totals);
}

type FileReader = (
  bytes: Uint8Array,
  path: string,
  dialect: Dialect,
  limits: FileLimits,
  signal?: CancellationToken,
) => Table | Fault | Promise<Table | Fault>;

/** A format that is not supported, with advice. */
const unsupported =
  (reason: `fault.${UnsupportedFormat}`): FileReader =>
  (_bytes, path) =>
    unreadableFile(path, { term: reason });

const readers: Readonly<Record<FileFormat | UnsupportedFormat, FileReader>> = {
  csv: (bytes, path, dialect, limits, signal) => readTable(bytes, path, dialect, { limits, signal }),
  xlsx: async (...file) => (await import('./xlsx/read-xlsx.ts')).readXlsx(...file),
  json: async (bytes, path, dialect, limits, signal) => {
    const list = readTable(bytes, path, dialect, { format: 'json', limits, signal });
    // Not a plain list: an object that wraps it, or a syntax error, which is then located.
    return isFault(list) ? (await import('./json/read-json.ts')).readJson(bytes, path, dialect, limits, signal) : list;
  },
  'json-lines': (bytes, path, dialect, limits, signal) => readTable(bytes, path, dialect, { format: 'json-lines', limits, signal }),
  parquet: async (...file) => (await import('./parquet/read-parquet.ts')).readParquet(...file),
  'old-excel': unsupported('fault.old-excel'),
  compressed: unsupported('fault.compressed'),
  pdf: unsupported('fault.pdf'),
  xml: unsupported('fault.xml'),
};
