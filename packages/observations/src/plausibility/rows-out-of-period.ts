/** Rows that are dated far from their study (JRN0506). */
import { type Column, diagnoseElement, type UnlocatedDiagnostic } from '@parcours/model';
import type { StudyContext } from '../aggregate/study-context.ts';
import { excerpt } from '../excerpt.ts';
import type { DictionaryColumn } from '../table/dictionary-column.ts';
import { AMBIGUOUS_DATE, type ParsedDates } from '../values/dates.ts';
import { countCells } from './count-cells.ts';

const DAY = 24 * 60 * 60 * 1000;
/** Half a year: waves come at least yearly, so that a row beyond it is nearer to another wave. */
const MAX_DAYS = 183;

/**
 * Reports rows dated more than half a year before or after the declared date of their study; without one, the year in the name of its
 * wave.
 *
 * @param rows the rows that `where` keeps, ascending.
 */
export function reportRowsOutOfPeriod(
  { study, table, signal }: StudyContext,
  column: Column,
  cells: DictionaryColumn,
  dates: ParsedDates,
  rows: Uint32Array,
): UnlocatedDiagnostic[] {
  const declared = study.date ?? study.wave?.match(/(?<!\d)(?:19|20)\d\d(?!\d)/)?.[0] ?? null;
  const period = declared === null ? null : periodOf(declared);
  if (declared === null || !period) return [];
  const isFar = dates.map((date) => {
    if (date === null || date === AMBIGUOUS_DATE) return false;
    const time = Date.parse(date);
    return time < period.first - MAX_DAYS * DAY || time > period.last + MAX_DAYS * DAY;
  });
  if (!isFar.includes(true)) return [];
  const counts = countCells(table, cells, rows, signal);
  const far = dates.flatMap((date, code) => (isFar[code] && date !== null && (counts[code] as number) > 0 ? [{ date, code }] : []));
  const n = far.reduce((sum, { code }) => sum + (counts[code] as number), 0);
  const [first, last] = [
    far.map(({ date }) => date).sort()[0],
    far
      .map(({ date }) => date)
      .sort()
      .at(-1),
  ];
  if (n === 0 || first === undefined || last === undefined) return [];
  return [
    diagnoseElement('JRN0506', column.id, {
      n,
      of: counts.reduce((sum, each) => sum + each, 0),
      path: table.path,
      column: `"${excerpt(column.header)}"`,
      dates: first === last ? first : `${first} – ${last}`,
      date: declared,
    }),
  ];
}

/** First and last day of a year, month or day, as UTC midnights; null if it is none. */
function periodOf(date: string): { readonly first: number; readonly last: number } | null {
  const [year, month, day] = date.split('-').map(Number);
  if (year === undefined || Number.isNaN(year)) return null;
  if (month === undefined) return { first: Date.UTC(year, 0, 1), last: Date.UTC(year, 11, 31) };
  if (day === undefined) return { first: Date.UTC(year, month - 1, 1), last: Date.UTC(year, month, 0) };
  return { first: Date.UTC(year, month - 1, day), last: Date.UTC(year, month - 1, day) };
}
