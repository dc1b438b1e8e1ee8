/** Reader of tables in HTML, which web applications call `.xls`, with htmlparser2. */
import { CODE, type Dialect, type FileLimits, normalizeLabel } from '@parcours/model';
import { Parser } from 'htmlparser2';
import type { CancellationToken } from '../../cancellation-token.ts';
import { type Fault, unreadableFile } from '../../fault.ts';
import { limitExceeded } from '../../limits.ts';
import { headerLines, tableRegionOf } from '../../table/header.ts';
import type { Table } from '../../table/table.ts';
import { TableBuilder } from '../../table/table-builder.ts';
import { decode } from '../decode.ts';
import { selectSheet } from '../select-sheet.ts';

/** Characters parsed between two polls for cancellation. */
const CHUNK_CHARACTERS = 1 << 16;

/**
 * Reads the table with the most rows, or the one whose number, from 1, the study names as its sheet. A table within a cell is a table of its
 * own. Spanned rows have the value of their cell; white space is one space; rows are numbered within the table.
 */
export function readHtml(bytes: Uint8Array, path: string, dialect: Dialect, limits: FileLimits, signal?: CancellationToken): Table | Fault {
  const decoded = decode(bytes, dialect.encoding ?? charsetOf(bytes));
  if (typeof decoded === 'string') return unreadableFile(path, { term: `fault.${decoded}` });
  const tables = new TableCollector(limits);
  const parser = new Parser(tables.handler, { lowerCaseTags: true });
  for (let at = 0; at < decoded.text.length && !tables.isOver; at += CHUNK_CHARACTERS) {
    signal?.throwIfAborted();
    parser.write(decoded.text.slice(at, at + CHUNK_CHARACTERS));
  }
  parser.end();
  if (tables.isOver) return limitExceeded(path, 'unpacked', limits, null);
  const largest = tables.found.reduce((most, { rows }) => Math.max(most, rows.length), 0);
  const sheets = tables.found.map(({ rows }, index) => ({ name: String(index + 1), hidden: rows.length < largest, rows }));
  const sheet = sheets.length === 0 ? unreadableFile(path, { term: 'fault.no-table' }) : selectSheet(sheets, dialect.sheet, path);
  if ('code' in sheet) return sheet;
  const { top, bottom, left, right } = tableRegionOf(dialect);
  const builder = new TableBuilder(headerLines(dialect), limits.columns);
  let rows = 0;
  sheet.rows.forEach(({ cells, isHidden }, row) => {
    const part = cells.slice(left, right + 1);
    if (row < top || row > bottom || part.every((cell) => cell === '')) return;
    if (++rows <= limits.rows + 20) builder.add(part, [], row + 1, { isHidden });
  });
  if (builder.tooWide) return limitExceeded(path, 'columns', limits, builder.columns.length);
  if (builder.columns.length === 0) return { code: CODE['file-empty'], parameters: { path } };
  const names = sheets.map(({ name }) => name);
  return { path, bytes: bytes.length, encoding: decoded.encoding, delimiter: '', sheet: sheet.name, sheets: names, ...builder.finish() };
}

/** The encoding that a page states of itself. */
function charsetOf(bytes: Uint8Array): string | null {
  const beginning = new TextDecoder('latin1').decode(bytes.subarray(0, 4096));
  const label = /<meta[^>]{0,200}charset\s*=\s*["']?([\w-]{1,30})/i.exec(beginning)?.[1];
  if (label === undefined) return null;
  try {
    return new TextDecoder(label).encoding;
  } catch {
    return null;
  }
}

interface HtmlRow {
  readonly cells: readonly string[];
  readonly isHidden: boolean;
}

/** A table that is being read. */
interface OpenTable {
  readonly rows: HtmlRow[];
  /** By column: a cell that reaches further down. */
  readonly spans: Map<number, { readonly text: string; rows: number }>;
  row: { cells: string[]; isHidden: boolean } | null;
  cell: { text: string; columns: number; rows: number; value: string | null } | null;
}

class TableCollector {
  readonly found: { readonly rows: readonly HtmlRow[] }[] = [];
  readonly #open: OpenTable[] = [];
  readonly #limits: FileLimits;
  /** Cells that spans may still fill. */
  #cellsLeft: number;
  #unseen = 0;

  readonly handler = {
    onopentag: (name: string, attributes: Readonly<Record<string, string>>) => this.#opened(name, attributes),
    onclosetag: (name: string) => this.#closed(name),
    ontext: (text: string) => {
      const cell = this.#open.at(-1)?.cell;
      if (cell && this.#unseen === 0) cell.text += text;
    },
  };

  constructor(limits: FileLimits) {
    this.#limits = limits;
    this.#cellsLeft = limits.unpacked * CELLS_PER_MB;
  }

  /** The cells, with those that spans fill, exceed the limit. */
  get isOver(): boolean {
    return this.#cellsLeft < 0;
  }

  #opened(name: string, attributes: Readonly<Record<string, string>>): void {
    if (name === 'style' || name === 'script') this.#unseen++;
    if (name === 'table') {
      const table: OpenTable = { rows: [], spans: new Map(), row: null, cell: null };
      this.#open.push(table);
      this.found.push(table);
      return;
    }
    const table = this.#open.at(-1);
    if (!table) return;
    if (name === 'tr') {
      this.#endRow(table);
      table.row = { cells: [], isHidden: /display\s*:\s*none/i.test(attributes.style ?? '') };
    } else if (name === 'td' || name === 'th') {
      this.#endCell(table);
      table.row ??= { cells: [], isHidden: false };
      const { colspan, rowspan, 'x:num': value } = attributes;
      table.cell = { text: '', columns: spanOf(colspan), rows: spanOf(rowspan), value: value === undefined || value === '' ? null : value };
    } else if (name === 'br' && table.cell) table.cell.text += ' ';
  }

  #closed(name: string): void {
    if (name === 'style' || name === 'script') this.#unseen--;
    const table = this.#open.at(-1);
    if (!table) return;
    if (name === 'td' || name === 'th') this.#endCell(table);
    else if (name === 'tr') this.#endRow(table);
    else if (name === 'table') {
      this.#endRow(table);
      this.#open.pop();
    }
  }

  #endCell(table: OpenTable): void {
    const { row, cell } = table;
    table.cell = null;
    if (!row || !cell) return;
    this.#fillSpans(table, row.cells);
    const text = cell.value ?? normalizeLabel(cell.text);
    const first = row.cells.length;
    // One column more than the limit tells that it is exceeded.
    for (let column = first; column < first + cell.columns && column <= this.#limits.columns; column++) {
      row.cells.push(column === first ? text : '');
      if (cell.rows > 1) table.spans.set(column, { text: column === first ? text : '', rows: cell.rows - 1 });
      this.#cellsLeft--;
    }
  }

  #endRow(table: OpenTable): void {
    this.#endCell(table);
    if (!table.row) return;
    this.#fillSpans(table, table.row.cells);
    table.rows.push(table.row);
    table.row = null;
  }

  /** Fills the next columns as long as cells above reach down to them. */
  #fillSpans({ spans }: OpenTable, cells: string[]): void {
    for (let span = spans.get(cells.length); span && this.#cellsLeft >= 0; span = spans.get(cells.length)) {
      if (--span.rows === 0) spans.delete(cells.length);
      cells.push(span.text);
      this.#cellsLeft--;
    }
  }
}

/** A cell with its text takes so many bytes that a megabyte holds no more. */
const CELLS_PER_MB = 32_768;

function spanOf(written: string | undefined): number {
  const count = Math.trunc(Number(written ?? 1));
  return count >= 1 ? Math.min(count, 65_536) : 1;
}
