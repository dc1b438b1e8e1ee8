/** Who gave which rows of a table of distinct rows. */

/**
 * Respondents by the rows that they gave. A *signature* is the list of one respondent's rows, by their numbers in a table in which each
 * distinct row stands once (`Table.duplicates` says how often it occurs in the file). A row that somebody gave twice is listed twice. All
 * that a study reads of a row, the respondent's cell aside, is in the table: whoever has the same signature gave the same answers, however
 * many they are and whatever they are called.
 *
 * An engine that counts respondents (`GROUP BY` the respondent, then `GROUP BY` the sorted list) gives each distinct signature once. One that
 * does not gives a signature for each respondent. The figures are the same.
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
  /** Null where the engine does not know the file's order. */
  readonly records: FileRecords | null;
}

/**
 * The first records of a file, in its order: parallel arrays. They tell at which line somebody contradicts what they said before, and nothing
 * else; the figures do not depend on them. Records without a respondent are left out.
 */
export interface FileRecords {
  /** Row number in the table. */
  readonly rows: Uint32Array;
  /** A number that tells respondents apart; it is not that of a signature. */
  readonly respondents: Uint32Array;
  /** Line number, from 1. */
  readonly lines: Uint32Array;
}
