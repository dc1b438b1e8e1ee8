/** Detects which characters part and quote the cells of a delimited text, from a sample of its records. */
import { DELIMITERS } from './delimiter.ts';
import { APOSTROPHES, BACKSLASH_ESCAPES, DOUBLED_QUOTES, hasText, type Quoting, readRecord } from './record.ts';

const SAMPLE_RECORDS = 100;
/** Delimiters of few programs: tried where none of the usual ones parts the rows alike. */
const RARE_DELIMITERS = [' ', '^', '~', '§', '¦'];
/** Written with a space, which then stands before quotes. */
const SPACED_DELIMITERS = [', ', '; '];
/** Share of rows that such a delimiter parts alike where it is not usual without the space. */
const SPACED_ALIKE = 0.8;
/** Share of the records below a preamble that are parted. */
const BELOW_PREAMBLE = 0.8;
/** A delimiter that parts so many rows alike needs no alternative. */
const ALIKE = 0.9;

export interface CsvDialect {
  readonly delimiter: string;
  readonly quoting: Quoting;
}

interface Trial extends CsvDialect {
  readonly records: readonly (readonly string[])[];
  /** Cells of most records; on a tie, the greater number. */
  readonly width: number;
  /** Share of the records that have that width, or that of a first record that none exceeds with its last cells missing. */
  readonly alike: number;
  readonly score: number;
}

/**
 * The delimiter and quoting under which the records agree most. Agreement is the *pattern score* of van den Burg, Nazábal and Sutton,
 * “Wrangling messy CSV files by detecting row and type patterns” (2019), 3.2: (1/K) Σ N·(L − 1)/L over the K widths L that occur in N records.
 * The header counts as any other record. A file of one column has no delimiter; any that splits no row will do (`7,5` stays whole under `;`).
 *
 * @param beginning of a file, UTF-8 with `\n` as its only line end. @param complete whether that is the whole file.
 * @param delimiter as declared; null: detected.
 */
export function detectCsvDialect(beginning: Uint8Array, complete: boolean, delimiter: string | null): CsvDialect {
  const quotings = possibleQuotings(new TextDecoder().decode(beginning));
  const tryAll = (delimiters: readonly string[]) =>
    delimiters.flatMap((each) => quotings.map((quoting) => trialOf(beginning, complete, each, quoting)));
  if (delimiter !== null) return best(tryAll([delimiter])) ?? { delimiter, quoting: DOUBLED_QUOTES };
  const usual = best(tryAll(DELIMITERS).filter(parts));
  const spaced = best(tryAll(SPACED_DELIMITERS).filter((trial) => parts(trial) && trial.alike > (usual?.alike ?? SPACED_ALIKE)));
  const found = spaced && spaced.score > (usual?.score ?? 0) ? spaced : usual;
  if (found && found.alike >= ALIKE) return found;
  const rare = best(tryAll(RARE_DELIMITERS).filter((trial) => partsLikeNoText(trial)));
  if (rare && rare.score > (found?.score ?? 0)) return rare;
  return found ?? { delimiter: uniform(tryAll(DELIMITERS))?.delimiter ?? ',', quoting: DOUBLED_QUOTES };
}

/** Quotings that the text may have; the usual one first. */
function possibleQuotings(text: string): Quoting[] {
  const quoted = (mark: string) =>
    text.match(new RegExp(`(?:^|[;,\\t|] ?)${mark}[^${mark}\\n]*${mark}(?=[;,\\t|\\n]|$)`, 'gm'))?.length ?? 0;
  const apostrophes = quoted("'") > 1 && quoted('"') === 0;
  return [DOUBLED_QUOTES, ...(text.includes('\\"') ? [BACKSLASH_ESCAPES] : []), ...(apostrophes ? [APOSTROPHES] : [])];
}

function trialOf(beginning: Uint8Array, complete: boolean, delimiter: string, quoting: Quoting): Trial {
  // If one line fills the whole sample, there is no complete record; the incomplete one is used.
  const found = firstRecords(beginning, delimiter, quoting, complete);
  const { records, broken } = found.records.length > 0 ? found : firstRecords(beginning, delimiter, quoting, true);
  const counts = new Map<number, number>();
  for (const { length } of records) counts.set(length, (counts.get(length) ?? 0) + 1);
  const [width, count] = [...counts].reduce((most, each) => ((each[1] - most[1] || each[0] - most[0]) > 0 ? each : most), [0, 0]);
  const sum = [...counts].reduce((all, [cells, n]) => all + (n * (cells - 1)) / cells, 0);
  const score = (sum / Math.max(1, counts.size)) * (1 - broken / Math.max(1, records.length));
  const header = records[0]?.length ?? 0;
  const isHeaderWidest = header > 1 && records.every(({ length }) => length <= header);
  const completed = isHeaderWidest ? records.filter(({ length }) => length > 1).length : 0;
  return { delimiter, quoting, records, width, alike: Math.max(count, completed) / Math.max(1, records.length), score };
}

/** The trial with the highest score; of equal ones the first. */
function best(trials: readonly Trial[]): Trial | null {
  return trials.reduce<Trial | null>((found, trial) => (found === null || trial.score > found.score ? trial : found), null);
}

/** Of trials that part nothing: the one that leaves the most rows whole. */
function uniform(trials: readonly Trial[]): Trial | undefined {
  return [...trials].sort((a, b) => b.alike - a.alike)[0];
}

/**
 * Whether the rows are parted by the delimiter rather than by the commas of sentences and numbers: most records have the same number of
 * cells, or most of those below a preamble.
 */
function parts({ records, width, alike, delimiter }: Trial): boolean {
  if (width > 1 && alike >= 0.5) return !isPunctuation(records, width, delimiter);
  const wide = records.filter(({ length }) => length > 1).map(({ length }) => length);
  const usual = mostFrequent(wide);
  const below = records.slice(records.findIndex(({ length }) => length === usual));
  const fitting = below.filter(({ length }) => length > 1 && length <= usual).length;
  const isRepeated = wide.filter((each) => each === usual).length > 2;
  return usual > 1 && isRepeated && fitting >= below.length * BELOW_PREAMBLE && !isPunctuation(below, usual, delimiter);
}

/** The most frequent number; of equally frequent ones the greatest. */
function mostFrequent(numbers: readonly number[]): number {
  const counts = new Map<number, number>();
  for (const each of [...numbers].sort((a, b) => b - a)) counts.set(each, (counts.get(each) ?? 0) + 1);
  return [...counts].reduce((most, each) => (each[1] > most[1] ? each : most), [0, 0])[0];
}

/** Texts or decimals under a header of one cell: `Paris, France` or `7,5` in each row. */
function isPunctuation(records: readonly (readonly string[])[], width: number, delimiter: string): boolean {
  if (width !== 2 || records[0]?.length !== 1) return false;
  const pairs = records.filter(({ length }) => length === 2) as [string, string][];
  return delimiter.endsWith(' ') || pairs.every(([left, right]) => /^\s/.test(right) || (/\d$/.test(left) && /^\d/.test(right)));
}

/** A space also stands in texts: it parts only what it parts alike in all rows, into three cells or more. */
function partsLikeNoText({ records, width, alike, delimiter }: Trial): boolean {
  return records.length > 2 && alike >= ALIKE && width >= (delimiter === ' ' ? 3 : 2) && records[0]?.length === width;
}

function firstRecords(
  bytes: Uint8Array,
  delimiter: string,
  quoting: Quoting,
  complete: boolean,
): { records: (readonly string[])[]; broken: number } {
  const separator = new TextEncoder().encode(delimiter);
  const records: (readonly string[])[] = [];
  let broken = 0;
  for (let at = 0; at < bytes.length && records.length < SAMPLE_RECORDS; ) {
    const record = readRecord(bytes, at, bytes.length, complete, separator, quoting);
    if (!record) break;
    if (hasText(record.cells)) {
      records.push(record.cells);
      if (record.broken) broken++;
    }
    at = record.next;
  }
  return { records, broken };
}
