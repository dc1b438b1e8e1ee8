import type { Samples, Study } from '@parcours/model';

/** First and last day, as texts in the order of time, and the date as it names a wave. */
export interface DateRange {
  readonly first: string;
  readonly last: string;
  readonly date: string;
}

/** When a study took place: its declared date, else the first and last day of its date column; null without either. */
export function datesOfStudy({ date }: Pick<Study, 'date'>, samples: Pick<Samples, 'file'> | null): DateRange | null {
  // Days sort as texts: 2026-04-00 lies before all days of the month, 2026-04-99 behind them.
  if (date !== null) return { first: date.padEnd(10, '-00'), last: date.padEnd(10, '-99'), date };
  const period = samples?.file.period ?? null;
  return period && { ...period, date: period.first.slice(0, 'YYYY-MM'.length) };
}

/** Days since 1970 of the first (`-00`) or last (`-99`) day of a year or month, or of a day. */
export function dayOf(text: string): number {
  const [year = 0, month = 1, day = 1] = text.split('-').map(Number);
  if (month === 99) return Date.UTC(year, 11, 31) / DAY;
  if (day === 99) return Date.UTC(year, Math.max(1, month), 0) / DAY;
  return Date.UTC(year, Math.max(1, month) - 1, Math.max(1, day)) / DAY;
}

const DAY = 24 * 60 * 60 * 1000;
