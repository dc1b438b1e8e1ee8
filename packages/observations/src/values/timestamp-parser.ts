/** The parser of dates and timestamps: the only place where cells become dates; ambiguous ones are never guessed. */
import type { DateOrder } from '@parcours/model';

/** A parsed cell. */
export interface Timestamp {
  /** Midnight of its day, read as UTC: milliseconds since 1970. */
  readonly day: number;
  /** Milliseconds since midnight, with fractions; null for a date without a time. */
  readonly time: number | null;
  /** UTC offset in minutes; null without a zone. */
  readonly zone: number | null;
  /** The cell is a week or a month; `day` is its first day. */
  readonly isPeriod: boolean;
}

/** `ambiguous` if day and month cannot be told apart; null if the cell is no date. */
export type ParsedTimestamp = Timestamp | 'ambiguous' | null;

interface Day {
  readonly at: number;
  /** The only order of day and month in which the cell is a date, if there is just one. */
  readonly impliedOrder: DateOrder | null;
  readonly isPeriod: boolean;
}

/** Minutes from UTC of the abbreviations that form tools write: those of RFC 2822 (4.3), and Europe's. */
const NAMED_ZONES: Readonly<Record<string, number>> = {
  ...{
    Z: 0,
    UTC: 0,
    GMT: 0,
    UT: 0,
    WET: 0,
    WEZ: 0,
    BST: 60,
    CET: 60,
    MEZ: 60,
    HNEC: 60,
    WEST: 60,
    CEST: 120,
    MESZ: 120,
    HAEC: 120,
    EET: 120,
  },
  ...{
    OEZ: 120,
    EEST: 180,
    OESZ: 180,
    AST: -240,
    ADT: -180,
    EST: -300,
    EDT: -240,
    CST: -360,
    CDT: -300,
    MST: -420,
    MDT: -360,
    PST: -480,
    PDT: -420,
  },
};
const OFFSET = '[+\\-−]\\d{1,2}(?::?\\d{2})?';
const ZONE = `(?:UTC|GMT) ?${OFFSET}|[+\\-−]\\d{2}(?::?\\d{2})?|${Object.keys(NAMED_ZONES)
  .sort((a, b) => b.length - a.length)
  .join('|')}`;
const TIME = new RegExp(
  `(?:[T\\s,]+|\\s[-–]\\s)(?:(?:à|at|um)\\s)?(\\d{1,2})(?:\\s?[:h]\\s?|\\.(?=\\d{2}\\s?Uhr))(\\d{2})(?::(\\d{2})(?:[.,](\\d{1,9}))?)?(?:\\s?Uhr)?\\s*([ap])?(?:\\.?m\\.?)?\\s*\\(?(${ZONE})?(?:\\[[\\w/+-]+\\])?(?:\\s?\\([\\p{L} ]+)?\\)?$`,
  'iu',
);
const COMPACT_TIME = /^(\d{8})(?:T(\d{2})(\d{2})(\d{2})?|(\d{2})(\d{2})(\d{2}))(Z|[+-]\d{2}(?::?\d{2})?)?$/;
const DIGIT_GROUPS = /^(\d{1,4})([-/. ])(\d{1,2})\2(\d{1,4})$/;
const COMPACT = /^((?:19|20)\d{2})(\d{2})(\d{2})$/;
const MONTH = /^(\d{4})-(\d{2})$/;
const WEEK = /^(\d{4})-?W(\d{2})(?:-?([1-7]))?$/i;
const NAMED_MIDDLE = /^(\d{1,2})(?:er|st|nd|rd|th)?[-./ ]+(\p{L}{3,10})[-./ ,]+(\d{2}|\d{4})$/u;
const NAMED_FIRST = /^(\p{L}{3,10})[-. ]+(\d{1,2})(?:st|nd|rd|th)?[-, ]+(\d{4})$/u;
const NAMED_MONTH = /^(\p{L}{3,10})[-. ]+(\d{4})$/u;
const WEEKDAY =
  /^(?:mon(?:day|tag)?|tue(?:s|sday)?|wed(?:nesday)?|thu(?:rs|rsday)?|fri(?:day)?|sat(?:urday)?|sun(?:day)?|lun(?:di)?|mar(?:di)?|mer(?:credi)?|jeu(?:di)?|ven(?:dredi)?|sam(?:edi|stag)?|dim(?:anche)?|dienstag|mittwoch|donnerstag|freitag|sonnabend|sonntag|mo|di|mi|do|fr|sa|so)[.,]*\s+/i;

const DAY = 86_400_000;
/** Longest cell parsed: the patterns would backtrack for hours on a cell of a million characters. */
const MAX_CELL_LENGTH = 100;

/**
 * Parses the distinct cells of one column.
 *
 * - ISO dates, `20260401`, months (`2026-04`, `avril 2026`), weeks (`2026-W15`), and dates with month names in English, French or German
 *   are unambiguous. So are dates with points: `01.02.2026` is always a day in February.
 * - `13/02/2026` implies that its column is day-first, which resolves `01/02/2026` beside it, unless another cell implies the opposite.
 * - A declared order is binding: under `month-day-year`, `13/02/2026` is no date.
 * - A time with an optional zone may follow: `2026-04-01T12:30:05.250+02:00`, `1.4.26 3:15 pm`, `5 juin 2026 à 14h30`,
 *   `2026/01/12 3:45:10 PM UTC+1`, `12.01.2026 15:45 MEZ`. An invalid time
 *   (`25:00`) makes the cell no date.
 *
 * @returns by cell.
 */
export function parseTimestamps(values: readonly string[], order: DateOrder | null): ParsedTimestamp[] {
  // Cache: timestamps differ, but days repeat.
  const days = new Map<string, Day | 'ambiguous' | null>();
  const dayOf = (text: string) => {
    let day = days.get(text);
    if (day === undefined) {
      day = parseDay(text, order) ?? parseDay(text.replace(WEEKDAY, ''), order);
      days.set(text, day);
    }
    return day;
  };
  const read = values.map((value): ParsedTimestamp => {
    const parts = splitTimestamp(value);
    return parts && withTime(dayOf(parts.day), parts);
  });
  const impliedOrders = new Set(
    [...days.values()].flatMap((day) => (day && day !== 'ambiguous' && day.impliedOrder ? [day.impliedOrder] : [])),
  );
  const [sole] = impliedOrders.size === 1 ? impliedOrders : [];
  if (!sole) return read;
  return read.map((reading, code) => {
    if (reading !== 'ambiguous') return reading;
    const parts = splitTimestamp(values[code] as string);
    return parts && withTime(parseDay(parts.day, sole) ?? parseDay(parts.day.replace(WEEKDAY, ''), sole), parts);
  });
}

interface TimestampParts {
  readonly day: string;
  readonly time: number | null;
  readonly zone: number | null;
}

function withTime(day: Day | 'ambiguous' | null, { time, zone }: TimestampParts): ParsedTimestamp {
  return day && day !== 'ambiguous' ? { day: day.at, time, zone, isPeriod: day.isPeriod } : day;
}

/** Splits a cell into day, time and zone; null if the time is invalid or the cell is too long. */
function splitTimestamp(cell: string): TimestampParts | null {
  if (cell.length > MAX_CELL_LENGTH) return null;
  const text = cell.replace(/[\s\u00a0\u202f]+/g, ' ').trim();
  const compact = COMPACT_TIME.exec(text);
  if (compact) {
    const [, day = '', h1, m1, s1, h2, m2, s2, zone = ''] = compact;
    return timeParts(day, { hour: h1 ?? h2, minute: m1 ?? m2, second: s1 ?? s2, zone });
  }
  const found = TIME.exec(text);
  if (!found) return { day: text, time: null, zone: null };
  const [, hour, minute, second, fraction, half = '', zone = ''] = found;
  return timeParts(text.slice(0, found.index), { hour, minute, second, fraction, half: half.toLowerCase(), zone: zone.toUpperCase() });
}

/** The digits of a time as written; `half`: `a` or `p` of a 12-hour clock. */
interface ClockText {
  readonly hour?: string | undefined;
  readonly minute?: string | undefined;
  readonly second?: string | undefined;
  readonly fraction?: string | undefined;
  readonly half?: string;
  readonly zone: string;
}

function timeParts(day: string, text: ClockText): TimestampParts | null {
  const { hour = '0', minute = '0', second = '0', fraction = '', half = '', zone } = text;
  const [h, m, s] = [Number(hour), Number(minute), Number(second)];
  if (m > 59 || s > 59 || h > 23 || (half !== '' && (h < 1 || h > 12))) return null;
  const hours = half === '' ? h : (h % 12) + (half === 'p' ? 12 : 0);
  return {
    day,
    time: (hours * 3600 + m * 60 + s) * 1000 + Number(`0.${fraction || '0'}`) * 1000,
    zone: zone === '' ? null : zoneMinutes(zone),
  };
}

function zoneMinutes(zone: string): number {
  const parts = /([+\-−])(\d{1,2}):?(\d{2})?$/.exec(zone);
  if (!parts) return NAMED_ZONES[zone] ?? 0;
  return (parts[1] === '+' ? 1 : -1) * (Number(parts[2]) * 60 + Number(parts[3] ?? 0));
}

function parseDay(text: string, order: DateOrder | null): Day | 'ambiguous' | null {
  const digits = DIGIT_GROUPS.exec(text);
  if (digits) {
    const [, a = '', mark = '', b = '', c = ''] = digits;
    return dayFromDigits(a, b, c, mark, order);
  }
  const compact = COMPACT.exec(text);
  if (compact) return calendarDay(compact[1], compact[2], compact[3]);
  const month = MONTH.exec(text);
  if (month) return asPeriod(calendarDay(month[1], month[2], '1'));
  const week = WEEK.exec(text);
  if (week) return dayOfWeek(Number(week[1]), Number(week[2]), week[3]);
  const middle = NAMED_MIDDLE.exec(text);
  if (middle) return calendarDay(middle[3], monthNumber(middle[2]), middle[1]);
  const first = NAMED_FIRST.exec(text);
  if (first) return calendarDay(first[3], monthNumber(first[1]), first[2]);
  const named = NAMED_MONTH.exec(text);
  return named ? asPeriod(calendarDay(named[2], monthNumber(named[1]), '1')) : null;
}

function dayFromDigits(a: string, b: string, c: string, mark: string, order: DateOrder | null): Day | 'ambiguous' | null {
  // A leading four-digit year is unambiguous, whatever order is declared.
  if (a.length === 4) return calendarDay(a, b, c);
  if (a.length > 2 || (c.length !== 2 && c.length !== 4)) return null;
  if (order === 'year-month-day') return c.length === 2 ? calendarDay(a, b, c) : null;
  const dayFirst = calendarDay(c, b, a, 'day-month-year');
  const monthFirst = calendarDay(c, a, b, 'month-day-year');
  if (order) return order === 'day-month-year' ? dayFirst : monthFirst;
  if (mark === '.') return dayFirst;
  if (!dayFirst || !monthFirst) return dayFirst ?? monthFirst;
  return a === b ? calendarDay(c, b, a) : 'ambiguous';
}

/** A calendar day, or null. Two-digit years are 1970–2069. */
function calendarDay(year = '', month = '', day = '', says: DateOrder | null = null): Day | null {
  const [y, m, d] = [Number(year) + (year.length > 2 ? 0 : Number(year) < 70 ? 2000 : 1900), Number(month), Number(day)];
  const at = Date.UTC(y, m - 1, d);
  const found = new Date(at);
  if (y < 1000 || found.getUTCFullYear() !== y || found.getUTCMonth() !== m - 1 || found.getUTCDate() !== d) return null;
  return { at, impliedOrder: says, isPeriod: false };
}

function asPeriod(day: Day | null): Day | null {
  return day && { ...day, isPeriod: true };
}

/** ISO 8601 week date: week 1 contains 4 January, weeks begin on Monday. */
function dayOfWeek(year: number, week: number, weekday = ''): Day | null {
  const monday = (y: number) => {
    const fourth = Date.UTC(y, 0, 4);
    return fourth - ((new Date(fourth).getUTCDay() + 6) % 7) * DAY;
  };
  const at = monday(year) + (week - 1) * 7 * DAY;
  if (year < 1000 || week < 1 || at >= monday(year + 1)) return null;
  return { at: at + (Number(weekday || '1') - 1) * DAY, impliedOrder: null, isPeriod: weekday === '' };
}

/** Month names and abbreviations in English, French and German, without accents. */
const MONTHS: readonly RegExp[] = [
  /^(jan|january|janv|janvier|januar|janner|jaenner)$/,
  /^(feb|febr|february|fev|fevr|fevrier|februar|feber)$/,
  /^(mar|march|mars|marz|maerz|mrz)$/,
  /^(apr|april|avr|avril)$/,
  /^(may|mai)$/,
  /^(jun|june|juin|juni)$/,
  /^(jul|july|juil|juillet|juli)$/,
  /^(aug|august|aou|aout)$/,
  /^(sep|sept|september|septembre)$/,
  /^(oct|october|octobre|okt|oktober)$/,
  /^(nov|november|novembre)$/,
  /^(dec|december|decembre|dez|dezember)$/,
];

/** 1–12 as text for a month's name in English, French or German, also abbreviated; `0` for another word. */
export function monthNumber(name = ''): string {
  const plainName = name.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
  return String(MONTHS.findIndex((month) => month.test(plainName)) + 1);
}
