import type { MessageValue } from '@parcours/model';
import { NUMBER, STRING, tokenTypeOf } from '../../syntax/token-types.ts';
import type { Token } from '../../syntax/tokens.ts';
import { alternatives } from './alternatives.ts';
import { eitherOf, isGroup, thousandsOrDecimals } from './ambiguous-values.ts';
import { type Cause, type CauseFinder, causeOf, replacement } from './cause.ts';
import type { ErrorContext } from './error-context.ts';
import { quoted } from './quoted.ts';
import { DATE_KEYWORDS, NUMBER_KEYWORDS, PERCENT_KEYWORDS } from './value-keywords.ts';

const PERCENT = tokenTypeOf('PERCENT');
const DATE = tokenTypeOf('DATE');
const DURATION = tokenTypeOf('DURATION');
const SCALE = tokenTypeOf('scale');
const BOXES = tokenTypeOf('boxes');

/** A number as people write it: any dash as its sign, a comma or a point before its decimals. */
const LOOSE_NUMBER = '[+\\-−–—‑]?\\s?\\d+(?:[.,]\\d+)?';

const RANGE = new RegExp(
  `^\\s*[:=]?\\s*(?:from|between|de|entre|von|zwischen)?\\s*[[(]?\\s*(${LOOSE_NUMBER})\\s*(?:\\.{2,}|…|-|–|—|−|to|and|à|a|et|jusqu'à|bis|und|:|/|,|;|\\s)\\s*(${LOOSE_NUMBER})(?![\\d.,])(?:\\s*[\\])])?`,
  'u',
);

/** `scale 1-5`, `1 to 5`, `von 1 bis 5`, `[1, 5]`: two dots stand between the ends of a range. */
export const rangeSpelling: CauseFinder = (context) => {
  const keyword = context.lastKeyword([SCALE, BOXES]);
  if (!keyword) return [];
  const rest = context.text.slice(keyword.end, context.line.end);
  const match = RANGE.exec(rest);
  if (!match)
    return context.found && keyword.tokenType === SCALE && context.expected.includes(tokenTypeOf('..'))
      ? [
          causeOf(
            'JRN0127',
            { start: keyword.offset, end: keyword.end },
            { examples: oneEndedScales(/^\s*\+?(\d+)/.exec(rest)?.[1] ?? '5') },
          ),
        ]
      : [];
  const suggestion = `${plainNumber(match[1] as string)}..${plainNumber(match[2] as string)}`;
  const leading = /^\s*/.exec(rest)?.[0].length ?? 0;
  const gap = leading === 0 ? ' ' : '';
  const span = { start: keyword.end + leading, end: keyword.end + match[0].length };
  return [replacement('JRN0138', span, { suggestion }, gap + suggestion)];
};

function oneEndedScales(top: string): MessageValue {
  return { term: 'expected.either', values: { first: `1..${top}`, second: `0..${top}` } };
}

/** `volume 0.8`, `80`, `80 percent`, `0,8`. A unit is never glued to a number that may mean something else. */
export const percentageSpelling: CauseFinder = (context) => {
  const keyword = context.expected.includes(PERCENT) ? context.problem.error?.previous : context.lastKeyword(PERCENT_KEYWORDS);
  if (!keyword || keyword.offset < context.line.start || keyword.end > context.problem.end) return [];
  const rest = context.text.slice(keyword.end, context.line.end);
  const match =
    /^(\s*[:=]?\s*["']?)(%?)\s*(\d+(?:[.,]\d+)?)\s*(%+|percents?\b|per cent\b|pct\b|p\.\s?c\.|pour[- ]?cents?\b|Prozent\b|v\. ?H\.|℅|٪)?["']?/iu.exec(
      rest,
    );
  if (!match) return [];
  const value = Number((match[3] as string).replace(',', '.'));
  const hasUnit = Boolean(match[2] || match[4]);
  const lead = (match[1] as string).match(/^\s*/)?.[0].length ?? 0;
  const span = { start: keyword.end + lead, end: keyword.end + match[0].trimEnd().length };
  const found = context.text.slice(span.start, span.end);
  // 0.8 may be a share of one or a small percentage.
  if (!hasUnit && value <= 1) {
    const [asShare, asIs] = [Number((value * 100).toPrecision(12)), value];
    return [eitherOf(span, context, [`${asShare}%`, `${asIs}%`])];
  }
  return [replacement('JRN0143', span, { found: quoted(found), suggestion: `${value}%` }, `${value}%`)];
};

/** Hours by the first letters of a unit. */
const HOURS: readonly (readonly [unit: RegExp, hours: number])[] = [
  [/^(?:s|sec\w*|second\w*|seconde\w*|sekunde\w*|sek)\.?$/i, 1 / 3600],
  [/^(?:m|mn|min\w*|minute\w*|minuten)\.?$/i, 1 / 60],
  [/^(?:h|hr|hrs|hours?|heures?|std|stunden?|stunde)\.?$/i, 1],
  [/^(?:d|days?|j|jrs?|jours?|t|tag|tage|tagen)\.?$/i, 24],
  [/^(?:w|wk|wks|weeks?|sem|semaines?|wo|woche|wochen)\.?$/i, 168],
];

/** `2 days`, `24 heures`, `1h30`, `48`: a time has one of three units. */
export const durationSpelling: CauseFinder = (context) => {
  const { found, expected, tokens, tokenIndex, text, line } = context;
  if (!found) return [];
  const isFirst = expected.includes(DURATION) && /^\d/.test(found.text);
  const previous = tokens.at(tokenIndex - 1);
  const number: Token | null = isFirst ? found : /^\d/.test(previous.text) && previous.offset >= line.start ? previous : null;
  if (!number) return [];
  const rest = text.slice(number.offset, line.end);
  const [hoursAndMinutes, hours, minutes] = /^(\d+)\s*h\s*(\d{1,2})(?:\s*min)?\b/i.exec(rest) ?? [];
  if (hoursAndMinutes) return duration(number.offset, hoursAndMinutes, Number(hours) + Number(minutes) / 60);
  const [withUnit, value, unit = ''] = /^(\d+(?:[.,]\d+)?)[ \u00A0\u202F-]*(\p{L}+\.?)(?![\p{L}\p{N}])/u.exec(rest) ?? [];
  if (withUnit && value) {
    const known = HOURS.find(([pattern]) => pattern.test(unit));
    if (known) return duration(number.offset, withUnit, Number(value.replace(',', '.')) * known[1], known[1]);
  }
  // A bare number: which unit is meant, nobody but the author knows.
  const bare = /^\d+(?:[.,]\d+)?/.exec(rest)?.[0] ?? '';
  if (!expected.includes(DURATION) || expected.includes(NUMBER)) return [];
  return [
    causeOf(
      'JRN0144',
      { start: number.offset, end: number.offset + bare.length },
      { found: quoted(bare), suggestion: alternatives(['min', 'h', 'd'].map((short) => bare + short)) },
      ...['min', 'h', 'd'].map((short) => [{ start: number.offset, end: number.offset + bare.length, text: bare + short }]),
    ),
  ];
};

function duration(start: number, found: string, hours: number, unitHours = 0): Cause[] {
  const inUnit =
    unitHours >= 24 ? `${plain(hours / 24)}d` : hours >= 1 && Number.isInteger(hours) ? `${plain(hours)}h` : `${plain(hours * 60)}min`;
  return [replacement('JRN0144', { start, end: start + found.length }, { found: quoted(found), suggestion: inUnit }, inUnit)];
}

function plain(value: number): string {
  return String(Number(value.toPrecision(6)));
}

const MONTHS: readonly RegExp[] = [
  /^(?:jan\w*|janv\w*|jän\w*)$/i,
  /^(?:feb\w*|f[ée]v\w*|févr\w*)$/iu,
  /^(?:mar|mars|march|mär\w*|maerz|mrz)$/iu,
  /^(?:apr\w*|avr\w*)$/i,
  /^(?:may|mai)$/i,
  /^(?:june?|juin|juni)$/i,
  /^(?:july?|juil\w*|juli)$/i,
  /^(?:aug\w*|ao[uû]t)$/iu,
  /^(?:sep\w*)$/i,
  /^(?:o[ck]t\w*)$/i,
  /^(?:nov\w*)$/i,
  /^(?:de[cz]\w*|d[ée]c\w*)$/iu,
];

/** `12.03.2026`, `03/12/2026`, `March 2026`: a date is year, month, day. */
export const dateSpelling: CauseFinder = (context) => {
  const keyword = context.lastKeyword(DATE_KEYWORDS);
  if (!keyword && !context.expected.includes(DATE)) return [];
  const from = keyword?.end ?? context.problem.start;
  const rest = context.text.slice(from, context.line.end);
  const lead = /^[\s:="']*/.exec(rest)?.[0] ?? '';
  const found = parseDate(rest.slice(lead.length));
  if (!found) return [];
  const blank = /^\s*/.exec(lead)?.[0].length ?? 0;
  const closing = /^["']/.exec(rest.slice(lead.length + found.length))?.[0].length ?? 0;
  const span = { start: from + blank, end: from + lead.length + found.length + closing };
  const [first, second] = found.dates as [string, string?];
  if (second !== undefined) return [eitherOf(span, context, [first, second])];
  return [replacement('JRN0145', span, { found: quoted(context.text.slice(span.start, span.end)), suggestion: first }, first)];
};

/** The dates that a text may mean, and how much of it says so. */
function parseDate(text: string): { readonly length: number; readonly dates: readonly string[] } | null {
  const iso = (year: string, month: string | number, day?: string) =>
    [year.length === 2 ? `20${year}` : year, String(month).padStart(2, '0'), ...(day ? [day.padStart(2, '0')] : [])].join('-');
  let match = /^(\d{1,2})([./-])\s?(\d{1,2})\2\s?(\d{4}|\d{2})(?!\d)/.exec(text);
  if (match) {
    const [whole, a, sign, b, year] = match as unknown as [string, string, string, string, string];
    const [dayFirst, monthFirst] = [iso(year, b, a), iso(year, a, b)];
    const dates =
      Number(a) > 12 ? [dayFirst] : Number(b) > 12 ? [monthFirst] : sign === '.' || a === b ? [dayFirst] : [dayFirst, monthFirst];
    return { length: whole.length, dates };
  }
  match = /^(\d{4})\s?[./-]\s?(\d{1,2})(?:\s?[./-]\s?(\d{1,2}))?(?!\d)/.exec(text);
  if (match) return { length: match[0].length, dates: [iso(match[1] as string, match[2] as string, match[3])] };
  match = /^(\d{1,2})[./-](\d{4})(?!\d)/.exec(text);
  if (match) return { length: match[0].length, dates: [iso(match[2] as string, match[1] as string)] };
  match = /^(?:(\d{1,2})(?:\.|st|nd|rd|th|er)?\s+)?(?:of\s+)?(\p{L}+)\.?,?\s+(?:(\d{1,2})(?:st|nd|rd|th)?,?\s+)?(\d{4})(?!\d)/u.exec(text);
  const month = match ? MONTHS.findIndex((name) => name.test(match?.[2] ?? '')) : -1;
  if (match && month >= 0) return { length: match[0].length, dates: [iso(match[4] as string, month + 1, match[1] ?? match[3])] };
  return null;
}

const NUMBER_WORDS: readonly (readonly string[])[] = [
  ['zero', 'zéro', 'null'],
  ['one', 'un', 'une', 'eins', 'ein'],
  ['two', 'deux', 'zwei'],
  ['three', 'trois', 'drei'],
  ['four', 'quatre', 'vier'],
  ['five', 'cinq', 'fünf'],
  ['six', 'sechs'],
  ['seven', 'sept', 'sieben'],
  ['eight', 'huit', 'acht'],
  ['nine', 'neuf', 'neun'],
  ['ten', 'dix', 'zehn'],
];

/** `+ 2`, `–2`, `"2"`, `two`, `.5`, `[2]`, `4/5`, `1,5`. */
export const numberSpelling: CauseFinder = (context) => {
  const comma = decimalComma(context);
  const keyword = keywordBeforeNumber(context);
  if (!keyword) return comma;
  const rest = context.text.slice(keyword.end, context.line.end);
  const lead = /^\s*/.exec(rest)?.[0] ?? '';
  const value = rest.slice(lead.length);
  const read = readNumber(value);
  if (!read) return comma;
  const blank = /^\s*/.exec(lead)?.[0].length ?? 0;
  const span = { start: keyword.end + blank, end: keyword.end + lead.length + read.length };
  if (context.text.slice(span.start, span.end) === read.number) return comma;
  return [
    ...comma,
    replacement(
      'JRN0142',
      span,
      { found: quoted(context.text.slice(span.start, span.end)), suggestion: read.number },
      (blank === 0 ? ' ' : '') + read.number,
    ),
  ];
};

/** The keyword whose value is not understood as a number. */
function keywordBeforeNumber(context: ErrorContext): Token | null {
  const { expected, line, problem } = context;
  const previous = problem.error?.previous ?? null;
  if (expected.includes(NUMBER) && previous && previous.offset >= line.start && previous.tokenType !== STRING) return previous;
  return context.lastKeyword(NUMBER_KEYWORDS, context.problem.start);
}

function readNumber(text: string): { readonly length: number; readonly number: string } | null {
  const patterns: readonly [RegExp, (match: RegExpExecArray) => string][] = [
    [/^["'([]\s*([+\-−–]?\s?\d+(?:[.,]\d+)?)\s*["')\]]/, ([, number = '']) => plainNumber(number)],
    [/^([+\-−–—‑]?)\s*(\d+(?:[.,]\d+)?)\s?\/\s?\d+(?!\d)/, ([, sign = '', number = '']) => plainNumber(sign + number)],
    [/^([+\-−–—‑])\s*(\d+(?:[.,]\d+)?)(?![\d.,])/, ([, sign = '', number = '']) => plainNumber(sign + number)],
    [/^([+\-−–—‑]?)\s?[.,](\d+)/, ([, sign = '', digits = '']) => plainNumber(`${sign}0.${digits}`)],
    [/^([+\-−–—‑]?\d+)[.,](?!\d)/, ([, number = '']) => plainNumber(number)],
  ];
  for (const [pattern, toText] of patterns) {
    const match = pattern.exec(text);
    if (match) return { length: match[0].length, number: toText(match) };
  }
  const [whole, sign, word = ''] = /^(?:(plus|minus|moins|\+|-|–)\s*)?(\p{L}+)/iu.exec(text) ?? [];
  const value = NUMBER_WORDS.findIndex((words) => words.includes(word.toLowerCase()));
  if (!whole || value < 0) return null;
  return { length: whole.length, number: `${sign === undefined ? '' : /^(?:plus|\+)$/i.test(sign) ? '+' : '-'}${value}` };
}

/** `+1,5`: the decimal mark of journey files is the point, in every language. */
function decimalComma(context: ErrorContext): Cause[] {
  const { text, problem, found, line } = context;
  if (found?.text !== ',') return [];
  const before = /[+\-−]?[0-9]+$/.exec(text.slice(line.start, problem.start))?.[0];
  const after = /^[0-9]+(?![0-9.])/.exec(text.slice(problem.start + 1, problem.start + 21))?.[0];
  if (!before || !after) return [];
  const span = { start: problem.start - before.length, end: problem.start + 1 + after.length };
  if (isGroup(`${before},${after}`)) return [eitherOf(span, context, thousandsOrDecimals(`${before},${after}`))];
  const suggestion = `${before}.${after}`;
  return [replacement('JRN0115', span, { found: `${before},${after}`, suggestion }, suggestion)];
}

function plainNumber(loose: string): string {
  return loose
    .replace(/\s/g, '')
    .replace(/[−–—‑]/, '-')
    .replace(',', '.');
}
