/** Builds a Table row by row. */

import { normalizeLabel } from '@parcours/model';
import type { DictionaryColumn } from './dictionary-column.ts';
import { joinHeaders } from './header.ts';
import { MAX_PREAMBLE_LINES, type PreambleLine } from './preamble.ts';
import type { Table } from './table.ts';

/** What a sheet says of a row beside its cells. */
export interface RowNotes {
  readonly isHidden?: boolean;
  /** Columns whose cell is a formula without a stored result. */
  readonly formulas?: readonly number[];
}

type BuiltTable = { columns: string[]; cells: DictionaryColumn[] } & Pick<
  Table,
  'lines' | 'duplicates' | 'rows' | 'rejected' | 'preamble' | 'hiddenLines' | 'formulasWithoutValue'
>;

/** Sheets omit empty cells: missing cells are empty. Cells to the right of the header are columns without a name. */
export class TableBuilder {
  columns: string[] = [];
  tooWide = false;
  #preambleLines: PreambleLine[] = [];
  #headerLine = 1;
  #builders: ColumnBuilder[] = [];
  #headers: (readonly string[])[] = [];
  #lines = new Uint32Array(1024);
  #rows = 0;
  #hidden: number[] = [];
  #formulas = new Map<number, number[]>();
  readonly #headerLines: number;
  readonly #mostColumns: number;

  constructor(headerLines: number, mostColumns: number) {
    this.#headerLines = headerLines;
    this.#mostColumns = mostColumns;
  }

  /** @param stored columns whose cell the file stores as a number. */
  add(cells: readonly string[], stored: readonly number[], line: number, { isHidden = false, formulas = [] }: RowNotes = {}): void {
    for (const column of formulas) {
      const lines = this.#formulas.get(column) ?? [];
      lines.push(line);
      this.#formulas.set(column, lines);
    }
    if (this.#preambleLines.length < MAX_PREAMBLE_LINES)
      this.#preambleLines.push({ line, cells: cells.map(normalizeLabel), delimiter: null });
    if (this.#headers.length === 0) this.#headerLine = line;
    if (this.#headers.length < this.#headerLines) this.#header(cells);
    else if (!this.tooWide) {
      this.#widen(cells);
      for (const column of stored) {
        const builder = this.#builders[column];
        if (builder) builder.numeric = true;
      }
      for (let i = 0; i < this.#builders.length; i++) (this.#builders[i] as ColumnBuilder).add(cells[i] ?? '', this.#rows);
      if (this.#rows === this.#lines.length) this.#lines = grown(this.#lines);
      this.#lines[this.#rows++] = line;
      if (isHidden) this.#hidden.push(line);
    }
  }

  #widen(cells: readonly string[]): void {
    let width = Math.min(cells.length, this.#mostColumns);
    while (width > this.#builders.length && (cells[width - 1] ?? '').trim() === '') width--;
    while (this.#builders.length < width) {
      const builder = new ColumnBuilder();
      builder.add('', 0);
      this.#builders.push(builder);
      this.columns.push('');
    }
  }

  #header(cells: readonly string[]): void {
    this.#headers.push(cells);
    if (this.#headers.length < this.#headerLines) return;
    this.columns = joinHeaders(this.#headers);
    this.tooWide = this.columns.length > this.#mostColumns;
    if (!this.tooWide) this.#builders = this.columns.map(() => new ColumnBuilder());
  }

  finish(): BuiltTable {
    const rows = this.#rows;
    return {
      columns: this.columns,
      preamble: { header: this.#headerLine, lines: this.#preambleLines },
      cells: this.#builders.map((builder) => builder.finish(rows)),
      lines: this.#lines.slice(0, rows),
      duplicates: null,
      rows,
      rejected: [],
      hiddenLines: Uint32Array.from(this.#hidden),
      formulasWithoutValue: new Map([...this.#formulas].map(([column, lines]) => [column, Uint32Array.from(lines)])),
    };
  }
}

/** Dictionary-encodes one column, cell by cell. */
export class ColumnBuilder {
  /** Set if the file stores numbers in this column. */
  numeric = false;
  #known = new Map<string, number>();
  #values: string[] = [];
  #codes = new Uint32Array(64);
  #previous = '';
  #previousCode = -1;

  /** @param row from 0, each at most once. Skipped rows get code 0: add an empty cell first if rows may be skipped. */
  add(cell: string, row: number): void {
    while (row >= this.#codes.length) this.#codes = grown(this.#codes);
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

  finish(rows: number): DictionaryColumn {
    while (rows > this.#codes.length) this.#codes = grown(this.#codes);
    const cells = { values: this.#values, codes: this.#codes.slice(0, rows) };
    return this.numeric ? { ...cells, numeric: true } : cells;
  }
}

function grown(array: Uint32Array<ArrayBuffer>): Uint32Array<ArrayBuffer> {
  const larger = new Uint32Array(array.length * 2);
  larger.set(array);
  return larger;
}
