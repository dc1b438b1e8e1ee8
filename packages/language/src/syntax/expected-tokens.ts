import { FILE_RULE, type Terminal } from './grammar-program.ts';
import type { KeywordLocale } from './keyword-locale.ts';
import { lex } from './lexer.ts';
import { beginFile } from './parse.ts';
import { END_OF_INPUT, Parser } from './parser.ts';
import { ErrorRecovery } from './recovery.ts';
import { CLOSING_BRACE, OPENING_BRACE, OWNER, TOKEN_TYPE_NAMES, type TokenType } from './token-types.ts';
import type { Tokens } from './tokens.ts';

/** What the grammar allows next: keywords, and values with the node type and property that they would be assigned to. */
export interface ExpectedTokens {
  readonly keywords: readonly string[];
  /** `type` and `property`: where it would go, for instance `Stage` and `channels`; `terminal` is REF, STRING, NUMBER … */
  readonly values: readonly { readonly type: string; readonly property: string; readonly terminal: string }[];
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
  const values = new Map<string, ExpectedTokens['values'][number]>();
  for (const take of terminals) {
    if (take.keyword !== null) keywords.add(take.keyword);
    else if (take.tokenType === OWNER) keywords.add('owner');
    else {
      const [type, property] = [take.ruleName, take.property ?? ''];
      const terminal = TOKEN_TYPE_NAMES[take.tokenType] as string;
      values.set(`${type}.${property}.${terminal}`, { type, property, terminal });
    }
  }
  return { keywords: [...keywords], values: [...values.values()] };
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
