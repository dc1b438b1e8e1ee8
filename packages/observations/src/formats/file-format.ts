/** File format detection: by content first; the extension decides only among formats of text. */
import { decodeBeginning, looksBinary } from './decode.ts';

/** `xlsx`: a ZIP archive, also an OpenDocument workbook. */
export type FileFormat = 'csv' | 'xlsx' | 'json' | 'json-lines' | 'parquet' | 'sav' | 'xls' | 'html' | 'spreadsheetml';

/** Formats recognised only to explain that they are not supported. */
export type UnsupportedFormat = 'compressed' | 'pdf' | 'xml' | 'stata' | 'sas' | 'r-data' | 'spss-portable';

/** Leading bytes on which the detection depends; a caller need not hold more. */
export const DETECTION_BYTES = 4096;

/** Signatures of the formats that have one. */
const SIGNATURES: readonly (readonly [FileFormat | UnsupportedFormat, ...bytes: number[]])[] = [
  ['xlsx', 0x50, 0x4b, 3, 4],
  ['xlsx', 0x50, 0x4b, 5, 6],
  ['parquet', 0x50, 0x41, 0x52, 0x31],
  ['xls', 0xd0, 0xcf, 0x11, 0xe0],
  ['compressed', 0x1f, 0x8b],
  ['compressed', 0x28, 0xb5, 0x2f, 0xfd],
  ['compressed', 0x42, 0x5a, 0x68],
  ['sav', ...asciiOf('$FL2')],
  ['sav', ...asciiOf('$FL3')],
  ['pdf', ...asciiOf('%PDF')],
  ['stata', ...asciiOf('<stata_dta>')],
  ['sas', ...new Array<number>(12).fill(0), 0xc2, 0xea, 0x81, 0x60],
  ['sas', ...asciiOf('HEADER RECORD*******LIBRARY HEADER RECORD')],
  ['r-data', ...asciiOf('RDX2\n')],
  ['r-data', ...asciiOf('RDX3\n')],
  ['r-data', ...asciiOf('X\n\0\0\0')],
];

/** Formats that extensions name, where the content is no text and has no signature: their own readers say what is damaged. */
const BINARY_EXTENSIONS: ReadonlyMap<string, FileFormat | UnsupportedFormat> = new Map([
  ['xlsx', 'xlsx'],
  ['xlsm', 'xlsx'],
  ['parquet', 'parquet'],
  ['xls', 'xls'],
  ['ods', 'xlsx'],
  ['sav', 'sav'],
  ['zsav', 'sav'],
  ['dta', 'stata'],
]);

/**
 * Magic bytes decide; text is text, whatever the extension (a survey tool calls its TSV `.xls`). JSON and CSV, which may begin alike, are told
 * apart by extension, then by their first letters. `log.csv.gz` has the extension `csv`.
 *
 * @param beginning the first bytes of the file, `DETECTION_BYTES` if it has them.
 */
export function detectFileFormat(beginning: Uint8Array, path: string): FileFormat | UnsupportedFormat {
  const signed = SIGNATURES.find(([, ...bytes]) => bytes.every((byte, at) => beginning[at] === byte));
  if (signed) return signed[0];
  if (isOldStata(beginning)) return 'stata';
  const extension = /\.([a-z0-9]+)(?:\.gz)?$/i.exec(path)?.[1]?.toLowerCase() ?? '';
  if (extension === 'json') return 'json';
  if (extension === 'jsonl' || extension === 'ndjson') return 'json-lines';
  const text = decodeBeginning(beginning.subarray(0, DETECTION_BYTES));
  if (looksBinary(text)) return BINARY_EXTENSIONS.get(extension) ?? 'csv';
  if (/SPSS PORT FILE/.test(text.slice(0, 400))) return 'spss-portable';
  return markupFormat(text, extension) ?? jsonFormat(text) ?? 'csv';
}

/** Stata up to version 12: release, byte order, file type 1, a zero. */
function isOldStata([release = 0, order = 0, type, zero]: Uint8Array): boolean {
  return release >= 102 && release <= 115 && (order === 1 || order === 2) && type === 1 && zero === 0;
}

function markupFormat(text: string, extension: string): FileFormat | UnsupportedFormat | null {
  const beginning = text.replace(/^(?:\s|<!--[\s\S]*?-->)*/, '');
  if (/urn:schemas-microsoft-com:office:spreadsheet/.test(beginning) && /<(?:\w+:)?Workbook\b/.test(beginning)) return 'spreadsheetml';
  if (/^<\?xml\b/i.test(beginning)) return /<html\b/i.test(beginning) ? 'html' : 'xml';
  if (/^<(?:!doctype\s+html|html|head|meta|body|table|style|div|center|font)\b/i.test(beginning)) return 'html';
  return extension === 'xml' && beginning.startsWith('<') ? 'xml' : null;
}

/** A list of objects, or an object for each line: no header of a table begins so. */
function jsonFormat(text: string): FileFormat | null {
  if (/^\s*\[\s*\{\s*"/.test(text)) return 'json';
  if (!/^\s*\{\s*"(?:[^"\\]|\\.)*"\s*:/.test(text)) return null;
  const [first = ''] = text.trimStart().split('\n', 1);
  return first.trimEnd().endsWith('}') ? 'json-lines' : 'json';
}

function asciiOf(text: string): number[] {
  return [...text].map((letter) => letter.charCodeAt(0));
}
