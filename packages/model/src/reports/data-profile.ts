/** A linked file as profiles of its columns, for mapping it. For the editor only: cells of single respondents, before disclosure control. */
export interface DataProfile {
  /** Name of the study. */
  readonly study: string;
  readonly label: string | null;
  /** Relative to the workspace. */
  readonly path: string;
  /** Rows looked at; only the beginning of a large file is. */
  readonly rows: number;
  readonly isBeginning: boolean;
  readonly columns: readonly DataColumn[];
}

export interface DataColumn {
  readonly header: string;
  readonly kind: 'numbers' | 'texts' | 'empty';
  /** Cells that are not empty, and distinct ones among them. */
  readonly filled: number;
  readonly distinct: number;
  /** The cells with their numbers: numbers in their order, texts by frequency. */
  readonly bars: readonly { readonly cell: string; readonly count: number }[];
  /** Cells beyond the bars. */
  readonly others: number;
  /** What the text maps it to, as keywords and names: `measure advice`. */
  readonly mapped: readonly string[];
  /** The lines that map it, as `parcours link` proposes them; empty: nothing is proposed. */
  readonly proposed: readonly string[];
}
