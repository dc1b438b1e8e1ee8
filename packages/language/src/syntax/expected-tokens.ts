import { type Attribute, attributeStartingAt } from '../attributes/attribute-table.ts';
import { FILE_RULE, type Terminal } from './grammar-program.ts';
import type { KeywordLocale } from './keyword-locale.ts';
import { lex } from './lexer.ts';
import { beginFile } from './parse.ts';
import { END_OF_INPUT, Parser } from './parser.ts';
import { ErrorRecovery } from './recovery.ts';
import { CLOSING_BRACE, OPENING_BRACE, OWNER, TOKEN_TYPE_NAMES, type TokenType } from './token-types.ts';
import type { Tokens } from './tokens.ts';

/** A value that the grammar allows next. */
export interface ExpectedValue {
  /** The node type and the property that it would be assigned to, such as `Stage` and `channels`. */
  readonly type: string;
  readonly property: string;
  /** REF, STRING, NUMBER … */
  readonly terminal: string;
  /** The node types that it may refer to; none where it is no cross-reference. */
  readonly referenceTypes: readonly string[];
}

/** What the grammar allows next. */
export interface ExpectedTokens {
  readonly keywords: readonly string[];
  /** Those of the keywords that begin an attribute, with it. */
  readonly attributes: ReadonlyMap<string, Attribute>;
  readonly values: readonly ExpectedValue[];
}

/**
 * What may follow a text that begins with a top-level statement (see `statementStart`).
 *
 * @param keywordLocale the file's, if the text is not its beginning.
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
    const { keyword, tokenType, ruleName: type, property, referenceTypes } = terminal;
    const attribute = attributeStartingAt(terminal);
    if (keyword !== null && attribute) attributes.set(keyword, attribute);
    if (keyword !== null) keywords.add(keyword);
    else if (tokenType === OWNER) keywords.add('owner');
    else {
      const name = TOKEN_TYPE_NAMES[tokenType] as string;
      values.set(`${type}.${property}.${name}`, { type, property: property ?? '', terminal: name, referenceTypes });
    }
  }
  return { keywords: [...keywords], attributes, values: [...values.values()] };
}

/** Where the top-level statement begins that an offset stands in: enough text to know what may follow, however long the file. */
export function statementStart(tokens: Tokens, offset: number): number {
  let depth = 0;
  let start = 0;
  for (let index = 0; index < tokens.count && (tokens.starts[index] as number) < offset; index++) {
    const kind = tokens.tokenTypes[index] as TokenType;
    if (kind === OPENING_BRACE) depth++;
    else if (kind === CLOSING_BRACE) depth = Math.max(0, depth - 1);
    else if (depth === 0 && STATEMENT_TYPES.has(kind)) start = tokens.starts[index] as number;
  }
  return start;
}

/** `channel`, `segment` and `persona` begin a statement wherever they stand outside all braces. */
const STATEMENT_TYPES: ReadonlySet<TokenType> = new Set(FILE_RULE.body.firstTerminals.map(({ tokenType: kind }) => kind));
