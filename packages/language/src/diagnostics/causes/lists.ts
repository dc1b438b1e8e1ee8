import { CLOSING_BRACE, isKeywordType, OPENING_BRACE, STRING, TOKEN_TYPE_NAMES, tokenTypeOf } from '../../syntax/token-types.ts';
import type { Token } from '../../syntax/tokens.ts';
import { type Cause, type CauseFinder, causeOf, replacement, type TextEdit } from './cause.ts';
import type { ErrorContext } from './error-context.ts';
import { quoted } from './quoted.ts';

/** The keywords before lists. */
const LIST_KEYWORDS = ['channel', 'touchpoint', 'criteria', 'missing', 'success', 'is', 'totals'].map(tokenTypeOf);
const COMMA_TYPE = tokenTypeOf(',');

const CONJUNCTIONS: ReadonlySet<string> = new Set(['and', 'or', 'et', 'ou', 'und', 'oder', 'sowie', 'plus']);

/** `channel web store`, `web and store`, `web; store`, `[web, store]`, `web, channel store`, `web, store,`. */
export const listWithoutCommas: CauseFinder = (context) => {
  const { lineTokens, problem, text, line, code } = context;
  const keyword = context.lastKeyword(LIST_KEYWORDS, problem.start);
  if (!keyword) return [];
  // `web, channel store`: the list begins at the first of them.
  const first = lineTokens.find(({ tokenType, offset }) => tokenType === keyword.tokenType && offset < problem.start) ?? keyword;
  const causes: Cause[] = [];
  for (const opening of new Set([keyword, first])) {
    const rest = lineTokens.filter(({ offset }) => offset >= opening.end);
    const end = rest.findIndex((token, index) => {
      if (token.tokenType === OPENING_BRACE || token.tokenType === CLOSING_BRACE) return true;
      return isKeywordType(token.tokenType) && token.tokenType !== opening.tokenType && !CONJUNCTIONS.has(token.text) && index > 0;
    });
    const own = end < 0 ? rest : rest.slice(0, end);
    const items = own.filter(
      ({ tokenType, text: word }) => tokenType !== COMMA_TYPE && tokenType !== opening.tokenType && !CONJUNCTIONS.has(word),
    );
    const [start, last] = [items[0], items.at(-1)];
    if (!start || !last || items.length < 2) continue;
    // Without a sign between them, a name and a text are no list.
    const isMixed = items.some(({ tokenType }) => (tokenType === STRING) !== (start.tokenType === STRING));
    if (isMixed && own.length === items.length) continue;
    // All that follows the list up to the next part belongs to it: a bracket, a comma too many.
    const from = opening.end + (/^\s*/.exec(text.slice(opening.end, line.end))?.[0].length ?? 0);
    const behind = /^\s*[,;)\]]*/.exec(code.slice(last.end - line.start))?.[0] ?? '';
    const suggestion = items.map(({ text: word }) => word).join(', ');
    causes.push(
      replacement('JRN0135', { start: from, end: last.end + behind.trimEnd().length }, { suggestion: quoted(suggestion) }, suggestion),
    );
  }
  return causes;
};

/** `on web, store`, `channel app "App", phone "Telephone"`: what takes one value, or declares one thing. */
export const oneValueOnly: CauseFinder = (context) => {
  const { lineTokens, problem, found } = context;
  if (!found || problem.start !== found.offset || isKeywordType(found.tokenType)) return [];
  const [statement] = lineTokens;
  const last = lineTokens.findLast(({ tokenType, offset }) => isKeywordType(tokenType) && offset < problem.start) as Token | undefined;
  if (!statement || !last || !isKeywordType(statement.tokenType)) return [];
  // What takes a list takes more than one.
  if (LIST_KEYWORDS.includes(last.tokenType) && last.offset !== statement.offset) return [];
  // What is measured takes one figure, and a word behind it is no second one.
  const before = lineTokens.findLast(({ end }) => end <= problem.start);
  if (before && /^[+\-−]?\d/.test(before.text)) return [];
  const spelt = { keyword: TOKEN_TYPE_NAMES[last.tokenType] as string };
  if (last.offset !== statement.offset || problem.start === last.end) {
    const isValue =
      /^[,\p{L}"'«]/u.test(found.text) &&
      /[\p{L}\p{N}"'»]$/u.test(lineTokens.find(({ end }) => end <= problem.start && end > last.end)?.text ?? '');
    return isValue ? [causeOf('JRN0120', problem, { keyword: spelt }, ...eitherValue(context, last))] : [];
  }
  const rest = context.text.slice(problem.end, context.line.end).trimStart();
  const indentation = /^\s*/.exec(context.lineText)?.[0] ?? '';
  const keywordText = statement.text;
  const end = problem.end + (context.text.slice(problem.end, context.line.end).length - rest.length);
  return found.text === ','
    ? [causeOf('JRN0120', problem, { keyword: spelt }, [{ start: problem.start, end, text: `\n${indentation}${keywordText} ` }])]
    : [];
};

/** `for reno, movers`: each of the values alone, where words alone stand between commas. */
function eitherValue({ lineTokens, text }: ErrorContext, keyword: Token): TextEdit[][] {
  const rest = lineTokens.filter(({ offset }) => offset >= keyword.end);
  const length = rest.findIndex(({ tokenType }) => isKeywordType(tokenType) && tokenType !== COMMA_TYPE);
  const list = length < 0 ? rest : rest.slice(0, length);
  const [first, last] = [list[0], list.at(-1)];
  const isList = list.every(({ tokenType }, index) => (tokenType === COMMA_TYPE) === (index % 2 === 1)) && list.length % 2 === 1;
  if (!isList || !first || !last || list.length < 3) return [];
  const values = list.filter((_, index) => index % 2 === 0);
  return values.map(({ offset, end }) => [{ start: first.offset, end: last.end, text: text.slice(offset, end) }]);
}
