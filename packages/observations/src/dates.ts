/** Dates as people and their tools write them, never guessed: `01/02/2026` is read only where it is known which is the month. */
import type { DateOrder } from '@parcours/model';

/** What a cell can be read as: an ISO date, either of two, or none. */
type Shape = { readonly kind: 'date'; readonly iso: string; readonly says: DateOrder | null } | { readonly kind: 'ambiguous' };

/** By code of a column: `2026-04-01`; null for what is no date; `ambiguous` where day and month cannot be told apart. */
export type Dates = readonly (string | null)[];

export const AMBIGUOUS_DATE = 'ambiguous';

const TIME = /[T\s,]+\d{1,2}[:h]\d{2}(?::\d{2}(?:[.,]\d+)?)?\s*(?:[ap]\.?m\.?)?\s*(?:Z|UTC|[+-]\d{2}:?\d{2})?$/i;
const FIGURES = /^(\d{1,4})([-/. ])(\d{1,2})\2(\d{1,4})$/;
const COMPACT = /^((?:19|20)\d{2})(\d{2})(\d{2})$/;
const MONTH = /^(\d{4})-(\d{2})$/;
const NAMED_MIDDLE = /^(\d{1,2})(?:er|st|nd|rd|th)?[-. ]+(\p{L}{3,10})[-. ,]+(\d{2}|\d{4})$/u;
const NAMED_FIRST = /^(\p{L}{3,10})[-. ]+(\d{1,2})(?:st|nd|rd|th)?[-, ]+(\d{4})$/u;

/**
 * Reads the distinct cells of one column.
 *
 * - ISO dates (with or without a time, which is left out), `20260401`, months (`2026-04`, read as their first day), and months
 *   written as words in English, French and German can be read in one way only. So can dates with points: `01.02.2026` is a day in
 *   February wherever people write it so.
 * - `13/02/2026` says that its column has the day first, and decides for `01/02/2026` beside it, unless another cell says otherwise.
 * - A declared order is law: under `month-day-year` the cell `13/02/2026` is no date.
 *
 * @returns by code; `AMBIGUOUS_DATE` where nothing decides.
 */
export function readDates(values: readonly string[], order: DateOrder | null): Dates {
  const shapes = values.map((value) => shapeOf(value, order));
  const said = new Set(shapes.flatMap((shape) => (shape?.kind === 'date' && shape.says ? [shape.says] : [])));
  const [sole] = said.size === 1 ? said : [];
  return shapes.map((shape, code) => {
    if (shape?.kind !== 'ambiguous') return shape?.iso ?? null;
    const settled = sole ? shapeOf(values[code] as string, sole) : shape;
    return settled?.kind === 'date' ? settled.iso : AMBIGUOUS_DATE;
  });
}

function shapeOf(cell: string, order: DateOrder | null): Shape | null {
  const text = cell
    .replace(/[\s\u00a0\u202f]+/g, ' ')
    .trim()
    .replace(TIME, '');
  const figures = FIGURES.exec(text);
  if (figures) {
    const [, a = '', mark = '', b = '', c = ''] = figures;
    return ofFigures(a, b, c, mark, order);
  }
  const compact = COMPACT.exec(text);
  if (compact) return date(compact[1], compact[2], compact[3]);
  const month = MONTH.exec(text);
  if (month) return date(month[1], month[2], '1');
  const middle = NAMED_MIDDLE.exec(text);
  if (middle) return date(middle[3], monthNamed(middle[2]), middle[1]);
  const first = NAMED_FIRST.exec(text);
  return first ? date(first[3], monthNamed(first[1]), first[2]) : null;
}

function ofFigures(a: string, b: string, c: string, mark: string, order: DateOrder | null): Shape | null {
  // A year that is written first, with all its figures, leaves no doubt, whatever is declared for the others.
  if (a.length === 4) return date(a, b, c);
  if (a.length > 2 || (c.length !== 2 && c.length !== 4)) return null;
  if (order === 'year-month-day') return c.length === 2 ? date(a, b, c) : null;
  const dayFirst = date(c, b, a, 'day-month-year');
  const monthFirst = date(c, a, b, 'month-day-year');
  if (order) return order === 'day-month-year' ? dayFirst : monthFirst;
  if (mark === '.') return dayFirst;
  if (!dayFirst || !monthFirst) return dayFirst ?? monthFirst;
  return a === b ? date(c, b, a) : { kind: 'ambiguous' };
}

/** A day of the calendar; years of two figures are those from 1970 to 2069. */
function date(year = '', month = '', day = '', says: DateOrder | null = null): Shape | null {
  const [y, m, d] = [Number(year) + (year.length > 2 ? 0 : Number(year) < 70 ? 2000 : 1900), Number(month), Number(day)];
  const found = new Date(Date.UTC(y, m - 1, d));
  if (y < 1000 || found.getUTCFullYear() !== y || found.getUTCMonth() !== m - 1 || found.getUTCDate() !== d) return null;
  return { kind: 'date', iso: found.toISOString().slice(0, 10), says };
}

/** The beginnings of the months' names in English, French and German, without accents. */
const MONTHS: readonly RegExp[] = [
  /^jan/,
  /^(feb|fev)/,
  /^(mar|mrz)(?!d)/,
  /^(apr|avr)/,
  /^(may|mai)/,
  /^(june?$|juin|juni)/,
  /^(july?$|juil|juli)/,
  /^(aug|aou)/,
  /^sep/,
  /^(oct|okt)/,
  /^nov/,
  /^(dec|dez)/,
];

function monthNamed(name = ''): string {
  const bare = name.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
  return String(MONTHS.findIndex((month) => month.test(bare)) + 1);
}
