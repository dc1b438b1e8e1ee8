/** The period of the observations, from the date column. */
import type { FileMetadata } from '@parcours/model';
import { ROWS_PER_CANCELLATION_CHECK } from '../cancellation-token.ts';
import { isEventLog } from '../mapping/missing-role.ts';
import { reportRowsOutOfPeriod } from '../plausibility/rows-out-of-period.ts';
import { AMBIGUOUS_DATE, isUnixTime, parseDates } from '../values/dates.ts';
import type { StudyContext } from './study-context.ts';

/** First and last day of the rows; null without a date column. Cells that are no dates are counted as rejects. */
export function readPeriod(context: StudyContext, rows: Uint32Array): FileMetadata['period'] {
  const { study, columns, rejects, signal } = context;
  const cells = study.dateColumn && columns.find(study.dateColumn);
  if (!study.dateColumn || !cells) return null;
  // In an event log these are times, which `discover` reads.
  if (isEventLog(study) && cells.values.some(isUnixTime)) return null;
  const dates = parseDates(cells.values, study.dialect.dates);
  context.diagnostics.push(...reportRowsOutOfPeriod(context, study.dateColumn, cells, dates, rows));
  const invalid = rejects.tally('not-a-date', study.dateColumn, 'cell');
  const ambiguous = rejects.tally('ambiguous-date', study.dateColumn, 'cell');
  let first: string | null = null;
  let last: string | null = null;
  for (let i = 0; i < rows.length; i++) {
    if (i % ROWS_PER_CANCELLATION_CHECK === 0) signal?.throwIfAborted();
    const row = rows[i] as number;
    const code = cells.codes[row] as number;
    const cell = cells.values[code] as string;
    if (cell === '') continue;
    const date = dates[code] ?? null;
    if (date === null) invalid.add(row, cell);
    else if (date === AMBIGUOUS_DATE) ambiguous.add(row, cell);
    else {
      if (first === null || date < first) first = date;
      if (last === null || date > last) last = date;
    }
  }
  return first === null || last === null ? null : { first, last };
}
