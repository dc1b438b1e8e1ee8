/** Maps rows and cells of a linked text file to editor ranges. */
import type { DataLocation, Dialect, Location } from '@parcours/model';
import { columnIndexes } from '../table/find-column.ts';
import { headerLines, tableRegionOf } from '../table/header.ts';
import { type CsvLayout, CsvReader } from './csv/csv-reader.ts';
import { detectFileFormat } from './file-format.ts';
import { NotUtf8, UnknownEncoding, Utf8Stream } from './utf8-stream.ts';

type Range = Location['range'];

/** Stands for the end of a line of unknown length; editors clamp it. */
const LINE_END = 100_000;

/** Projects no column: only the layout is read. */
const NO_COLUMNS = { columns: new Set<string>(), distinct: true };

const decoder = new TextDecoder();

/**
 * A row is located by its line, a cell by its characters within the line, the header by its own line. A cell falls back to its line if it
 * cannot be located there: an earlier cell spans several lines, or the line is not among these bytes.
 *
 * @param beginning the first bytes of the file. @param whole whether they are all of it; else there are at least 64 kB.
 * @returns ranges by entry of `wanted`; empty for files that are not text.
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
    const indexes = columnIndexes(head.columns, column).map((index) => index + left);
    const found = indexes.flatMap((index) => {
      const span = cellSpan(text, head.delimiter, index);
      // An empty cell cannot be underlined.
      return span && span[0] < span[1] ? [rangeOf(number, ...span)] : [];
    });
    return found.length > 0 ? found : [line(number)];
  };
  return wanted.map(({ lines: rows, column }) => {
    if (rows.length > 0) return rows.flatMap((row) => cells(row, column));
    if (!head) return [line(1)];
    // With a header of several lines, no single cell has that name.
    return headerLines(dialect) === 1 ? cells(head.firstDataLine - 1, column) : [line(head.firstDataLine - 1)];
  });
}

function rangeOf(line: number, start: number, end: number): Range {
  return { start: { line: line - 1, character: start }, end: { line: line - 1, character: end } };
}

/** Lines as editors count them, and the layout of the table. */
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

/** Character range of a cell, quotes included; null if the line has no such cell. */
function cellSpan(line: string, delimiter: string, index: number): [start: number, end: number] | null {
  let at = 0;
  for (let cell = 0; ; cell++) {
    const start = at;
    if (line[at] === '"') {
      for (at++; at < line.length && (line[at] !== '"' || line[at + 1] === '"'); at++) if (line[at] === '"') at++;
      // The cell continues on the next line.
      if (at >= line.length) return null;
    }
    const next = line.indexOf(delimiter, at);
    if (cell === index) return [start, next < 0 ? line.trimEnd().length : next];
    if (next < 0) return null;
    at = next + delimiter.length;
  }
}
