/** Detects the delimiter from a sample of records. */
import { hasText, readRecord } from './record.ts';

export const DELIMITERS = [';', ',', '\t', '|'];
const SAMPLE_RECORDS = 50;

/**
 * The delimiter under which the first 50 records have as many cells as the header; on a tie, the one with the most cells. A file of one
 * column has no delimiter; any that splits no row will do (`7,5` stays whole under `;`).
 *
 * @param beginning of a file, UTF-8 with `\n` as its only line end. @param complete whether that is the whole file.
 */
export function detectDelimiter(beginning: Uint8Array, complete: boolean): string {
  const trials = DELIMITERS.map((delimiter) => {
    // If one line fills the whole sample, there is no complete record; the incomplete one is used.
    const found = firstRecords(beginning, delimiter, complete);
    const records = found.length > 0 ? found : firstRecords(beginning, delimiter, true);
    const width = records[0]?.length ?? 0;
    return { delimiter, width, alike: records.filter((cells) => cells.length === width).length / Math.max(1, records.length) };
  });
  const plausible = trials.filter(({ width, alike }) => width > 1 && alike >= 0.5);
  const best = (plausible.length > 0 ? plausible : trials).sort((a, b) => b.alike - a.alike || b.width - a.width)[0];
  return best?.delimiter ?? ',';
}

function firstRecords(bytes: Uint8Array, delimiter: string, complete: boolean): (readonly string[])[] {
  const separator = new TextEncoder().encode(delimiter);
  const records: (readonly string[])[] = [];
  for (let at = 0; at < bytes.length && records.length < SAMPLE_RECORDS; ) {
    const record = readRecord(bytes, at, bytes.length, complete, separator);
    if (!record) break;
    if (hasText(record.cells)) records.push(record.cells);
    at = record.next;
  }
  return records;
}
