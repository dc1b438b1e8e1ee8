/** The order of a file's records, for findings that depend on it. */
import { MAX_EXAMPLES } from '../table/table.ts';
import type { RespondentRows } from './respondents/respondent-rows.ts';
import type { StudyContext } from './study-context.ts';

/**
 * The lines, ascending, of the first few records that something is told of.
 *
 * @param isMeant asked for the used records of the file in their order, as far as the table knows it; `respondent` tells respondents apart.
 */
export function firstLines(
  { table }: StudyContext,
  respondentRows: RespondentRows,
  isMeant: (row: number, respondent: number) => boolean,
): number[] {
  const { kept } = respondentRows;
  const lines: number[] = [];
  if (!table.signatures) {
    const respondentOf = respondentByRow(respondentRows, table.lines.length);
    for (const row of kept) {
      if (isMeant(row, respondentOf[row] as number)) lines.push(table.lines[row] as number);
      if (lines.length === MAX_EXAMPLES) break;
    }
    return lines;
  }
  const { records } = table.signatures;
  const isKept = new Set(kept);
  for (let i = 0; records && i < records.rows.length && lines.length < MAX_EXAMPLES; i++) {
    const row = records.rows[i] as number;
    if (isKept.has(row) && isMeant(row, records.respondents[i] as number)) lines.push(records.lines[i] as number);
  }
  return lines;
}

/** By row of a table of all rows: its respondent. Rows that are not used have respondent 0. */
export function respondentByRow({ respondents, rows, offsets }: RespondentRows, tableRows: number): Int32Array {
  const respondentOf = new Int32Array(tableRows);
  for (let respondent = 0; respondent < respondents; respondent++) {
    const end = offsets[respondent + 1] as number;
    for (let i = offsets[respondent] as number; i < end; i++) respondentOf[rows[i] as number] = respondent;
  }
  return respondentOf;
}
