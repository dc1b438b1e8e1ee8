import { STRING, type TokenType, tokenTypeOf } from './token-types.ts';

/** Hours per unit of a duration such as `24h`. */
export const HOURS_PER_UNIT: Readonly<Record<string, number>> = { min: 1 / 60, h: 1, d: 24 };

/** A word's text → its value, by the kind that the grammar asks for. Total: every text has a value. */
export function convertToken(wanted: TokenType, actual: TokenType, text: string): string | number {
  return converters[actual === STRING ? STRING : wanted]?.(text) ?? text;
}

/** By kind; kinds without one are their own text. Exported for the test that makes one throw. */
export const converters: ((image: string) => string | number)[] = [];
converters[STRING] = unquote;
converters[tokenTypeOf('NUMBER')] = toNumber;
// /100 before anything else, so that 80% is the same double as 0.8 written in a program.
converters[tokenTypeOf('PERCENT')] = (image) => toNumber(image.slice(0, -1)) / 100;
converters[tokenTypeOf('DURATION')] = (image) => {
  const unit = /[a-z]+$/.exec(image)?.[0] ?? 'h';
  return toNumber(image.slice(0, -unit.length)) * (HOURS_PER_UNIT[unit] ?? 1);
};

function toNumber(text: string): number {
  const value = Number(text);
  if (Number.isFinite(value)) return value;
  const plain = Number(text.replace('−', '-').replace(/[\s\u00A0\u202F]/g, ''));
  return Number.isFinite(plain) ? plain : 0;
}

export function isQuoted(text: string): boolean {
  return /^["'«]/.test(text);
}

/** Whether a quoted text has its closing quote. */
export function hasClosingQuote(text: string): boolean {
  const opening = text.charCodeAt(0);
  const last = text.charCodeAt(text.length - 1);
  if (text.length < 2 || last !== (opening === 0xab ? 0xbb : opening)) return false;
  if (last === 0xbb || !text.includes('\\')) return true;
  // A quote behind an odd number of backslashes is part of the text.
  const backslashes = /\\*$/.exec(text.slice(0, -1))?.[0].length ?? 0;
  return backslashes % 2 === 0;
}

/**
 * The text between the quotes. A backslash before a quote or a backslash stands for that character; before another it is itself,
 * as in a Windows path. French quotes drop their inner spaces.
 */
export function unquote(text: string): string {
  const inner = hasClosingQuote(text) ? text.slice(1, -1) : text.slice(1);
  if (text.charCodeAt(0) === 0xab) return inner.trim();
  return inner.includes('\\') ? inner.replace(/\\(["'\\])/g, '$1') : inner;
}

/** Puts a text between double quotes, so that `unquote` gives it back. Line breaks become spaces: a text ends at its line. */
export function quote(text: string): string {
  return `"${text.replace(/[\r\n]+/g, ' ').replace(/[\\"]/g, '\\$&')}"`;
}
