/** Answers of a rate that are neither a declared success nor a declared failure. */
import { CODE, type CodeOf, diagnoseElement, normalizeLabel, type RatedColumn, type KpiColumn as StudyKpiColumn } from '@parcours/model';
import { excerpt } from '../../excerpt.ts';
import type { DictionaryColumn } from '../../table/dictionary-column.ts';
import { MAX_EXAMPLES } from '../../table/table.ts';
import { FAILURES, type NumericCells, VALUE } from '../../values/numeric-cells.ts';
import type { StudyContext } from '../study-context.ts';

export interface UndeclaredAnswers {
  /** They differ from a declared success in case or white space only. */
  readonly respelled: readonly string[];
  /** Neither a success nor a declared failure. */
  readonly unlisted: readonly string[];
}

/**
 * Sorts the distinct cells that count as no success although nobody said that they are failures. Failures are the cells mapped to 0, and
 * the usual words for no (0, false, no, non, nein). A single other answer is the failure: the opposite of the successes.
 *
 * @param values distinct cells with an answer, without those declared missing.
 * @param success the declared successes, at least one.
 */
export function undeclaredAnswers(
  values: readonly string[],
  { labelValues }: Pick<RatedColumn, 'labelValues'>,
  success: readonly string[],
): UndeclaredAnswers {
  const declared = new Set([...success, ...labelValues.map(({ cell }) => cell)].map(normalizeLabel));
  const words = new Set(success.map((word) => normalizeLabel(word).toLowerCase()));
  const others = new Map(values.map((cell) => [normalizeLabel(cell), cell]));
  for (const text of declared) others.delete(text);
  const respelled = [...others].filter(([text]) => words.has(text.toLowerCase())).map(([, cell]) => cell);
  const failures = [...others].filter(([text]) => !words.has(text.toLowerCase()));
  const unlisted = failures.filter(([text]) => !FAILURES.includes(text.toLowerCase())).map(([, cell]) => cell);
  const isOnlyOpposite = failures.length === 1 && labelValues.every(({ value }) => value !== 0);
  return { respelled, unlisted: isOnlyOpposite ? [] : unlisted };
}

/**
 * Reports the answers of a rate with declared successes that count as no success without being a declared failure (JRN0450), or that spell
 * a success otherwise (JRN0451). They still count as declared.
 *
 * @param rows used rows, ascending.
 * @param headings codes of the cells that are taken for headings, which are reported as such.
 */
export function reportUndeclaredAnswers(
  { table, rejects, diagnostics }: StudyContext,
  { column, success }: StudyKpiColumn,
  { values, codes }: DictionaryColumn,
  { statuses, numbers }: NumericCells,
  rows: Uint32Array,
  headings: ReadonlySet<number>,
): void {
  const occurs = new Uint8Array(values.length);
  for (const row of rows) occurs[codes[row] as number] = 1;
  const isFailure = (code: number) => statuses[code] === VALUE && numbers[code] === 0 && !headings.has(code);
  const answered = [...values.keys()].filter((code) => occurs[code] === 1 && isFailure(code));
  const cells = answered.map((code) => values[code] as string);
  const { respelled, unlisted } = undeclaredAnswers(cells, column, success);
  const report = (code: CodeOf<'undeclared-answers' | 'success-spelled-otherwise'>, found: readonly string[]) => {
    if (found.length === 0) return;
    const known = new Set(found.map(normalizeLabel));
    const own = new Set(answered.filter((each) => known.has(normalizeLabel(values[each] as string))));
    const tally = rejects.rowTally();
    for (const row of rows) if (own.has(codes[row] as number)) tally.addRow(row);
    const parameters = {
      n: tally.count,
      column: `"${excerpt(column.header)}"`,
      examples: found
        .slice(0, MAX_EXAMPLES)
        .map((cell) => `"${excerpt(cell)}"`)
        .join(', '),
      lines: String(tally.lines[0]),
      path: table.path,
      mapping: `{ ${JSON.stringify(excerpt(found[0] as string))} -> 0 }`,
    };
    diagnostics.push(diagnoseElement(code, column.id, parameters, { dataLocation: { lines: tally.lines, column: column.header } }));
  };
  report(CODE['success-spelled-otherwise'], respelled);
  report(CODE['undeclared-answers'], unlisted);
}
