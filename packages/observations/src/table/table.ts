import type { TimestampCells } from '../values/timestamp-cells.ts';
import type { Preamble } from './preamble.ts';

/**
 * One file as read, whatever the text says of its columns: parsed once, aggregated as often as the mapping changes.
 *
 * A column keeps each distinct cell once and a number per row. Survey and observation files repeat few values endlessly, so this
 * is small, and what a value means (a stage, a number, nothing) is found out once per value instead of once per row.
 */
export interface DictionaryColumn {
  /** The cells met, trimmed, in order of first appearance. Two entries may be equal where only the white space around them differed. */
  readonly values: readonly string[];
  /** By row: index into `values`. */
  readonly codes: Uint32Array;
  /** The file stores numbers as such here, so that they are written with a point, whatever the country. Absent: texts. */
  readonly numeric?: boolean;
}

/** Rows of which no cell can be trusted. */
export interface RejectedRows {
  readonly reason: 'ragged' | 'broken-quote' | 'not-json' | 'total';
  readonly count: number;
  /** The first few line numbers, from 1. */
  readonly lines: readonly number[];
}

/** How often the rows of a table that keeps each distinct row once stand in the file. */
export interface DuplicateRows {
  /** By row. */
  readonly counts: Uint32Array;
  /** By row, where there are any: the line numbers of the first few repetitions. */
  readonly lines: ReadonlyMap<number, readonly number[]>;
}

/** Plain data: it survives `structuredClone` and can be handed to a worker. */
export interface Table {
  /** As given by the caller; relative to the workspace, with `/`. */
  readonly path: string;
  readonly bytes: number;
  /** Of a text its encoding, else the kind of file: `xlsx`, `parquet`. */
  readonly encoding: string;
  /** Empty where cells are not parted by a character. */
  readonly delimiter: string;
  /** Of a workbook: the sheet that was read, and all that it has. */
  readonly sheet?: string;
  readonly sheets?: readonly string[];
  /** Header cells, trimmed, in order; a cell without text is an unnamed column. Unnamed columns at the end are left out. */
  readonly columns: readonly string[];
  /** Of what has lines or rows with a header among them. */
  readonly preamble?: Preamble;
  /** One per entry of `columns`; null for a column that was not wanted. */
  readonly cells: readonly (DictionaryColumn | null)[];
  /** By header: the columns that were wanted as times; their `cells` are null. */
  readonly timestampColumns?: ReadonlyMap<string, TimestampCells>;
  /** By row: the line number in the file, from 1, at which the row begins. Ascending. */
  readonly lines: Uint32Array;
  /** Null where every row stands for itself. */
  readonly duplicates: DuplicateRows | null;
  /** Data rows in the file, the lost ones included. Lines without any text are not rows. */
  readonly rows: number;
  readonly rejected: readonly RejectedRows[];
}

/** How many line numbers and examples are kept of a loss. */
export const MAX_EXAMPLES = 5;
