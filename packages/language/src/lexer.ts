import { type Dictionary, dictionaryOf, ENGLISH } from './dictionary.ts';
import { CLOSING, COMMA, ID, type Kind, kindOf, NUMBER, OPENING, OWNER, patterns, STRING } from './kinds.ts';
import { type Comment, type Stray, Tokens } from './tokens.ts';

const OWNER_KEYWORD = kindOf('owner');
const LANGUAGE_KEYWORD = kindOf('language');
const RANGE = kindOf('..');
const ARROW = kindOf('->');

/** The grammar's own patterns, tried where a word is not one of the common, plain ones below. */
const STICKY = new Map(patterns().map(({ name, source }) => [name, new RegExp(source, 'y')]));
const IDENTIFIER = STICKY.get('ID') as RegExp;
const FIGURES = ['DATE', 'PERCENT', 'DURATION', 'NUMBER'].map((name) => ({ kind: kindOf(name), pattern: STICKY.get(name) as RegExp }));
const SPACE = /\s/;

/** What an ASCII character can begin or be part of. */
const LETTER = 1;
const DIGIT = 2;
const CLASS = Uint8Array.from({ length: 128 }, (_, code) =>
  /[A-Za-z_]/.test(String.fromCharCode(code)) ? LETTER : /[0-9]/.test(String.fromCharCode(code)) ? DIGIT : 0,
);

/**
 * Text → words, as the grammar's terminals and keywords say; a test compares the two on random texts. Plain ASCII names, numbers
 * and texts, which are nearly all there is, are read by hand: a lexer that tries one pattern after the other takes five times as long.
 *
 * - A name that the grammar has as a keyword is that keyword; the parser decides whether it is one. In a file that begins with
 *   `language fr` the words of that language are keywords too.
 * - An `owner` that begins a line outside all braces is the statement (OWNER), not the attribute of the touchpoint before it.
 * - A text whose quote is not closed ends at its line.
 *
 * @param dictionary for a part of a file that does not begin with its `language`.
 */
export function lex(text: string, dictionary: Dictionary = ENGLISH): Tokens {
  return new Lexing(text, dictionary).tokens();
}

/** Filled by one text after the other, so that their growing is paid once. */
const scratch = { kinds: new Uint8Array(1024), starts: new Uint32Array(1024), ends: new Uint32Array(1024), lines: new Uint32Array(1024) };

class Lexing {
  readonly #text: string;
  #count = 0;
  #line = 0;
  readonly #lineStarts: number[] = [0];
  readonly #comments: Comment[] = [];
  readonly #strays: Stray[] = [];
  readonly #unterminated: number[] = [];
  /** Opening braces that are not closed yet. */
  readonly #open: number[] = [];
  #dictionary: Dictionary;

  constructor(text: string, dictionary: Dictionary) {
    this.#text = text;
    this.#dictionary = dictionary;
  }

  tokens(): Tokens {
    const text = this.#text;
    for (let at = 0; at < text.length; ) {
      const code = text.charCodeAt(at);
      if (code === 32 || code === 9) at++;
      else if (code < 128 && CLASS[code] === LETTER) at = this.#name(at);
      else at = this.#other(at, code);
    }
    const unclosed = this.#unclosed();
    const count = this.#count;
    const kinds = new Uint8Array(count + 2);
    kinds.set(scratch.kinds.subarray(0, count));
    return new Tokens({
      text,
      kinds,
      starts: scratch.starts.slice(0, count),
      ends: scratch.ends.slice(0, count),
      lines: scratch.lines.slice(0, count),
      lineStarts: Uint32Array.from(this.#lineStarts),
      comments: this.#comments,
      strays: this.#strays,
      dictionary: this.#dictionary,
      unterminated: this.#unterminated,
      unclosed,
    });
  }

  /** What begins at `at` and is neither a space nor an ASCII letter; returns where it ends. */
  #other(at: number, code: number): number {
    const text = this.#text;
    switch (code) {
      case 10:
        return this.#lineBreak(at + 1);
      case 13:
        return this.#lineBreak(text.charCodeAt(at + 1) === 10 ? at + 2 : at + 1);
      case 34: // "
      case 39: // '
        return this.#quoted(at, code);
      case 44:
        return this.#add(COMMA, at, at + 1);
      case 46:
        return text.charCodeAt(at + 1) === 46 ? this.#add(RANGE, at, at + 2) : this.#stray(at);
      case 47: // /
        if (text.charCodeAt(at + 1) === 47) return this.#lineComment(at);
        return text.charCodeAt(at + 1) === 42 ? this.#blockComment(at) : this.#stray(at);
      case 43: // +
      case 45: // -
      case 0x2212: // −
        if (code === 45 && text.charCodeAt(at + 1) === 62) return this.#add(ARROW, at, at + 2);
        return isDigit(text.charCodeAt(at + 1)) ? this.#figure(at) : this.#stray(at);
      case 123:
        this.#open.push(this.#count);
        return this.#add(OPENING, at, at + 1);
      case 125:
        this.#open.pop();
        return this.#add(CLOSING, at, at + 1);
      case 0xab: // «
        return this.#guillemets(at);
    }
    if (isDigit(code)) return this.#figure(at);
    if (SPACE.test(text.charAt(at))) return at + 1;
    IDENTIFIER.lastIndex = at;
    return code >= 128 && IDENTIFIER.test(text) ? this.#word(at, IDENTIFIER.lastIndex) : this.#stray(at);
  }

  #name(start: number): number {
    const text = this.#text;
    for (let at = start + 1; ; at++) {
      const code = text.charCodeAt(at);
      if (code < 128) {
        if ((CLASS[code] as number) > 0) continue;
        // A hyphen belongs to a name only between two of its parts.
        if (code !== 45) return this.#word(start, at);
        const after = text.charCodeAt(at + 1);
        if (after < 128) {
          if ((CLASS[after] as number) > 0) continue;
          return this.#word(start, at);
        }
      }
      // Beyond ASCII, or the end of the text.
      IDENTIFIER.lastIndex = start;
      IDENTIFIER.test(text);
      return this.#word(start, IDENTIFIER.lastIndex);
    }
  }

  /** A name, or a keyword; in a file in another language the keyword may have several words. */
  #word(start: number, end: number): number {
    const phrase = this.#dictionary.phrase(this.#text, start, end);
    if (phrase) {
      for (const word of phrase) this.#keyword(word.kind, word.start, word.end);
      return (phrase.at(-1) as { end: number }).end;
    }
    const kind = this.#dictionary.kind(this.#text, start, end);
    if (kind > 0) return this.#keyword(kind, start, end);
    if (this.#count === 1 && scratch.kinds[0] === LANGUAGE_KEYWORD)
      this.#dictionary = dictionaryOf(this.#text.slice(start, end)) ?? ENGLISH;
    return this.#add(ID, start, end);
  }

  #keyword(kind: Kind, start: number, end: number): number {
    const isStatement = kind === OWNER_KEYWORD && this.#open.length === 0 && this.#isFirstOfLine();
    return this.#add(isStatement ? OWNER : kind, start, end);
  }

  #isFirstOfLine(): boolean {
    return this.#count === 0 || scratch.lines[this.#count - 1] !== this.#line;
  }

  #quoted(start: number, quote: number): number {
    const text = this.#text;
    for (let at = start + 1; ; at++) {
      const code = text.charCodeAt(at);
      if (code === quote) return this.#add(STRING, start, at + 1);
      if (code === 92) {
        // A backslash takes the next character with it, but not the end of the line.
        const next = text.charCodeAt(at + 1);
        if (next !== 10 && next !== 13 && at + 1 < text.length) at++;
      } else if (code === 10 || code === 13 || at >= text.length) return this.#openText(start, at);
    }
  }

  #guillemets(start: number): number {
    const text = this.#text;
    for (let at = start + 1; ; at++) {
      const code = text.charCodeAt(at);
      if (code === 0xbb) return this.#add(STRING, start, at + 1);
      if (code === 10 || code === 13 || at >= text.length) return this.#openText(start, at);
    }
  }

  #openText(start: number, end: number): number {
    this.#unterminated.push(this.#count);
    return this.#add(STRING, start, end);
  }

  #figure(start: number): number {
    const text = this.#text;
    let at = start + 1;
    while (isDigit(text.charCodeAt(at))) at++;
    if (text.charCodeAt(at) === 46 && isDigit(text.charCodeAt(at + 1))) {
      at += 2;
      while (isDigit(text.charCodeAt(at))) at++;
    }
    if (!goesOn(text, at)) return this.#add(NUMBER, start, at);
    for (const { kind, pattern } of FIGURES) {
      pattern.lastIndex = start;
      if (pattern.test(text)) return this.#add(kind, start, pattern.lastIndex);
    }
    return this.#stray(start);
  }

  #lineComment(start: number): number {
    let end = start + 2;
    for (let code = this.#text.charCodeAt(end); code !== 10 && code !== 13 && end < this.#text.length; )
      code = this.#text.charCodeAt(++end);
    this.#comments.push({ image: this.#text.slice(start, end), offset: start, line: this.#line, endLine: this.#line });
    return end;
  }

  #blockComment(start: number): number {
    const closing = this.#text.indexOf('*/', start + 2);
    const end = closing < 0 ? this.#text.length : closing + 2;
    const line = this.#line;
    const image = this.#text.slice(start, end);
    for (const { index, 0: lineBreak } of image.matchAll(/\r\n?|\n/g)) this.#lineBreak(start + index + lineBreak.length);
    // A line break that ends an unclosed comment stands on the line that it ends.
    this.#comments.push({ image, offset: start, line, endLine: this.#line - (/[\r\n]$/.test(image) ? 1 : 0) });
    return end;
  }

  #lineBreak(end: number): number {
    this.#line++;
    this.#lineStarts.push(end);
    return end;
  }

  /** A character that begins no word; those that follow one another are one. */
  #stray(at: number): number {
    const last = this.#strays.at(-1);
    if (last && last.offset + last.length === at) this.#strays[this.#strays.length - 1] = { offset: last.offset, length: last.length + 1 };
    else this.#strays.push({ offset: at, length: 1 });
    return at + 1;
  }

  #add(kind: Kind, start: number, end: number): number {
    const index = this.#count++;
    if (index === scratch.starts.length) grow();
    scratch.kinds[index] = kind;
    scratch.starts[index] = start;
    scratch.ends[index] = end;
    scratch.lines[index] = this.#line;
    return end;
  }

  #unclosed(): number {
    const last = this.#open.at(-1);
    if (last === undefined) return -1;
    // Where braces do not pair up, the left margin counts as outside.
    for (let index = 0; index < this.#count; index++) {
      if (scratch.kinds[index] === OWNER_KEYWORD && this.#column(index) === 0) scratch.kinds[index] = OWNER;
    }
    return this.#forgotten() ?? last;
  }

  /** By the indentation: an opening brace whose block ends with a closing one that stands under an outer block's line. */
  #forgotten(): number | null {
    const open: { readonly brace: number; readonly column: number }[] = [];
    let line = -1;
    let column = 0;
    for (let index = 0; index < this.#count; index++) {
      const beginsLine = scratch.lines[index] !== line;
      if (beginsLine) column = this.#column(index);
      line = scratch.lines[index] as number;
      if (scratch.kinds[index] === OPENING) open.push({ brace: index, column });
      else if (scratch.kinds[index] === CLOSING) {
        const inner = open.pop();
        if (inner && beginsLine && column < inner.column && open.some((outer) => outer.column === column)) return inner.brace;
      }
    }
    return null;
  }

  #column(index: number): number {
    return (scratch.starts[index] as number) - (this.#lineStarts[scratch.lines[index] as number] as number);
  }
}

function isDigit(code: number): boolean {
  return code >= 48 && code <= 57;
}

/** Whether what follows digits may make them a date, a share or a duration. */
function goesOn(text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  if (code === 37 || code === 45 || code === 100 || code === 104 || code === 109 || code === 0xa0 || code === 0x202f) return true;
  if (code !== 32) return false;
  const next = text.charCodeAt(at + 1);
  return next === 37 || next === 100 || next === 104 || next === 109;
}

function grow(): void {
  const size = scratch.starts.length * 2;
  const larger = { kinds: new Uint8Array(size), starts: new Uint32Array(size), ends: new Uint32Array(size), lines: new Uint32Array(size) };
  larger.kinds.set(scratch.kinds);
  larger.starts.set(scratch.starts);
  larger.ends.set(scratch.ends);
  larger.lines.set(scratch.lines);
  Object.assign(scratch, larger);
}
