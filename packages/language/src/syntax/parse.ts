import type { AstNode } from 'langium';
import type { File } from '../generated/ast.ts';
import { cstNodeOf, RootNode } from './cst.ts';
import { FILE_RULE } from './grammar-program.ts';
import { lex } from './lexer.ts';
import { Parser, SYNTAX_ERROR } from './parser.ts';
import { ErrorRecovery, type ParseError } from './recovery.ts';
import { END_OF_FILE } from './token-types.ts';
import type { Tokens } from './tokens.ts';

export interface ParseResult {
  readonly root: File;
  readonly tokens: Tokens;
  /** Where the tokens do not follow the grammar, in order. */
  readonly errors: readonly ParseError[];
  /** The message of an exception thrown while parsing, the tree then being empty; else null. */
  readonly internalError: string | null;
}

/**
 * Parses a text into the syntax tree that Langium's parser makes of the same grammar; a test compares them
 * (docs/decisions/2026-11-22-parser.md). Never throws, and keeps no state between two texts.
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
    const internalError = error instanceof Error ? error.message : String(error);
    return { root: parseTokens(tokens, null) as File, tokens, errors: [], internalError };
  }
}

/** Whether a text has no syntax errors, down to its last quote and comment. */
export function isSound({ errors, tokens, internalError }: ParseResult): boolean {
  return (
    errors.length + tokens.unreadable.length + tokens.unterminatedTexts.length + tokens.unclosedComments.length === 0 &&
    internalError === null
  );
}

/** Whether a statement, or the rest of the line that it ends in, has a syntax error. */
export function hasSyntaxError({ errors, tokens }: ParseResult, statement: AstNode): boolean {
  if (errors.length + tokens.unreadable.length + tokens.unterminatedTexts.length === 0) return false;
  const { firstToken, lastToken } = cstNodeOf(statement);
  const [start, lastLine] = [tokens.at(firstToken).offset, tokens.at(lastToken).line];
  const end = tokens.lineStarts[lastLine + 1] ?? tokens.text.length + 1;
  const isInside = (offset: number) => offset >= start && offset < end;
  return (
    errors.some(
      ({ token, previous, isMissingToken }) => isInside(token.offset) || (isMissingToken && previous && isInside(previous.offset)),
    ) ||
    tokens.unreadable.some(({ offset }) => isInside(offset)) ||
    tokens.unterminatedTexts.some((index) => isInside(tokens.at(index).offset))
  );
}

/** @returns null at the first syntax error where there is no recovery. */
function parseTokens(tokens: Tokens, recovery: ErrorRecovery | null): File | null {
  const parser = new Parser(tokens, recovery);
  beginFile(parser);
  try {
    FILE_RULE.body.execute(parser);
  } catch (error) {
    if (error === SYNTAX_ERROR) return null;
    throw error;
  }
  if (parser.nextType !== END_OF_FILE && !recovery) return null;
  parser.cstNode.lastToken = parser.lastConsumed;
  return parser.node as unknown as File;
}

/** Gives a parser the node of the whole file. */
export function beginFile(parser: Parser): void {
  parser.node = FILE_RULE.createNode();
  parser.cstNode = new RootNode(parser.parsedTokens, parser.node, undefined, undefined, 0);
  parser.node.$cstNode = parser.cstNode;
}
