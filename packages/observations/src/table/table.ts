import type { TimestampCells } from '../values/timestamp-cells.ts';
import type { DictionaryColumn } from './dictionary-column.ts';
import type { Preamble } from './preamble.ts';
import type { Signatures } from './signatures.ts';

/** Rows rejected while parsing. */
export interface RejectedRows {
  readonly reason: 'ragged' | 'broken-quote' | 'not-json' | 'total' | 'repeated-header' | 'other-table';
  readonly count: number;
  /** The first few line numbers, from 1. */
  readonly lines: readonly number[];
}

/** Rows of a text file that lack the last cells of the header; these are empty. */
export interface ShortRows {
  /** Number of cells that the rows have. */
  readonly width: number;
  readonly count: number;
  /** The first few line numbers, from 1. */
  readonly lines: readonly number[];
}

/** Most rows have more cells than the header has names. */
export interface UnnamedCells {
  /** Names of the header. */
  readonly names: number;
  /** Cells of most rows. */
  readonly cells: number;
  /** Where the columns without a name are taken to be: a first column of row names, or the last columns. */
  readonly side: 'first' | 'last';
  /** The first line below the header. */
  readonly line: number;
}

/** Multiplicity of rows in a deduplicated table. */
export interface DuplicateRows {
  /** By row: how often it occurs. */
  readonly counts: Uint32Array;
  /** By row with repetitions: line numbers of the first few. */
  readonly lines: ReadonlyMap<number, readonly number[]>;
}

/**
 * A parsed file, independent of any study's mapping: parsed once, aggregated again whenever the mapping changes. Plain data that survives
 * `structuredClone`.
 */
export interface Table {
  /** As given by the caller; relative to the workspace, with `/`. */
  readonly path: string;
  readonly bytes: number;
  /** Encoding of a text file, else the format: `xlsx`, `ods`, `parquet`, `sav`. */
  readonly encoding: string;
  /** Empty if the format has no delimiter. */
  readonly delimiter: string;
  /** Of a workbook: the sheet that was read, and all sheets. */
  readonly sheet?: string;
  readonly sheets?: readonly string[];
  /** Header cells, trimmed, in order; empty for an unnamed column. Trailing unnamed columns that most rows leave empty are dropped. */
  readonly columns: readonly string[];
  /** Of a file with a dictionary: by column, the wording of its question; empty if there is none. */
  readonly columnLabels?: readonly string[];
  /** Of a file with a dictionary: by index of the column, what its cells mean (`1` → `Very satisfied`). */
  readonly valueLabels?: ReadonlyMap<number, ReadonlyMap<string, string>>;
  /** Of a file with a dictionary: the column by which the file says that its rows are weighted. */
  readonly weightedBy?: string;
  /** For formats with a header line or row. */
  readonly preamble?: Preamble;
  /** One per entry of `columns`; null if outside the projection. */
  readonly cells: readonly (DictionaryColumn | null)[];
  /** By header: columns projected as timestamps; their `cells` are null. */
  readonly timestampColumns?: ReadonlyMap<string, TimestampCells>;
  /** Of a sheet: the lines of rows that it hides, ascending, and the indexes of columns that it hides. They count like any other. */
  readonly hiddenLines?: Uint32Array;
  readonly hiddenColumns?: ReadonlySet<number>;
  /** Of a sheet, by index of the column: the lines whose cell is a formula without a stored result, ascending. They are read as empty. */
  readonly formulasWithoutValue?: ReadonlyMap<number, Uint32Array>;
  /** By row: the line number at which it begins, from 1. Ascending. */
  readonly lines: Uint32Array;
  /** Null if rows are not deduplicated. */
  readonly duplicates: DuplicateRows | null;
  /** Of a table of distinct rows: the respondents. Their column's `cells` are null. Absent: they are told by its cells, if at all. */
  readonly signatures?: Signatures;
  /** Data rows in the file, rejected ones included. Blank lines are not rows. */
  readonly rows: number;
  readonly rejected: readonly RejectedRows[];
  /** Absent: none. */
  readonly shortRows?: readonly ShortRows[];
  readonly unnamed?: UnnamedCells;
}

/** How many line numbers and examples are kept per reject reason. */
export const MAX_EXAMPLES = 5;
