import { COMMA, isKeywordType, OWNER, tokenTypeOf } from '../../syntax/token-types.ts';
import { type CauseFinder, causeOf, type TextEdit } from './cause.ts';

const SHARE = tokenTypeOf('share');
const DECLARED: ReadonlySet<number> = new Set([OWNER, ...['channel', 'segment', 'persona', 'touchpoint', 'import'].map(tokenTypeOf)]);

/** `channel web, store`: each declaration stands on its own line. All commas of the line at once. */
export const declarationList: CauseFinder = ({ lineTokens, text, line }) => {
  const [keyword] = lineTokens;
  if (!keyword || !DECLARED.has(keyword.tokenType) || text.slice(line.start, keyword.offset).trim() !== '') return [];
  const commas = lineTokens.filter(({ tokenType }, index) => {
    const [before, next] = [lineTokens[index - 1], lineTokens[index + 1]];
    if (tokenType !== COMMA || !before || !next || isKeywordType(next.tokenType)) return false;
    // `touchpoint form on web, store`: what an attribute names is not declared.
    const last = lineTokens.findLast((token, at) => at < index && isKeywordType(token.tokenType));
    return last === keyword || last?.tokenType === SHARE;
  });
  const [first] = commas;
  if (!first) return [];
  const eol = text.includes('\r\n') ? '\r\n' : '\n';
  const indentation = text.slice(line.start, keyword.offset);
  const edits = commas.map(({ offset, end }): TextEdit => {
    const blank = /^[ \t]*/.exec(text.slice(end, line.end))?.[0].length ?? 0;
    return { start: offset, end: end + blank, text: `${eol}${indentation}${keyword.text} ` };
  });
  return [causeOf('JRN0120', { start: first.offset, end: first.end }, { keyword: { keyword: keyword.text } }, edits)];
};
