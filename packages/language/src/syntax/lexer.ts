import { ENGLISH_LOCALE, type KeywordLocale, keywordLocaleOf } from './keyword-locale.ts';
import {
  CLOSING_BRACE,
  COMMA,
  ID,
  NUMBER,
  OPENING_BRACE,
  OWNER,
  STRING,
  type TokenType,
  terminalPatterns,
  tokenTypeOf,
} from './token-types.ts';
import { type Comment, Tokens, type UnreadableText } from './tokens.ts';

const OWNER_KEYWORD = tokenTypeOf('owner');
const LANGUAGE_KEYWORD = tokenTypeOf('language');
const RANGE_OPERATOR = tokenTypeOf('..');
const ARROW = tokenTypeOf('->');

/** The grammar's own patterns, for tokens that the hand-written scanners below do not cover. */
const TERMINAL_REGEXPS = new Map(terminalPatterns().map(({ name, source }) => [name, new RegExp(source, 'y')]));
const IDENTIFIER = TERMINAL_REGEXPS.get('ID') as RegExp;
const NUMERIC_TERMINALS = ['DATE', 'PERCENT', 'DURATION', 'NUMBER'].map((name) => ({
  tokenType: tokenTypeOf(name),
  pattern: TERMINAL_REGEXPS.get(name) as RegExp,
}));
const WHITESPACE = /\s/;

/** The class of an ASCII character: LETTER, DIGIT, or 0. */
const LETTER = 1;
const DIGIT = 2;
const CHARACTER_CLASS = Uint8Array.from({ length: 128 }, (_, code) =>
  /[A-Za-z_]/.test(String.fromCharCode(code)) ? LETTER : /[0-9]/.test(String.fromCharCode(code)) ? DIGIT : 0,
);

/**
 * Splits a text into tokens by the grammar's terminals and keywords; a property test compares the two on random texts. ASCII names,
 * numbers and strings, nearly all tokens of a file, are scanned by hand: trying one pattern after the other is five times slower.
 *
 * - An identifier that the grammar has as a keyword gets the keyword's type; the parser decides whether it acts as one. In a file that
 *   begins with `language fr`, the French keywords count too.
 * - An `owner` that begins a line outside all braces is the statement (OWNER), not the attribute of the touchpoint before it.
 * - An unterminated string ends at its line.
 *
 * @param keywordLocale for an excerpt of a file that does not begin with its `language` statement.
 */
export function lex(text: string, keywordLocale: KeywordLocale = ENGLISH_LOCALE): Tokens {
  return new Lexer(text, keywordLocale).tokenize();
}

/** Shared by all calls, so that they grow once. */
const buffers = {
  tokenTypes: new Uint8Array(1024),
  starts: new Uint32Array(1024),
  ends: new Uint32Array(1024),
  lines: new Uint32Array(1024),
};

class Lexer {
  readonly #text: string;
  #count = 0;
  #line = 0;
  readonly #lineStarts: number[] = [0];
  readonly #comments: Comment[] = [];
  readonly #unreadable: UnreadableText[] = [];
  readonly #unterminated: number[] = [];
  /** Opening braces that are not closed yet. */
  readonly #openBraces: number[] = [];
  #keywordLocale: KeywordLocale;

  constructor(text: string, keywordLocale: KeywordLocale) {
    this.#text = text;
    this.#keywordLocale = keywordLocale;
  }

  tokenize(): Tokens {
    const text = this.#text;
    for (let at = 0; at < text.length; ) {
      const code = text.charCodeAt(at);
      if (code === 32 || code === 9) at++;
      else if (code < 128 && CHARACTER_CLASS[code] === LETTER) at = this.#lexName(at);
      else at = this.#lexOther(at, code);
    }
    const unclosedBrace = this.#unclosedBrace();
    const count = this.#count;
    const tokenTypes = new Uint8Array(count + 2);
    tokenTypes.set(buffers.tokenTypes.subarray(0, count));
    return new Tokens({
      text,
      tokenTypes,
      starts: buffers.starts.slice(0, count),
      ends: buffers.ends.slice(0, count),
      lines: buffers.lines.slice(0, count),
      lineStarts: Uint32Array.from(this.#lineStarts),
      comments: this.#comments,
      unreadable: this.#unreadable,
      keywordLocale: this.#keywordLocale,
      unterminatedTexts: this.#unterminated,
      unclosedBrace,
    });
  }

  /** Scans a token that begins with neither a space nor an ASCII letter. @returns the offset of its end. */
  #lexOther(at: number, code: number): number {
    const text = this.#text;
    switch (code) {
      case 10:
        return this.#addLineBreak(at + 1);
      case 13:
        return this.#addLineBreak(text.charCodeAt(at + 1) === 10 ? at + 2 : at + 1);
      case 34: // "
      case 39: // '
        return this.#lexQuotedText(at, code);
      case 44:
        return this.#addToken(COMMA, at, at + 1);
      case 46:
        return text.charCodeAt(at + 1) === 46 ? this.#addToken(RANGE_OPERATOR, at, at + 2) : this.#addUnreadable(at);
      case 47: // /
        if (text.charCodeAt(at + 1) === 47) return this.#lexLineComment(at);
        return text.charCodeAt(at + 1) === 42 ? this.#lexBlockComment(at) : this.#addUnreadable(at);
      case 43: // +
      case 45: // -
      case 0x2212: // −
        if (code === 45 && text.charCodeAt(at + 1) === 62) return this.#addToken(ARROW, at, at + 2);
        return isDigit(text.charCodeAt(at + 1)) ? this.#lexNumeric(at) : this.#addUnreadable(at);
      case 123:
        this.#openBraces.push(this.#count);
        return this.#addToken(OPENING_BRACE, at, at + 1);
      case 125:
        this.#openBraces.pop();
        return this.#addToken(CLOSING_BRACE, at, at + 1);
      case 0xab: // «
        return this.#lexGuillemetText(at);
    }
    if (isDigit(code)) return this.#lexNumeric(at);
    if (WHITESPACE.test(text.charAt(at))) return at + 1;
    IDENTIFIER.lastIndex = at;
    return code >= 128 && IDENTIFIER.test(text) ? this.#addNameOrKeyword(at, IDENTIFIER.lastIndex) : this.#addUnreadable(at);
  }

  #lexName(start: number): number {
    const text = this.#text;
    for (let at = start + 1; ; at++) {
      const code = text.charCodeAt(at);
      if (code < 128) {
        if ((CHARACTER_CLASS[code] as number) > 0) continue;
        // A hyphen belongs to an identifier only between two of its parts.
        if (code !== 45) return this.#addNameOrKeyword(start, at);
        const after = text.charCodeAt(at + 1);
        if (after < 128) {
          if ((CHARACTER_CLASS[after] as number) > 0) continue;
          return this.#addNameOrKeyword(start, at);
        }
      }
      // A character beyond ASCII, or the end of the text.
      IDENTIFIER.lastIndex = start;
      IDENTIFIER.test(text);
      return this.#addNameOrKeyword(start, IDENTIFIER.lastIndex);
    }
  }

  /** Adds an identifier or a keyword; a keyword of another keyword locale may have several words. */
  #addNameOrKeyword(start: number, end: number): number {
    const phrase = this.#keywordLocale.phraseAt(this.#text, start, end);
    if (phrase) {
      for (const keyword of phrase) this.#addKeyword(keyword.tokenType, keyword.start, keyword.end);
      return (phrase.at(-1) as { end: number }).end;
    }
    const tokenType = this.#keywordLocale.tokenTypeAt(this.#text, start, end);
    if (tokenType > 0) return this.#addKeyword(tokenType, start, end);
    if (this.#count === 1 && buffers.tokenTypes[0] === LANGUAGE_KEYWORD)
      this.#keywordLocale = keywordLocaleOf(this.#text.slice(start, end)) ?? ENGLISH_LOCALE;
    return this.#addToken(ID, start, end);
  }

  #addKeyword(tokenType: TokenType, start: number, end: number): number {
    const isStatement = tokenType === OWNER_KEYWORD && this.#openBraces.length === 0 && this.#isFirstOfLine();
    return this.#addToken(isStatement ? OWNER : tokenType, start, end);
  }

  #isFirstOfLine(): boolean {
    return this.#count === 0 || buffers.lines[this.#count - 1] !== this.#line;
  }

  #lexQuotedText(start: number, quote: number): number {
    const text = this.#text;
    for (let at = start + 1; ; at++) {
      const code = text.charCodeAt(at);
      if (code === quote) return this.#addToken(STRING, start, at + 1);
      if (code === 92) {
        // A backslash escapes the next character, but not the end of the line.
        const next = text.charCodeAt(at + 1);
        if (next !== 10 && next !== 13 && at + 1 < text.length) at++;
      } else if (code === 10 || code === 13 || at >= text.length) return this.#addUnterminatedText(start, at);
    }
  }

  #lexGuillemetText(start: number): number {
    const text = this.#text;
    for (let at = start + 1; ; at++) {
      const code = text.charCodeAt(at);
      if (code === 0xbb) return this.#addToken(STRING, start, at + 1);
      if (code === 10 || code === 13 || at >= text.length) return this.#addUnterminatedText(start, at);
    }
  }

  #addUnterminatedText(start: number, end: number): number {
    this.#unterminated.push(this.#count);
    return this.#addToken(STRING, start, end);
  }

  #lexNumeric(start: number): number {
    const text = this.#text;
    let at = start + 1;
    while (isDigit(text.charCodeAt(at))) at++;
    if (text.charCodeAt(at) === 46 && isDigit(text.charCodeAt(at + 1))) {
      at += 2;
      while (isDigit(text.charCodeAt(at))) at++;
    }
    if (!mayContinueNumeric(text, at)) return this.#addToken(NUMBER, start, at);
    for (const { tokenType, pattern } of NUMERIC_TERMINALS) {
      pattern.lastIndex = start;
      if (pattern.test(text)) return this.#addToken(tokenType, start, pattern.lastIndex);
    }
    return this.#addUnreadable(start);
  }

  #lexLineComment(start: number): number {
    let end = start + 2;
    for (let code = this.#text.charCodeAt(end); code !== 10 && code !== 13 && end < this.#text.length; )
      code = this.#text.charCodeAt(++end);
    this.#comments.push({ text: this.#text.slice(start, end), offset: start, line: this.#line, endLine: this.#line });
    return end;
  }

  #lexBlockComment(start: number): number {
    const closing = this.#text.indexOf('*/', start + 2);
    const end = closing < 0 ? this.#text.length : closing + 2;
    const line = this.#line;
    const text = this.#text.slice(start, end);
    for (const { index, 0: lineBreak } of text.matchAll(/\r\n?|\n/g)) this.#addLineBreak(start + index + lineBreak.length);
    // A line break that ends an unclosed comment belongs to the line that it ends.
    this.#comments.push({ text, offset: start, line, endLine: this.#line - (/[\r\n]$/.test(text) ? 1 : 0) });
    return end;
  }

  #addLineBreak(end: number): number {
    this.#line++;
    this.#lineStarts.push(end);
    return end;
  }

  /** Adds a character that begins no token; adjacent ones are merged. */
  #addUnreadable(at: number): number {
    const last = this.#unreadable.at(-1);
    if (last && last.offset + last.length === at)
      this.#unreadable[this.#unreadable.length - 1] = { offset: last.offset, length: last.length + 1 };
    else this.#unreadable.push({ offset: at, length: 1 });
    return at + 1;
  }

  #addToken(tokenType: TokenType, start: number, end: number): number {
    const index = this.#count++;
    if (index === buffers.starts.length) growBuffers();
    buffers.tokenTypes[index] = tokenType;
    buffers.starts[index] = start;
    buffers.ends[index] = end;
    buffers.lines[index] = this.#line;
    return end;
  }

  #unclosedBrace(): number {
    const last = this.#openBraces.at(-1);
    if (last === undefined) return -1;
    // Where braces are not balanced, column 0 counts as outside all of them.
    for (let index = 0; index < this.#count; index++) {
      if (buffers.tokenTypes[index] === OWNER_KEYWORD && this.#column(index) === 0) buffers.tokenTypes[index] = OWNER;
    }
    return this.#unclosedBraceByIndentation() ?? last;
  }

  /** Guesses by indentation: an opening brace whose closing brace has the column of an outer block's line. */
  #unclosedBraceByIndentation(): number | null {
    const open: { readonly brace: number; readonly column: number }[] = [];
    let line = -1;
    let column = 0;
    for (let index = 0; index < this.#count; index++) {
      const beginsLine = buffers.lines[index] !== line;
      if (beginsLine) column = this.#column(index);
      line = buffers.lines[index] as number;
      if (buffers.tokenTypes[index] === OPENING_BRACE) open.push({ brace: index, column });
      else if (buffers.tokenTypes[index] === CLOSING_BRACE) {
        const inner = open.pop();
        if (inner && beginsLine && column < inner.column && open.some((outer) => outer.column === column)) return inner.brace;
      }
    }
    return null;
  }

  #column(index: number): number {
    return (buffers.starts[index] as number) - (this.#lineStarts[buffers.lines[index] as number] as number);
  }
}

function isDigit(code: number): boolean {
  return code >= 48 && code <= 57;
}

/** Whether the digits before an offset may be part of a date, a percentage or a duration. */
function mayContinueNumeric(text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  if (code === 37 || code === 45 || code === 100 || code === 104 || code === 109 || code === 0xa0 || code === 0x202f) return true;
  if (code !== 32) return false;
  const next = text.charCodeAt(at + 1);
  return next === 37 || next === 100 || next === 104 || next === 109;
}

function growBuffers(): void {
  const size = buffers.starts.length * 2;
  const larger = {
    tokenTypes: new Uint8Array(size),
    starts: new Uint32Array(size),
    ends: new Uint32Array(size),
    lines: new Uint32Array(size),
  };
  larger.tokenTypes.set(buffers.tokenTypes);
  larger.starts.set(buffers.starts);
  larger.ends.set(buffers.ends);
  larger.lines.set(buffers.lines);
  Object.assign(buffers, larger);
}
