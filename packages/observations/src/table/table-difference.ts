/** How the rows of two versions of a data file differ. */
import { type ChangedCell, normalizeLabel, type RowsDifference } from '@parcours/model';
import { type ComparedColumn, compareColumns } from './compared-columns.ts';
import { columnIndexes } from './find-column.ts';
import { matchRows } from './match-rows.ts';
import type { Table } from './table.ts';

export interface TableDifferenceOptions {
  /** Header of the respondents' column in the later table; null: the study names none. */
  readonly respondent: string | null;
  /** Headers in the later table by those in the earlier one, of columns that are known to be the same; default: none. */
  readonly renamed?: ReadonlyMap<string, string>;
}

/** Cells that are listed. */
const MAX_CELLS = 20;

/**
 * Compares cells as texts, trimmed: how the file is written (encoding, delimiter, line ends, order of columns and of rows) makes no
 * difference. Equal rows are matched first, each once. Of the others, those of one respondent are the same row with other cells; without a
 * column of respondents, rows that follow matched rows at the same place and share at least half of their cells. Columns are matched by
 * header, as studies name them; else, where one was renamed, by equal cells.
 *
 * Time and memory grow with the number of cells.
 *
 * @param before, after whole tables: no rows deduplicated, no column left out.
 */
export function tableDifference(before: Table, after: Table, { respondent, renamed = new Map() }: TableDifferenceOptions): RowsDifference {
  const columns = compareColumns(before, after, renamed);
  const key =
    respondent === null ? null : (columns.common.find(({ header }) => normalizeLabel(header) === normalizeLabel(respondent)) ?? null);
  const { pairs, equal } = matchRows(columns.common, [before.lines.length, after.lines.length], key);
  return {
    added: after.lines.length - equal - pairs.length,
    removed: before.lines.length - equal - pairs.length,
    changedRows: pairs.length,
    unchanged: equal,
    ...changedCells(columns.common, pairs, after, key),
    addedColumns: columns.added,
    removedColumns: columns.removed,
    respondents: key && columnIndexes(after.columns, key.header).length === 1 ? overlap(key) : null,
  };
}

function changedCells(
  columns: readonly ComparedColumn[],
  pairs: readonly (readonly [before: number, after: number])[],
  { lines }: Table,
  key: ComparedColumn | null,
): { changedCells: number; cells: ChangedCell[] } {
  const cells: ChangedCell[] = [];
  let count = 0;
  for (const [from, to] of pairs) {
    for (const column of columns) {
      if (column.before[from] === column.after[to]) continue;
      count++;
      if (cells.length === MAX_CELLS) continue;
      cells.push({
        line: lines[to] as number,
        respondent: key ? key.text(key.after[to] as number) : null,
        column: column.header,
        before: column.text(column.before[from] as number),
        after: column.text(column.after[to] as number),
      });
    }
  }
  return { changedCells: count, cells };
}

/** Respondents on one side only and on both; empty cells are nobody. */
function overlap({ before, after, text }: ComparedColumn): { added: number; removed: number; common: number } {
  const named = (codes: Uint32Array) => new Set([...new Set(codes)].filter((code) => text(code) !== ''));
  const [earlier, later] = [named(before), named(after)];
  let common = 0;
  for (const code of later) if (earlier.has(code)) common++;
  return { added: later.size - common, removed: earlier.size - common, common };
}
