import { type CompositeNode, ParsedReference } from './cst.ts';
import { assign, type Instruction, type MutableNode, type Optional, type Repeat, type RuleCall, type Terminal } from './grammar-program.ts';
import type { ErrorRecovery } from './recovery.ts';
import { END_OF_FILE, ID, type TokenType } from './token-types.ts';
import { convertToken } from './token-values.ts';
import type { Tokens } from './tokens.ts';

/** Thrown, and caught by `parse`, where a text that is read as it stands turns out to be broken. */
export const SYNTAX_ERROR = Symbol('broken');

/** Thrown, and caught by `following`, where a text ends in the middle of a construct. */
export const END_OF_INPUT = Symbol('ended');

/** Properties whose words may be written in the file's language (`méthode enquête`). */
const LOCALIZED_PROPERTIES: ReadonlySet<string> = new Set(['Observations.method', 'Observations.dates', 'Initiative.status']);

export function isLocalizedValue({ tokenType: kind, ruleName: rule, property }: Terminal): boolean {
  return kind === ID && LOCALIZED_PROPERTIES.has(`${rule}.${property}`);
}

/**
 * Goes through the words of one text along the steps of the grammar, and makes the tree. A sound text is read without a detour;
 * with a Recovery, a broken one is read to its end.
 */
export class Parser {
  readonly tokens: Tokens;
  readonly tokenTypes: Uint8Array;
  /** What each word was taken for: the number of a Take, or 0. */
  readonly terminalNumbers: Uint16Array;
  readonly parsedTokens: CompositeNode['parsedTokens'];
  /** The next word. */
  position = 0;
  /** The last word that was taken. */
  lastConsumed = -1;
  // Set by whoever begins a node: `parse` for the file, `Call` for all others.
  node!: MutableNode;
  cstNode!: CompositeNode;
  ruleCall: RuleCall | null = null;
  readonly #recovery: ErrorRecovery | null;
  /** Where it is collected what could stand at the end of the text. */
  readonly #expectedTerminals: Set<Terminal> | null;

  constructor(tokens: Tokens, recovery: ErrorRecovery | null = null, collected: Set<Terminal> | null = null) {
    this.tokens = tokens;
    this.tokenTypes = tokens.tokenTypes;
    this.terminalNumbers = new Uint16Array(tokens.count);
    this.parsedTokens = { tokens, terminalNumbers: this.terminalNumbers };
    this.#recovery = recovery;
    this.#expectedTerminals = collected;
    recovery?.begin(this);
  }

  get nextType(): TokenType {
    return this.tokenTypes[this.position] as TokenType;
  }

  parseTerminal(take: Terminal): void {
    if (this.#expectedTerminals && this.nextType === END_OF_FILE) this.#endOfInput(take);
    const fits = take.firstSet[this.nextType] === 1;
    if (fits && !this.#recovery?.rejects(take)) this.consume(take);
    else if (this.#recovery) this.#recovery.recoverMissingToken(take);
    else throw SYNTAX_ERROR;
  }

  /** Takes the next word for what it is. */
  consume(take: Terminal): void {
    const index = this.position++;
    this.terminalNumbers[index] = take.number;
    this.lastConsumed = index;
    const { property, operator } = take;
    if (property !== null && operator !== null) assign(this.node, take as { property: string; operator: '=' }, this.#valueOf(take, index));
  }

  parseRepeat(loop: Repeat): void {
    if (this.#recovery) this.#recovery.parseRepeat(loop);
    else while (loop.firstSet[this.nextType] === 1) loop.body.execute(this);
    if (this.#expectedTerminals && this.nextType === END_OF_FILE) this.#expect(loop);
  }

  parseOptional(maybe: Optional): void {
    if (this.#expectedTerminals && this.nextType === END_OF_FILE) this.#expect(maybe);
    if (this.#recovery) this.#recovery.parseOptional(maybe);
    else if (maybe.firstSet[this.nextType] === 1) maybe.body.execute(this);
  }

  noBranch(choice: Instruction): void {
    if (this.#expectedTerminals && this.nextType === END_OF_FILE) {
      this.#expect(choice);
      throw END_OF_INPUT;
    }
    if (!this.#recovery) throw SYNTAX_ERROR;
    this.#recovery.report(choice.firstTerminals, true);
  }

  #valueOf(take: Terminal, index: number): unknown {
    if (take.keyword !== null) return take.keyword;
    const value = convertToken(take.tokenType, this.tokens.tokenTypes[index] as TokenType, this.tokens.textOf(index));
    if (take.isReference) return new ParsedReference(value as string, this.cstNode, index);
    if (isLocalizedValue(take)) return this.tokens.keywordLocale.canonicalValue(value as string);
    return value;
  }

  #expect(step: Instruction): void {
    for (const take of step.firstTerminals) this.#expectedTerminals?.add(take);
  }

  #endOfInput(take: Terminal): never {
    this.#expectedTerminals?.add(take);
    throw END_OF_INPUT;
  }
}
