import type { MessageValue, TermName } from '@parcours/model';
import type { ParseResult } from '../../syntax/parse.ts';
import {
  END_OF_FILE,
  ID,
  isKeywordType,
  NUMBER,
  OWNER,
  REF,
  STRING,
  TOKEN_TYPE_NAMES,
  type TokenType,
  tokenTypeOf,
} from '../../syntax/token-types.ts';
import { alternatives } from './alternatives.ts';
import { type Cause, causeOf } from './cause.ts';
import { PHRASES } from './keywords.ts';
import { quoted } from './quoted.ts';
import { type BrokenLine, type SyntaxProblem, tokenBeforeLineEnd } from './syntax-problems.ts';
import { codePointName } from './unreadable.ts';

/** The number of expected tokens in a message. */
const MAX_EXPECTED = 12;

const DATE = tokenTypeOf('DATE');

/** A broken line whose cause is not known: what stands there, and what could. */
export function unexplained({ tokens }: ParseResult, { problems }: BrokenLine): Cause {
  // An open quote makes all that follows it unreadable, an unreadable sign what stands around it.
  const kinds: readonly SyntaxProblem['kind'][] = ['unterminated', 'comment', 'unreadable', 'unexpected', 'unclosed'];
  const [problem] = problems.toSorted((a, b) => kinds.indexOf(a.kind) - kinds.indexOf(b.kind) || a.start - b.start) as [SyntaxProblem];
  const text = tokens.text.slice(problem.start, problem.end);
  switch (problem.kind) {
    case 'unterminated':
      return causeOf('JRN0103', problem, { quote: text.startsWith('«') ? '»' : text.charAt(0) });
    case 'comment':
      return causeOf('JRN0260', problem, {});
    case 'unreadable':
      if (/[“”„‟‘’‚‛‹›]/.test(text)) return causeOf('JRN0114', problem, { found: excerpt(text) });
      return causeOf('JRN0102', problem, { found: excerpt(text) });
    case 'unclosed':
      return causeOf('JRN0104', problem, {});
    case 'unexpected': {
      const error = problem.error as NonNullable<SyntaxProblem['error']>;
      const expected = expectedText(error.expected, (keyword) => tokens.keywordLocale.spellKeyword(keyword));
      const before = tokenBeforeLineEnd(error) ?? (error.token.tokenType === END_OF_FILE ? error.previous : null);
      if (before && error.isMissingToken)
        return causeOf('JRN0119', { start: before.offset, end: before.end }, { after: excerpt(before.text), expected });
      const found = error.token.tokenType === END_OF_FILE ? '␄' : quoted(excerpt(error.token.text));
      return causeOf('JRN0101', problem, { found, expected });
    }
  }
}

/** What could stand here, in the order of the grammar; values whose kind takes an example are last. */
function expectedText(expected: readonly TokenType[], spellKeyword: (keyword: string) => string): MessageValue {
  const words = new Map<string, MessageValue>();
  const values = new Map<string, MessageValue>();
  for (const tokenType of expected) {
    // Where a date stands, a number is a year.
    if (tokenType === NUMBER && expected.includes(DATE)) continue;
    const name = TOKEN_TYPE_NAMES[tokenType] as string;
    const value = VALUE_EXAMPLES[name];
    if (tokenType === OWNER) words.set(name, spellKeyword('owner'));
    else if (isKeywordType(tokenType)) words.set(name, spellKeyword(PHRASES[name] ?? name));
    else if (value) values.set(name, { term: value.term, values: { example: value.example } });
    else if (tokenType === REF || tokenType === ID) words.set('name', { term: 'expected.name' });
    else words.set(name, tokenType === STRING ? '"…"' : name);
  }
  const all = [...words.values()];
  const shown = all.length > MAX_EXPECTED ? [...all.slice(0, MAX_EXPECTED), '…'] : all;
  return alternatives([...shown, ...values.values()]);
}

/** The kinds of values that messages name with an example: the example alone would look like the only answer. */
const VALUE_EXAMPLES: Readonly<Record<string, { readonly term: TermName; readonly example: string }>> = {
  NUMBER: { term: 'expected.number', example: '1.5' },
  PERCENT: { term: 'expected.percentage', example: '80%' },
  DATE: { term: 'expected.date', example: '2026-03-31' },
  DURATION: { term: 'expected.duration', example: '24h' },
};

/** The beginning of a text; what cannot be seen is named by its code point. */
function excerpt(text: string): string {
  const clean = text.replace(/\p{Cc}|\p{Cf}/gu, (character) => codePointName(character));
  return clean.length > 40 ? `${clean.slice(0, 39)}…` : clean;
}
