/** A CSV file's bytes into a Table. */
import type { Dialect, Values } from '@parcours/model';
import { decode, type NotText } from './decode.ts';
import { findDelimiter } from './delimiter.ts';
import { type BrokenQuote, readRecords } from './records.ts';
import { type Cells, FIRST_FEW, type LostRows, type Table } from './table.ts';
import { tidy } from './tidy.ts';

/** As many as a spreadsheet has. Far more are no survey but a file of another kind, and each column costs memory. */
const MOST_COLUMNS = 16_384;

/** A diagnostic-to-be: why there is no Table. The caller knows the place in the text. */
export interface Fault {
  readonly code: 'JRN0410' | 'JRN0412';
  readonly parameters: Values;
}

export function isFault(result: Table | Fault): result is Fault {
  return 'code' in result;
}

/**
 * Reads a CSV file as French, German and English spreadsheets and survey tools write it. Nothing in it depends on the mapping
 * that a study declares, so a caller keeps the Table as long as the file stays the same.
 *
 * - Line ends may be LF, CRLF or CR, also mixed; each counts one line, as editors count, inside quoted cells too.
 * - The header is the first line with text. A line `sep=;` before it, which spreadsheets understand, names the delimiter.
 * - A row counts as *ragged* and is lost when it has fewer cells than the header has names, or more with text in them: a delimiter too
 *   many or too few shifts all cells behind it, so the row cannot be trusted. Empty cells beyond the header are harmless.
 * - A quote that is never closed swallows the rest of the file: the rows before it are used, the lines from it on are lost as
 *   *broken-quote*. A quote inside a quoted text that was not doubled is accepted where the row still has its line and its cells.
 * - More than 16,384 columns, or more bytes than a string can hold, are too large.
 *
 * @param path is only passed on: to messages and to `FileFacts`.
 * @param dialect what the text declares; null for what is to be found out. `decimal` matters only to `aggregate`.
 * @throws the signal's reason, once it is aborted; nothing else.
 */
export function readTable(bytes: Uint8Array, path: string, dialect: Dialect, signal?: AbortSignal): Table | Fault {
  signal?.throwIfAborted();
  const decoded = decode(bytes, dialect.encoding);
  if (typeof decoded === 'string') return unreadable(path, decoded);
  let text = decoded.text.includes('\r') ? decoded.text.replace(/\r\n?/g, '\n') : decoded.text;
  let delimiter = dialect.delimiter && !/[\n\r"\ufeff]/.test(dialect.delimiter) ? dialect.delimiter : null;
  let firstLine = 1;
  const separator = /^\ufeff?sep=(.)\n/.exec(text);
  if (separator) {
    delimiter ??= separator[1] === '"' ? null : (separator[1] as string);
    text = text.slice(separator[0].length);
    firstLine = 2;
  }
  // Nothing but the delimiters that a cleared sheet leaves behind.
  if (!/[^\s\ufeff;,|"]/.test(text)) return { code: 'JRN0410', parameters: { path } };
  delimiter ??= findDelimiter(text);

  const builder = new TableBuilder();
  readRecords(text, delimiter, firstLine, signal, (cells, line, broken) => builder.add(cells, line, broken));
  if (builder.headerBroken) return { code: 'JRN0412', parameters: { path, reason: { term: 'drop.broken-quote' } } };
  if (builder.tooWide) return unreadable(path, 'too-large');
  if (builder.columns.length === 0) return { code: 'JRN0410', parameters: { path } };
  return { path, bytes: bytes.length, encoding: decoded.encoding, delimiter, ...builder.finish() };
}

function unreadable(path: string, reason: NotText): Fault {
  return { code: 'JRN0412', parameters: { path, reason: { term: `fault.${reason}` } } };
}

class TableBuilder {
  columns: string[] = [];
  headerBroken = false;
  tooWide = false;
  #width = 0;
  #builders: CellsBuilder[] = [];
  #lines = new Uint32Array(1024);
  #kept = 0;
  #ragged = { count: 0, lines: [] as number[] };
  #broken = { count: 0, lines: [] as number[] };

  add(cells: readonly string[], line: number, broken: BrokenQuote | null): void {
    if (this.columns.length === 0) this.#header(cells, broken);
    else if (!this.tooWide) this.#row(cells, line, broken);
  }

  #header(cells: readonly string[], broken: BrokenQuote | null): void {
    this.headerBroken = broken !== null && !broken.closed;
    this.#width = cells.length;
    this.columns = cells.map(tidy);
    while (this.columns.at(-1) === '') this.columns.pop();
    this.tooWide = this.columns.length > MOST_COLUMNS;
    if (!this.tooWide) this.#builders = this.columns.map(() => new CellsBuilder());
  }

  #row(cells: readonly string[], line: number, broken: BrokenQuote | null): void {
    const fits =
      cells.length >= this.columns.length && (cells.length <= this.#width || cells.slice(this.#width).every((cell) => cell.trim() === ''));
    if (broken && !(broken.closed && fits)) lose(this.#broken, broken.count, broken.line);
    else if (!fits) lose(this.#ragged, 1, line);
    else this.#keep(cells, line);
  }

  #keep(cells: readonly string[], line: number): void {
    for (let i = 0; i < this.#builders.length; i++) (this.#builders[i] as CellsBuilder).add(cells[i] as string, this.#kept);
    if (this.#kept === this.#lines.length) this.#lines = grown(this.#lines);
    this.#lines[this.#kept++] = line;
  }

  finish(): Pick<Table, 'columns' | 'cells' | 'lines' | 'rows' | 'lost'> {
    const lost: LostRows[] = [];
    if (this.#ragged.count > 0) lost.push({ reason: 'ragged', ...this.#ragged });
    if (this.#broken.count > 0) lost.push({ reason: 'broken-quote', ...this.#broken });
    return {
      columns: this.columns,
      cells: this.#builders.map((builder) => builder.finish(this.#kept)),
      lines: this.#lines.slice(0, this.#kept),
      rows: this.#kept + this.#ragged.count + this.#broken.count,
      lost,
    };
  }
}

function lose(loss: { count: number; lines: number[] }, count: number, line: number): void {
  loss.count += count;
  if (loss.lines.length < FIRST_FEW) loss.lines.push(line);
}

class CellsBuilder {
  #known = new Map<string, number>();
  #values: string[] = [];
  #codes = new Uint32Array(64);
  #previous = '';
  #previousCode = -1;

  add(cell: string, row: number): void {
    if (row === this.#codes.length) this.#codes = grown(this.#codes);
    if (cell !== this.#previous || this.#previousCode === -1) {
      let code = this.#known.get(cell);
      if (code === undefined) {
        code = this.#values.length;
        this.#known.set(cell, code);
        this.#values.push(cell.trim());
      }
      this.#previous = cell;
      this.#previousCode = code;
    }
    this.#codes[row] = this.#previousCode;
  }

  finish(rows: number): Cells {
    return { values: this.#values, codes: this.#codes.slice(0, rows) };
  }
}

function grown(array: Uint32Array<ArrayBuffer>): Uint32Array<ArrayBuffer> {
  const larger = new Uint32Array(array.length * 2);
  larger.set(array);
  return larger;
}
