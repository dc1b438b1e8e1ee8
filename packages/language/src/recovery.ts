import { CLOSING, END, ID, isPlain, type Kind, OPENING, REF } from './kinds.ts';
import type { Reader } from './reader.ts';
import type { Loop, Maybe, Take } from './steps.ts';
import type { Token, Tokens } from './tokens.ts';

/** A word that is missing or one too many, with the kinds of words that would have been right. */
export interface Unexpected {
  readonly token: Token;
  readonly previous: Token | null;
  readonly expected: readonly Kind[];
  /** A word is missing before `token`; else `token` belongs nowhere. */
  readonly missing: boolean;
}

/** A block that is being read. */
interface Block {
  readonly first: Uint8Array;
  /** The column of the line that its declaration begins on. */
  readonly column: number;
}

/**
 * What becomes of a broken text. Every keyword may also be a name, so that looking for any word that could follow, wherever it stands,
 * would lose the rest of a journey over one wrong word.
 *
 * Here no construct is ever given up. A word that is missing is taken as written (and has no value); words that belong nowhere are
 * skipped, up to the end of their line, with their block if they open one. A text is first read as it stands; only where that fails
 * is it read again with this, and line breaks and indentation, which mean nothing in a sound text, are then taken as hints.
 */
export class Recovery {
  readonly found: Unexpected[] = [];
  #reader!: Reader;
  #tokens!: Tokens;
  readonly #blocks: Block[] = [];
  #braces: { closing: Int32Array; unclosed: number; surplus: number } | null = null;
  /** Closing braces of blocks whose header was skipped while their content was read. */
  readonly #headless = new Set<number>();
  /** A closing brace that belongs to an outer block: the block before it has lost its own. */
  #refused = -1;
  #reported = -1;

  begin(reader: Reader): void {
    this.#reader = reader;
    this.#tokens = reader.tokens;
  }

  /** Whether the next word, though it fits, is not meant. */
  refuses({ kind }: Take): boolean {
    const { at, next } = this.#reader;
    if (next === CLOSING) return at === this.#refused;
    // `stage a channel`, still unfinished, and `stage b …` on the next line: the line is not called `stage`.
    return (kind === ID || kind === REF) && this.#beginsLine(at) && this.#blocks.some(({ first }) => first[next] === 1);
  }

  /** A word that the grammar asks for is not there. */
  missing(take: Take): void {
    const reader = this.#reader;
    this.report([take], take.kind !== CLOSING);
    // Refused by one block, it may close the next.
    if (reader.next === CLOSING) this.#refused = -1;
    // One wrong word before the right one: `channel , web`. A keyword behind it is not the right one, though it may be a name.
    const after = reader.kinds[reader.at + 1] ?? END;
    const isWord = reader.next !== END && reader.next !== OPENING && reader.next !== CLOSING;
    if (isWord && isPlain(after) && take.first[after] === 1 && after !== END && !this.#isOnNewLine(reader.at + 1)) {
      reader.at++;
      reader.take(take);
    }
  }

  loop(loop: Loop): void {
    const reader = this.#reader;
    const isBlock = loop.shape === 'block' || loop.shape === 'file';
    if (isBlock) this.#blocks.push({ first: loop.first, column: this.#columnOfConstruct() });
    for (;;) {
      let moved = true;
      while (moved && loop.first[reader.next] === 1) {
        const before = reader.at;
        loop.body.run(reader);
        moved = reader.at > before;
      }
      if (!moved || loop.shape === 'list') break;
      if (!(isBlock ? this.#skipLines(loop) : this.#skipWords(loop.first) && loop.first[reader.next] === 1)) break;
    }
    if (isBlock) this.#blocks.pop();
  }

  maybe(maybe: Maybe): void {
    const reader = this.#reader;
    const { first, inside } = maybe;
    if (inside && first[reader.next] !== 1) this.#skipWords(first);
    if (first[reader.next] === 1 || (inside && this.#hasLostItsBrace(inside))) maybe.body.run(reader);
  }

  /** One finding for a place. */
  report(takes: readonly Take[], missing: boolean, others: readonly Kind[] = []): void {
    const { at } = this.#reader;
    if (at !== this.#reported) {
      const expected = [...new Set([...takes.map(({ kind }) => kind), ...others])];
      this.found.push({ token: this.#tokens.at(at), previous: at > 0 ? this.#tokens.at(at - 1) : null, expected, missing });
    }
    this.#reported = at;
  }

  /** Skips the words of this line that belong nowhere. Whether there were any. */
  #skipWords(starts: Uint8Array): boolean {
    const reader = this.#reader;
    // A study's header goes over several lines, which are indented.
    const overLines = reader.node.$type === 'Observations';
    const { call } = reader;
    const fits = () => {
      const { next, at } = reader;
      if (next === END || next === OPENING || next === CLOSING || starts[next] === 1) return true;
      if (this.#beginsLine(at) && !(overLines && this.#tokens.column(at) > 0)) return true;
      return call?.followFirst[next] === 1;
    };
    if (fits()) return false;
    this.report([...(call?.rule.attributes ?? []), ...(call?.follow ?? [])], false);
    do reader.at++;
    while (!fits());
    return true;
  }

  /** Between the lines of a block: skips what belongs nowhere. Whether the block goes on. */
  #skipLines(block: Loop): boolean {
    if (this.#endsBlock(block)) return false;
    this.report(block.begin, false, block.shape === 'file' ? [] : [CLOSING]);
    const reader = this.#reader;
    do this.#skipOne(block);
    while (!this.#endsBlock(block) && !(this.#beginsLine(reader.at) && block.first[reader.next] === 1));
    return !this.#endsBlock(block);
  }

  /** A word, or a block with all that it holds; where that would be at home here, only its braces. */
  #skipOne(block: Loop): void {
    const reader = this.#reader;
    const at = reader.at++;
    if (reader.kinds[at] !== OPENING) return;
    const closing = this.#pairs().closing[at] as number;
    if (closing < 0) return;
    if (block.first[reader.next] === 1) this.#headless.add(closing);
    else reader.at = closing + 1;
  }

  #endsBlock(block: Loop): boolean {
    const { at, next } = this.#reader;
    if (next === END) return true;
    if (next !== CLOSING) return this.#isOfOuterBlock();
    if (block.shape === 'file' || this.#headless.has(at)) return false;
    const column = this.#blocks.at(-1)?.column ?? 0;
    if (!this.#beginsLine(at)) return true;
    // Braces that do not pair up: the indentation tells whose this one is.
    if (this.#pairs().surplus > 0 && this.#tokens.column(at) > column) return false;
    if (this.#pairs().unclosed > 0 && this.#tokens.column(at) < column) this.#refused = at;
    return true;
  }

  /** A closing brace was lost: the line begins something that stands further out. */
  #isOfOuterBlock(): boolean {
    const { at, next } = this.#reader;
    const column = this.#blocks.at(-1)?.column ?? 0;
    if (!this.#beginsLine(at) || this.#tokens.column(at) > column || this.#pairs().unclosed === 0) return false;
    return this.#blocks.slice(0, -1).some(({ first }) => first[next] === 1);
  }

  /** An opening brace was lost: the next line, indented, begins what stands between them. */
  #hasLostItsBrace(inside: Uint8Array): boolean {
    const { at, next } = this.#reader;
    if (next === END || next === OPENING || inside[next] !== 1 || !this.#beginsLine(at)) return false;
    return this.#pairs().surplus > 0 && this.#tokens.column(at) > this.#columnOfConstruct();
  }

  #beginsLine(index: number): boolean {
    return this.#tokens.beginsLine(index);
  }

  #isOnNewLine(index: number): boolean {
    return this.#tokens.beginsLine(index) || this.#tokens.beginsLine(index - 1);
  }

  /** The column where the line begins on which the construct begins that is being read. */
  #columnOfConstruct(): number {
    return this.#tokens.marginOf(this.#reader.piece.first);
  }

  /** For each opening brace where its closing one stands, or −1; made once. */
  #pairs(): { closing: Int32Array; unclosed: number; surplus: number } {
    if (this.#braces) return this.#braces;
    const { kinds, count } = this.#tokens;
    const closing = new Int32Array(count).fill(-1);
    const open: number[] = [];
    let surplus = 0;
    for (let index = 0; index < count; index++) {
      if (kinds[index] === OPENING) open.push(index);
      else if (kinds[index] === CLOSING) {
        const opening = open.pop();
        if (opening === undefined) surplus++;
        else closing[opening] = index;
      }
    }
    this.#braces = { closing, unclosed: open.length, surplus };
    return this.#braces;
  }
}
