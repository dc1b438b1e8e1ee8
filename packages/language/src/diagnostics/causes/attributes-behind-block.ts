import { ATTRIBUTES, CONSTRUCTS } from '../../attributes/attribute-table.ts';
import { CLOSING_BRACE, isKeywordType, OPENING_BRACE, TOKEN_TYPE_NAMES } from '../../syntax/token-types.ts';
import type { Tokens } from '../../syntax/tokens.ts';
import { type CauseFinder, causeOf } from './cause.ts';
import { PHRASES } from './keywords.ts';

/** `stage a { … }`, then `moment of truth` or `score +2`: an attribute behind the block of its declaration belongs before it. */
export const attributeBehindBlock: CauseFinder = ({ found, tokens, tokenIndex, endToken, line, text, locale }) => {
  if (!found || !isKeywordType(found.tokenType) || tokens.tokenTypes[tokenIndex - 1] !== CLOSING_BRACE) return [];
  const brace = openingBrace(tokens, tokenIndex - 1);
  if (brace < 1) return [];
  let header = brace;
  while (header > 0 && !tokens.beginsLine(header)) header--;
  const construct = tokens.typeNameOf(header);
  const keyword = TOKEN_TYPE_NAMES[found.tokenType] as string;
  const isOwn = ATTRIBUTES.some(({ owner, keywords }) => {
    const [first] = keywords;
    return first !== undefined && first.split(' ')[0] === keyword && CONSTRUCTS.get(owner)?.keywords.includes(construct);
  });
  if (!isOwn) return [];
  const previousEnd = tokens.ends[tokenIndex - 1] as number;
  const end = tokens.ends[endToken - 1] as number;
  const start = tokens.beginsLine(tokenIndex) ? line.start : previousEnd;
  const lineBreak = start === line.start ? (/^\r?\n/.exec(text.slice(line.end))?.[0].length ?? 0) : 0;
  const phrase = locale.phraseAt(text, found.offset, found.end);
  const blamed = { start: found.offset, end: phrase?.at(-1)?.end ?? found.end };
  const { offset } = tokens.at(brace);
  const place = { term: 'place.line', values: { keywords: { keyword: construct } } } as const;
  const written = locale.spellKeyword(PHRASES[keyword] ?? keyword);
  return [
    causeOf('JRN0118', blamed, { found: written, place }, [
      { start: offset, end: offset, text: `${text.slice(found.offset, end)} ` },
      { start, end: start === line.start ? line.end + lineBreak : end, text: '' },
    ]),
  ];
};

/** The brace that a closing one closes; −1 if there is none. */
function openingBrace({ tokenTypes }: Tokens, closing: number): number {
  let depth = 0;
  for (let at = closing; at >= 0; at--) {
    if (tokenTypes[at] === CLOSING_BRACE) depth++;
    else if (tokenTypes[at] === OPENING_BRACE && --depth === 0) return at;
  }
  return -1;
}
