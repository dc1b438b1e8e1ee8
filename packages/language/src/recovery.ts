import {
  Alternation,
  EOF,
  type IProduction,
  type IToken,
  MismatchedTokenException,
  NonTerminal,
  Option,
  Repetition,
  type Rule,
  Terminal,
  type TokenType,
} from 'chevrotain';
import { type AstNode, createLangiumParser, type LangiumCoreServices, type LangiumParser, type ParserOptions } from 'langium';

/**
 * Langium's parser, with a recovery of our own for broken texts. Chevrotain's unwinds rules and then looks for any word that
 * could follow, wherever it stands; since every keyword may also be a name, and braces are not counted, it often lost the rest
 * of a journey over one wrong word.
 *
 * Here no rule is ever unwound. A word that is missing is taken as written (and has no value); words that belong nowhere are
 * skipped, up to the end of their line, with their block if they open one. A text is first read as it stands; only where that
 * fails it is read again, and line breaks and indentation, which mean nothing in a sound text, are then taken as hints.
 */
export function createRecoveringParser(services: LangiumCoreServices): LangiumParser {
  const parser = createLangiumParser(services);
  const recovery = new Recovery((parser as unknown as { wrapper: Engine }).wrapper);
  const parse = parser.parse.bind(parser);
  parser.parse = <T extends AstNode>(text: string, options?: ParserOptions) => {
    recovery.begin(false);
    const result = parse<T>(text, options);
    if (result.parserErrors.length === 0) return result;
    recovery.begin(true);
    return parse<T>(text, options);
  };
  return parser;
}

/** A word that is missing or one too many, with the words that would have been right. */
export class Unexpected extends MismatchedTokenException {
  readonly expected: readonly TokenType[];
  /** A word is missing before `token`; else `token` belongs nowhere. */
  readonly missing: boolean;

  constructor(token: IToken, previous: IToken, expected: Iterable<TokenType>, missing: boolean) {
    super('', token, previous);
    this.expected = [...new Set(expected)];
    this.missing = missing;
  }
}

/** Where Chevrotain keeps the lookahead of alternatives among those of a rule. */
const OR_KEY = 1 << 8;

type Alternatives = readonly { readonly ALT: () => void }[];
interface Content {
  readonly DEF: () => void;
}

/** The parts of Chevrotain's parser that the recovery replaces or asks. They are not public; package.json holds its version. */
interface Engine {
  tokVector: IToken[];
  tokensMap: Readonly<Record<string, TokenType>>;
  currIdx: number;
  currRuleLookaheadFuncs: ((alternatives?: Alternatives) => boolean | number | undefined)[];
  currRuleShortName: number;
  RULE_STACK_IDX: number;
  tokenMatcher(token: IToken, type: TokenType): boolean;
  LA(distance: number): IToken;
  SAVE_ERROR(error: MismatchedTokenException): void;
  consumeToken(): void;
  moveToTerminatedState(): void;
  getTokenToInsert(type: TokenType): IToken;
  getCurrRuleFullName(): string;
  getGAstProductions(): Record<string, Rule>;
  getCurrFollowKey(): unknown;
  getFollowSetFromFollowKey(key: unknown): readonly TokenType[];
  ruleInvocationStateUpdate(shortName: number, fullName: string, index: number): void;
  doSingleRepetition(action: () => void): boolean;
  consumeInternal(type: TokenType, index: number): IToken;
  manyInternalLogic(index: number, repetition: Content, key: number): void;
  optionInternalLogic(option: Content, index: number, key: number): void;
  orInternal(alternatives: Alternatives, index: number): void;
}

type Kind = typeof Repetition | typeof Option | typeof Alternation;

/** A loop or an optional part of a rule. */
interface Part {
  /** `block`: what stands between braces; `attributes`: what stands in one line; `list`: what stands between commas. */
  readonly kind: 'file' | 'block' | 'attributes' | 'list' | 'braces' | 'optional';
  /** The keywords that begin it; for `braces`, those that begin what stands between them. */
  readonly first: ReadonlySet<TokenType>;
}

/** A block that is being read. */
interface Block {
  readonly first: ReadonlySet<TokenType>;
  /** The column of the line that its declaration begins on. */
  readonly column: number;
}

class Recovery {
  readonly #engine: Engine;
  readonly #parts: Part[][] = [];
  /** The text was read once and is broken. */
  #mending = false;
  #blocks: Block[] = [];
  /** For each rule that is being read, where it begins. */
  #starts: number[] = [];
  #braces: { closing: Int32Array; unclosed: number; surplus: number } | null = null;
  /** Closing braces of blocks whose header was skipped while their content was read. */
  #headless = new Set<number>();
  /** A closing brace that belongs to an outer block: the block before it has lost its own. */
  #refused = -1;
  #reported = -1;

  constructor(engine: Engine) {
    this.#engine = engine;
    const enter = engine.ruleInvocationStateUpdate.bind(engine);
    engine.ruleInvocationStateUpdate = (shortName, fullName, index) => {
      enter(shortName, fullName, index);
      this.#starts[engine.RULE_STACK_IDX] = engine.currIdx + 1;
    };
    engine.consumeInternal = (type) => this.#consume(type);
    engine.manyInternalLogic = (index, { DEF }, key) => this.#many(this.#part(Repetition, index, key), DEF, key);
    engine.optionInternalLogic = ({ DEF }, index, key) => this.#option(this.#part(Option, index, key), DEF, key);
    engine.orInternal = (alternatives, index) => {
      const choice = engine.currRuleLookaheadFuncs[OR_KEY | index]?.call(engine, alternatives);
      if (typeof choice !== 'number') this.#report(this.#choices(index), true);
      else alternatives[choice]?.ALT();
    };
  }

  begin(mending: boolean): void {
    this.#mending = mending;
    this.#blocks = [];
    this.#braces = null;
    this.#headless = new Set();
    this.#refused = -1;
    this.#reported = -1;
  }

  #consume(type: TokenType): IToken {
    const engine = this.#engine;
    const next = this.#next;
    if (engine.tokenMatcher(next, type) && !this.#isRefused(type)) {
      engine.consumeToken();
      return next;
    }
    this.#report([type], type.name !== '}');
    // Refused by one block, it may close the next.
    if (next.image === '}') this.#refused = -1;
    const after = engine.LA(2);
    // One wrong word before the right one: `channel , web`. A keyword behind it is not the right one, though it may be a name.
    if (this.#mending && isPlain(after.tokenType) && engine.tokenMatcher(after, type) && !isBrace(next) && !this.#beginsLine(0, 2)) {
      engine.consumeToken();
      engine.consumeToken();
      return after;
    }
    return engine.getTokenToInsert(type);
  }

  /** In a broken text: whether the next word, though it fits, is not meant. */
  #isRefused(type: TokenType): boolean {
    if (!this.#mending) return false;
    const next = this.#next;
    if (next.image === '}') return this.#engine.currIdx + 1 === this.#refused;
    // `stage a channel`, still unfinished, and `stage b …` on the next line: the line is not called `stage`.
    const isName = type.name === 'ID' || type.name === 'REF';
    return isName && this.#beginsLine() && this.#blocks.some(({ first }) => first.has(next.tokenType));
  }

  #many(part: Part, action: () => void, key: number): void {
    const engine = this.#engine;
    const starts = this.#lookahead(key);
    const isBlock = part.kind === 'block' || part.kind === 'file';
    if (isBlock) this.#blocks.push({ first: part.first, column: this.#columnOfRule() });
    for (;;) {
      let moved = true;
      while (moved && starts()) moved = engine.doSingleRepetition(action);
      if (!moved || part.kind === 'list') break;
      if (!(isBlock ? this.#skipLines(part) : this.#skipWords(starts) && starts())) break;
    }
    if (isBlock) this.#blocks.pop();
  }

  #option(part: Part, action: () => void, key: number): void {
    const engine = this.#engine;
    const starts = this.#lookahead(key);
    if (part.kind === 'braces' && !starts()) this.#skipWords(starts);
    if (starts() || (part.kind === 'braces' && this.#hasLostItsBrace(part))) action.call(engine);
  }

  /** Skips the words of this line that belong nowhere. Whether there were any. */
  #skipWords(starts: () => boolean): boolean {
    const engine = this.#engine;
    // A study's header goes over several lines, which are indented.
    const overLines = engine.getCurrRuleFullName().startsWith('Observations');
    const follow = engine.getFollowSetFromFollowKey(engine.getCurrFollowKey());
    const fits = () => {
      const next = this.#next;
      if (next.tokenType === EOF || isBrace(next) || starts()) return true;
      if (this.#mending && this.#beginsLine() && !(overLines && (next.startColumn ?? 1) > 1)) return true;
      return follow.some((type) => engine.tokenMatcher(next, type));
    };
    if (fits()) return false;
    const attributes = this.#rule.definition.flatMap((part) => (part instanceof Repetition || part instanceof Option ? firstOf(part) : []));
    this.#report([...attributes, ...follow]);
    do engine.consumeToken();
    while (!fits());
    return true;
  }

  /** Between the parts of a block: skips what belongs nowhere. Whether the block goes on. */
  #skipLines(block: Part): boolean {
    if (this.#endsBlock(block)) return false;
    this.#report(block.kind === 'file' ? block.first : [...block.first, this.#engine.tokensMap['}'] as TokenType]);
    if (!this.#mending) return true;
    do this.#skipOne(block);
    while (!this.#endsBlock(block) && !(this.#beginsLine() && block.first.has(this.#next.tokenType)));
    return !this.#endsBlock(block);
  }

  /** A word, or a block with all that it holds; where that would be at home here, only its braces. */
  #skipOne(block: Part): void {
    const engine = this.#engine;
    const at = engine.currIdx + 1;
    const isOpening = this.#next.image === '{';
    engine.consumeToken();
    if (!isOpening) return;
    const closing = this.#pairs().closing[at] as number;
    if (closing < 0) return;
    if (block.first.has(this.#next.tokenType)) this.#headless.add(closing);
    else engine.currIdx = closing;
  }

  #endsBlock(block: Part): boolean {
    const next = this.#next;
    if (next.tokenType === EOF) return true;
    if (!this.#mending) return next.image === '}' && block.kind === 'block';
    if (next.image !== '}') return this.#isOfOuterBlock();
    if (block.kind === 'file' || this.#headless.has(this.#engine.currIdx + 1)) return false;
    const column = this.#blocks.at(-1)?.column ?? 1;
    if (!this.#beginsLine()) return true;
    // Braces that do not pair up: the indentation tells whose this one is.
    if (this.#pairs().surplus > 0 && (next.startColumn ?? 1) > column) return false;
    if (this.#pairs().unclosed > 0 && (next.startColumn ?? 1) < column) this.#refused = this.#engine.currIdx + 1;
    return true;
  }

  /** A closing brace was lost: the line begins something that stands further out. */
  #isOfOuterBlock(): boolean {
    const next = this.#next;
    const column = this.#blocks.at(-1)?.column ?? 1;
    if (!this.#beginsLine() || (next.startColumn ?? 1) > column || this.#pairs().unclosed === 0) return false;
    return this.#blocks.slice(0, -1).some(({ first }) => first.has(next.tokenType));
  }

  /** An opening brace was lost: the next line, indented, begins what stands between them. */
  #hasLostItsBrace(braces: Part): boolean {
    const next = this.#next;
    if (!this.#mending || next.image === '{' || !braces.first.has(next.tokenType) || !this.#beginsLine()) return false;
    return this.#pairs().surplus > 0 && (next.startColumn ?? 1) > this.#columnOfRule();
  }

  #lookahead(key: number): () => boolean {
    const matches = this.#engine.currRuleLookaheadFuncs[key];
    return () => matches?.call(this.#engine) === true;
  }

  get #next(): IToken {
    return this.#engine.LA(1);
  }

  #beginsLine(before = 0, distance = 1): boolean {
    return (this.#engine.LA(distance).startLine ?? 0) > (this.#engine.LA(before).endLine ?? 0);
  }

  /** The column where the line begins on which the rule begins that is being read. */
  #columnOfRule(): number {
    const tokens = this.#engine.tokVector;
    let at = this.#starts[this.#engine.RULE_STACK_IDX] ?? 0;
    while (at > 0 && tokens[at - 1]?.startLine === tokens[at]?.startLine) at--;
    return tokens[at]?.startColumn || 1;
  }

  /** For each opening brace where its closing one stands, or −1; made once for a broken text. */
  #pairs(): { closing: Int32Array; unclosed: number; surplus: number } {
    if (this.#braces) return this.#braces;
    const tokens = this.#engine.tokVector;
    const closing = new Int32Array(tokens.length).fill(-1);
    const open: number[] = [];
    let surplus = 0;
    for (const [index, token] of tokens.entries()) {
      if (token.image === '{') open.push(index);
      else if (token.image === '}') {
        const opening = open.pop();
        if (opening === undefined) surplus++;
        else closing[opening] = index;
      }
    }
    this.#braces = { closing, unclosed: open.length, surplus };
    return this.#braces;
  }

  /** One finding for a place. At the first reading, one is enough: the text will be read again. */
  #report(expected: Iterable<TokenType>, missing = false): void {
    const engine = this.#engine;
    const at = engine.currIdx + 1;
    if (at !== this.#reported) engine.SAVE_ERROR(new Unexpected(this.#next, engine.LA(0), expected, missing));
    this.#reported = at;
    if (!this.#mending) engine.moveToTerminatedState();
  }

  /** What the alternatives of a rule begin with. */
  #choices(index: number): TokenType[] {
    const found = find(this.#rule.definition, Alternation, index);
    return found ? firstOf(found.production) : [];
  }

  get #rule(): Rule {
    return this.#engine.getGAstProductions()[this.#engine.getCurrRuleFullName()] as Rule;
  }

  #part(type: Kind, index: number, key: number): Part {
    this.#parts[this.#engine.currRuleShortName] ??= [];
    const parts = this.#parts[this.#engine.currRuleShortName] as Part[];
    parts[key] ??= partOf(this.#rule, type, index);
    return parts[key];
  }
}

function partOf(rule: Rule, type: Kind, index: number): Part {
  const found = find(rule.definition, type, index);
  if (!found) return { kind: 'optional', first: new Set() };
  const { production, before } = found;
  const first = new Set(firstOf(production));
  const begins = (word: string) => [...first].some(({ PATTERN }) => PATTERN === word);
  if (type === Option) {
    if (!begins('{')) return { kind: 'optional', first };
    const inner = partsOf(production)[1];
    return { kind: 'braces', first: new Set(inner ? firstOf(inner) : []) };
  }
  if (before instanceof Terminal && before.terminalType.PATTERN === '{') return { kind: 'block', first };
  if (begins(',')) return { kind: 'list', first };
  return { kind: rule.definition.length === 1 ? 'file' : 'attributes', first };
}

interface Found {
  readonly production: IProduction;
  readonly before: IProduction | undefined;
}

function find(list: readonly IProduction[], type: Kind, index: number): Found | null {
  for (const [at, production] of list.entries()) {
    if (production instanceof type && production.idx === index) return { production, before: list[at - 1] };
    // A rule that is called is another rule's own.
    const inner = production instanceof NonTerminal ? null : find(partsOf(production), type, index);
    if (inner) return inner;
  }
  return null;
}

function partsOf(production: IProduction): readonly IProduction[] {
  return (production as { definition?: readonly IProduction[] }).definition ?? [];
}

/** The words that begin a production. Nothing in this grammar begins with an optional part. */
function firstOf(production: IProduction): TokenType[] {
  if (production instanceof Terminal) return [production.terminalType];
  const parts = partsOf(production);
  if (production instanceof Alternation) return parts.flatMap(firstOf);
  return parts[0] ? firstOf(parts[0]) : [];
}

function isBrace(token: IToken): boolean {
  return token.image === '{' || token.image === '}';
}

/** A value or a name that is not also a keyword. */
function isPlain(type: TokenType): boolean {
  return typeof type.PATTERN !== 'string';
}
