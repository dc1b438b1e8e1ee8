/** What number formats of spreadsheets show. */
import { isoDate } from '../table/record-flattener.ts';
import { formatDuration } from './duration.ts';

/** What a number format displays. */
export type NumberFormatKind = 'number' | 'percent' | 'date' | 'time' | 'duration';

/** A cell as displayed; `isNumber`: stored as a number, not as text that looks like one. */
export interface SheetCell {
  readonly text: string;
  readonly isNumber: boolean;
}

/** @param code such as `0.0%` or `dd/mm/yyyy`. */
export function classifyNumberFormat(code: string): NumberFormatKind {
  // Only the section for positive numbers, without literal text.
  const bare = code.replace(/"[^"]*"|\\.|_.|\*./g, '').split(';')[0] ?? '';
  if (/\[(h+|m+|s+)\]/i.test(bare)) return 'duration';
  const placeholders = bare.replace(/\[[^\]]*\]/g, '').replace(/general|standard|am\/pm|a\/p/gi, '');
  if (/[yd]/i.test(placeholders)) return 'date';
  if (/[hs]/i.test(placeholders)) return 'time';
  if (/m/i.test(placeholders)) return 'date';
  return placeholders.includes('%') ? 'percent' : 'number';
}

const DAY = 86_400_000;
/** Epoch 1899-12-30 holds from March 1900 on; spreadsheets count a 29 February 1900 that did not exist. */
const EPOCH_1900 = Date.UTC(1899, 11, 30);
const EPOCH_1904 = Date.UTC(1904, 0, 1);
/** Serial number after the last date, 9999-12-31. */
const MAX_DATE_SERIAL = 2_958_466;

/** A number as its format shows it, in a locale-independent form. @param from1904 whether days count from 1904. */
export function formatNumber(number: number, format: NumberFormatKind, from1904: boolean): SheetCell {
  if (format === 'percent') return { text: `${formatDigits(number * 100)}%`, isNumber: true };
  if (format === 'number' || number < 0 || number >= MAX_DATE_SERIAL) return { text: formatDigits(number), isNumber: true };
  const time = Math.round(number * 86_400) * 1000;
  if (format === 'duration' || (format === 'time' && number < 1)) return { text: formatDuration(time), isNumber: false };
  const leapDayShift = !from1904 && number < 60 ? DAY : 0;
  return { text: isoDate((from1904 ? EPOCH_1904 : EPOCH_1900) + leapDayShift + time), isNumber: false };
}

/** Spreadsheets keep 15 significant digits; further ones are binary rounding errors. */
function formatDigits(number: number): string {
  const text = String(number);
  return text.length > 16 && !Number.isInteger(number) ? String(Number(number.toPrecision(15))) : text;
}
