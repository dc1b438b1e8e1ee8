/** Which character parts the cells, found out from the first lines. */
import { firstRecords } from './records.ts';

const CANDIDATES = [';', ',', '\t', '|'];
const BEGINNING = 65_536;
const RECORDS = 50;

/**
 * The candidate by which the first 50 records have the same number of cells as the header; of several, the one with the most cells.
 * A file of one column has none: then the character that splits no row is as good as any (`7,5` stays whole under `;`).
 *
 * @param text with `\n` as its only line end.
 */
export function findDelimiter(text: string): string {
  const complete = text.length <= BEGINNING;
  const beginning = text.slice(0, BEGINNING);
  const trials = CANDIDATES.map((delimiter) => {
    // Where one line fills the whole beginning there is no complete record; then the torso is looked at.
    const found = firstRecords(beginning, delimiter, complete);
    const records = (found.length > 0 ? found : firstRecords(beginning, delimiter, true)).slice(0, RECORDS);
    const width = records[0]?.length ?? 0;
    return { delimiter, width, alike: records.filter((cells) => cells.length === width).length / Math.max(1, records.length) };
  });
  const plausible = trials.filter(({ width, alike }) => width > 1 && alike >= 0.5);
  const best = (plausible.length > 0 ? plausible : trials).sort((a, b) => b.alike - a.alike || b.width - a.width)[0];
  return best?.delimiter ?? ',';
}
