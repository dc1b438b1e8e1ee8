import { type AstNode, GrammarAST } from 'langium';
import { JourneyLanguageGrammar } from '../generated/grammar.ts';
import { CompositeNode, TERMINALS } from './cst.ts';
import type { Parser } from './parser.ts';
import { acceptedTypes, COMMA, OPENING_BRACE, TOKEN_TYPE_NAMES, type TokenType, tokenTypeOf } from './token-types.ts';

/**
 * The grammar, made ready to be followed: each of its elements as a step that knows which words can begin it. The grammar is LL(1)
 * once ID takes in the keywords (kinds.ts), so one look at the next word decides everywhere; a grammar where it does not is refused
 * when the steps are made.
 */
export abstract class Instruction {
  /** By kind of word, 1 where it begins this step. */
  abstract readonly firstSet: Uint8Array;
  /** The words that may begin it. */
  abstract readonly firstTerminals: readonly Terminal[];
  /** Whether it may stand for no word at all. */
  abstract readonly isNullable: boolean;
  abstract execute(reader: Parser): void;
  /** Tells each call what may follow it inside its rule. */
  abstract linkFollow(follow: readonly Terminal[]): void;
}

/** Where the value of a word or a node goes. */
interface AssignmentTarget {
  readonly property: string;
  readonly operator: '=' | '+=' | '?=';
}

/** One word. */
export class Terminal extends Instruction {
  readonly tokenType: TokenType;
  readonly firstSet: Uint8Array;
  readonly firstTerminals = [this];
  readonly isNullable = false;
  /** Its number among all, from 1. */
  readonly number: number;
  /** The keyword of the grammar; null for a terminal. */
  readonly keyword: string | null;
  readonly property: string | null;
  readonly operator: AssignmentTarget['operator'] | null;
  /** Whether it is a reference to something declared. */
  readonly isReference: boolean;
  /** The rule (or fragment) of the grammar that it stands in. */
  readonly ruleName: string;
  readonly source: GrammarAST.AbstractElement;

  constructor(source: GrammarAST.AbstractElement, name: string, target: AssignmentTarget | null, isReference: boolean, rule: string) {
    super();
    this.tokenType = tokenTypeOf(name);
    this.firstSet = acceptedTypes(this.tokenType);
    this.keyword = GrammarAST.isKeyword(source) ? name : null;
    this.property = target?.property ?? null;
    this.operator = target?.operator ?? null;
    this.isReference = isReference;
    this.ruleName = rule;
    this.source = source;
    this.number = TERMINALS.push(this) - 1;
  }

  execute(reader: Parser): void {
    reader.parseTerminal(this);
  }

  linkFollow(): void {}
}

/** A construct with a node of its own. */
export class RuleCall extends Instruction {
  readonly rule: Rule;
  readonly source: GrammarAST.AbstractElement;
  readonly #target: AssignmentTarget;
  /** What may follow it in the rule that calls it. */
  followTerminals: readonly Terminal[] = [];
  /** The same by kind of word. */
  followSet: Uint8Array = new Uint8Array(TOKEN_TYPE_NAMES.length);

  constructor(source: GrammarAST.AbstractElement, rule: Rule, target: AssignmentTarget) {
    super();
    this.source = source;
    this.rule = rule;
    this.#target = target;
  }

  get firstSet(): Uint8Array {
    return this.rule.body.firstSet;
  }

  get firstTerminals(): readonly Terminal[] {
    return this.rule.body.firstTerminals;
  }

  get isNullable(): boolean {
    return false;
  }

  execute(reader: Parser): void {
    const { node: outer, cstNode: piece, ruleCall: call } = reader;
    const node = this.rule.createNode();
    const inner = new CompositeNode(reader.parsedTokens, node, piece, this.source, reader.position);
    node.$cstNode = inner;
    node.$container = outer;
    reader.node = node;
    reader.cstNode = inner;
    reader.ruleCall = this;
    this.rule.body.execute(reader);
    if (reader.lastConsumed > inner.lastToken) inner.lastToken = reader.lastConsumed;
    reader.node = outer;
    reader.cstNode = piece;
    reader.ruleCall = call;
    node.$containerProperty = this.#target.property;
    const index = assign(outer, this.#target, node);
    if (index >= 0) node.$containerIndex = index;
  }

  linkFollow(follow: readonly Terminal[]): void {
    this.followTerminals = follow;
    this.followSet = unionOf(follow.map(({ firstSet: first }) => first));
  }
}

class Sequence extends Instruction {
  readonly instructions: readonly Instruction[];

  constructor(steps: readonly Instruction[]) {
    super();
    this.instructions = steps;
  }

  get #prefix(): readonly Instruction[] {
    const mandatory = this.instructions.findIndex((step) => !step.isNullable);
    return mandatory < 0 ? this.instructions : this.instructions.slice(0, mandatory + 1);
  }

  get firstSet(): Uint8Array {
    return unionOf(this.#prefix.map(({ firstSet: first }) => first));
  }

  get firstTerminals(): readonly Terminal[] {
    return this.#prefix.flatMap(({ firstTerminals: begin }) => begin);
  }

  get isNullable(): boolean {
    return this.instructions.every(({ isNullable: isOptional }) => isOptional);
  }

  execute(reader: Parser): void {
    for (const step of this.instructions) step.execute(reader);
  }

  linkFollow(follow: readonly Terminal[]): void {
    let rest = follow;
    for (const step of this.instructions.toReversed()) {
      step.linkFollow(rest);
      rest = step.isNullable ? [...step.firstTerminals, ...rest] : step.firstTerminals;
    }
  }
}

class Alternatives extends Instruction {
  readonly branches: readonly Instruction[];
  /** By kind of word: which of the steps it begins. */
  #branchByType: (Instruction | undefined)[] | undefined;

  constructor(steps: readonly Instruction[]) {
    super();
    this.branches = steps;
  }

  get firstSet(): Uint8Array {
    return unionOf(this.branches.map(({ firstSet: first }) => first));
  }

  get firstTerminals(): readonly Terminal[] {
    return this.branches.flatMap(({ firstTerminals: begin }) => begin);
  }

  get isNullable(): boolean {
    return this.branches.some(({ isNullable: isOptional }) => isOptional);
  }

  execute(reader: Parser): void {
    this.#branchByType ??= this.#buildBranchTable();
    const step = this.#branchByType[reader.tokenTypes[reader.position] as TokenType];
    if (step) step.execute(reader);
    else reader.noBranch(this);
  }

  linkFollow(follow: readonly Terminal[]): void {
    for (const step of this.branches) step.linkFollow(follow);
  }

  #buildBranchTable(): (Instruction | undefined)[] {
    // Each `first` is made anew when it is asked for.
    const firsts = this.branches.map((step) => ({ step, first: step.firstSet }));
    return TOKEN_TYPE_NAMES.map((name, kind) => {
      const [{ step } = {}, other] = firsts.filter(({ first }) => first[kind] === 1);
      if (other) throw new Error(`The grammar is not LL(1): two alternatives begin with ${name}`);
      return step;
    });
  }
}

/** What need not be there: it begins as what it is made of does. */
abstract class Skippable extends Instruction {
  readonly body: Instruction;
  readonly isNullable = true;
  #first: Uint8Array | undefined;

  constructor(body: Instruction) {
    super();
    this.body = body;
  }

  get firstSet(): Uint8Array {
    this.#first ??= this.body.firstSet;
    return this.#first;
  }

  get firstTerminals(): readonly Terminal[] {
    return this.body.firstTerminals;
  }
}

/** Something once or not at all. */
export class Optional extends Skippable {
  /** Of a block, the lines between its braces; else null. */
  get blockBody(): Repeat | null {
    const [opening, lines] = this.body instanceof Sequence ? this.body.instructions : [];
    return opening instanceof Terminal && opening.tokenType === OPENING_BRACE && lines instanceof Repeat ? lines : null;
  }

  execute(reader: Parser): void {
    reader.parseOptional(this);
  }

  linkFollow(follow: readonly Terminal[]): void {
    this.body.linkFollow(follow);
  }
}

/** `file` and `block`: lines between braces; `attributes`: what stands in one line; `list`: what stands between commas. */
type RepeatShape = 'file' | 'block' | 'attributes' | 'list';

/** Something as often as it comes. */
export class Repeat extends Skippable {
  readonly shape: RepeatShape;

  constructor(body: Instruction, shape: RepeatShape) {
    super(body);
    this.shape = shape;
  }

  /** The constructs that it is made of. */
  get ruleCalls(): readonly RuleCall[] {
    const steps = this.body instanceof Alternatives ? this.body.branches : [this.body];
    return steps.filter((step) => step instanceof RuleCall);
  }

  execute(reader: Parser): void {
    reader.parseRepeat(this);
  }

  linkFollow(follow: readonly Terminal[]): void {
    this.body.linkFollow([...this.firstTerminals, ...follow]);
  }
}

/** A parser rule of the grammar: what a construct is made of, and its node before anything is known of it. */
export class Rule {
  readonly name: string;
  #body: Instruction | undefined;
  #template: object = {};
  /** What its header may hold beside its words, for messages. */
  headerTerminals: readonly Terminal[] = [];
  /** The lines of its block; null where it has none. */
  blockBody: Repeat | null = null;

  constructor(name: string) {
    this.name = name;
  }

  get body(): Instruction {
    return this.#body as Instruction;
  }

  define(body: Instruction, properties: ReadonlyMap<string, AssignmentTarget['operator']>): void {
    this.#body = body;
    const values = [...properties].map(([name, operator]) => [
      name,
      operator === '+=' ? EMPTY_LIST : operator === '?=' ? false : undefined,
    ]);
    // All properties at once, so that all nodes of a type have one shape.
    const places = { $container: undefined, $containerProperty: undefined, $containerIndex: undefined, $cstNode: undefined };
    this.#template = { $type: this.name, ...places, ...Object.fromEntries(values) };
    // A rule may be written in two ways, each with a block of its own.
    const ways = body instanceof Alternatives ? body.branches : [body];
    const parts = ways.flatMap((way) => (way instanceof Sequence ? way.instructions : [way]));
    this.blockBody = parts.flatMap((part) => (part instanceof Optional ? (part.blockBody ?? []) : []))[0] ?? null;
    this.headerTerminals = parts.flatMap((part) => (part instanceof Repeat || part instanceof Optional ? part.firstTerminals : []));
  }

  createNode(): MutableNode {
    return { ...this.#template } as MutableNode;
  }
}

export type MutableNode = { -readonly [key in keyof AstNode]: AstNode[key] };

/** The list of every property that holds none: never written to. */
const EMPTY_LIST: readonly unknown[] = Object.freeze([]);

/** Gives a property its value; of a list, returns the value's index, else −1. */
export function assign(
  node: object,
  { property, operator }: { property: string; operator: AssignmentTarget['operator'] },
  value: unknown,
): number {
  const properties = node as Record<string, unknown>;
  if (operator === '+=') {
    const list = properties[property] as unknown[];
    if (list !== EMPTY_LIST) return list.push(value) - 1;
    properties[property] = [value];
    return 0;
  }
  properties[property] = operator === '?=' ? true : value;
  return -1;
}

function compileGrammar(grammar: GrammarAST.Grammar): Rule {
  const rules = new Map<GrammarAST.AbstractRule, Rule>();
  const parserRules = grammar.rules.filter((rule) => GrammarAST.isParserRule(rule));
  for (const rule of parserRules) rules.set(rule, new Rule(rule.name));
  for (const rule of parserRules.toReversed()) {
    if (rule.fragment) continue;
    const compiler = new RuleCompiler(rules, rule);
    (rules.get(rule) as Rule).define(compiler.compile(rule.definition), compiler.properties);
  }
  for (const [rule, { body }] of rules) if (!(rule as GrammarAST.ParserRule).fragment) body.linkFollow([]);
  return rules.get(parserRules.find(({ entry }) => entry) as GrammarAST.ParserRule) as Rule;
}

class RuleCompiler {
  readonly properties = new Map<string, AssignmentTarget['operator']>();
  readonly #rules: ReadonlyMap<GrammarAST.AbstractRule, Rule>;
  readonly #rule: GrammarAST.ParserRule;
  /** The rule or fragment whose elements are read. */
  #sourceRule: GrammarAST.ParserRule;

  constructor(rules: ReadonlyMap<GrammarAST.AbstractRule, Rule>, rule: GrammarAST.ParserRule) {
    this.#rules = rules;
    this.#rule = rule;
    this.#sourceRule = rule;
  }

  compile(element: GrammarAST.AbstractElement, target: AssignmentTarget | null = null, before: Instruction | null = null): Instruction {
    const body = this.#compileOnce(element, target);
    if (element.cardinality === '?') return new Optional(body);
    if (element.cardinality === '*') return new Repeat(body, this.#repeatShape(body, before));
    if (element.cardinality === '+') return new Sequence([body, new Repeat(body, this.#repeatShape(body, before))]);
    return body;
  }

  #compileOnce(element: GrammarAST.AbstractElement, target: AssignmentTarget | null): Instruction {
    if (GrammarAST.isGroup(element)) {
      const steps: Instruction[] = [];
      for (const part of element.elements) steps.push(this.compile(part, target, steps.at(-1) ?? null));
      return steps.length === 1 ? (steps[0] as Instruction) : new Sequence(steps);
    }
    if (GrammarAST.isAlternatives(element)) return new Alternatives(element.elements.map((part) => this.compile(part, target)));
    if (GrammarAST.isAssignment(element)) {
      const { feature, operator = '=' } = element;
      this.properties.set(feature, operator);
      return this.compile(element.terminal, { property: feature, operator });
    }
    if (GrammarAST.isKeyword(element)) return new Terminal(element, element.value, target, false, this.#sourceRule.name);
    if (GrammarAST.isCrossReference(element)) return this.#terminal(element.terminal as GrammarAST.RuleCall, target, true);
    if (!GrammarAST.isRuleCall(element)) throw new Error(`The grammar has an element that nobody reads: ${element.$type}`);
    const rule = element.rule.ref;
    if (!GrammarAST.isParserRule(rule)) return this.#terminal(element, target, false);
    if (rule.fragment) return this.#fragment(rule);
    if (!target) throw new Error(`The call of ${rule.name} in ${this.#rule.name} is not assigned`);
    return new RuleCall(element, this.#rules.get(rule) as Rule, target);
  }

  #terminal(call: GrammarAST.RuleCall, target: AssignmentTarget | null, isReference: boolean): Terminal {
    return new Terminal(call, call.rule.$refText, target, isReference, this.#sourceRule.name);
  }

  #fragment(rule: GrammarAST.ParserRule): Instruction {
    const owner = this.#sourceRule;
    this.#sourceRule = rule;
    const step = this.compile(rule.definition);
    this.#sourceRule = owner;
    return step;
  }

  #repeatShape(body: Instruction, before: Instruction | null): RepeatShape {
    if (this.#rule.entry) return 'file';
    if (before instanceof Terminal && before.tokenType === OPENING_BRACE) return 'block';
    return body instanceof Sequence && body.instructions[0] instanceof Terminal && body.instructions[0].tokenType === COMMA
      ? 'list'
      : 'attributes';
  }
}

function unionOf(sets: readonly Uint8Array[]): Uint8Array {
  return Uint8Array.from(TOKEN_TYPE_NAMES, (_, kind) => (sets.some((set) => set[kind] === 1) ? 1 : 0));
}

/** The rule of a whole file. */
export const FILE_RULE: Rule = compileGrammar(JourneyLanguageGrammar());
