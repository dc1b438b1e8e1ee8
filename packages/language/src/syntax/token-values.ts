import { STRING, type TokenType, tokenTypeOf } from './token-types.ts';

/** Hours per unit of a duration such as `24h`. */
export const HOURS_PER_UNIT: Readonly<Record<string, number>> = { min: 1 / 60, h: 1, d: 24 };

/** The value of a token's text, by the token type that the grammar expects. Total: every text has a value. */
export function convertToken(expected: TokenType, actual: TokenType, text: string): string | number {
  return converters[actual === STRING ? STRING : expected]?.(text) ?? text;
}

/** By token type; the value of a type without one is its text. Exported for the test that makes one throw. */
export const converters: ((text: string) => string | number)[] = [];
converters[STRING] = unquote;
converters[tokenTypeOf('NUMBER')] = toNumber;
// /100 before anything else, so that 80% is the same double as 0.8 written in a program.
converters[tokenTypeOf('PERCENT')] = (text) => toNumber(text.slice(0, -1)) / 100;
converters[tokenTypeOf('DURATION')] = (text) => {
  const unit = /[a-z]+$/.exec(text)?.[0] ?? 'h';
  return toNumber(text.slice(0, -unit.length)) * (HOURS_PER_UNIT[unit] ?? 1);
};

function toNumber(text: string): number {
  const value = Number(text);
  if (Number.isFinite(value)) return value;
  const normalized = Number(text.replace('−', '-').replace(/[\s\u00A0\u202F]/g, ''));
  return Number.isFinite(normalized) ? normalized : 0;
}

export function isQuoted(text: string): boolean {
  return /^["'«]/.test(text);
}

/** Whether a string token has its closing quote. */
export function hasClosingQuote(text: string): boolean {
  const opening = text.charCodeAt(0);
  const last = text.charCodeAt(text.length - 1);
  if (text.length < 2 || last !== (opening === 0xab ? 0xbb : opening)) return false;
  if (last === 0xbb || !text.includes('\\')) return true;
  // A quote after an odd number of backslashes is escaped.
  const backslashes = /\\*$/.exec(text.slice(0, -1))?.[0].length ?? 0;
  return backslashes % 2 === 0;
}

/**
 * The value of a string token. A backslash escapes a quote or a backslash; before any other character it is literal, as in a Windows
 * path. Inside French quotes, leading and trailing spaces are dropped.
 */
export function unquote(text: string): string {
  const inner = hasClosingQuote(text) ? text.slice(1, -1) : text.slice(1);
  if (text.charCodeAt(0) === 0xab) return inner.trim();
  return inner.includes('\\') ? inner.replace(/\\(["'\\])/g, '$1') : inner;
}

/** Whether a text gives a reason, for an accepted finding or a gate that is excused: the placeholder of a quick fix has no word. */
export function saysReason(text: string): boolean {
  return /[\p{L}\p{N}]/u.test(text);
}

/** A string token in double quotes; the inverse of `unquote`. Line breaks become spaces: a string cannot span lines. */
export function quote(text: string): string {
  return `"${text.replace(/[\r\n]+/g, ' ').replace(/[\\"]/g, '\\$&')}"`;
}

/** The first year that dates of a journey may have: `0926` is no year, but a month written otherwise. */
const FIRST_YEAR = 1900;

/** Whether a text is an existing date as YYYY, YYYY-MM or YYYY-MM-DD, of our time. */
export function isCalendarDate(text: string): boolean {
  const match = /^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?$/.exec(text);
  if (!match) return false;
  const [year, month, day] = [Number(match[1]), Number(match[2] ?? 1), Number(match[3] ?? 1)];
  if (year < FIRST_YEAR) return false;
  const date = new Date(Date.UTC(year, month - 1, day));
  return date.getUTCFullYear() === year && date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
}
