/** Cells of a rate's column that are headings, not answers: below a header, survey tools write the question once more. */
import { type Diagnostic, diagnose, type RatedColumn } from '@parcours/model';
import { isImportMark } from './heading-rows.ts';
import { plain } from './plain.ts';
import { type Readings, VALUE } from './ratings.ts';
import { type Cells, FIRST_FEW, type Table } from './table.ts';

/** A lone cell so many times longer than any that was given twice is no answer among them … */
const LONGER = 3;
const LONG = 20;
/** … unless there are many: then people wrote what they liked. */
const MOST = 3;

/**
 * Where the text says what a success is, every other answer is none, and so would a heading be. It still counts, as the text wants
 * it; but it is said.
 *
 * @param rows that count, ascending.
 */
export function reportHeadings(
  table: Table,
  column: RatedColumn,
  { values, codes }: Cells,
  { states, numbers }: Readings,
  rows: Uint32Array,
): Diagnostic[] {
  const counts = new Uint32Array(values.length);
  for (const row of rows) counts[codes[row] as number] = (counts[codes[row] as number] as number) + (table.repeats?.times[row] ?? 1);
  const isLone = (code: number) => states[code] === VALUE && numbers[code] === 0 && counts[code] === 1;
  const usual = values.reduce((longest, value, code) => ((counts[code] as number) > 1 ? Math.max(longest, value.length) : longest), 0);
  const long = values.flatMap((value, code) =>
    isLone(code) && !isImportMark(value) && usual > 0 && value.length >= Math.max(LONG, LONGER * usual) ? [code] : [],
  );
  const found = new Set(long.length <= MOST ? long : []);
  for (const [code, value] of values.entries())
    if (states[code] === VALUE && (counts[code] as number) > 0 && isImportMark(value)) found.add(code);
  if (found.size === 0) return [];
  const lines = [...rows].filter((row) => found.has(codes[row] as number)).map((row) => table.lines[row] as number);
  const examples = [...found].slice(0, FIRST_FEW).map((code) => `"${plain(values[code] as string)}"`);
  const n = [...found].reduce((sum, code) => sum + (counts[code] as number), 0);
  const parameters = { n, column: `"${plain(column.header)}"`, examples: examples.join(', '), lines: String(lines[0]), path: table.path };
  return [diagnose('JRN0439', column.at, parameters, { inData: { lines: lines.slice(0, FIRST_FEW), column: column.header } })];
}
