import { type Attribute, attributeStartingAt } from '../attributes/attribute-table.ts';
import { FILE_RULE, type Terminal } from './grammar-program.ts';
import type { KeywordLocale } from './keyword-locale.ts';
import { lex } from './lexer.ts';
import { beginFile } from './parse.ts';
import { END_OF_INPUT, Parser } from './parser.ts';
import { ErrorRecovery } from './recovery.ts';
import { CLOSING_BRACE, OPENING_BRACE, OWNER, TOKEN_TYPE_NAMES, type TokenType, tokenTypeOf } from './token-types.ts';
import type { Tokens } from './tokens.ts';

/** A value that the grammar allows next. */
export interface ExpectedValue {
  /** The node type and the property that it would be assigned to, such as `Stage` and `channels`. */
  readonly type: string;
  readonly property: string;
  /** REF, STRING, NUMBER … */
  readonly terminal: string;
  /** The node types that it may refer to; empty where it is no cross-reference. */
  readonly referenceTypes: readonly string[];
}

/** What the grammar allows next. */
export interface ExpectedTokens {
  readonly keywords: readonly string[];
  /** By keyword, the attributes that these keywords begin. */
  readonly attributes: ReadonlyMap<string, Attribute>;
  readonly values: readonly ExpectedValue[];
}

/**
 * The tokens that the grammar allows after a text that begins with a top-level statement (see `statementStart`).
 *
 * @param keywordLocale of the file, if the text is not its beginning.
 */
export function expectedTokens(text: string, keywordLocale?: KeywordLocale): ExpectedTokens {
  const terminals = new Set<Terminal>();
  const parser = new Parser(lex(text, keywordLocale), new ErrorRecovery(), terminals);
  beginFile(parser);
  try {
    FILE_RULE.body.execute(parser);
  } catch (error) {
    if (error !== END_OF_INPUT) throw error;
  }
  const keywords = new Set<string>();
  const attributes = new Map<string, Attribute>();
  const values = new Map<string, ExpectedValue>();
  for (const terminal of terminals) {
    const { keyword, tokenType, ruleName, property, referenceTypes } = terminal;
    const attribute = attributeStartingAt(terminal);
    if (keyword !== null && attribute) attributes.set(keyword, attribute);
    if (keyword !== null) keywords.add(keyword);
    else if (tokenType === OWNER) keywords.add('owner');
    else {
      const name = TOKEN_TYPE_NAMES[tokenType] as string;
      values.set(`${ruleName}.${property}.${name}`, { type: ruleName, property: property ?? '', terminal: name, referenceTypes });
    }
  }
  return { keywords: [...keywords], attributes, values: [...values.values()] };
}

/** The offset of the top-level statement that contains an offset. The expected tokens depend on the text from there on only. */
export function statementStart(tokens: Tokens, offset: number): number {
  let depth = 0;
  let start = 0;
  for (let index = 0; index < tokens.count && (tokens.starts[index] as number) < offset; index++) {
    const tokenType = tokens.tokenTypes[index] as TokenType;
    if (tokenType === OPENING_BRACE) depth++;
    else if (tokenType === CLOSING_BRACE) depth = Math.max(0, depth - 1);
    else if (depth === 0 && STATEMENT_TYPES.has(tokenType) && !isWeightedBySegment(tokens, index)) start = tokens.starts[index] as number;
  }
  return start;
}

const SEGMENT = tokenTypeOf('segment');
const BY = tokenTypeOf('by');

/** Whether a token is the `segment` of `weight by segment shares`. */
function isWeightedBySegment({ tokenTypes }: Tokens, index: number): boolean {
  return tokenTypes[index] === SEGMENT && tokenTypes[index - 1] === BY;
}

/** The types of tokens that begin a statement outside all braces. `channel`, `segment` and `persona` do so anywhere in a line. */
const STATEMENT_TYPES: ReadonlySet<TokenType> = new Set(FILE_RULE.body.firstTerminals.map(({ tokenType }) => tokenType));
