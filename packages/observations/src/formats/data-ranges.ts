/** Where the rows and cells of a linked text stand in it, for who shows the text. */
import type { DataLocation, Dialect, Location } from '@parcours/model';
import { headerLines, tableRegionOf } from '../table/header.ts';
import { type CsvLayout, CsvReader } from './csv/csv-reader.ts';
import { detectFileFormat } from './file-format.ts';
import { NotUtf8, UnknownEncoding, Utf8Stream } from './utf8-stream.ts';

type Range = Location['range'];

/** Whoever shows the line knows where it ends. */
const LINE_END = 100_000;

/** No column, and all rows alike: nothing is kept but how the file is written. */
const NO_COLUMNS = { columns: new Set<string>(), distinct: true };

const decoder = new TextDecoder();

/**
 * A row is told by its line, a cell by its characters in it; the header by its own line. A cell that is not where its line begins to say
 * it (another one before it holds line ends, or the line is not among these bytes) is told by the line.
 *
 * @param beginning the first bytes of the file. @param whole they are all it has; else there are 64 kB of them at least.
 * @returns by entry of `wanted`; empty for files that are no texts.
 */
export function dataRanges(
  beginning: Uint8Array,
  whole: boolean,
  path: string,
  dialect: Dialect,
  wanted: readonly DataLocation[],
): Range[][] {
  const kind = detectFileFormat(beginning, path);
  const isTable = kind === 'csv';
  if (!isTable && kind !== 'json' && kind !== 'json-lines') return wanted.map(() => []);
  const read = readBeginning(beginning, whole, path, dialect, isTable);
  if (!read) return wanted.map(() => []);
  const { lines, head } = read;
  const line = (number: number): Range => {
    const text = lines[number - 1];
    const [start, end] = text === undefined ? [0, LINE_END] : [text.search(/\S|$/), text.trimEnd().length];
    return rangeOf(number, start, Math.max(start, end));
  };
  const cells = (number: number, column: string | null): Range[] => {
    const text = lines[number - 1];
    if (!head || column === null || text === undefined) return [line(number)];
    const { left } = tableRegionOf(dialect);
    const indexes = head.columns.flatMap((header, at) => (header === column ? [at + left] : []));
    const found = indexes.flatMap((index) => {
      const span = cellSpan(text, head.delimiter, index);
      // Nothing can be underlined in an empty cell.
      return span && span[0] < span[1] ? [rangeOf(number, ...span)] : [];
    });
    return found.length > 0 ? found : [line(number)];
  };
  return wanted.map(({ lines: rows, column }) => {
    if (rows.length > 0) return rows.flatMap((row) => cells(row, column));
    if (!head) return [line(1)];
    // Several lines that make the header together have no cell of that name.
    return headerLines(dialect) === 1 ? cells(head.firstDataLine - 1, column) : [line(head.firstDataLine - 1)];
  });
}

function rangeOf(line: number, start: number, end: number): Range {
  return { start: { line: line - 1, character: start }, end: { line: line - 1, character: end } };
}

/** The lines as editors count them, and how the table in them is written. */
function readBeginning(
  beginning: Uint8Array,
  whole: boolean,
  path: string,
  dialect: Dialect,
  isTable: boolean,
): { lines: string[]; head: CsvLayout | null } | null {
  for (let encoding = dialect.encoding; ; encoding = 'windows-1252') {
    try {
      const reader = isTable ? new CsvReader(path, { ...dialect, encoding }, NO_COLUMNS, beginning.length) : null;
      reader?.push(beginning, whole);
      const bytes = new Utf8Stream(encoding).push(beginning, whole);
      return { lines: decoder.decode(bytes).split('\n'), head: reader?.layout ?? null };
    } catch (error) {
      if (error instanceof NotUtf8) continue;
      if (error instanceof UnknownEncoding) return null;
      throw error;
    }
  }
}

/** From where to where the cell is, its quotes included; null where the line has none of that number. */
function cellSpan(line: string, delimiter: string, index: number): [start: number, end: number] | null {
  let at = 0;
  for (let cell = 0; ; cell++) {
    const start = at;
    if (line[at] === '"') {
      for (at++; at < line.length && (line[at] !== '"' || line[at + 1] === '"'); at++) if (line[at] === '"') at++;
      // It goes on in the next line.
      if (at >= line.length) return null;
    }
    const next = line.indexOf(delimiter, at);
    if (cell === index) return [start, next < 0 ? line.trimEnd().length : next];
    if (next < 0) return null;
    at = next + delimiter.length;
  }
}
