import { normalizeName } from '@parcours/model';
import { isLocalizedValue } from '../attributes/attribute-table.ts';
import { CompositeNode, ParsedReference, type ParsedTokens } from './cst.ts';
import {
  type Alternatives,
  type AssignmentTarget,
  assign,
  type Instruction,
  type MutableNode,
  type Optional,
  type Repeat,
  type RuleCall,
  retract,
  type Terminal,
} from './grammar-program.ts';
import type { ErrorRecovery, RecoverableParser } from './recovery.ts';
import { END_OF_FILE, ID, REF, type TokenType } from './token-types.ts';
import { convertToken } from './token-values.ts';
import type { Tokens } from './tokens.ts';

/** Thrown at the first syntax error where there is no recovery; `parse` catches it. */
export const SYNTAX_ERROR = Symbol('syntax error');

/** Thrown where the text ends in the middle of a construct; `expectedTokens` catches it. */
export const END_OF_INPUT = Symbol('end of input');

/**
 * Executes the grammar program over the tokens of one text and builds the tree. Without a recovery it stops at the first syntax error;
 * with one it reads any text to its end.
 */
export class Parser implements RecoverableParser {
  readonly tokens: Tokens;
  readonly tokenTypes: Uint8Array;
  /** By token: the number of the terminal that matched it, or 0. */
  readonly terminalNumbers: Uint16Array;
  readonly parsedTokens: ParsedTokens;
  /** The index of the next token. */
  position = 0;
  /** The index of the last token that was consumed; −1 before the first. */
  lastConsumed = -1;
  // Set at the beginning of each node: by `beginFile` for the file, by `parseRule` for all others.
  node!: MutableNode;
  cstNode!: CompositeNode;
  ruleCall: RuleCall | null = null;
  #lastTerminal: Terminal | null = null;
  #lastNode: MutableNode | null = null;
  readonly #recovery: ErrorRecovery | null;
  /** Collects the terminals that may follow the end of the text. */
  readonly #expectedTerminals: Set<Terminal> | null;

  constructor(tokens: Tokens, recovery: ErrorRecovery | null = null, expectedTerminals: Set<Terminal> | null = null) {
    this.tokens = tokens;
    this.tokenTypes = tokens.tokenTypes;
    this.terminalNumbers = new Uint16Array(tokens.count);
    this.parsedTokens = { tokens, terminalNumbers: this.terminalNumbers };
    this.#recovery = recovery;
    this.#expectedTerminals = expectedTerminals;
    recovery?.begin(this);
  }

  get nextType(): TokenType {
    return this.tokenTypes[this.position] as TokenType;
  }

  parseTerminal(terminal: Terminal): void {
    if (this.#expectedTerminals && this.nextType === END_OF_FILE) this.#endOfInput(terminal);
    const fits = terminal.firstSet[this.nextType] === 1;
    if (fits && !this.#recovery?.rejects(terminal)) this.consume(terminal);
    else if (this.#recovery) this.#recovery.recoverMissingToken(terminal);
    else throw SYNTAX_ERROR;
  }

  /** Matches the next token with a terminal and assigns its value. */
  consume(terminal: Terminal): void {
    const index = this.position++;
    this.terminalNumbers[index] = terminal.number;
    this.lastConsumed = index;
    this.#lastTerminal = terminal;
    this.#lastNode = this.node;
    const { property, operator } = terminal;
    if (property !== null && operator !== null) assign(this.node, terminal as AssignmentTarget, this.#valueOf(terminal, index));
  }

  /** Takes back the value of the last token that was consumed. */
  retractLastValue(): void {
    if (this.#lastTerminal?.property && this.#lastNode) retract(this.#lastNode, this.#lastTerminal as AssignmentTarget);
  }

  parseRule(call: RuleCall): void {
    const { node: outerNode, cstNode: outerCstNode, ruleCall: outerCall } = this;
    const { rule, target, source } = call;
    const node = rule.createNode();
    const cstNode = new CompositeNode(this.parsedTokens, node, outerCstNode, source, this.position);
    node.$cstNode = cstNode;
    node.$container = outerNode;
    this.node = node;
    this.cstNode = cstNode;
    this.ruleCall = call;
    rule.body.execute(this);
    if (this.lastConsumed > cstNode.lastToken) cstNode.lastToken = this.lastConsumed;
    this.node = outerNode;
    this.cstNode = outerCstNode;
    this.ruleCall = outerCall;
    node.$containerProperty = target.property;
    const index = assign(outerNode, target, node);
    if (index >= 0) node.$containerIndex = index;
  }

  parseRepeat(repeat: Repeat): void {
    if (this.#recovery) this.#recovery.parseRepeat(repeat);
    else while (repeat.firstSet[this.nextType] === 1) repeat.body.execute(this);
    if (this.#expectedTerminals && this.nextType === END_OF_FILE) this.#expect(repeat);
  }

  parseOptional(optional: Optional): void {
    if (this.#expectedTerminals && this.nextType === END_OF_FILE) this.#expect(optional);
    if (this.#recovery) this.#recovery.parseOptional(optional);
    else if (optional.firstSet[this.nextType] === 1) optional.body.execute(this);
  }

  noBranch(alternatives: Alternatives): void {
    if (this.#expectedTerminals && this.nextType === END_OF_FILE) {
      this.#expect(alternatives);
      throw END_OF_INPUT;
    }
    if (!this.#recovery) throw SYNTAX_ERROR;
    this.#recovery.report(alternatives.firstTerminals, true);
  }

  #valueOf(terminal: Terminal, index: number): unknown {
    if (terminal.keyword !== null) return terminal.keyword;
    const text = convertToken(terminal.tokenType, this.tokens.tokenTypes[index] as TokenType, this.tokens.textOf(index));
    const value = isNameOrLabel(terminal) ? normalizeName(text as string) : text;
    if (terminal.referenceTypes.length > 0) return new ParsedReference(value as string, this.cstNode, index);
    if (isLocalizedValue(terminal)) return this.tokens.keywordLocale.canonicalValue(value as string);
    return value;
  }

  #expect(instruction: Instruction): void {
    for (const terminal of instruction.firstTerminals) this.#expectedTerminals?.add(terminal);
  }

  #endOfInput(terminal: Terminal): never {
    this.#expectedTerminals?.add(terminal);
    throw END_OF_INPUT;
  }
}

/** Whether a terminal matches what is compared with other names; paths and columns are compared with those of files. */
function isNameOrLabel({ tokenType, property }: Terminal): boolean {
  return tokenType === ID || tokenType === REF || property === 'label';
}
