/** Reads a ZIP archive: an Excel or an OpenDocument workbook, by its parts. */
import type { Dialect, FileLimits } from '@parcours/model';
import type { CancellationToken } from '../cancellation-token.ts';
import type { Fault } from '../fault.ts';
import type { Table } from '../table/table.ts';
import { ZipFault, zipEntries } from './xlsx/zip.ts';

export async function readArchive(
  bytes: Uint8Array,
  path: string,
  dialect: Dialect,
  limits: FileLimits,
  signal?: CancellationToken,
): Promise<Table | Fault> {
  return isOpenDocument(bytes)
    ? (await import('./ods/read-ods.ts')).readOds(bytes, path, dialect, limits, signal)
    : (await import('./xlsx/read-xlsx.ts')).readXlsx(bytes, path, dialect, limits, signal);
}

function isOpenDocument(bytes: Uint8Array): boolean {
  try {
    const parts = zipEntries(bytes);
    return parts.has('content.xml') && !parts.has('[content_types].xml');
  } catch (error) {
    // The reader of workbooks says what is damaged.
    if (error instanceof ZipFault || error instanceof RangeError) return false;
    throw error;
  }
}
