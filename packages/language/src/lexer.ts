import type { IToken, TokenType } from 'chevrotain';
import { DefaultLexer, type LexerResult, type LexingReport, type TokenizeOptions } from 'langium';
import { isClosed } from './values.ts';

/** What only the whole stream of words shows: it travels with Langium's parse result as the lexer's report. */
export interface WordReport extends LexingReport {
  /** Quoted texts without their closing quote. */
  readonly unterminated: readonly IToken[];
  /** The opening braces that nothing closes, outermost first. */
  readonly unclosed: readonly IToken[];
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
    const unclosed: IToken[] = [];
    let line = 0;
    for (const token of result.tokens) {
      if (token.image === '{') unclosed.push(token);
      else if (token.image === '}') unclosed.pop();
      else if (token.tokenType === string && !isClosed(token.image)) unterminated.push(token);
      else if (token.image === 'owner' && unclosed.length === 0 && token.startLine !== line) {
        token.tokenType = ownerStatement;
        token.tokenTypeIdx = ownerStatement.tokenTypeIdx as number;
      }
      line = token.startLine ?? line;
    }
    const report: WordReport = { diagnostics: [], unterminated, unclosed };
    return { ...result, report };
  }
}
