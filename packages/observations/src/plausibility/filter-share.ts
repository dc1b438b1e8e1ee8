/** A `where` that keeps hardly any row although others are many, or nearly all (JRN0524). */
import { diagnoseElement, type Filter, type UnlocatedDiagnostic } from '@parcours/model';
import type { StudyContext } from '../aggregate/study-context.ts';
import { excerpt } from '../excerpt.ts';
import type { DictionaryColumn } from '../table/dictionary-column.ts';
import { countCells } from './count-cells.ts';

/** Of fewer rows a few are as usual as not. */
const MIN_ROWS = 100;
const FEW = 0.02;
/** One group among many of its size is a usual choice; one a tenth as large as the mean of the others is not. */
const SMALL_AMONG_OTHERS = 0.1;
const NEARLY_ALL = 0.999;
/** Of a column with more distinct cells each is rare. */
const MAX_CELLS = 1000;

/** @param keeps by code: whether the filter keeps the cell. */
export function reportFilterShare(
  { table, signal }: StudyContext,
  { column, values }: Filter,
  cells: DictionaryColumn,
  keeps: readonly boolean[],
): UnlocatedDiagnostic[] {
  if (cells.values.length > MAX_CELLS || keeps.every((kept) => kept) || !keeps.includes(true)) return [];
  const counts = countCells(table, cells, null, signal);
  let [kept, left, others] = [0, 0, 0];
  for (const [code, count] of counts.entries()) {
    if (keeps[code]) kept += count;
    else left += count;
    if (!keeps[code] && count > 0) others++;
  }
  const n = kept + left;
  if (kept === 0 || others === 0 || n < MIN_ROWS) return [];
  const isFew = kept <= FEW * n && kept < (SMALL_AMONG_OTHERS * left) / others;
  const isNearlyAll = left > 0 && kept >= NEARLY_ALL * n;
  if (!isFew && !isNearlyAll) return [];
  return [
    diagnoseElement('JRN0524', column.id, {
      kept,
      n,
      column: `"${excerpt(column.header)}"`,
      values: values.map((value) => `"${excerpt(value)}"`).join(', '),
    }),
  ];
}
