/** Points in time as logs write them. */
import type { DateOrder } from './log.ts';

/** Milliseconds since 1970, by cell; NaN for what is no time. */
export interface Times {
  readonly times: Float64Array;
  /** Cells whose day and month cannot be told apart, and the order is not known: then nothing may be computed. */
  readonly ambiguous: readonly string[];
  /** How many cells say their zone, and how many do not. */
  readonly zoned: number;
  readonly local: number;
}

const TIME = String.raw`(?:[T ,]+(\d{1,2})[:h](\d{2})(?::(\d{2})(?:[.,](\d{1,9}))?)?\s*(Z|[+-]\d{2}(?::?\d{2})?)?)?`;
const ISO = new RegExp(`^(\\d{4})[-/.](\\d{1,2})[-/.](\\d{1,2})${TIME}$`, 'i');
const FIGURES = new RegExp(`^(\\d{1,2})([-/.])(\\d{1,2})\\2(\\d{4})${TIME}$`, 'i');

/**
 * Reads distinct cells: ISO 8601 and its relatives (`2026-04-01 12:30:05,250+02:00`, a time or a zone may be missing), and days before
 * months or the reverse (`01.02.2026 12:30`). Points say day first. Slashes and hyphens say so only by a cell such as `13/02/2026`,
 * unless another one contradicts, or by `order`. Where there is no zone, times are taken as they stand; only differences count.
 */
export function readTimes(values: readonly string[], order: DateOrder | null): Times {
  const times = new Float64Array(values.length).fill(Number.NaN);
  const open: number[] = [];
  const said = new Set<DateOrder>();
  let zoned = 0;
  let local = 0;
  const set = (code: number, time: Read | null) => {
    if (!time) return;
    times[code] = time.at;
    if (time.zoned) zoned++;
    else local++;
  };
  for (let code = 0; code < values.length; code++) {
    const value = values[code] as string;
    const plain = isoTime(value);
    if (!Number.isNaN(plain)) {
      times[code] = plain;
      local++;
      continue;
    }
    const iso = ISO.exec(value);
    if (iso) set(code, made(iso[1], iso[2], iso[3], iso.slice(4)));
    else {
      const figures = FIGURES.exec(value);
      if (!figures) continue;
      const dayFirst = made(figures[4], figures[3], figures[1], figures.slice(5));
      const monthFirst = made(figures[4], figures[1], figures[3], figures.slice(5));
      if (figures[2] === '.') set(code, dayFirst);
      else if (order) set(code, order === 'day-month-year' ? dayFirst : monthFirst);
      else {
        open.push(code);
        if (dayFirst && !monthFirst) said.add('day-month-year');
        if (monthFirst && !dayFirst) said.add('month-day-year');
      }
    }
  }
  if (open.length === 0) return { times, ambiguous: [], zoned, local };
  const [sole] = said.size === 1 ? said : [];
  if (!sole) return { times, ambiguous: open.slice(0, 5).map((code) => values[code] as string), zoned, local };
  const settled = readTimes(
    open.map((code) => values[code] as string),
    sole,
  );
  open.forEach((code, at) => {
    times[code] = settled.times[at] as number;
  });
  return { times, ambiguous: [], zoned: zoned + settled.zoned, local: local + settled.local };
}

/** Almost all logs: `2026-04-01T12:30:05` (or with a space) and nothing more; NaN for everything else. Three times as fast. */
function isoTime(text: string): number {
  if (text.length !== 19 || text.charCodeAt(4) !== 45 || text.charCodeAt(7) !== 45) return Number.NaN;
  const parted = text.charCodeAt(10);
  if ((parted !== 84 && parted !== 32) || text.charCodeAt(13) !== 58 || text.charCodeAt(16) !== 58) return Number.NaN;
  const two = (at: number) => {
    const [tens, ones] = [text.charCodeAt(at) - 48, text.charCodeAt(at + 1) - 48];
    return tens >= 0 && tens <= 9 && ones >= 0 && ones <= 9 ? tens * 10 + ones : Number.NaN;
  };
  const [month, day, hour, minute, second] = [two(5), two(8), two(11), two(14), two(17)];
  // The 29th to 31st need a calendar; the others exist in every month.
  if (!(month >= 1 && month <= 12 && day >= 1 && day <= 28 && hour < 24 && minute < 60 && second < 60)) return Number.NaN;
  return Date.UTC(two(0) * 100 + two(2), month - 1, day, hour, minute, second);
}

interface Read {
  readonly at: number;
  readonly zoned: boolean;
}

/** Null for a day or a time that does not exist. */
function made(
  year = '',
  month = '',
  day = '',
  [hour = '0', minute = '0', second = '0', fraction = '', zone = '']: (string | undefined)[],
): Read | null {
  const [y, mo, d, h, mi, s] = [year, month, day, hour, minute, second].map(Number) as [number, number, number, number, number, number];
  const at = Date.UTC(y, mo - 1, d, h, mi, s);
  const found = new Date(at);
  const exists = y >= 1000 && found.getUTCMonth() === mo - 1 && found.getUTCDate() === d && h < 24 && mi < 60 && s < 60;
  if (!exists) return null;
  return { at: at + Number(`0.${fraction || '0'}`) * 1000 - minutesOf(zone) * 60_000, zoned: zone !== '' };
}

function minutesOf(zone: string): number {
  const parts = /^([+-])(\d{2}):?(\d{2})?$/.exec(zone);
  if (!parts) return 0;
  return (parts[1] === '-' ? -1 : 1) * (Number(parts[2]) * 60 + Number(parts[3] ?? 0));
}
