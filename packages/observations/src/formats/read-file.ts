/** Reads any linked file into a Table: the entry point for all formats. */
import { DEFAULT_FILE_LIMITS, type Dialect, type FileLimits } from '@parcours/model';
import type { CancellationToken } from '../cancellation-token.ts';
import { type Fault, isFault, unreadableFile } from '../fault.ts';
import { exceededLimit, exceedsMemory, limitExceeded, MB } from '../limits.ts';
import type { Table } from '../table/table.ts';
import { dropTotalRows } from '../table/total-rows.ts';
import { unwrapLines } from './csv/unwrap-lines.ts';
import { detectFileFormat, type FileFormat, type UnsupportedFormat } from './file-format.ts';
import { GzipFault, GzipLimitExceeded, gunzip, isGzip } from './gunzip.ts';
import { readTable } from './read-table.ts';

/**
 * Detects the format by content, else by extension, and parses the file, decompressed if it is a gzip file.
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
  const content = isGzip(bytes) ? await decompressed(bytes, path, limits, signal) : bytes;
  if (!(content instanceof Uint8Array)) return content;
  const found = await readers[detectFileFormat(content, path)](content, path, dialect, limits, signal);
  if (isFault(found)) return found;
  const read = content === bytes ? found : { ...found, bytes: bytes.length };
  return exceededLimit(read, limits) ?? dropTotalRows(read, dialect.totals);
}

async function decompressed(
  bytes: Uint8Array,
  path: string,
  limits: FileLimits,
  signal: CancellationToken | undefined,
): Promise<Uint8Array | Fault> {
  async function* pieces() {
    for (let at = 0; at < bytes.length; at += GZIP_CHUNK_BYTES) yield bytes.subarray(at, at + GZIP_CHUNK_BYTES);
  }
  const chunks: Uint8Array[] = [];
  let size = 0;
  try {
    for await (const chunk of gunzip(pieces(), limits.unpacked * MB)) {
      signal?.throwIfAborted();
      size += chunk.length;
      const tooLarge = exceedsMemory(path, size);
      if (tooLarge) return tooLarge;
      chunks.push(chunk);
    }
  } catch (error) {
    const fault = gzipFault(error, path, limits);
    if (fault) return fault;
    throw error;
  }
  const content = new Uint8Array(size);
  let at = 0;
  for (const chunk of chunks) {
    content.set(chunk, at);
    at += chunk.length;
  }
  return content;
}

/** Compressed bytes given to the decompressor at a time. */
const GZIP_CHUNK_BYTES = 1 << 16;

/** The fault for an error of `gunzip`; null for another error. */
export function gzipFault(error: unknown, path: string, limits: FileLimits): Fault | null {
  if (error instanceof GzipLimitExceeded) return limitExceeded(path, 'unpacked', limits, null);
  return error instanceof GzipFault ? unreadableFile(path, { term: 'fault.gzip' }) : null;
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
  csv: (bytes, path, dialect, limits, signal) => {
    const text = unwrapLines(bytes);
    const table = readTable(text, path, dialect, { limits, signal });
    return isFault(table) || text === bytes ? table : { ...table, bytes: bytes.length };
  },
  xlsx: async (...file) => (await import('./read-archive.ts')).readArchive(...file),
  json: async (bytes, path, dialect, limits, signal) => {
    const list = readTable(bytes, path, dialect, { format: 'json', limits, signal });
    // Not a plain list: an object that wraps it, or a syntax error, which is then located.
    return isFault(list) ? (await import('./json/read-json.ts')).readJson(bytes, path, dialect, limits, signal) : list;
  },
  'json-lines': (bytes, path, dialect, limits, signal) => readTable(bytes, path, dialect, { format: 'json-lines', limits, signal }),
  parquet: async (...file) => (await import('./parquet/read-parquet.ts')).readParquet(...file),
  sav: async (...file) => (await import('./sav/read-sav.ts')).readSav(...file),
  xls: async (...file) => (await import('./xls/read-xls.ts')).readXls(...file),
  spreadsheetml: async (...file) => (await import('./spreadsheetml/read-spreadsheetml.ts')).readSpreadsheetml(...file),
  html: async (...file) => (await import('./html/read-html.ts')).readHtml(...file),
  compressed: unsupported('fault.compressed'),
  pdf: unsupported('fault.pdf'),
  xml: unsupported('fault.xml'),
  stata: unsupported('fault.stata'),
  sas: unsupported('fault.sas'),
  'r-data': unsupported('fault.r-data'),
  'spss-portable': unsupported('fault.spss-portable'),
};
