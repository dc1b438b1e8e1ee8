import { nearestName } from '@parcours/model';
import type { Optional, Repeat, Rule, RuleCall, Terminal } from './grammar-program.ts';
import type { Parser } from './parser.ts';
import {
  CLOSING_BRACE,
  END_OF_FILE,
  ID,
  isKeywordType,
  isNameOrValueType,
  OPENING_BRACE,
  REF,
  STRING,
  TOKEN_TYPE_NAMES,
  type TokenType,
} from './token-types.ts';
import type { Token, Tokens } from './tokens.ts';

/** A word that is missing or one too many, with the kinds of words that would have been right. */
export interface ParseError {
  readonly token: Token;
  readonly previous: Token | null;
  readonly expected: readonly TokenType[];
  /** A word is missing before `token`; else `token` belongs nowhere. */
  readonly isMissingToken: boolean;
}

/** A block that is being read. */
interface OpenBlock {
  readonly body: Repeat;
  /** Its opening brace; −1 where that is missing, or of the file. */
  readonly openingBrace: number;
  /** The column of the line that its declaration begins on. */
  readonly indentation: number;
}

/**
 * What becomes of a broken text. Every keyword may also be a name, so that looking for any word that could follow, wherever it stands,
 * would lose the rest of a journey over one wrong word.
 *
 * Here no construct is ever given up. A word that is missing is taken as written (and has no value); words that belong nowhere are
 * skipped, up to the end of their line, with their block if they open one. A text is first read as it stands; only where that fails
 * is it read again with this, and line breaks and indentation, which mean nothing in a sound text, are then taken as hints.
 */
export class ErrorRecovery {
  readonly errors: ParseError[] = [];
  #parser!: Parser;
  #tokens!: Tokens;
  readonly #openBlocks: OpenBlock[] = [];
  #bracePairs: { closing: Int32Array; unclosed: number; surplus: number } | null = null;
  /** Closing braces of blocks whose header was skipped while their content was read. */
  readonly #orphanedBraces = new Set<number>();
  /** A closing brace that belongs to an outer block: the block before it has lost its own. */
  #rejectedBrace = -1;
  #reportedPosition = -1;

  begin(reader: Parser): void {
    this.#parser = reader;
    this.#tokens = reader.tokens;
  }

  /** Whether the next word, though it fits, is not meant. */
  rejects({ tokenType: kind }: Terminal): boolean {
    const { position: at, nextType: next } = this.#parser;
    if (next === CLOSING_BRACE) return at === this.#rejectedBrace;
    // `stage a channel`, still unfinished, and `stage b …` on the next line: the line is not called `stage`.
    return (kind === ID || kind === REF) && this.#beginsLine(at) && this.#openBlocks.some(({ body: lines }) => lines.firstSet[next] === 1);
  }

  /** A word that the grammar asks for is not there. */
  recoverMissingToken(take: Terminal): void {
    const reader = this.#parser;
    this.report([take], take.tokenType !== CLOSING_BRACE);
    // Refused by one block, it may close the next.
    if (reader.nextType === CLOSING_BRACE) this.#rejectedBrace = -1;
    // One wrong word before the right one: `channel , web`. A keyword behind it is not the right one, though it may be a name.
    const after = reader.tokenTypes[reader.position + 1] ?? END_OF_FILE;
    const isWord = reader.nextType !== END_OF_FILE && reader.nextType !== OPENING_BRACE && reader.nextType !== CLOSING_BRACE;
    if (
      isWord &&
      isNameOrValueType(after) &&
      take.firstSet[after] === 1 &&
      after !== END_OF_FILE &&
      !this.#isOnNewLine(reader.position + 1)
    ) {
      reader.position++;
      reader.consume(take);
    }
  }

  parseRepeat(loop: Repeat): void {
    const reader = this.#parser;
    const isBlock = loop.shape === 'block' || loop.shape === 'file';
    if (isBlock) {
      const opening =
        reader.lastConsumed === reader.position - 1 && reader.tokenTypes[reader.lastConsumed] === OPENING_BRACE ? reader.lastConsumed : -1;
      this.#openBlocks.push({ body: loop, openingBrace: opening, indentation: this.#constructIndentation() });
    }
    for (;;) {
      let moved = true;
      while (moved && loop.firstSet[reader.nextType] === 1) {
        const before = reader.position;
        loop.body.execute(reader);
        moved = reader.position > before;
      }
      if (!moved || loop.shape === 'list') break;
      if (!(isBlock ? this.#skipStatements(loop) : this.#skipTokens(loop.firstSet) && loop.firstSet[reader.nextType] === 1)) break;
    }
    if (isBlock) this.#openBlocks.pop();
  }

  parseOptional(maybe: Optional): void {
    const reader = this.#parser;
    const { firstSet: first, blockBody: lines } = maybe;
    if (lines && first[reader.nextType] !== 1) this.#skipTokens(first);
    if (first[reader.nextType] === 1 || (lines && this.#isMissingOpeningBrace(lines.firstSet))) maybe.body.execute(reader);
  }

  /** One finding for a place. */
  report(takes: readonly Terminal[], missing: boolean, others: readonly TokenType[] = []): void {
    const { position: at } = this.#parser;
    if (at !== this.#reportedPosition) {
      const expected = [...new Set([...takes.map(({ tokenType: kind }) => kind), ...others])];
      this.errors.push({
        token: this.#tokens.at(at),
        previous: at > 0 ? this.#tokens.at(at - 1) : null,
        expected,
        isMissingToken: missing,
      });
    }
    this.#reportedPosition = at;
  }

  /** Skips the words of this line that belong nowhere. Whether there were any. */
  #skipTokens(starts: Uint8Array): boolean {
    const reader = this.#parser;
    // A study's header goes over several lines, which are indented.
    const overLines = reader.node.$type === 'Observations';
    const { ruleCall: call } = reader;
    const fits = () => {
      const { nextType: next, position: at } = reader;
      if (next === END_OF_FILE || next === OPENING_BRACE || next === CLOSING_BRACE || starts[next] === 1) return true;
      if (this.#beginsLine(at) && !(overLines && this.#tokens.columnOf(at) > 0)) return true;
      return call?.followSet[next] === 1;
    };
    if (fits()) return false;
    this.report([...(call?.rule.headerTerminals ?? []), ...(call?.followTerminals ?? [])], false);
    do reader.position++;
    while (!fits());
    return true;
  }

  /** Between the lines of a block: skips what belongs nowhere. Whether the block goes on. */
  #skipStatements(block: Repeat): boolean {
    if (this.#endsBlock(block) || this.#leavesBlock()) return false;
    const call = this.#inferRuleCall(block);
    if (call) {
      this.#parseInferred(block, call);
      return true;
    }
    this.report(block.firstTerminals, false, block.shape === 'file' ? [] : [CLOSING_BRACE]);
    const reader = this.#parser;
    do this.#skipOne(block);
    while (
      !this.#endsBlock(block) &&
      !(
        this.#beginsLine(reader.position) &&
        (block.firstSet[reader.nextType] === 1 || this.#belongsToEnclosingBlock() || this.#inferRuleCall(block))
      )
    );
    return !this.#endsBlock(block) && !this.#leavesBlock();
  }

  /** Whether the line begins what only a block around this one could hold, the file left aside. */
  #belongsToEnclosingBlock(): boolean {
    const { position: at, nextType: next } = this.#parser;
    const inner = this.#openBlocks.at(-1)?.body;
    return (
      this.#beginsLine(at) &&
      inner?.firstSet[next] !== 1 &&
      this.#openBlocks.slice(1, -1).some(({ body: lines }) => lines.firstSet[next] === 1)
    );
  }

  /** Whether a line of a block around this one ends it: its own closing brace is then one too many. */
  #leavesBlock(): boolean {
    if (!this.#belongsToEnclosingBlock()) return false;
    const closing = this.#pairBraces().closing[this.#openBlocks.at(-1)?.openingBrace ?? -1] ?? -1;
    if (closing >= 0) this.#orphanedBraces.add(closing);
    return true;
  }

  /**
   * The construct that a line begins whose keyword is missing or misspelt: it is known by what stands between its braces.
   * `stag a channel web {`, with a line `does "…"` in it, is a stage.
   */
  #inferRuleCall(block: Repeat): RuleCall | null {
    const { position: at, tokenTypes: kinds } = this.#parser;
    if (at > 0 && !this.#beginsLine(at) && kinds[at - 1] !== OPENING_BRACE) return null;
    let opening = at;
    while (
      kinds[opening] !== OPENING_BRACE &&
      kinds[opening] !== CLOSING_BRACE &&
      opening < this.#tokens.count &&
      this.#tokens.lines[opening] === this.#tokens.lines[at]
    )
      opening++;
    const first = kinds[at] as TokenType;
    if (kinds[opening] !== OPENING_BRACE || !(first === ID || first === STRING || isKeywordType(first))) return null;
    const calls = block.ruleCalls.filter(({ rule }) => this.#matchesBlockBody(rule, opening));
    return calls.length === 1 ? (calls[0] ?? null) : null;
  }

  /** Whether what stands behind an opening brace is what the block of a rule holds. */
  #matchesBlockBody({ blockBody: lines }: Rule, opening: number): boolean {
    const { tokenTypes: kinds } = this.#parser;
    if (lines?.firstSet[kinds[opening + 1] ?? END_OF_FILE] !== 1) return false;
    const closing = this.#pairBraces().closing[opening] ?? -1;
    for (let index = opening + 1; index < closing; index++) {
      if (kinds[index] !== OPENING_BRACE) continue;
      let start = index;
      while (start > opening + 1 && !this.#beginsLine(start)) start--;
      const inner = lines.ruleCalls.find(({ firstSet: first }) => first[kinds[start] ?? END_OF_FILE] === 1);
      return !inner?.rule.blockBody || kinds[index + 1] === CLOSING_BRACE || this.#matchesBlockBody(inner.rule, index);
    }
    return true;
  }

  #parseInferred(block: Repeat, call: RuleCall): void {
    const reader = this.#parser;
    const { position: at, tokenTypes: kinds } = reader;
    this.report(block.firstTerminals, false);
    // `stag a`, `stag "A"`: the name comes behind the wrong word. `a "A"`: the keyword is missing.
    const after = kinds[at + 1] ?? END_OF_FILE;
    const keywords = call.firstTerminals.map(({ tokenType: kind }) =>
      this.#tokens.keywordLocale.spellKeyword(TOKEN_TYPE_NAMES[kind] as string),
    );
    const isName = after === ID || isKeywordType(after);
    const isMisspelt = kinds[at] === ID && (isName || (after === STRING && nearestName(this.#tokens.textOf(at), keywords) !== null));
    if (isMisspelt && !this.#beginsLine(at + 1)) reader.position++;
    this.#reportedPosition = reader.position;
    call.execute(reader);
    if (reader.position === at) this.#skipOne(block);
  }

  /** A word, or a block with all that it holds; where that would be at home here, only its braces. */
  #skipOne(block: Repeat): void {
    const reader = this.#parser;
    const at = reader.position++;
    if (reader.tokenTypes[at] !== OPENING_BRACE) return;
    const closing = this.#pairBraces().closing[at] as number;
    if (closing < 0) return;
    if (block.firstSet[reader.nextType] === 1) this.#orphanedBraces.add(closing);
    else reader.position = closing + 1;
  }

  #endsBlock(block: Repeat): boolean {
    const { position: at, nextType: next } = this.#parser;
    if (next === END_OF_FILE) return true;
    if (next !== CLOSING_BRACE) return this.#belongsToOuterBlock();
    if (block.shape === 'file' || this.#orphanedBraces.has(at)) return false;
    const column = this.#openBlocks.at(-1)?.indentation ?? 0;
    if (!this.#beginsLine(at)) return !this.#isSurplusBrace(block);
    // Braces that do not pair up: the indentation tells whose this one is.
    if (this.#pairBraces().surplus > 0 && this.#tokens.columnOf(at) > column) return false;
    if (this.#pairBraces().unclosed > 0 && this.#tokens.columnOf(at) < column) this.#rejectedBrace = at;
    return true;
  }

  /** A second closing brace in a line, though the block goes on below it. */
  #isSurplusBrace(block: Repeat): boolean {
    const after = this.#parser.position + 1;
    const column = this.#openBlocks.at(-1)?.indentation ?? 0;
    const goesOn =
      this.#beginsLine(after) &&
      block.firstSet[this.#parser.tokenTypes[after] ?? END_OF_FILE] === 1 &&
      this.#tokens.columnOf(after) > column;
    return goesOn && this.#pairBraces().surplus > 0;
  }

  /** A closing brace was lost: the line begins something that stands further out. */
  #belongsToOuterBlock(): boolean {
    const { position: at, nextType: next } = this.#parser;
    const column = this.#openBlocks.at(-1)?.indentation ?? 0;
    if (!this.#beginsLine(at) || this.#tokens.columnOf(at) > column || this.#pairBraces().unclosed === 0) return false;
    return this.#openBlocks.slice(0, -1).some(({ body: lines }) => lines.firstSet[next] === 1);
  }

  /** An opening brace was lost: the next line, indented, begins what stands between them. */
  #isMissingOpeningBrace(inside: Uint8Array): boolean {
    const { position: at, nextType: next } = this.#parser;
    if (next === END_OF_FILE || next === OPENING_BRACE || inside[next] !== 1 || !this.#beginsLine(at)) return false;
    return this.#pairBraces().surplus > 0 && this.#tokens.columnOf(at) > this.#constructIndentation();
  }

  #beginsLine(index: number): boolean {
    return this.#tokens.beginsLine(index);
  }

  #isOnNewLine(index: number): boolean {
    return this.#tokens.beginsLine(index) || this.#tokens.beginsLine(index - 1);
  }

  /** The column where the line begins on which the construct begins that is being read. */
  #constructIndentation(): number {
    return this.#tokens.indentationOf(this.#parser.cstNode.firstToken);
  }

  /** For each opening brace where its closing one stands, or −1; made once. */
  #pairBraces(): { closing: Int32Array; unclosed: number; surplus: number } {
    if (this.#bracePairs) return this.#bracePairs;
    const { tokenTypes: kinds, count } = this.#tokens;
    const closing = new Int32Array(count).fill(-1);
    const open: number[] = [];
    let surplus = 0;
    for (let index = 0; index < count; index++) {
      if (kinds[index] === OPENING_BRACE) open.push(index);
      else if (kinds[index] === CLOSING_BRACE) {
        const opening = open.pop();
        if (opening === undefined) surplus++;
        else closing[opening] = index;
      }
    }
    this.#bracePairs = { closing, unclosed: open.length, surplus };
    return this.#bracePairs;
  }
}
