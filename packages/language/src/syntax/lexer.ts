import { ENGLISH_LOCALE, type KeywordLocale, keywordLocaleOf } from './keyword-locale.ts';
import {
  CLOSING_BRACE,
  COMMA,
  ID,
  isNumericType,
  NUMBER,
  NUMERIC_TYPES,
  OPENING_BRACE,
  OWNER,
  RANGE_OPERATOR,
  STRING,
  TOKEN_TYPE_NAMES,
  type TokenType,
  terminalPatterns,
  tokenTypeOf,
} from './token-types.ts';
import { type Comment, Tokens, type UnreadableText } from './tokens.ts';

const OWNER_KEYWORD = tokenTypeOf('owner');
const LANGUAGE_KEYWORD = tokenTypeOf('language');
const SCORE_KEYWORD = tokenTypeOf('score');
const NOTE_KEYWORD = tokenTypeOf('note');
/** The number of open braces in the block of a stage, at least. */
const STAGE_DEPTH = 2;
const ARROW = tokenTypeOf('->');

/** The grammar's own patterns, for tokens that the hand-written scanners below do not cover. */
const TERMINAL_REGEXPS = new Map(terminalPatterns().map(({ name, source }) => [name, new RegExp(source, 'y')]));
const IDENTIFIER = TERMINAL_REGEXPS.get('ID') as RegExp;
const NUMERIC_TERMINALS = NUMERIC_TYPES.map((tokenType) => ({
  tokenType,
  pattern: TERMINAL_REGEXPS.get(TOKEN_TYPE_NAMES[tokenType] as string) as RegExp,
}));
const WHITESPACE = /\s/;
/** The characters that are written for a minus or a plus sign: a number behind one of them is not the number alone. */
const SIGNS = /[-+\u00B1\u2010-\u2015\u2212\u02D7\u207B\uFE58\uFE63\uFF0B\uFF0D~≈<>≤≥]/;
/** What changes no number that it touches. */
const SEPARATORS = /[;:=()[\]|]/;
/** What begins a comment in other languages, up to the end of the line: anywhere, and at the beginning of a line. */
const FOREIGN_COMMENT = /#|--(?=[ \t])/y;
const FOREIGN_COMMENT_LINE = /#|;|--/y;

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
 * - A French `note` before a text is the remark in a stage, else the score.
 * - An `owner` that begins a line outside all braces is the statement (OWNER), not the attribute of the touchpoint before it.
 * - An unterminated string, and an unclosed block comment, end at their line.
 * - A number that touches unreadable characters, or follows a sign that is none here, is unreadable as a whole: of `–2` no `2` remains.
 * - What other languages take for a comment (`<!-- … -->`, `# …`, `-- …`) is unreadable as a whole.
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
  readonly #unclosedComments: number[] = [];
  /** Whether no end of a comment is left in the text: it is looked for in vain once. */
  #hasNoCommentEnd = false;
  #hasNoMarkupCommentEnd = false;
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
      unclosedComments: this.#unclosedComments,
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
      case 60: // <
        return text.startsWith('<!--', at) ? this.#lexMarkupComment(at) : this.#addUnreadable(at);
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
      if (code === quote) return this.#addText(start, at + 1);
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
      if (code === 0xbb) return this.#addText(start, at + 1);
      if (code === 10 || code === 13 || at >= text.length) return this.#addUnterminatedText(start, at);
    }
  }

  /** Scans `<!-- … -->`; without its end, to the end of the line. */
  #lexMarkupComment(start: number): number {
    const closing = this.#hasNoMarkupCommentEnd ? -1 : this.#text.indexOf('-->', start);
    this.#hasNoMarkupCommentEnd = closing < 0;
    const end = closing < 0 ? this.#endOfLine(start) : closing + 3;
    this.#unreadable.push({ offset: start, length: end - start });
    this.#addLineBreaks(start, end);
    return end;
  }

  #addUnterminatedText(start: number, end: number): number {
    this.#unterminated.push(this.#count);
    return this.#addText(start, end);
  }

  #addText(start: number, end: number): number {
    const before = this.#count - 1;
    // French has one word for a score and a remark. A remark stands in a stage's block, two braces deep; a column of scores in a study's, one.
    if (
      before >= 0 &&
      buffers.tokenTypes[before] === SCORE_KEYWORD &&
      this.#openBraces.length >= STAGE_DEPTH &&
      this.#text.slice(buffers.starts[before], buffers.ends[before]) === 'note'
    )
      buffers.tokenTypes[before] = NOTE_KEYWORD;
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
    if (!mayContinueNumeric(text, at)) return this.#addNumeric(NUMBER, start, at);
    for (const { tokenType, pattern } of NUMERIC_TERMINALS) {
      pattern.lastIndex = start;
      if (pattern.test(text)) return this.#addNumeric(tokenType, start, pattern.lastIndex);
    }
    return this.#addUnreadable(start);
  }

  /** Adds a number, unless it is part of the unreadable text before it. */
  #addNumeric(tokenType: TokenType, start: number, end: number): number {
    const last = this.#unreadable.at(-1);
    if (last) {
      const endOfLast = last.offset + last.length;
      const before = this.#text.charAt(endOfLast - 1);
      const isPart = endOfLast === start ? !SEPARATORS.test(before) : SIGNS.test(before) && this.#isBlank(endOfLast, start);
      if (isPart) return this.#extendUnreadable(last.offset, end);
    }
    return this.#addToken(tokenType, start, end);
  }

  #isBlank(start: number, end: number): boolean {
    return end - start < 8 && /^[ \t\u00A0\u202F]*$/.test(this.#text.slice(start, end));
  }

  /** Lets the last unreadable text end at an offset. */
  #extendUnreadable(offset: number, end: number): number {
    this.#unreadable[this.#unreadable.length - 1] = { offset, length: end - offset };
    return end;
  }

  #lexLineComment(start: number): number {
    const end = this.#endOfLine(start);
    this.#comments.push({ text: this.#text.slice(start, end), offset: start, line: this.#line, endLine: this.#line });
    return end;
  }

  #lexBlockComment(start: number): number {
    const closing = this.#hasNoCommentEnd ? -1 : this.#text.indexOf('*/', start + 2);
    const line = this.#line;
    if (closing < 0) {
      this.#hasNoCommentEnd = true;
      this.#unclosedComments.push(this.#comments.length);
    }
    const end = closing < 0 ? this.#endOfLine(start) : closing + 2;
    this.#addLineBreaks(start, end);
    this.#comments.push({ text: this.#text.slice(start, end), offset: start, line, endLine: this.#line });
    return end;
  }

  #endOfLine(start: number): number {
    let end = start;
    for (let code = this.#text.charCodeAt(end); code !== 10 && code !== 13 && end < this.#text.length; )
      code = this.#text.charCodeAt(++end);
    return end;
  }

  #addLineBreaks(start: number, end: number): void {
    for (const { index, 0: lineBreak } of this.#text.slice(start, end).matchAll(/\r\n?|\n/g))
      this.#addLineBreak(start + index + lineBreak.length);
  }

  #addLineBreak(end: number): number {
    this.#line++;
    this.#lineStarts.push(end);
    return end;
  }

  /** Adds a character that begins no token; adjacent ones, and a number that it touches, are merged. */
  #addUnreadable(at: number): number {
    const comment = this.#isFirstOfLine() ? FOREIGN_COMMENT_LINE : FOREIGN_COMMENT;
    comment.lastIndex = at;
    const end = comment.test(this.#text) ? this.#endOfLine(at) : at + 1;
    const last = this.#unreadable.at(-1);
    if (last && last.offset + last.length === at) return this.#extendUnreadable(last.offset, end);
    const number = this.#count - 1;
    const isPartOfNumber =
      number >= 0 &&
      buffers.ends[number] === at &&
      isNumericType(buffers.tokenTypes[number] as TokenType) &&
      !SEPARATORS.test(this.#text.charAt(at));
    if (isPartOfNumber) this.#count--;
    const offset = isPartOfNumber ? (buffers.starts[number] as number) : at;
    this.#unreadable.push({ offset, length: end - offset });
    return end;
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
