import type { Position, Range } from '@parcours/model';
import type { KeywordLocale } from './keyword-locale.ts';
import { END_OF_FILE, TOKEN_TYPE_NAMES, type TokenType } from './token-types.ts';

/** One token of a text. Lines and columns count from 0, as in the language server protocol. */
export interface Token {
  readonly index: number;
  readonly tokenType: TokenType;
  readonly text: string;
  readonly offset: number;
  readonly end: number;
  readonly line: number;
}

/** A comment; only a block comment spans several lines. */
export interface Comment {
  readonly text: string;
  readonly offset: number;
  readonly line: number;
  readonly endLine: number;
}

/** Characters that begin no token, with the number that they touch; a comment of another language. */
export interface UnreadableText {
  readonly offset: number;
  readonly length: number;
}

/**
 * The tokens of a text in order, as typed arrays: the parser's input, and the source of the syntax tree's ranges. A file has tens of
 * thousands of tokens; as objects they would take most of a workspace's memory.
 */
export class Tokens {
  readonly text: string;
  readonly count: number;
  /** Ends with two END_OF_FILE: recovery looks one token beyond the next. */
  readonly tokenTypes: Uint8Array;
  readonly starts: Uint32Array;
  readonly ends: Uint32Array;
  readonly lines: Uint32Array;
  readonly lineStarts: Uint32Array;
  readonly comments: readonly Comment[];
  readonly unreadable: readonly UnreadableText[];
  /** The locale of the text's keywords. */
  readonly keywordLocale: KeywordLocale;
  /** Indices of strings without a closing quote. */
  readonly unterminatedTexts: readonly number[];
  /** Indices of block comments without an end. */
  readonly unclosedComments: readonly number[];
  /** Index of the unclosed opening brace (of several, the most probable one), or −1. */
  readonly unclosedBrace: number;

  constructor(
    parts: Pick<
      Tokens,
      | 'text'
      | 'tokenTypes'
      | 'starts'
      | 'ends'
      | 'lines'
      | 'lineStarts'
      | 'comments'
      | 'unreadable'
      | 'keywordLocale'
      | 'unterminatedTexts'
      | 'unclosedComments'
      | 'unclosedBrace'
    >,
  ) {
    this.text = parts.text;
    this.count = parts.starts.length;
    this.tokenTypes = parts.tokenTypes;
    this.starts = parts.starts;
    this.ends = parts.ends;
    this.lines = parts.lines;
    this.lineStarts = parts.lineStarts;
    this.comments = parts.comments;
    this.unreadable = parts.unreadable;
    this.keywordLocale = parts.keywordLocale;
    this.unterminatedTexts = parts.unterminatedTexts;
    this.unclosedComments = parts.unclosedComments;
    this.unclosedBrace = parts.unclosedBrace;
  }

  /** The token at an index; END_OF_FILE after the last. */
  at(index: number): Token {
    const { length } = this.text;
    if (index >= this.count)
      return { index, tokenType: END_OF_FILE, text: '', offset: length, end: length, line: this.lineStarts.length - 1 };
    const [offset, end] = [this.starts[index] as number, this.ends[index] as number];
    const [tokenType, line] = [this.tokenTypes[index] as TokenType, this.lines[index] as number];
    return { index, tokenType, text: this.text.slice(offset, end), offset, end, line };
  }

  *[Symbol.iterator](): Generator<Token> {
    for (let index = 0; index < this.count; index++) yield this.at(index);
  }

  textOf(index: number): string {
    return this.text.slice(this.starts[index], this.ends[index]);
  }

  /** The name of a token's type: a terminal's name, or the keyword as the grammar spells it. */
  typeNameOf(index: number): string {
    return TOKEN_TYPE_NAMES[this.tokenTypes[index] ?? END_OF_FILE] as string;
  }

  columnOf(index: number): number {
    return (this.starts[index] as number) - (this.lineStarts[this.lines[index] as number] as number);
  }

  startOf(index: number): Position {
    return { line: this.lines[index] as number, character: this.columnOf(index) };
  }

  endOf(index: number): Position {
    const line = this.lines[index] as number;
    return { line, character: (this.ends[index] as number) - (this.lineStarts[line] as number) };
  }

  /** From the start of one token to the end of another. No token spans several lines. */
  rangeOf(first: number, last = first): Range {
    return { start: this.startOf(first), end: this.endOf(last) };
  }

  /** Whether a token is the first of its line; false for the first token of the text. */
  beginsLine(index: number): boolean {
    return index > 0 && index < this.count && (this.lines[index] as number) > (this.lines[index - 1] as number);
  }

  /** The column of the first token of a token's line. */
  indentationOf(index: number): number {
    let first = Math.max(0, Math.min(index, this.count - 1));
    while (first > 0 && this.lines[first - 1] === this.lines[first]) first--;
    return this.count === 0 ? 0 : this.columnOf(first);
  }
}
