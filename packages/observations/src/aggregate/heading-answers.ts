/** Cells of a rate's column that are headings, not answers: below a header, survey tools write the question once more. */
import { type Diagnostic, diagnose, type RatedColumn } from '@parcours/model';
import { excerpt } from '../excerpt.ts';
import { isImportId } from '../mapping/heading-rows.ts';
import { type DictionaryColumn, MAX_EXAMPLES, type Table } from '../table/table.ts';
import { type NumericCells, VALUE } from '../values/numeric-cells.ts';

/** A lone cell so many times longer than any that was given twice is no answer among them … */
const LENGTH_RATIO = 3;
const MIN_LENGTH = 20;
/** … unless there are many: then people wrote what they liked. */
const MAX_HEADINGS = 3;

/**
 * Where the text says what a success is, every other answer is none, and so would a heading be. It still counts, as the text wants
 * it; but it is said.
 *
 * @param rows that count, ascending.
 */
export function reportHeadingAnswers(
  table: Table,
  column: RatedColumn,
  { values, codes }: DictionaryColumn,
  { statuses: states, numbers }: NumericCells,
  rows: Uint32Array,
): Diagnostic[] {
  const counts = new Uint32Array(values.length);
  for (const row of rows) counts[codes[row] as number] = (counts[codes[row] as number] as number) + (table.duplicates?.counts[row] ?? 1);
  const isLone = (code: number) => states[code] === VALUE && numbers[code] === 0 && counts[code] === 1;
  const usual = values.reduce((longest, value, code) => ((counts[code] as number) > 1 ? Math.max(longest, value.length) : longest), 0);
  const long = values.flatMap((value, code) =>
    isLone(code) && !isImportId(value) && usual > 0 && value.length >= Math.max(MIN_LENGTH, LENGTH_RATIO * usual) ? [code] : [],
  );
  const found = new Set(long.length <= MAX_HEADINGS ? long : []);
  for (const [code, value] of values.entries())
    if (states[code] === VALUE && (counts[code] as number) > 0 && isImportId(value)) found.add(code);
  if (found.size === 0) return [];
  const lines = [...rows].filter((row) => found.has(codes[row] as number)).map((row) => table.lines[row] as number);
  const examples = [...found].slice(0, MAX_EXAMPLES).map((code) => `"${excerpt(values[code] as string)}"`);
  const n = [...found].reduce((sum, code) => sum + (counts[code] as number), 0);
  const parameters = { n, column: `"${excerpt(column.header)}"`, examples: examples.join(', '), lines: String(lines[0]), path: table.path };
  return [diagnose('JRN0439', column.at, parameters, { inData: { lines: lines.slice(0, MAX_EXAMPLES), column: column.header } })];
}
