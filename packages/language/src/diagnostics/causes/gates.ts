import type { MessageValue } from '@parcours/model';
import { ID, isKeywordType, STRING, tokenTypeOf } from '../../syntax/token-types.ts';
import type { Token } from '../../syntax/tokens.ts';
import { type Cause, type CauseFinder, causeOf, question, type TextEdit } from './cause.ts';
import type { ErrorContext } from './error-context.ts';

const REQUIRE = tokenTypeOf('require');
const KPI = tokenTypeOf('kpi');
const UNLESS = tokenTypeOf('unless');
const [AT, LEAST, MOST] = ['at', 'least', 'most'].map(tokenTypeOf) as [number, number, number];
const SUBJECTS = ['score', 'gap', 'n', 'index'].map(tokenTypeOf);

type Direction = 'at least' | 'at most';

/** Signs and words that exclude the value itself are not those that include it. */
const SAME: Readonly<Record<Direction, RegExp>> = {
  'at least': /^(?:>=|=>|≥|⩾|min(?:imum|imal|\.)?(?![\p{L}]))/iu,
  'at most': /^(?:<=|=<|≤|⩽|max(?:imum|imal|\.)?(?![\p{L}]))/iu,
};
const OTHER =
  /^(?:[<>=≥≤⩾⩽]+|min(?:imum|imal|\.)?|max(?:imum|imal|\.)?|(?:more|greater|higher|less|lower|fewer) than|above|below|over|under|plus de|moins de|mehr als|weniger als|über|unter)(?![\p{L}])/iu;

/** `score >= 1`, `score +1`, `score at most 2`: a bound is said with the one word that goes with its measure. */
export const gateBound: CauseFinder = (context) => {
  const { lineTokens, text, line, locale, problem } = context;
  const gate = lineTokens.findIndex(({ tokenType }) => tokenType === REQUIRE);
  if (gate < 0) return [];
  const subject = subjectOf(lineTokens.slice(gate), problem.end);
  if (!subject) return [];
  const { token, directions } = subject;
  const rest = text.slice(token.end, line.end);
  const blank = /^\s*:?\s*/.exec(rest)?.[0].length ?? 0;
  const start = token.end + blank;
  const value = rest.slice(blank);
  const name = text.slice(subject.start, token.end);
  const words = directions.map((direction) => locale.spellKeyword(direction));
  const suggestion: MessageValue =
    words.length > 1
      ? { term: 'expected.either', values: { first: words[0] as string, second: words[1] as string } }
      : (words[0] as string);
  const insertion = (word: string): TextEdit => ({ start: token.end, end: start, text: ` ${word} ` });
  if (/^[+\-−]?\d/.test(value)) {
    return [
      causeOf(
        'JRN0119',
        { start: token.offset, end: token.end },
        { after: token.text, expected: suggestion },
        ...words.map((word) => [insertion(word)]),
      ),
    ];
  }
  const matched = OTHER.exec(value)?.[0] ?? opposite(context, start);
  if (!matched) return [];
  const blamed = { start, end: start + matched.length };
  const parameters = { found: matched, subject: name, suggestion };
  const gap = /^\s/.test(text.slice(blamed.end)) ? '' : ' ';
  const same = directions.find((direction) => SAME[direction].exec(value)?.[0] === matched);
  if (same) return [causeOf('JRN0129', blamed, parameters, [{ ...blamed, text: locale.spellKeyword(same) + gap }])];
  return [question('JRN0129', blamed, parameters, [{ ...blamed, text: words[0] + gap }])];
};

/** What is bounded, up to an offset: the last measure, or the KPI with its name. */
function subjectOf(tokens: readonly Token[], before: number): { token: Token; start: number; directions: readonly Direction[] } | null {
  for (let index = tokens.length - 1; index > 0; index--) {
    const [token, previous] = [tokens[index] as Token, tokens[index - 1] as Token];
    if (token.end > before) continue;
    if (previous.tokenType === KPI) return { token, start: token.offset, directions: ['at least', 'at most'] };
    if (!SUBJECTS.includes(token.tokenType)) continue;
    return { token, start: token.offset, directions: [token.tokenType === tokenTypeOf('gap') ? 'at most' : 'at least'] };
  }
  return null;
}

/** The words of a bound in the direction that its measure does not have. */
function opposite({ lineTokens, text, found, expected }: ErrorContext, start: number): string | undefined {
  if (!found || !(expected.includes(LEAST) || expected.includes(MOST)) || ![LEAST, MOST].includes(found.tokenType)) return undefined;
  const first = lineTokens.find(({ offset }) => offset === start);
  return first && (first === found || first.offset === found.offset || first.tokenType === AT) ? text.slice(start, found.end) : undefined;
}

/** `require advice score …`: a stage is announced by its keyword. */
export const gateWithoutStage: CauseFinder = ({ lineTokens, found, locale }) => {
  const index = lineTokens.findIndex(({ offset }) => offset === found?.offset);
  const before = lineTokens[index - 1];
  if (!found || before?.tokenType !== REQUIRE || !(found.tokenType === ID || found.tokenType === STRING || isKeywordType(found.tokenType)))
    return [];
  const stage = locale.spellKeyword('stage');
  const edit = { start: found.offset, end: found.offset, text: `${stage} ` };
  return [
    causeOf('JRN0119', { start: before.offset, end: before.end }, { after: before.text, expected: `${stage} ${found.text}` }, [edit]),
  ];
};

/** `unless until 2027`: without its reason an exception says nothing. */
export const gateWithoutReason: CauseFinder = ({ lineTokens, problem, text, line }): Cause[] => {
  const index = lineTokens.findIndex(({ tokenType }) => tokenType === UNLESS);
  const unless = lineTokens[index];
  if (!unless || unless.end > problem.end || lineTokens[index + 1]?.tokenType === STRING) return [];
  if (!/^\s*(?:$|until\b|jusqu|bis\b|\/\/)/u.test(text.slice(unless.end, line.end))) return [];
  const phrase = { start: unless.offset, end: unless.end };
  const assumed = [{ start: unless.end, end: unless.end, text: ' "reason"' }];
  return [question('JRN0119', phrase, { after: unless.text, expected: { term: 'expected.reason', values: { example: '"…"' } } }, assumed)];
};
