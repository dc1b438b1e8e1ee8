/** Rows and signatures as a query gives them, respondent by respondent. */
import { type GroupedRows, manyRows, respondentId, type Signatures, saysUnknown, type Table } from '@parcours/observations';
import type { AggregationTask } from '../engine.ts';
import { UnsupportedByDuckDb } from './unsupported-by-duckdb.ts';

/** Rows grouped, by group number, with the signatures of their respondents. */
export interface SignedRows extends GroupedRows {
  readonly signatures: Signatures;
}

/** What of a file stands beside its rows. */
type FileHead = Pick<GroupedRows, 'encoding' | 'delimiter' | 'columns' | 'preamble' | 'unnamed' | 'numeric'>;

/** Row codes below this are looked up in a table. */
const MAX_TABLE_CODES = 2 ** 21;
const UNKNOWN_ROW = -1;

/** The columns that rows are numbered by. */
export interface RowColumns {
  /** Index in the file. */
  readonly indexes: readonly number[];
  /** By column and code: the cell as it stands in the file. */
  readonly dictionaries: readonly (readonly string[])[];
}

/** For each respondent call `begin`, `add` for each row, and `end`. */
export class SignedRowsBuilder {
  readonly #columns: RowColumns;
  /** By column and code: the cell as readers give it. */
  readonly #cells: readonly (readonly string[])[];
  /** By row code, of rows with and without respondent: the row. */
  readonly #rowOf: readonly [RowNumbers, RowNumbers];
  /** By cells, and by whether there is a respondent. */
  readonly #known = new Map<string, number>();
  readonly #rowCells: (readonly string[])[] = [];
  readonly #identified: number[] = [];
  readonly #counts: number[] = [];
  #rows: Uint32Array;
  #size = 0;
  #offsets = new Uint32Array(1024);
  #signatures = 0;
  readonly #names = new Map<number, string>();
  #range: { min: number; max: number } | null = { min: Number.POSITIVE_INFINITY, max: 0 };
  #isIdentified = true;

  /**
   * @param beginning the first rows of the file: they are numbered first, in their order; null: as they come.
   * @param expectedRecords of the file, about.
   */
  constructor(columns: RowColumns, beginning: Table | null, expectedRecords: number) {
    this.#columns = columns;
    this.#cells = columns.dictionaries.map((cells) => cells.map(cellAsRead));
    const codes = columns.dictionaries.reduce((product, { length }) => product * length, 1);
    this.#rowOf = [rowNumbers(codes), rowNumbers(codes)];
    this.#rows = new Uint32Array(expectedRecords);
    for (const [row, identified] of beginning?.signatures?.identified.entries() ?? [])
      this.#numberOf(rowCells(beginning as Table, columns.indexes, row), identified === 1);
  }

  /** @param text of the respondent's cell; null: a plain id. @param number that it is; null: none. */
  begin(text: string | null, number: number | null): void {
    const id = text === null ? text : respondentId(text);
    this.#isIdentified = text === null || id !== null;
    if (!this.#isIdentified) return;
    // Another spelling may stand for a respondent whose rows are listed elsewhere.
    if (id !== text) throw new UnsupportedByDuckDb('unsupported', 'ids in several spellings');
    if (id !== null && saysUnknown(id)) this.#names.set(this.#signatures, id);
    if (number === null) this.#range = null;
    if (this.#range && number !== null)
      this.#range = number < this.#range.min || number > this.#range.max ? widened(this.#range, number) : this.#range;
  }

  /** @param code of the row by its cells: the code of the first column, plus that of the second times the first's number of cells … */
  add(code: number): void {
    const numbers = this.#rowOf[this.#isIdentified ? 1 : 0];
    let row = numbers.get(code);
    if (row === UNKNOWN_ROW) {
      row = this.#numberOf(this.#decode(code), this.#isIdentified);
      numbers.set(code, row);
    }
    this.#counts[row] = (this.#counts[row] as number) + 1;
    if (!this.#isIdentified) return;
    if (this.#size === this.#rows.length) this.#rows = grown(this.#rows, Math.ceil(this.#size * 1.25) + 1024);
    this.#rows[this.#size++] = row;
  }

  end(): void {
    if (!this.#isIdentified) return;
    this.#signatures++;
    if (this.#signatures === this.#offsets.length) this.#offsets = grown(this.#offsets, this.#signatures * 2);
    this.#offsets[this.#signatures] = this.#size;
  }

  /** @throws UnsupportedByDuckDb for a row without any text, which may be a blank line, and where respondents must be named. */
  finish(task: AggregationTask, { encoding, delimiter, columns, preamble, unnamed, numeric }: FileHead): SignedRows {
    const offsets = this.#offsets.subarray(0, this.#signatures + 1);
    const isBlank = (row: number) => this.#identified[row] === 0 && (this.#rowCells[row] as readonly string[]).every((cell) => cell === '');
    if (this.#rowCells.some((_, row) => isBlank(row))) throw new UnsupportedByDuckDb('unsupported', 'blank rows');
    const { study } = task;
    const isWide = study.stage === null && study.action === null && study.observer === null;
    if (isWide && this.#hasUnnamed(offsets)) throw new UnsupportedByDuckDb('unsupported', 'ids on many rows');
    return {
      ...{
        path: task.path,
        bytes: task.size,
        encoding,
        delimiter,
        columns,
        preamble,
        ...(unnamed && { unnamed }),
        ...(numeric && { numeric }),
      },
      cells: columns.map((_, index) => {
        const at = this.#columns.indexes.indexOf(index);
        return at < 0 ? null : this.#rowCells.map((cells) => cells[at] as string);
      }),
      counts: this.#counts,
      lines: new Map(),
      signatures: {
        rows: this.#rows.subarray(0, this.#size),
        offsets,
        counts: null,
        identified: Uint8Array.from(this.#identified),
        ids: { names: this.#names, range: this.#signatures > 0 ? this.#range : null },
        records: null,
      },
    };
  }

  /** Whether an unnamed respondent has so many rows that they are told of by name. */
  #hasUnnamed(offsets: Uint32Array): boolean {
    const many = manyRows(offsets, null);
    for (let at = 0; at < this.#signatures; at++)
      if ((offsets[at + 1] as number) - (offsets[at] as number) >= many && !this.#names.has(at)) return true;
    return false;
  }

  #decode(code: number): string[] {
    let rest = code;
    return this.#cells.map((cells) => {
      const cell = cells[rest % cells.length] as string;
      rest = Math.floor(rest / cells.length);
      return cell;
    });
  }

  #numberOf(cells: readonly string[], isIdentified: boolean): number {
    const key = rowKey(cells, isIdentified);
    const known = this.#known.get(key);
    if (known !== undefined) return known;
    const row = this.#rowCells.push(cells) - 1;
    this.#known.set(key, row);
    this.#identified.push(isIdentified ? 1 : 0);
    this.#counts.push(0);
    return row;
  }
}

/** Tells rows apart. */
export function rowKey(cells: readonly string[], isIdentified: boolean): string {
  return JSON.stringify([isIdentified, ...cells]);
}

/** The cells of a row of a table, of some of its columns. */
export function rowCells({ cells }: Pick<Table, 'cells'>, columns: readonly number[], row: number): string[] {
  return columns.map((column) => {
    const own = cells[column];
    return own?.values[own.codes[row] as number] ?? '';
  });
}

function cellAsRead(cell: string): string {
  return cell.replace(/\r\n?/g, '\n').trim();
}

interface RowNumbers {
  /** UNKNOWN_ROW: none yet. */
  get(code: number): number;
  set(code: number, row: number): void;
}

function rowNumbers(codes: number): RowNumbers {
  if (codes <= MAX_TABLE_CODES) {
    const rows = new Int32Array(codes).fill(UNKNOWN_ROW);
    return {
      get: (code) => rows[code] as number,
      set: (code, row) => {
        rows[code] = row;
      },
    };
  }
  const rows = new Map<number, number>();
  return { get: (code) => rows.get(code) ?? UNKNOWN_ROW, set: (code, row) => rows.set(code, row) };
}

function widened({ min, max }: { readonly min: number; readonly max: number }, number: number) {
  return { min: Math.min(min, number), max: Math.max(max, number) };
}

function grown(array: Uint32Array, capacity: number): Uint32Array<ArrayBuffer> {
  const larger = new Uint32Array(capacity);
  larger.set(array);
  return larger;
}
