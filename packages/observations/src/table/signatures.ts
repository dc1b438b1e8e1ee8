/** Who gave which rows of a table of distinct rows. */

/**
 * Respondents by the rows that they gave. A *signature* is the list of one respondent's rows, by their numbers in a table in which each
 * distinct row stands once (`Table.duplicates` says how often it occurs in the file). A row that somebody gave twice is listed twice. All
 * that a study reads of a row, the respondent's cell aside, is in the table: whoever has the same signature gave the same answers.
 *
 * An engine that counts respondents (`GROUP BY` the respondent, then `GROUP BY` the sorted list) gives each distinct signature once, with its
 * count; one that does not gives a signature for each respondent. The figures are the same.
 */
export interface Signatures {
  /** Row numbers, one signature after the other. Within a signature their order says nothing. */
  readonly rows: Uint32Array;
  /** Signature s is `rows[offsets[s]] … rows[offsets[s + 1] − 1]`; one entry more than there are signatures. */
  readonly offsets: Uint32Array;
  /** By signature: number of respondents who have it, above 0; null: one each. */
  readonly counts: Uint32Array | null;
  /** By row of the table: 1; 0 where the respondent's cell identifies nobody. Such a row is in no signature. */
  readonly identified: Uint8Array;
  readonly ids: RespondentIds;
  /** Null where the engine does not know the file's order. */
  readonly records: FileRecords | null;
}

/** What is kept of the texts that identify respondents: millions of them say nothing. */
export interface RespondentIds {
  /** By signature: the texts of those that are no plain code (`isPlainId`), and of the hundred on the most rows. */
  readonly names: ReadonlyMap<number, string>;
  /** The least and the greatest, if all of them are whole numbers; null: some is none. */
  readonly range: { readonly min: number; readonly max: number } | null;
}

/**
 * The first records of a file, in its order: parallel arrays. They tell the lines at which somebody contradicts or repeats what they said
 * before; no figure depends on them. Records without a respondent are left out.
 */
export interface FileRecords {
  /** Row number in the table. */
  readonly rows: Uint32Array;
  /** A number that tells respondents apart; it is not that of a signature. */
  readonly respondents: Uint32Array;
  /** Line number, from 1. */
  readonly lines: Uint32Array;
}

/** Rows of a respondent are many where there are so many, and so many times those of three quarters of the respondents. */
const MIN_MANY_ROWS = 5;
const TIMES_USUAL = 5;

/** The number of rows from which on a respondent has unusually many. @param counts by signature, or null: one each. */
export function manyRows(offsets: Uint32Array, counts: Uint32Array | null): number {
  return Math.max(MIN_MANY_ROWS, TIMES_USUAL * usualRows(offsets, counts));
}

/** Number of rows that three quarters of the respondents with any do not exceed. @param counts by signature, or null: one each. */
export function usualRows(offsets: Uint32Array, counts: Uint32Array | null): number {
  const sizes = respondentsBySize(offsets, counts);
  let place = Math.floor((sizes.reduce((sum, [, respondents]) => sum + respondents, 0) - 1) * 0.75);
  for (const [size, respondents] of sizes) {
    if (place < respondents) return size;
    place -= respondents;
  }
  return 1;
}

/** Respondents whose names are kept because they have the most rows. */
const MOST_NAMED = 100;

/** The number of rows from which on respondents are named: the most frequent hundred, if they have many. */
export function namedFromRows(offsets: Uint32Array): number {
  let named = 0;
  let from = Number.POSITIVE_INFINITY;
  for (const [size, respondents] of respondentsBySize(offsets, null).reverse()) {
    named += respondents;
    if (named > MOST_NAMED || size < MIN_MANY_ROWS) break;
    from = size;
  }
  return from;
}

/** Number of respondents by their number of rows, ascending. */
function respondentsBySize(offsets: Uint32Array, counts: Uint32Array | null): [size: number, respondents: number][] {
  const sizes = new Map<number, number>();
  for (let signature = 0; signature + 1 < offsets.length; signature++) {
    const size = (offsets[signature + 1] as number) - (offsets[signature] as number);
    if (size > 0) sizes.set(size, (sizes.get(size) ?? 0) + (counts ? (counts[signature] as number) : 1));
  }
  return [...sizes].sort(([a], [b]) => a - b);
}
