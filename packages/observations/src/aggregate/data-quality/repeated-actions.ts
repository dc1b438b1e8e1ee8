/** Long files: several responses of one respondent to one action. */
import { type Column, diagnoseElement } from '@parcours/model';
import { ROWS_PER_CANCELLATION_CHECK } from '../../cancellation-token.ts';
import { excerpt } from '../../excerpt.ts';
import { MAX_EXAMPLES } from '../../table/table.ts';
import { mapCells } from '../../values/name-index.ts';
import { firstLines } from '../file-order.ts';
import { type Interactions, NONE } from '../interactions.ts';
import type { RespondentRows } from '../respondents/respondent-rows.ts';
import type { ResponseIndex } from '../response-index.ts';
import type { StudyContext } from '../study-context.ts';

/**
 * Reports the rows that give an action of one respondent a further response (JRN0452): all of them are summed (method.md, 2.2). Rows of
 * another observer, date, channel or touchpoint are other interactions.
 */
export function reportRepeatedActions(
  context: StudyContext,
  rows: RespondentRows,
  { response }: Interactions,
  responses: ResponseIndex,
): void {
  const { table, study, rejects, diagnostics, signal } = context;
  const { actions } = responses;
  if (!study.response || actions.length === 0) return;
  const circumstances = [study.observer, study.dateColumn, study.channel, study.touchpoint].flatMap((column) =>
    column ? (cellsByRow(context, column) ?? []) : [],
  );
  const keyOf = (row: number, action: number) => JSON.stringify([action, ...circumstances.map((cellOf) => cellOf(row))]);
  const actionOf = (row: number) => (response[row] === NONE ? NONE : responses.actionOf(response[row] as number));
  const repeated = new Set<number>();
  let count = 0;
  for (let respondent = 0; respondent < rows.respondents; respondent++) {
    if (respondent % ROWS_PER_CANCELLATION_CHECK === 0) signal?.throwIfAborted();
    const [first, end] = [rows.offsets[respondent] as number, rows.offsets[respondent + 1] as number];
    if (end - first < 2) continue;
    const own = rows.rows.subarray(first, end);
    const again = repeatedActions(own, actionOf);
    if (again.size === 0) continue;
    const seen = new Set<string>();
    for (const row of own) {
      const action = actionOf(row);
      if (!again.has(action)) continue;
      const key = keyOf(row, action);
      if (seen.has(key)) {
        repeated.add(action);
        count += rows.counts?.[respondent] ?? 1;
      }
      seen.add(key);
    }
  }
  if (count === 0) return;
  const seen = new Set<string>();
  const lines = firstLines(context, rows, (row, respondent) => {
    const action = actionOf(row);
    if (!repeated.has(action)) return false;
    const key = `${respondent} ${keyOf(row, action)}`;
    const isAgain = seen.has(key);
    seen.add(key);
    return isAgain;
  });
  const tally = rejects.rowTally();
  tally.addOccurrences(count, lines);
  const examples = actions.filter((_, action) => repeated.has(action)).slice(0, MAX_EXAMPLES);
  diagnostics.push(
    diagnoseElement(
      'JRN0452',
      study.response.id,
      {
        n: count,
        path: table.path,
        examples: examples.map((action) => `"${excerpt(action.label ?? action.name)}"`).join(', '),
        lines: String(tally.lines[0]),
      },
      { dataLocation: { lines: tally.lines, column: study.response.header } },
    ),
  );
}

/** The actions that occur more than once in the rows of a respondent. */
function repeatedActions(rows: Uint32Array, actionOf: (row: number) => number): ReadonlySet<number> {
  const seen = new Set<number>();
  const repeated = new Set<number>();
  for (const row of rows) {
    const action = actionOf(row);
    if (action !== NONE && seen.has(action)) repeated.add(action);
    seen.add(action);
  }
  return repeated;
}

/** The cell of a row as the study reads it; null if the column is missing. */
function cellsByRow({ columns }: StudyContext, column: Column): ((row: number) => string) | null {
  const cells = columns.find(column);
  if (!cells) return null;
  const names = mapCells(cells.values, column);
  return (row) => names[cells.codes[row] as number] ?? '';
}
