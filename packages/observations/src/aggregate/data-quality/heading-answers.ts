/** Detects headings among the answers of a rate column: survey tools repeat the question below the header. */
import { diagnoseElement, type RatedColumn, type UnlocatedDiagnostic } from '@parcours/model';
import { excerpt } from '../../excerpt.ts';
import { isImportId } from '../../mapping/heading-rows.ts';
import type { DictionaryColumn } from '../../table/dictionary-column.ts';
import { MAX_EXAMPLES, type Table } from '../../table/table.ts';
import { type NumericCells, VALUE } from '../../values/numeric-cells.ts';

/** A unique cell is a heading if it is this many times longer than any repeated one … */
const LENGTH_RATIO = 3;
const MIN_LENGTH = 20;
/** … unless there are more of them: then the answers are free text. */
const MAX_HEADINGS = 3;

/**
 * Codes of the cells among the answers of a rate that are headings.
 *
 * @param rows used rows, ascending.
 */
export function headingAnswers(
  table: Table,
  { values, codes }: DictionaryColumn,
  { statuses, numbers }: NumericCells,
  rows: Uint32Array,
): ReadonlySet<number> {
  const counts = new Uint32Array(values.length);
  for (const row of rows) counts[codes[row] as number] = (counts[codes[row] as number] as number) + (table.duplicates?.counts[row] ?? 1);
  const isUnique = (code: number) => statuses[code] === VALUE && numbers[code] === 0 && counts[code] === 1;
  const longestRepeated = values.reduce(
    (longest, value, code) => ((counts[code] as number) > 1 ? Math.max(longest, value.length) : longest),
    0,
  );
  const candidates = values.flatMap((value, code) =>
    isUnique(code) && !isImportId(value) && longestRepeated > 0 && value.length >= Math.max(MIN_LENGTH, LENGTH_RATIO * longestRepeated)
      ? [code]
      : [],
  );
  const found = new Set(candidates.length <= MAX_HEADINGS ? candidates : []);
  for (const [code, value] of values.entries())
    if (statuses[code] === VALUE && (counts[code] as number) > 0 && isImportId(value)) found.add(code);
  return found;
}

/**
 * If the study declares the successes, every other answer is a failure, headings included. They still count as declared, but are reported
 * (JRN0439).
 *
 * @param rows used rows, ascending.
 */
export function reportHeadingAnswers(
  table: Table,
  column: RatedColumn,
  { values, codes }: DictionaryColumn,
  rows: Uint32Array,
  found: ReadonlySet<number>,
): UnlocatedDiagnostic[] {
  if (found.size === 0) return [];
  const lines = [...rows].filter((row) => found.has(codes[row] as number)).map((row) => table.lines[row] as number);
  const examples = [...found].slice(0, MAX_EXAMPLES).map((code) => `"${excerpt(values[code] as string)}"`);
  let n = 0;
  for (const row of rows) if (found.has(codes[row] as number)) n += table.duplicates?.counts[row] ?? 1;
  const parameters = { n, column: `"${excerpt(column.header)}"`, examples: examples.join(', '), lines: String(lines[0]), path: table.path };
  return [
    diagnoseElement('JRN0439', column.id, parameters, { dataLocation: { lines: lines.slice(0, MAX_EXAMPLES), column: column.header } }),
  ];
}
