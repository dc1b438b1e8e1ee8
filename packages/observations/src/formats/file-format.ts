/** What kind of file the bytes are: a file is what it contains, whatever it is called. */

export type FileFormat = 'csv' | 'xlsx' | 'json' | 'json-lines' | 'parquet';

/** Kinds that are recognised only to say what to do about them. */
export type UnsupportedFormat = 'old-excel' | 'compressed' | 'pdf' | 'xml';

/**
 * The first bytes decide; a text is told by its name, since JSON and CSV may begin alike.
 *
 * @param beginning the first bytes of the file, at least eight where it has them.
 */
export function detectFileFormat(beginning: Uint8Array, path: string): FileFormat | UnsupportedFormat {
  const begins = (...bytes: number[]) => bytes.every((byte, at) => beginning[at] === byte);
  if (begins(0x50, 0x4b, 3, 4) || begins(0x50, 0x4b, 5, 6)) return 'xlsx';
  if (begins(0x50, 0x41, 0x52, 0x31)) return 'parquet';
  if (begins(0xd0, 0xcf, 0x11, 0xe0)) return 'old-excel';
  if (begins(0x1f, 0x8b) || begins(0x28, 0xb5, 0x2f, 0xfd) || begins(0x42, 0x5a, 0x68)) return 'compressed';
  if (begins(0x25, 0x50, 0x44, 0x46)) return 'pdf';
  const extension = /\.([a-z0-9]+)$/i.exec(path)?.[1]?.toLowerCase();
  if (extension === 'json') return 'json';
  if (extension === 'jsonl' || extension === 'ndjson') return 'json-lines';
  // A workbook or a Parquet file that has lost its beginning is refused by its reader, with the reason.
  if (extension === 'xlsx' || extension === 'xlsm') return 'xlsx';
  if (extension === 'parquet') return 'parquet';
  if (extension === 'xls') return 'old-excel';
  return extension === 'xml' || extension === 'ods' ? 'xml' : 'csv';
}
