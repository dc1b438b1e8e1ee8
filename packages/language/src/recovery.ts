import { nearest } from '@parcours/model';
import { CLOSING, END, ID, isKeywordKind, isPlain, type Kind, NAMES, OPENING, REF, STRING } from './kinds.ts';
import type { Reader } from './reader.ts';
import type { Call, Loop, Maybe, Rule, Take } from './steps.ts';
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
  readonly lines: Loop;
  /** Its opening brace; −1 where that is missing, or of the file. */
  readonly opening: number;
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
    return (kind === ID || kind === REF) && this.#beginsLine(at) && this.#blocks.some(({ lines }) => lines.first[next] === 1);
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
    if (isBlock) {
      const opening = reader.taken === reader.at - 1 && reader.kinds[reader.taken] === OPENING ? reader.taken : -1;
      this.#blocks.push({ lines: loop, opening, column: this.#columnOfConstruct() });
    }
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
    const { first, lines } = maybe;
    if (lines && first[reader.next] !== 1) this.#skipWords(first);
    if (first[reader.next] === 1 || (lines && this.#hasLostItsBrace(lines.first))) maybe.body.run(reader);
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
    if (this.#endsBlock(block) || this.#isLeft()) return false;
    const call = this.#unnamed(block);
    if (call) {
      this.#readUnnamed(block, call);
      return true;
    }
    this.report(block.begin, false, block.shape === 'file' ? [] : [CLOSING]);
    const reader = this.#reader;
    do this.#skipOne(block);
    while (
      !this.#endsBlock(block) &&
      !(this.#beginsLine(reader.at) && (block.first[reader.next] === 1 || this.#isOfBlockAround() || this.#unnamed(block)))
    );
    return !this.#endsBlock(block) && !this.#isLeft();
  }

  /** Whether the line begins what only a block around this one could hold, the file left aside. */
  #isOfBlockAround(): boolean {
    const { at, next } = this.#reader;
    const inner = this.#blocks.at(-1)?.lines;
    return this.#beginsLine(at) && inner?.first[next] !== 1 && this.#blocks.slice(1, -1).some(({ lines }) => lines.first[next] === 1);
  }

  /** Whether a line of a block around this one ends it: its own closing brace is then one too many. */
  #isLeft(): boolean {
    if (!this.#isOfBlockAround()) return false;
    const closing = this.#pairs().closing[this.#blocks.at(-1)?.opening ?? -1] ?? -1;
    if (closing >= 0) this.#headless.add(closing);
    return true;
  }

  /**
   * The construct that a line begins whose keyword is missing or misspelt: it is known by what stands between its braces.
   * `stag a channel web {`, with a line `does "…"` in it, is a stage.
   */
  #unnamed(block: Loop): Call | null {
    const { at, kinds } = this.#reader;
    if (at > 0 && !this.#beginsLine(at) && kinds[at - 1] !== OPENING) return null;
    let opening = at;
    while (
      kinds[opening] !== OPENING &&
      kinds[opening] !== CLOSING &&
      opening < this.#tokens.count &&
      this.#tokens.lines[opening] === this.#tokens.lines[at]
    )
      opening++;
    const first = kinds[at] as Kind;
    if (kinds[opening] !== OPENING || !(first === ID || first === STRING || isKeywordKind(first))) return null;
    const calls = block.calls.filter(({ rule }) => this.#holds(rule, opening));
    return calls.length === 1 ? (calls[0] ?? null) : null;
  }

  /** Whether what stands behind an opening brace is what the block of a rule holds. */
  #holds({ lines }: Rule, opening: number): boolean {
    const { kinds } = this.#reader;
    if (lines?.first[kinds[opening + 1] ?? END] !== 1) return false;
    const closing = this.#pairs().closing[opening] ?? -1;
    for (let index = opening + 1; index < closing; index++) {
      if (kinds[index] !== OPENING) continue;
      let start = index;
      while (start > opening + 1 && !this.#beginsLine(start)) start--;
      const inner = lines.calls.find(({ first }) => first[kinds[start] ?? END] === 1);
      return !inner?.rule.lines || kinds[index + 1] === CLOSING || this.#holds(inner.rule, index);
    }
    return true;
  }

  #readUnnamed(block: Loop, call: Call): void {
    const reader = this.#reader;
    const { at, kinds } = reader;
    this.report(block.begin, false);
    // `stag a`, `stag "A"`: the name comes behind the wrong word. `a "A"`: the keyword is missing.
    const after = kinds[at + 1] ?? END;
    const keywords = call.begin.map(({ kind }) => this.#tokens.dictionary.keyword(NAMES[kind] as string));
    const isName = after === ID || isKeywordKind(after);
    const isMisspelt = kinds[at] === ID && (isName || (after === STRING && nearest(this.#tokens.image(at), keywords) !== null));
    if (isMisspelt && !this.#beginsLine(at + 1)) reader.at++;
    this.#reported = reader.at;
    call.run(reader);
    if (reader.at === at) this.#skipOne(block);
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
    if (!this.#beginsLine(at)) return !this.#isSurplus(block);
    // Braces that do not pair up: the indentation tells whose this one is.
    if (this.#pairs().surplus > 0 && this.#tokens.column(at) > column) return false;
    if (this.#pairs().unclosed > 0 && this.#tokens.column(at) < column) this.#refused = at;
    return true;
  }

  /** A second closing brace in a line, though the block goes on below it. */
  #isSurplus(block: Loop): boolean {
    const after = this.#reader.at + 1;
    const column = this.#blocks.at(-1)?.column ?? 0;
    const goesOn = this.#beginsLine(after) && block.first[this.#reader.kinds[after] ?? END] === 1 && this.#tokens.column(after) > column;
    return goesOn && this.#pairs().surplus > 0;
  }

  /** A closing brace was lost: the line begins something that stands further out. */
  #isOfOuterBlock(): boolean {
    const { at, next } = this.#reader;
    const column = this.#blocks.at(-1)?.column ?? 0;
    if (!this.#beginsLine(at) || this.#tokens.column(at) > column || this.#pairs().unclosed === 0) return false;
    return this.#blocks.slice(0, -1).some(({ lines }) => lines.first[next] === 1);
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
