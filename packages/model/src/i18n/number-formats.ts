/** Number and date formats. Figures are exact in the data and rounded only here; the minus sign is U+2212 in every language. */

import type { KpiKind } from '../model.ts';
import type { Language } from './language.ts';

const formats = new Map<string, Intl.NumberFormat>();

interface Format {
  readonly language: Language;
  readonly minimumDigits: number;
  readonly maximumDigits: number;
  /** Whether numbers above 0 have a sign. */
  readonly signed?: boolean;
}

/** Up to this nothing is grouped. */
const MAX_UNGROUPED = 999;
/** So many characters of a number are still exact when its decimal point is moved. */
const MAX_EXACT_DECIMALS = 16;

function formatted(value: number, { language, minimumDigits, maximumDigits, signed = false }: Format): string {
  const text = plainText(value, minimumDigits, maximumDigits);
  if (text !== null) return withDecimalMark(signed && value > 0 && /[1-9]/.test(text) ? `+${text}` : text, language);
  const signDisplay = signed ? 'exceptZero' : 'auto';
  return intlFormat(language, { minimumFractionDigits: minimumDigits, maximumFractionDigits: maximumDigits, signDisplay }).format(value);
}

/**
 * A small number as `Intl.NumberFormat` writes it in English; null: it is to be asked. To load it takes a short command much of its time.
 *
 * @param exponent 2 for per cent.
 */
function plainText(value: number, minimumDigits: number, maximumDigits: number, exponent = 0): string | null {
  const decimals = String(Math.abs(value));
  // In decimals, as Intl does: 1.005 · 100 is 100.49999999999999.
  const shifted = Number(`${decimals}e${maximumDigits + exponent}`);
  const isCertain = decimals.length <= MAX_EXACT_DECIMALS && !Object.is(value, -0);
  if (!isCertain || !(shifted <= MAX_UNGROUPED * 10 ** maximumDigits)) return null;
  const fixed = Number(`${Math.round(shifted)}e-${maximumDigits}`).toFixed(maximumDigits);
  let end = fixed.length;
  while (end > fixed.length - maximumDigits + minimumDigits && fixed[end - 1] === '0') end--;
  return `${value < 0 ? '-' : ''}${fixed.slice(0, fixed[end - 1] === '.' ? end - 1 : end)}`;
}

function withDecimalMark(text: string, language: Language): string {
  return language === 'en' ? text : text.replace('.', ',');
}

function intlFormat(language: Language, options: Intl.NumberFormatOptions): Intl.NumberFormat {
  const key = `${language}${JSON.stringify(options)}`;
  let found = formats.get(key);
  if (!found) {
    // One format for each language: regional variants (Swiss, Canadian …) are not guessed.
    found = new Intl.NumberFormat({ en: 'en-GB', fr: 'fr-FR', de: 'de-DE' }[language], options);
    formats.set(key, found);
  }
  return found;
}

/** Replaces the hyphen-minus, at which lines break. */
const minus = (text: string) => text.replace('-', '−');
const noNegativeZero = (value: number, digits: number) => (Math.abs(value) < 0.5 / 10 ** digits ? 0 : value);

/** A number with up to 6 decimals, grouped as in the language. */
export function formatNumber(value: number, language: Language): string {
  return minus(formatted(value, { language, minimumDigits: 0, maximumDigits: 6 }));
}

/** A number with fixed decimals: `formatFixed(-1.0833, 'fr')` is `−1,08`. */
export function formatFixed(value: number, language: Language, digits = 2): string {
  return minus(formatted(noNegativeZero(value, digits), { language, minimumDigits: digits, maximumDigits: digits }));
}

/** A score or a gap, always with its sign: `+0.36`, `−1.08`, `0.00`. */
export function formatScore(value: number, language: Language, digits = 2): string {
  return minus(formatted(noNegativeZero(value, digits), { language, minimumDigits: digits, maximumDigits: digits, signed: true }));
}

/** A share 0–1 as a percentage. */
export function formatShare(value: number, language: Language, digits = 0): string {
  const text = plainText(value, digits, digits, 2);
  if (text !== null) return minus(`${withDecimalMark(text, language)}${PERCENT_SIGN[language]}`);
  const options: Intl.NumberFormatOptions = { style: 'percent', minimumFractionDigits: digits, maximumFractionDigits: digits };
  return minus(intlFormat(language, options).format(value));
}

/** With the space before it. */
const PERCENT_SIGN = { en: '%', fr: '\u00a0%', de: '\u00a0%' } as const satisfies Record<Language, string>;

/** The number that a format with so many decimals shows; halves away from zero, as in `Intl.NumberFormat`. */
export function roundTo(value: number, digits: number): number {
  // In decimals: 1.005 · 100 is 100.49999999999999.
  const shifted = Number(`${Math.abs(value)}e${digits}`);
  const whole = Math.round(Number.isNaN(shifted) ? Math.abs(value) * 10 ** digits : shifted);
  return whole === 0 ? 0 : Math.sign(value) * Number(`${whole}e${-digits}`);
}

/** The duration that `formatHours` shows. */
export function roundHours(hours: number): number {
  const isMinutes = roundTo(Math.abs(hours) * 60, 1) < 60;
  const isHours = roundTo(Math.abs(hours), 1) < 72;
  if (isMinutes) return roundTo(hours * 60, 1) / 60;
  return isHours ? roundTo(hours, 1) : roundTo(hours / 24, 1) * 24;
}

/**
 * A duration given in hours: minutes below one hour, days from three days on, hours between; at most one decimal. `formatHours(336, 'fr')`
 * is `14 j`, in German `14 Tage` (always plural: three days at least).
 */
export function formatHours(hours: number, language: Language): string {
  const say = (value: number, unit: string) =>
    `${minus(formatted(noNegativeZero(value, 1), { language, minimumDigits: 0, maximumDigits: 1 }))}\u00a0${unit}`;
  const rounded = (value: number) => Math.round(Math.abs(value) * 10) / 10;
  // The unit is chosen after rounding: 59.99 min is 1 h.
  if (rounded(hours * 60) < 60) return say(hours * 60, 'min');
  if (rounded(hours) < 72) return say(hours, 'h');
  return say(hours / 24, { en: 'd', fr: 'j', de: 'Tage' }[language]);
}

/** Number of decimals of a KPI and of its differences; a time has its own. */
export function kpiDigits(kind: KpiKind): number {
  return kind === 'nps' || kind === 'csat' || kind === 'rate' ? 1 : 2;
}

/** A KPI in its unit: points for an NPS, per cent for a CSAT and a rate, hours or days for a time, else as measured. */
export function formatKpi(value: number, kind: KpiKind, language: Language, digits = kpiDigits(kind)): string {
  switch (kind) {
    case 'nps':
      return formatScore(value, language, digits);
    case 'csat':
    case 'rate':
      return `${formatFixed(value, language, digits)}${language === 'en' ? '' : '\u00a0'}%`;
    case 'time':
      return formatHours(value, language);
    case 'ces':
    case 'amount':
      return formatFixed(value, language, digits);
  }
}

const dateFormats = new Map<string, Intl.DateTimeFormat>();

function dateFormat(language: Language, hasDay: boolean): Intl.DateTimeFormat {
  const key = `${language} ${hasDay}`;
  let found = dateFormats.get(key);
  if (!found) {
    const options = { year: 'numeric', month: 'long', ...(hasDay ? ({ day: 'numeric' } as const) : {}), timeZone: 'UTC' } as const;
    found = new Intl.DateTimeFormat({ en: 'en-GB', fr: 'fr-FR', de: 'de-DE' }[language], options);
    dateFormats.set(key, found);
  }
  return found;
}

/**
 * A day, month or year as written in a sentence: `2026-03-01` is `1 March 2026`, `1er mars 2026`, `1. März 2026`. Other texts are returned
 * unchanged.
 *
 * @param date YYYY, YYYY-MM or YYYY-MM-DD.
 */
export function formatDate(date: string, language: Language): string {
  const [, year, month, day] = /^(\d{4})-(\d\d)(?:-(\d\d))?$/.exec(date) ?? [];
  const at = new Date(`${year}-${month}-${day ?? '01'}T00:00:00Z`);
  if (year === undefined || Number.isNaN(at.getTime())) return date;
  const text = dateFormat(language, day !== undefined).format(at);
  return language === 'fr' ? text.replace(/^1 /, '1er ') : text;
}

/** Separator of interval bounds: a semicolon in French and German, where the comma is the decimal mark. */
export const INTERVAL_SEPARATOR = { en: ', ', fr: '\u00a0; ', de: '; ' } as const satisfies Record<Language, string>;

/** `[−2.48, +0.31]`, in French `[−2,48 ; +0,31]`, in German `[−2,48; +0,31]`. */
export function formatInterval(low: number | null, high: number | null, language: Language, digits = 2): string {
  if (low === null || high === null) return '–';
  return `[${formatScore(low, language, digits)}${INTERVAL_SEPARATOR[language]}${formatScore(high, language, digits)}]`;
}
