import type { KeywordLocale } from '../../syntax/keyword-locale.ts';
import type { ParseResult } from '../../syntax/parse.ts';
import { isKeywordType, STRING, type TokenType } from '../../syntax/token-types.ts';
import type { Token, Tokens } from '../../syntax/tokens.ts';
import type { Span } from './span.ts';
import type { SyntaxProblem } from './syntax-problems.ts';

/** Stands in `code` for a character of a quoted text. */
export const QUOTED = '\uE000';

/** A syntax error with the line that it stands in, for those who look for its cause. */
export class ErrorContext {
  readonly text: string;
  readonly tokens: Tokens;
  readonly problem: SyntaxProblem;
  /** The line of the problem, without its line break. */
  readonly line: Span;
  /** The line with its texts and comments blanked out, each character by one: `QUOTED` and a space. Offsets are those of the line. */
  readonly code: string;
  /** The first token of the line, as an index, and the one after its last. */
  readonly firstToken: number;
  readonly endToken: number;
  /** The index of the first token that does not end before the problem. */
  readonly tokenIndex: number;
  #lineTokens: readonly Token[] | undefined;

  constructor(parsed: ParseResult, problem: SyntaxProblem) {
    const { tokens } = parsed;
    this.text = tokens.text;
    this.tokens = tokens;
    this.problem = problem;
    this.line = lineAt(this.text, problem.start);
    const { start, end } = this.line;
    this.firstToken = firstIndex(tokens.starts, start);
    this.endToken = firstIndex(tokens.starts, end);
    this.tokenIndex = firstIndex(tokens.ends, problem.start + 1);
    let code = this.text.slice(start, end);
    const blank = (from: number, to: number, by: string) => {
      const [a, b] = [Math.max(from, start) - start, Math.min(to, end) - start];
      if (b > a) code = code.slice(0, a) + by.repeat(b - a) + code.slice(b);
    };
    for (let index = this.firstToken; index < this.endToken; index++)
      if (tokens.tokenTypes[index] === STRING) blank(tokens.starts[index] as number, tokens.ends[index] as number, QUOTED);
    for (const { offset, text } of tokens.comments) blank(offset, offset + text.length, ' ');
    this.code = code;
  }

  get locale(): KeywordLocale {
    return this.tokens.keywordLocale;
  }

  /** Where the problem stands in the line. */
  get column(): number {
    return this.problem.start - this.line.start;
  }

  get lineText(): string {
    return this.text.slice(this.line.start, this.line.end);
  }

  /** What the grammar expects at an unexpected token; nothing at other problems. */
  get expected(): readonly TokenType[] {
    return this.problem.error?.expected ?? [];
  }

  /** The unexpected token; null at other problems. */
  get found(): Token | null {
    return this.problem.error?.token ?? null;
  }

  /** The tokens of the line. */
  get lineTokens(): readonly Token[] {
    this.#lineTokens ??= Array.from({ length: this.endToken - this.firstToken }, (_, at) => this.tokens.at(this.firstToken + at));
    return this.#lineTokens;
  }

  /** The last token before an offset, on the line, that is one of some keywords; null if none is. */
  lastKeyword(types: readonly TokenType[], before = this.problem.end): Token | null {
    return this.lineTokens.findLast(({ tokenType, offset }) => offset < before && types.includes(tokenType)) ?? null;
  }

  /** A match of the code of the line as offsets of the text. */
  span(from: number, to: number): Span {
    return { start: this.line.start + from, end: this.line.start + to };
  }

  /** Whether a word is a keyword of the file. */
  isKeyword(word: string): boolean {
    return isKeywordType(this.locale.tokenTypeAt(word, 0, word.length));
  }
}

/** The line around an offset, without its line break. */
export function lineAt(text: string, offset: number): Span {
  let start = offset;
  while (start > 0 && !isLineBreak(text, start - 1)) start--;
  let end = offset;
  while (end < text.length && !isLineBreak(text, end)) end++;
  return { start, end };
}

function isLineBreak(text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  return code === 10 || code === 13;
}

/** The first index of an ascending list whose value is at least `value`. */
function firstIndex(values: Uint32Array, value: number): number {
  let [low, high] = [0, values.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((values[middle] as number) < value) low = middle + 1;
    else high = middle;
  }
  return low;
}
