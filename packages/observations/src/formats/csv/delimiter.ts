/** Which character parts the cells, found out from the first lines. */
import { hasText, readRecord } from './record.ts';

export const DELIMITERS = [';', ',', '\t', '|'];
const SAMPLE_RECORDS = 50;

/**
 * The candidate by which the first 50 records have the same number of cells as the header; of several, the one with the most cells.
 * A file of one column has none: then the character that splits no row is as good as any (`7,5` stays whole under `;`).
 *
 * @param beginning of a file, UTF-8 with `\n` as its only line end. @param complete whether that is all of it.
 */
export function detectDelimiter(beginning: Uint8Array, complete: boolean): string {
  const trials = DELIMITERS.map((delimiter) => {
    // Where one line fills the whole beginning there is no complete record; then the torso is looked at.
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
