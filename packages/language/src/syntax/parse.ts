import type { File } from '../generated/ast.ts';
import { RootNode } from './cst.ts';
import { FILE_RULE } from './grammar-program.ts';
import { lex } from './lexer.ts';
import { Parser, SYNTAX_ERROR } from './parser.ts';
import { ErrorRecovery, type ParseError } from './recovery.ts';
import { END_OF_FILE } from './token-types.ts';
import type { Tokens } from './tokens.ts';

export interface ParseResult {
  readonly root: File;
  readonly tokens: Tokens;
  /** Where the text does not follow the grammar, in order. */
  readonly errors: readonly ParseError[];
  /** What was thrown while parsing, if anything: the tree is then empty. */
  readonly internalError: string | null;
}

/**
 * Text → syntax tree: the one that Langium's parser makes of the same grammar, which a test compares, several times faster
 * (docs/decisions/2026-11-22-parser.md). Never throws, and nothing is kept from one text to the next.
 */
export function parse(text: string): ParseResult {
  try {
    const tokens = lex(text);
    const root = parseTokens(tokens, null);
    if (root) return { root, tokens, errors: [], internalError: null };
    const recovery = new ErrorRecovery();
    return { root: parseTokens(tokens, recovery) as File, tokens, errors: recovery.errors, internalError: null };
  } catch (error) {
    const tokens = lex('');
    return {
      root: parseTokens(tokens, null) as File,
      tokens,
      errors: [],
      internalError: error instanceof Error ? error.message : String(error),
    };
  }
}

/** Whether a text follows the grammar, to the last quote. */
export function isSound({ errors: unexpected, tokens, internalError: fault }: ParseResult): boolean {
  return unexpected.length + tokens.unreadable.length + tokens.unterminatedTexts.length === 0 && fault === null;
}

/** The tree of a text; null where it is broken and there is no recovery. */
function parseTokens(tokens: Tokens, recovery: ErrorRecovery | null): File | null {
  const reader = new Parser(tokens, recovery);
  beginFile(reader);
  try {
    FILE_RULE.body.execute(reader);
  } catch (error) {
    if (error === SYNTAX_ERROR) return null;
    throw error;
  }
  if (reader.nextType !== END_OF_FILE && !recovery) return null;
  reader.cstNode.lastToken = reader.lastConsumed;
  return reader.node as unknown as File;
}

/** Gives a reader the node of the whole file. */
export function beginFile(reader: Parser): void {
  reader.node = FILE_RULE.createNode();
  reader.cstNode = new RootNode(reader.parsedTokens, reader.node, undefined, undefined, 0);
  reader.node.$cstNode = reader.cstNode;
}
