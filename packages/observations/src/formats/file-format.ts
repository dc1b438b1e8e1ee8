/** File format detection: by content first, then by extension. */

export type FileFormat = 'csv' | 'xlsx' | 'json' | 'json-lines' | 'parquet';

/** Formats recognised only to explain that they are not supported. */
export type UnsupportedFormat = 'old-excel' | 'compressed' | 'pdf' | 'xml';

/**
 * Magic bytes decide; text formats are told apart by extension, because JSON and CSV may begin alike. `log.csv.gz` has the extension `csv`.
 *
 * @param beginning the first bytes of the file, at least eight if it has them.
 */
export function detectFileFormat(beginning: Uint8Array, path: string): FileFormat | UnsupportedFormat {
  const begins = (...bytes: number[]) => bytes.every((byte, at) => beginning[at] === byte);
  if (begins(0x50, 0x4b, 3, 4) || begins(0x50, 0x4b, 5, 6)) return 'xlsx';
  if (begins(0x50, 0x41, 0x52, 0x31)) return 'parquet';
  if (begins(0xd0, 0xcf, 0x11, 0xe0)) return 'old-excel';
  if (begins(0x1f, 0x8b) || begins(0x28, 0xb5, 0x2f, 0xfd) || begins(0x42, 0x5a, 0x68)) return 'compressed';
  if (begins(0x25, 0x50, 0x44, 0x46)) return 'pdf';
  const extension = /\.([a-z0-9]+)(?:\.gz)?$/i.exec(path)?.[1]?.toLowerCase();
  if (extension === 'json') return 'json';
  if (extension === 'jsonl' || extension === 'ndjson') return 'json-lines';
  // A workbook or Parquet file with a damaged beginning is refused by its own reader, with the reason.
  if (extension === 'xlsx' || extension === 'xlsm') return 'xlsx';
  if (extension === 'parquet') return 'parquet';
  if (extension === 'xls') return 'old-excel';
  return extension === 'xml' || extension === 'ods' ? 'xml' : 'csv';
}
