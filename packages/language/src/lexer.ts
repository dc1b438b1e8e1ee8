import type { IToken, TokenType } from 'chevrotain';
import { DefaultLexer, type LexerResult, type LexingReport, type TokenizeOptions } from 'langium';
import { isClosed } from './values.ts';

/** What only the whole stream of words shows: it travels with Langium's parse result as the lexer's report. */
export interface WordReport extends LexingReport {
  /** Quoted texts without their closing quote. */
  readonly unterminated: readonly IToken[];
  /** The opening brace that nothing closes; of several, the one that was most probably forgotten. */
  readonly unclosed: IToken | null;
}

/**
 * Tells the statement `owner` from the attribute `owner` of a touchpoint: an `owner` that begins a line outside all braces is
 * the statement. Langium decides an optional part by its first word alone, so the grammar could not tell them apart.
 */
export class JourneyLexer extends DefaultLexer {
  override tokenize(text: string, options?: TokenizeOptions): LexerResult {
    const result = super.tokenize(text, options);
    const ownerStatement = this.tokenTypes.OWNER as TokenType;
    const string = this.tokenTypes.STRING as TokenType;
    const unterminated: IToken[] = [];
    const open: IToken[] = [];
    let line = 0;
    for (const token of result.tokens) {
      if (token.image === '{') open.push(token);
      else if (token.image === '}') open.pop();
      else if (token.tokenType === string && !isClosed(token.image)) unterminated.push(token);
      else if (token.image === 'owner' && open.length === 0 && token.startLine !== line) turnInto(token, ownerStatement);
      line = token.startLine ?? line;
    }
    const last = open.at(-1);
    const unclosed = last ? (forgotten(result.tokens) ?? last) : null;
    // Where braces do not pair up, the left margin counts as outside.
    if (last) for (const token of result.tokens) if (token.image === 'owner' && token.startColumn === 1) turnInto(token, ownerStatement);
    const report: WordReport = { diagnostics: [], unterminated, unclosed };
    return { ...result, report };
  }
}

function turnInto(token: IToken, type: TokenType): void {
  token.tokenType = type;
  token.tokenTypeIdx = type.tokenTypeIdx as number;
}

/** By the indentation: an opening brace whose block ends with a closing one that stands under an outer block's line. */
function forgotten(tokens: readonly IToken[]): IToken | null {
  const open: { readonly brace: IToken; readonly column: number }[] = [];
  let line = 0;
  let column = 1;
  for (const token of tokens) {
    const beginsLine = token.startLine !== line;
    if (beginsLine) column = token.startColumn ?? 1;
    line = token.startLine ?? line;
    if (token.image === '{') open.push({ brace: token, column });
    else if (token.image === '}') {
      const inner = open.pop();
      if (inner && beginsLine && column < inner.column && open.some((outer) => outer.column === column)) return inner.brace;
    }
  }
  return null;
}
