import type { MessageValue } from '@parcours/model';
import { tokenTypeOf } from '../../syntax/token-types.ts';
import { type Cause, type CauseFinder, causeOf, question, replacement } from './cause.ts';
import type { ErrorContext } from './error-context.ts';
import { quoted } from './quoted.ts';
import type { Span } from './span.ts';
import { DATE_KEYWORDS, DURATION_KEYWORDS, MISSING_KEYWORDS, NUMBER_KEYWORDS, PERCENT_KEYWORDS } from './value-keywords.ts';

const KEYWORDS = [...NUMBER_KEYWORDS, ...PERCENT_KEYWORDS, ...DURATION_KEYWORDS, ...DATE_KEYWORDS, ...MISSING_KEYWORDS];

const SIGN = '[+\\-−–—‑]';
const FIGURE = '\\d+(?:[.,]\\d+)?';
const CURRENCY = '€|\\$|£|¥|EUR|euros?|USD|CHF|GBP';
const UNIT = `${CURRENCY}|points?|pts?|Punkten?|Punkte|Pkt`;
/** Where a value ends. */
const END = '(?=\\s*[{},;)]|\\s|$)';
const UPTO = '\\s*(?:-|–|—|−|/|\\.{2,3}|…|to|à|bis|out of|sur|von|or|ou|oder)\\s*';

/** What tells that somebody does not know the value, or only about. */
const UNKNOWN = new RegExp(`^(?:\\?+|n/?a|n\\. ?a\\.|n\\.?c\\.?|k\\. ?A\\.|tbd|[-–—])${END}`, 'iu');
const ROUGHLY = new RegExp(`^(?:[~≈<>≤≥]|ca\\.?|approx\\.?|about|environ|env\\.|etwa|rund)\\s*${FIGURE}\\s*%?${END}`, 'iu');
const SPREAD = new RegExp(`^${SIGN}?${FIGURE}\\s*(?:%|h|d|min)?${UPTO}${SIGN}?${FIGURE}\\s*(?:%|h|d|j|min)?${END}`, 'iu');
/** Codes of missing answers from one to another: `98-99`. */
const SPAN_OF_CODES = new RegExp(`^\\d+\\s*(?:-|–|—|\\.{2,3}|to|à|bis)\\s*\\d+${END}`, 'iu');
const SIGN_BEHIND = new RegExp(`^${FIGURE}\\s?${SIGN}${END}`, 'u');
const PERCENTAGE = new RegExp(`^${SIGN}?${FIGURE}\\s?%${END}`, 'u');
const WORKING_TIME = new RegExp(
  `^(?:[JTD]\\s?\\+\\s?\\d+|\\d+\\s*(?:working|business|work|jours ouvr\\p{L}+|Werktage?n?|Arbeitstage?n?|months?|mois|Monate?n?|years?|ans?|Jahre?n?)(?:\\s*-?days?)?)${END}`,
  'iu',
);
const PERIOD = new RegExp(
  `^(?:[QT]\\s?[1-4][ /-]*\\d{4}|\\d{4}[ /-]*[QT]\\s?[1-4]|[1-4](?:\\.|st|nd|rd|th|er|e|ème)?\\s*(?:Quartal|trimestre|quarter)\\s+\\d{4}|(?:KW|W|CW|S|week|semaine)\\s?\\d{1,2}(?:[ /-]+\\d{4})?|(?:spring|summer|autumn|fall|winter|printemps|été|automne|hiver|Frühling|Frühjahr|Sommer|Herbst)\\s+\\d{4})${END}`,
  'iu',
);

/** `score 2+`, `(2)`, `4/10`, `1,200`, `volume ~80%`, `within 24-48h`, `due Q3 2026`: which value is meant, nobody but the author knows. */
export const ambiguousValue: CauseFinder = (context) => {
  const keyword = context.lastKeyword(KEYWORDS);
  if (!keyword) return [];
  const rest = context.text.slice(keyword.end, context.line.end);
  const lead = /^\s*(?:[:=]\s*)?/.exec(rest)?.[0] ?? '';
  const value = rest.slice(lead.length);
  const is = (types: readonly number[]) => types.includes(keyword.tokenType);
  const spanOf = (matched: string): Span => {
    const start = keyword.end + (/^\s*/.exec(lead)?.[0].length ?? 0);
    return { start, end: keyword.end + lead.length + matched.trimEnd().length };
  };
  const asked = (patterns: readonly RegExp[], advice: MessageValue, assumed: string): Cause[] => {
    const matched = patterns.map((pattern) => pattern.exec(value)?.[0]).find((each) => each !== undefined);
    if (matched === undefined) return [];
    const span = spanOf(matched);
    return [
      question('JRN0125', span, { found: context.text.slice(span.start, span.end), advice }, [
        { ...span, text: (lead === '' ? ' ' : '') + assumed },
      ]),
    ];
  };
  if (is(DATE_KEYWORDS))
    return asked([PERIOD, UNKNOWN], { term: 'ambiguous.date', values: { examples: '2026, 2026-03, 2026-03-31' } }, '2026');
  if (is(DURATION_KEYWORDS))
    return asked([WORKING_TIME, SPREAD, ROUGHLY, UNKNOWN], { term: 'ambiguous.duration', values: { examples: '30min, 24h, 30d' } }, '24h');
  if (is(MISSING_KEYWORDS)) return asked([SPAN_OF_CODES], { term: 'ambiguous.list', values: { example: '98, 99' } }, '98, 99');
  if (is(PERCENT_KEYWORDS)) return asked([SPREAD, ROUGHLY, UNKNOWN], { term: 'ambiguous.percentage', values: { example: '80%' } }, '1%');
  const certain = certainNumber(value);
  if (certain) {
    const span = spanOf(certain.matched);
    const found = context.text.slice(span.start, span.end);
    return [replacement('JRN0142', span, { found: quoted(found), suggestion: certain.number }, (lead === '' ? ' ' : '') + certain.number)];
  }
  const readings = readingsOf(value);
  if (readings) return [eitherOf(spanOf(readings.matched), context, readings.numbers, lead === '' ? ' ' : '')];
  // A value out of five is one of those that go to five.
  const isOfFive = is(['importance', 'effort'].map(tokenTypeOf)) && /^\d\s*\/\s*5(?!\d)/.test(value);
  if (isOfFive) return [];
  return asked([SIGN_BEHIND, SPREAD, ROUGHLY, PERCENTAGE, UNKNOWN], { term: 'ambiguous.number', values: { examples: '+2, -2, 1.5' } }, '1');
};

/** A cause whose readings are all offered. */
export function eitherOf(span: Span, { text }: ErrorContext, readings: readonly [string, string], gap = ''): Cause {
  const [first, second] = readings;
  const advice = { term: 'ambiguous.either', values: { first, second } } as const;
  const repairs = readings.map((reading) => [{ ...span, text: gap + reading }]);
  return causeOf('JRN0125', span, { found: text.slice(span.start, span.end), advice }, ...repairs);
}

/** `1'200`, `1 200`, `1.200.000`, `1,200.50`, `60 €`, `CHF 60`, `40 points`: one number is meant. */
function certainNumber(value: string): { readonly matched: string; readonly number: string } | null {
  const patterns = [
    `${SIGN}?\\d{1,3}(?:[ \u00A0\u202F]\\d{3})+(?:[.,]\\d+)?`,
    `${SIGN}?\\d{1,3}(?:['’]\\d{3})+(?:[.,]\\d+)?`,
    `${SIGN}?\\d{1,3}(?:,\\d{3}){2,}`,
    `${SIGN}?\\d{1,3}(?:\\.\\d{3}){2,}`,
    `${SIGN}?\\d{1,3}(?:,\\d{3})+\\.\\d+`,
    `${SIGN}?\\d{1,3}(?:\\.\\d{3})+,\\d+`,
  ];
  for (const pattern of patterns) {
    const matched = new RegExp(`^${pattern}(?:\\s?(?:${UNIT}))?${END}`, 'iu').exec(value)?.[0];
    if (matched) return { matched, number: withoutGroups(matched) };
  }
  const unit = new RegExp(`^(?:(?:${CURRENCY})\\s?(${SIGN}?${FIGURE})|(${SIGN}?${FIGURE})\\s?(?:${UNIT}))${END}`, 'iu').exec(value);
  const number = unit?.[1] ?? unit?.[2];
  if (!unit || number === undefined || isGroup(number)) return null;
  return { matched: unit[0], number: number.replace(',', '.').replace(/[−–—‑]/, '-') };
}

function withoutGroups(matched: string): string {
  const figure = matched.replace(/[^\d.,+\-−–—‑]/gu, '').replace(/[−–—‑]/, '-');
  const decimals = /[.,](\d+)$/.exec(figure);
  const isDecimal = decimals !== null && (decimals[1]?.length !== 3 || /[ \u00A0\u202F'’]/u.test(matched.slice(0, 5)));
  const whole = (isDecimal ? figure.slice(0, decimals.index) : figure).replace(/[.,]/g, '');
  return isDecimal ? `${whole}.${decimals[1]}` : whole;
}

/** `1,200`: the comma may stand before decimals or between thousands. */
export function isGroup(number: string): boolean {
  return /^[+\-−–—‑]?[1-9]\d{0,2},\d{3}$/.test(number);
}

/** The two numbers that a text may mean: `– 2`, `(2)`, `±2`, `1,200`. */
function readingsOf(value: string): { readonly matched: string; readonly numbers: readonly [string, string] } | null {
  const [dashed, afterDash] = new RegExp(`^[-−–—‑]\\s+(${FIGURE})${END}`, 'u').exec(value) ?? [];
  if (dashed && afterDash) return { matched: dashed, numbers: [`-${decimal(afterDash)}`, decimal(afterDash)] };
  const [bracketed, inside] = new RegExp(`^\\(\\s*(${FIGURE})\\s*\\)`, 'u').exec(value) ?? [];
  if (bracketed && inside) return { matched: bracketed, numbers: [decimal(inside), `-${decimal(inside)}`] };
  const [both, after] = new RegExp(`^(?:±|\\+/-)\\s*(${FIGURE})${END}`, 'u').exec(value) ?? [];
  if (both && after) return { matched: both, numbers: [`+${decimal(after)}`, `-${decimal(after)}`] };
  const [grouped, number] = new RegExp(`^(${SIGN}?${FIGURE})(?:\\s?(?:${UNIT}))?${END}`, 'iu').exec(value) ?? [];
  if (!grouped || !number || !isGroup(number)) return null;
  return { matched: grouped, numbers: thousandsOrDecimals(number) };
}

/** `1,200` as 1200 and as 1.2. */
export function thousandsOrDecimals(number: string): readonly [string, string] {
  return [number.replace(',', ''), number.replace(',', '.').replace(/\.?0+$/, '')];
}

function decimal(number: string): string {
  return number.replace(',', '.');
}
