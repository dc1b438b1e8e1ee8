/** Long files: several responses of one respondent to one action. */
import { type Column, diagnoseElement } from '@parcours/model';
import { ROWS_PER_CANCELLATION_CHECK } from '../cancellation-token.ts';
import { excerpt } from '../excerpt.ts';
import { MAX_EXAMPLES } from '../table/table.ts';
import { mapCells } from '../values/name-index.ts';
import { type Interactions, NONE } from './interactions.ts';
import type { RespondentRows } from './respondent-rows.ts';
import type { ResponseIndex } from './response-index.ts';
import type { StudyContext } from './study-context.ts';

/**
 * Reports the rows that give an action of one respondent a further response (JRN0452): all of them are summed (method.md, 2.2). Rows of
 * another observer, date, channel or touchpoint are other interactions.
 */
export function reportRepeatedActions(
  context: StudyContext,
  { kept, respondentOf, respondents }: RespondentRows,
  { response }: Interactions,
  responses: ResponseIndex,
): void {
  const { table, study, rejects, diagnostics, signal } = context;
  const { actions } = responses;
  if (!study.response || actions.length === 0) return;
  const keyOf = (row: number) => (respondentOf[row] as number) * actions.length + responses.actionOf(response[row] as number);
  const repeated = repeatedKeys(kept, (row) => (response[row] === NONE ? null : keyOf(row)), respondents * actions.length, signal);
  if (repeated.size === 0) return;

  const circumstances = [study.observer, study.dateColumn, study.channel, study.touchpoint].flatMap((column) =>
    column ? (cellsByRow(context, column) ?? []) : [],
  );
  const seen = new Set<string>();
  const named = new Set<string>();
  const tally = rejects.rowTally();
  for (const row of kept) {
    if (response[row] === NONE || !repeated.has(keyOf(row))) continue;
    const key = JSON.stringify([keyOf(row), ...circumstances.map((cellOf) => cellOf(row))]);
    if (!seen.has(key)) {
      seen.add(key);
      continue;
    }
    tally.addRow(row);
    const action = actions[responses.actionOf(response[row] as number)];
    if (action && named.size < MAX_EXAMPLES) named.add(`"${excerpt(action.label ?? action.name)}"`);
  }
  if (tally.count === 0) return;
  const { count: n, lines } = tally;
  diagnostics.push(
    diagnoseElement(
      'JRN0452',
      study.response.id,
      { n, path: table.path, examples: [...named].join(', '), lines: String(lines[0]) },
      { dataLocation: { lines, column: study.response.header } },
    ),
  );
}

/** Above this many keys a set of those seen needs less memory than a bit for each. */
const MAX_BITS = 2 ** 30;

/**
 * The keys that occur more than once.
 *
 * @param keyOf null: the row has none. @param limit all keys lie below.
 */
function repeatedKeys(
  rows: Uint32Array,
  keyOf: (row: number) => number | null,
  limit: number,
  signal: StudyContext['signal'],
): ReadonlySet<number> {
  const seen = limit <= MAX_BITS ? new BitSet(limit) : new Set<number>();
  const repeated = new Set<number>();
  for (let i = 0; i < rows.length; i++) {
    if (i % ROWS_PER_CANCELLATION_CHECK === 0) signal?.throwIfAborted();
    const key = keyOf(rows[i] as number);
    if (key === null) continue;
    if (seen.has(key)) repeated.add(key);
    else seen.add(key);
  }
  return repeated;
}

class BitSet {
  readonly #words: Uint32Array;

  constructor(limit: number) {
    this.#words = new Uint32Array(Math.ceil(limit / 32));
  }

  has(key: number): boolean {
    return ((this.#words[key >>> 5] as number) & (1 << (key & 31))) !== 0;
  }

  add(key: number): void {
    this.#words[key >>> 5] = (this.#words[key >>> 5] as number) | (1 << (key & 31));
  }
}

/** The cell of a row as the study reads it; null if the column is missing. */
function cellsByRow({ columns }: StudyContext, column: Column): ((row: number) => string) | null {
  const cells = columns.find(column);
  if (!cells) return null;
  const names = mapCells(cells.values, column);
  return (row) => names[cells.codes[row] as number] ?? '';
}
