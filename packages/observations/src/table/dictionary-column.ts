/**
 * A dictionary-encoded column: each distinct cell once, and a code per row.
 *
 * Survey and observation files repeat few values, so this is compact, and a cell is interpreted once per distinct value instead of once per
 * row.
 */
export interface DictionaryColumn {
  /** Distinct cells, trimmed, in order of first appearance. Entries may be equal if only their surrounding white space differed. */
  readonly values: readonly string[];
  /** By row: index into `values`. */
  readonly codes: Uint32Array;
  /** The file stores numbers in this column, written with a decimal point whatever the locale. Absent: text. */
  readonly numeric?: boolean;
}
