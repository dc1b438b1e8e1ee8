import { nearestName } from '@parcours/model';
import { CONSTRUCTS } from '../attributes/attribute-table.ts';
import type { CompositeNode } from './cst.ts';
import type { InstructionExecutor, MutableNode, Optional, Repeat, Rule, RuleCall, Terminal } from './grammar-program.ts';
import {
  CLOSING_BRACE,
  COMMA,
  END_OF_FILE,
  ID,
  isKeywordType,
  isNameOrValueType,
  isNumericType,
  OPENING_BRACE,
  RANGE_OPERATOR,
  REF,
  STRING,
  TOKEN_TYPE_NAMES,
  type TokenType,
} from './token-types.ts';
import type { Token, Tokens } from './tokens.ts';

/** A missing or an unexpected token, with the types that would have been right. */
export interface ParseError {
  readonly token: Token;
  readonly previous: Token | null;
  readonly expected: readonly TokenType[];
  /** A token is missing before `token`; else `token` itself is unexpected. */
  readonly isMissingToken: boolean;
}

/** What recovery reads and moves of the parser. */
export interface RecoverableParser extends InstructionExecutor {
  readonly tokens: Tokens;
  readonly tokenTypes: Uint8Array;
  /** The index of the next token. */
  position: number;
  /** The index of the last token that was consumed. */
  readonly lastConsumed: number;
  readonly node: MutableNode;
  readonly cstNode: CompositeNode;
  readonly ruleCall: RuleCall | null;
  consume(terminal: Terminal): void;
  retractLastValue(): void;
}

/** A block whose statements are being parsed. */
interface OpenBlock {
  readonly body: Repeat;
  /** The index of its opening brace; −1 where that is missing, or for the file. */
  readonly openingBrace: number;
  /** The column of the line that its declaration begins on. */
  readonly indentation: number;
}

/** The braces of a text: by opening brace its closing one, or −1. */
interface BracePairs {
  readonly closing: Int32Array;
  readonly unclosed: number;
  readonly surplus: number;
}

/**
 * Recovery from syntax errors. Every keyword may also be a name, so that panic mode, which looks for any token that could follow, would
 * lose the rest of a journey over one wrong token.
 *
 * No construct is ever given up: a missing token counts as present without a value; unexpected tokens are skipped up to the end of
 * their line, with the block that they open. A text is first parsed without recovery; only if that fails is it parsed again with it,
 * and line breaks and indentation, which mean nothing in a text without errors, then serve as hints.
 */
export class ErrorRecovery {
  readonly errors: ParseError[] = [];
  #parser!: RecoverableParser;
  #tokens!: Tokens;
  readonly #openBlocks: OpenBlock[] = [];
  #bracePairs: BracePairs | null = null;
  /** Closing braces of blocks whose header was skipped and whose content was not. */
  readonly #orphanedBraces = new Set<number>();
  /** A closing brace that belongs to an outer block, since the inner one has lost its own; −1 where there is none. */
  #rejectedBrace = -1;
  #reportedPosition = -1;

  begin(parser: RecoverableParser): void {
    this.#parser = parser;
    this.#tokens = parser.tokens;
  }

  /** Whether the next token matches a terminal but probably belongs elsewhere. */
  rejects({ tokenType }: Terminal): boolean {
    const { position, nextType } = this.#parser;
    if (nextType === CLOSING_BRACE) return position === this.#rejectedBrace;
    // `stage a channel`, unfinished, and `stage b …` on the next line: the channel is not called `stage`.
    return (
      (tokenType === ID || tokenType === REF) &&
      this.#tokens.beginsLine(position) &&
      this.#openBlocks.some(({ body }) => body.firstSet[nextType] === 1)
    );
  }

  /** Inserts a missing token: reports it and continues without. */
  recoverMissingToken(terminal: Terminal): void {
    const parser = this.#parser;
    const { position, nextType } = parser;
    this.report([terminal], terminal.tokenType !== CLOSING_BRACE);
    // Rejected by one block, it may close the next.
    if (nextType === CLOSING_BRACE) this.#rejectedBrace = -1;
    // Deletes one unexpected token before the expected one: `channel , web`. A keyword after it does not count, though it may be a name.
    const afterNext = parser.tokenTypes[position + 1] ?? END_OF_FILE;
    const isSkippable = nextType !== END_OF_FILE && nextType !== OPENING_BRACE && nextType !== CLOSING_BRACE;
    const isRightOne = isNameOrValueType(afterNext) && terminal.firstSet[afterNext] === 1 && afterNext !== END_OF_FILE;
    if (isSkippable && isRightOne && !this.#isOnNewLine(position + 1)) {
      parser.position++;
      parser.consume(terminal);
    }
  }

  parseRepeat(repeat: Repeat): void {
    const parser = this.#parser;
    const isBlock = repeat.shape === 'block' || repeat.shape === 'file';
    if (isBlock) {
      const { lastConsumed, position, tokenTypes } = parser;
      const openingBrace = lastConsumed === position - 1 && tokenTypes[lastConsumed] === OPENING_BRACE ? lastConsumed : -1;
      this.#openBlocks.push({ body: repeat, openingBrace, indentation: this.#constructIndentation() });
    }
    for (;;) {
      let hasMoved = true;
      while (hasMoved && repeat.firstSet[parser.nextType] === 1) {
        const before = parser.position;
        repeat.body.execute(parser);
        hasMoved = parser.position > before;
      }
      if (!hasMoved || repeat.shape === 'list') break;
      const goesOn = isBlock ? this.#skipStatements(repeat) : this.#skipTokens(repeat.firstSet) && repeat.firstSet[parser.nextType] === 1;
      if (!goesOn) break;
    }
    if (isBlock) this.#openBlocks.pop();
  }

  parseOptional(optional: Optional): void {
    const parser = this.#parser;
    const { firstSet, blockBody } = optional;
    if (blockBody && firstSet[parser.nextType] !== 1) this.#skipTokens(firstSet);
    if (firstSet[parser.nextType] === 1 || (blockBody && this.#isMissingOpeningBrace(blockBody.firstSet))) optional.body.execute(parser);
  }

  /** Reports one error a position. */
  report(terminals: readonly Terminal[], isMissingToken: boolean, others: readonly TokenType[] = []): void {
    const { position } = this.#parser;
    if (position !== this.#reportedPosition) {
      const expected = [...new Set([...terminals.map(({ tokenType }) => tokenType), ...others])];
      const previous = position > 0 ? this.#tokens.at(position - 1) : null;
      this.errors.push({ token: this.#tokens.at(position), previous, expected, isMissingToken });
      if (this.#continuesNumber(position)) this.#parser.retractLastValue();
    }
    this.#reportedPosition = position;
  }

  /** Whether a token touches the number before it, which then is not the number alone: `1,5`, `2x`, `1..5`. */
  #continuesNumber(position: number): boolean {
    const { lastConsumed, tokenTypes } = this.#parser;
    const touches = (index: number) => this.#tokens.ends[index - 1] === this.#tokens.starts[index];
    if (position === 0 || lastConsumed !== position - 1 || !touches(position)) return false;
    const next = tokenTypes[position] as TokenType;
    if (!isNumericType(tokenTypes[lastConsumed] as TokenType)) return false;
    if (next === COMMA) return touches(position + 1) && isNumericType(tokenTypes[position + 1] as TokenType);
    return next === ID || next === RANGE_OPERATOR || isKeywordType(next) || isNumericType(next);
  }

  /** Skips the unexpected tokens of this line. @returns whether there were any. */
  #skipTokens(firstSet: Uint8Array): boolean {
    const parser = this.#parser;
    const { ruleCall } = parser;
    // The lines of such a header are indented.
    const isMultiLine = CONSTRUCTS.get(parser.node.$type)?.isMultiLine ?? false;
    const fits = () => {
      const { nextType, position } = parser;
      if (nextType === END_OF_FILE || nextType === OPENING_BRACE || nextType === CLOSING_BRACE || firstSet[nextType] === 1) return true;
      if (this.#tokens.beginsLine(position) && !(isMultiLine && this.#tokens.columnOf(position) > 0)) return true;
      return ruleCall?.followSet[nextType] === 1;
    };
    if (fits()) return false;
    this.report([...(ruleCall?.rule.headerTerminals ?? []), ...(ruleCall?.followTerminals ?? [])], false);
    do parser.position++;
    while (!fits());
    return true;
  }

  /** Skips unexpected tokens between the statements of a block. @returns whether the block continues. */
  #skipStatements(block: Repeat): boolean {
    if (this.#endsBlock(block) || this.#leavesBlock()) return false;
    const call = this.#inferRuleCall(block);
    if (call) {
      this.#parseInferred(block, call);
      return true;
    }
    this.report(block.firstTerminals, false, block.shape === 'file' ? [] : [CLOSING_BRACE]);
    do this.#skipOne(block);
    while (!this.#endsBlock(block) && !this.#beginsStatement(block));
    return !this.#endsBlock(block) && !this.#leavesBlock();
  }

  /** Whether the line begins a statement of this block or of an enclosing one. */
  #beginsStatement(block: Repeat): boolean {
    const { position, nextType } = this.#parser;
    if (!this.#tokens.beginsLine(position)) return false;
    return block.firstSet[nextType] === 1 || this.#belongsToEnclosingBlock() || this.#inferRuleCall(block) !== null;
  }

  /** Whether the line begins a statement that only an enclosing block, other than the file, can contain. */
  #belongsToEnclosingBlock(): boolean {
    const { position, nextType } = this.#parser;
    const inner = this.#openBlocks.at(-1)?.body;
    if (!this.#tokens.beginsLine(position) || inner?.firstSet[nextType] === 1) return false;
    return this.#openBlocks.slice(1, -1).some(({ body }) => body.firstSet[nextType] === 1);
  }

  /** Whether a statement of an enclosing block ends this one, whose own closing brace is then one too many. */
  #leavesBlock(): boolean {
    if (!this.#belongsToEnclosingBlock()) return false;
    const closing = this.#pairBraces().closing[this.#openBlocks.at(-1)?.openingBrace ?? -1] ?? -1;
    if (closing >= 0) this.#orphanedBraces.add(closing);
    return true;
  }

  /**
   * The rule of a statement whose keyword is missing or misspelt, inferred from its block: `stag a channel web {`, with `does "…"` in
   * it, is a stage. Null where none fits, or several do.
   */
  #inferRuleCall(block: Repeat): RuleCall | null {
    const { position, tokenTypes } = this.#parser;
    if (position > 0 && !this.#tokens.beginsLine(position) && tokenTypes[position - 1] !== OPENING_BRACE) return null;
    let brace = position;
    while (
      tokenTypes[brace] !== OPENING_BRACE &&
      tokenTypes[brace] !== CLOSING_BRACE &&
      brace < this.#tokens.count &&
      this.#tokens.lines[brace] === this.#tokens.lines[position]
    )
      brace++;
    const first = tokenTypes[position] as TokenType;
    if (tokenTypes[brace] !== OPENING_BRACE || !(first === ID || first === STRING || isKeywordType(first))) return null;
    const calls = block.ruleCalls.filter(({ rule }) => this.#matchesBlockBody(rule, brace));
    return calls.length === 1 ? (calls[0] ?? null) : null;
  }

  /** Whether a block that begins with this brace is one of the rule. */
  #matchesBlockBody({ blockBody }: Rule, openingBrace: number): boolean {
    const { tokenTypes } = this.#parser;
    if (blockBody?.firstSet[tokenTypes[openingBrace + 1] ?? END_OF_FILE] !== 1) return false;
    const closing = this.#pairBraces().closing[openingBrace] ?? -1;
    for (let index = openingBrace + 1; index < closing; index++) {
      if (tokenTypes[index] !== OPENING_BRACE) continue;
      let start = index;
      while (start > openingBrace + 1 && !this.#tokens.beginsLine(start)) start--;
      const inner = blockBody.ruleCalls.find(({ firstSet }) => firstSet[tokenTypes[start] ?? END_OF_FILE] === 1);
      return !inner?.rule.blockBody || tokenTypes[index + 1] === CLOSING_BRACE || this.#matchesBlockBody(inner.rule, index);
    }
    return true;
  }

  #parseInferred(block: Repeat, call: RuleCall): void {
    const parser = this.#parser;
    const { position, tokenTypes } = parser;
    this.report(block.firstTerminals, false);
    // `stag a`, `stag "A"`: the name follows the misspelt keyword. `a "A"`: the keyword is missing.
    const afterNext = tokenTypes[position + 1] ?? END_OF_FILE;
    const keywords = call.firstTerminals.map(({ tokenType }) =>
      this.#tokens.keywordLocale.spellKeyword(TOKEN_TYPE_NAMES[tokenType] as string),
    );
    const isName = afterNext === ID || isKeywordType(afterNext);
    const isNearKeyword = afterNext === STRING && nearestName(this.#tokens.textOf(position), keywords) !== null;
    const isMisspelt = tokenTypes[position] === ID && (isName || isNearKeyword);
    if (isMisspelt && !this.#tokens.beginsLine(position + 1)) parser.position++;
    this.#reportedPosition = parser.position;
    call.execute(parser);
    if (parser.position === position) this.#skipOne(block);
  }

  /** Skips a token, or a block with its content; of a block whose content belongs here, only the braces. */
  #skipOne(block: Repeat): void {
    const parser = this.#parser;
    const position = parser.position++;
    if (parser.tokenTypes[position] !== OPENING_BRACE) return;
    const closing = this.#pairBraces().closing[position] as number;
    if (closing < 0) return;
    if (block.firstSet[parser.nextType] === 1) this.#orphanedBraces.add(closing);
    else parser.position = closing + 1;
  }

  #endsBlock(block: Repeat): boolean {
    const { position, nextType } = this.#parser;
    if (nextType === END_OF_FILE) return true;
    if (nextType !== CLOSING_BRACE) return this.#belongsToOuterBlock();
    if (block.shape === 'file' || this.#orphanedBraces.has(position)) return false;
    const indentation = this.#openBlocks.at(-1)?.indentation ?? 0;
    if (!this.#tokens.beginsLine(position)) return !this.#isSurplusBrace(block);
    // Where braces are not balanced, the indentation determines the block that this one closes.
    const { surplus, unclosed } = this.#pairBraces();
    if (surplus > 0 && this.#tokens.columnOf(position) > indentation) return false;
    if (unclosed > 0 && this.#tokens.columnOf(position) < indentation) this.#rejectedBrace = position;
    return true;
  }

  /** Whether a closing brace at the end of a line is superfluous, since the block continues below it. */
  #isSurplusBrace(block: Repeat): boolean {
    const after = this.#parser.position + 1;
    const indentation = this.#openBlocks.at(-1)?.indentation ?? 0;
    const goesOn =
      this.#tokens.beginsLine(after) &&
      block.firstSet[this.#parser.tokenTypes[after] ?? END_OF_FILE] === 1 &&
      this.#tokens.columnOf(after) > indentation;
    return goesOn && this.#pairBraces().surplus > 0;
  }

  /** Whether the closing brace of this block is missing: the line begins a statement of a block further out. */
  #belongsToOuterBlock(): boolean {
    const { position, nextType } = this.#parser;
    const indentation = this.#openBlocks.at(-1)?.indentation ?? 0;
    if (!this.#tokens.beginsLine(position) || this.#tokens.columnOf(position) > indentation) return false;
    if (this.#pairBraces().unclosed === 0) return false;
    return this.#openBlocks.slice(0, -1).some(({ body }) => body.firstSet[nextType] === 1);
  }

  /** Whether an opening brace is missing: the next line, indented, begins a statement of the block. */
  #isMissingOpeningBrace(insideFirst: Uint8Array): boolean {
    const { position, nextType } = this.#parser;
    if (nextType === END_OF_FILE || nextType === OPENING_BRACE || insideFirst[nextType] !== 1) return false;
    if (!this.#tokens.beginsLine(position)) return false;
    return this.#pairBraces().surplus > 0 && this.#tokens.columnOf(position) > this.#constructIndentation();
  }

  #isOnNewLine(index: number): boolean {
    return this.#tokens.beginsLine(index) || this.#tokens.beginsLine(index - 1);
  }

  /** The column of the line that the construct being parsed begins on. */
  #constructIndentation(): number {
    return this.#tokens.indentationOf(this.#parser.cstNode.firstToken);
  }

  #pairBraces(): BracePairs {
    if (this.#bracePairs) return this.#bracePairs;
    const { tokenTypes, count } = this.#tokens;
    const closing = new Int32Array(count).fill(-1);
    const open: number[] = [];
    let surplus = 0;
    for (let index = 0; index < count; index++) {
      if (tokenTypes[index] === OPENING_BRACE) open.push(index);
      else if (tokenTypes[index] === CLOSING_BRACE) {
        const opening = open.pop();
        if (opening === undefined) surplus++;
        else closing[opening] = index;
      }
    }
    this.#bracePairs = { closing, unclosed: open.length, surplus };
    return this.#bracePairs;
  }
}
