import { type AstNode, GrammarAST } from 'langium';
import { JourneyLanguageGrammar } from '../generated/grammar.ts';
import { appended } from './appended.ts';
import { acceptedTypes, COMMA, OPENING_BRACE, TOKEN_TYPE_NAMES, type TokenType, tokenTypeOf } from './token-types.ts';

/** What executes the instructions of a program: the parser. */
export interface InstructionExecutor {
  /** The type of the token that is read next. */
  readonly nextType: TokenType;
  parseTerminal(terminal: Terminal): void;
  parseRule(call: RuleCall): void;
  parseOptional(optional: Optional): void;
  parseRepeat(repeat: Repeat): void;
  /** No branch begins with the next token. */
  noBranch(alternatives: Alternatives): void;
}

/**
 * The grammar as a program: each of its elements is an instruction that knows its FIRST set. The grammar is LL(1) once ID accepts the
 * keywords (token-types.ts), so the next token decides everywhere; `npm run generate` and a test refuse one that is not (ll1-check.ts).
 */
export abstract class Instruction {
  /** By token type, 1 where it begins this instruction. */
  abstract readonly firstSet: Uint8Array;
  /** The terminals that may come first. */
  abstract readonly firstTerminals: readonly Terminal[];
  /** Whether it may match no token at all. */
  abstract readonly isNullable: boolean;
  abstract execute(executor: InstructionExecutor): void;
  /** Passes to each rule call the tokens that may follow it inside its rule. */
  abstract linkFollow(follow: readonly Terminal[]): void;
}

/** Where the value of a token or a node goes. */
export interface AssignmentTarget {
  readonly property: string;
  readonly operator: '=' | '+=' | '?=';
}

/** The instructions that match one token, by their number; 0 is none. */
export const TERMINALS: (Terminal | undefined)[] = [undefined];

/** Matches one token. */
export class Terminal extends Instruction {
  readonly tokenType: TokenType;
  readonly firstSet: Uint8Array;
  readonly firstTerminals = [this];
  readonly isNullable = false;
  /** Its index in TERMINALS. */
  readonly number: number;
  /** The keyword of the grammar; null for a terminal rule. */
  readonly keyword: string | null;
  readonly property: string | null;
  readonly operator: AssignmentTarget['operator'] | null;
  /** The types of node that it may refer to; none where it is no cross-reference. */
  readonly referenceTypes: readonly string[];
  /** The rule (or fragment) of the grammar that contains it. */
  readonly ruleName: string;
  readonly source: GrammarAST.AbstractElement;

  constructor(
    source: GrammarAST.AbstractElement,
    name: string,
    target: AssignmentTarget | null,
    ruleName: string,
    referenceTypes: readonly string[] = [],
  ) {
    super();
    this.tokenType = tokenTypeOf(name);
    this.firstSet = acceptedTypes(this.tokenType);
    this.keyword = GrammarAST.isKeyword(source) ? name : null;
    this.property = target?.property ?? null;
    this.operator = target?.operator ?? null;
    this.referenceTypes = referenceTypes;
    this.ruleName = ruleName;
    this.source = source;
    this.number = TERMINALS.push(this) - 1;
  }

  execute(executor: InstructionExecutor): void {
    executor.parseTerminal(this);
  }

  linkFollow(): void {}
}

/** Calls a rule, which makes a node of its own. */
export class RuleCall extends Instruction {
  readonly rule: Rule;
  readonly source: GrammarAST.AbstractElement;
  readonly target: AssignmentTarget;
  /** What may follow it in the rule that calls it. */
  followTerminals: readonly Terminal[] = [];
  /** The same by token type. */
  followSet: Uint8Array = new Uint8Array(TOKEN_TYPE_NAMES.length);
  #firstSet: Uint8Array | undefined;

  constructor(source: GrammarAST.AbstractElement, rule: Rule, target: AssignmentTarget) {
    super();
    this.source = source;
    this.rule = rule;
    this.target = target;
  }

  get firstSet(): Uint8Array {
    this.#firstSet ??= this.rule.body.firstSet;
    return this.#firstSet;
  }

  get firstTerminals(): readonly Terminal[] {
    return this.rule.body.firstTerminals;
  }

  get isNullable(): boolean {
    return false;
  }

  execute(executor: InstructionExecutor): void {
    executor.parseRule(this);
  }

  linkFollow(follow: readonly Terminal[]): void {
    this.followTerminals = follow;
    this.followSet = unionOf(follow.map(({ firstSet }) => firstSet));
  }
}

/** One instruction after the other. */
export class Sequence extends Instruction {
  readonly instructions: readonly Instruction[];

  constructor(instructions: readonly Instruction[]) {
    super();
    this.instructions = instructions;
  }

  /** Those that may come first: up to the first that must match a token. */
  get #prefix(): readonly Instruction[] {
    const required = this.instructions.findIndex((instruction) => !instruction.isNullable);
    return required < 0 ? this.instructions : this.instructions.slice(0, required + 1);
  }

  get firstSet(): Uint8Array {
    return unionOf(this.#prefix.map(({ firstSet }) => firstSet));
  }

  get firstTerminals(): readonly Terminal[] {
    return this.#prefix.flatMap(({ firstTerminals }) => firstTerminals);
  }

  get isNullable(): boolean {
    return this.instructions.every(({ isNullable }) => isNullable);
  }

  execute(executor: InstructionExecutor): void {
    for (const instruction of this.instructions) instruction.execute(executor);
  }

  linkFollow(follow: readonly Terminal[]): void {
    let rest = follow;
    for (const instruction of this.instructions.toReversed()) {
      instruction.linkFollow(rest);
      rest = instruction.isNullable ? [...instruction.firstTerminals, ...rest] : instruction.firstTerminals;
    }
  }
}

/** One of several instructions: the one that the next token begins. */
export class Alternatives extends Instruction {
  readonly branches: readonly Instruction[];
  /** By token type. */
  #branchByType: (Instruction | undefined)[] | undefined;

  constructor(branches: readonly Instruction[]) {
    super();
    this.branches = branches;
  }

  get firstSet(): Uint8Array {
    return unionOf(this.branches.map(({ firstSet }) => firstSet));
  }

  get firstTerminals(): readonly Terminal[] {
    return this.branches.flatMap(({ firstTerminals }) => firstTerminals);
  }

  get isNullable(): boolean {
    return this.branches.some(({ isNullable }) => isNullable);
  }

  execute(executor: InstructionExecutor): void {
    this.#branchByType ??= this.#buildBranchTable();
    const branch = this.#branchByType[executor.nextType];
    if (branch) branch.execute(executor);
    else executor.noBranch(this);
  }

  linkFollow(follow: readonly Terminal[]): void {
    for (const branch of this.branches) branch.linkFollow(follow);
  }

  #buildBranchTable(): (Instruction | undefined)[] {
    // Each `firstSet` is computed anew at every read.
    const branches = this.branches.map((branch) => ({ branch, firstSet: branch.firstSet }));
    return TOKEN_TYPE_NAMES.map((_, tokenType) => branches.find(({ firstSet }) => firstSet[tokenType] === 1)?.branch);
  }
}

/** What may match nothing: it begins as its body does. */
abstract class Skippable extends Instruction {
  readonly body: Instruction;
  readonly isNullable = true;
  #firstSet: Uint8Array | undefined;

  constructor(body: Instruction) {
    super();
    this.body = body;
  }

  get firstSet(): Uint8Array {
    this.#firstSet ??= this.body.firstSet;
    return this.#firstSet;
  }

  get firstTerminals(): readonly Terminal[] {
    return this.body.firstTerminals;
  }
}

/** Its body once or not at all. */
export class Optional extends Skippable {
  /** The repetition between the braces of a block; null without one. */
  get blockBody(): Repeat | null {
    const [opening, body] = this.body instanceof Sequence ? this.body.instructions : [];
    return opening instanceof Terminal && opening.tokenType === OPENING_BRACE && body instanceof Repeat ? body : null;
  }

  execute(executor: InstructionExecutor): void {
    executor.parseOptional(this);
  }

  linkFollow(follow: readonly Terminal[]): void {
    this.body.linkFollow(follow);
  }
}

/** `file` and `block`: statements between braces; `attributes`: those of a header; `list`: values between commas. */
type RepeatShape = 'file' | 'block' | 'attributes' | 'list';

/** Its body any number of times. */
export class Repeat extends Skippable {
  readonly shape: RepeatShape;

  constructor(body: Instruction, shape: RepeatShape) {
    super(body);
    this.shape = shape;
  }

  /** The rules that it repeats. */
  get ruleCalls(): readonly RuleCall[] {
    const branches = this.body instanceof Alternatives ? this.body.branches : [this.body];
    return branches.filter((branch) => branch instanceof RuleCall);
  }

  execute(executor: InstructionExecutor): void {
    executor.parseRepeat(this);
  }

  linkFollow(follow: readonly Terminal[]): void {
    this.body.linkFollow([...this.firstTerminals, ...follow]);
  }
}

/** A parser rule of the grammar that makes a node: its body, and the node with no property set. */
export class Rule {
  readonly name: string;
  #body: Instruction | undefined;
  #template: object = {};
  /** The terminals that begin the attributes of its header. */
  headerTerminals: readonly Terminal[] = [];
  /** The repetition between its braces; null without a block. */
  blockBody: Repeat | null = null;

  constructor(name: string) {
    this.name = name;
  }

  get body(): Instruction {
    return this.#body as Instruction;
  }

  /** The parts of its body in order, in each way that it may be written. */
  get variants(): readonly (readonly Instruction[])[] {
    const variants = this.body instanceof Alternatives ? this.body.branches : [this.body];
    return variants.map((variant) => (variant instanceof Sequence ? variant.instructions : [variant]));
  }

  define(body: Instruction, properties: ReadonlyMap<string, AssignmentTarget['operator']>): void {
    this.#body = body;
    const values = [...properties].map(([name, operator]) => [
      name,
      operator === '+=' ? EMPTY_LIST : operator === '?=' ? false : undefined,
    ]);
    // All properties at once, so that all nodes of a type share one hidden class.
    const own = { $container: undefined, $containerProperty: undefined, $containerIndex: undefined, $cstNode: undefined };
    const template = { $type: this.name, ...own, ...Object.fromEntries(values) };
    // An object from JSON, and each copy of it, holds all its properties itself; of others V8 keeps most in a second object.
    const names = Object.fromEntries(Object.keys(template).map((name) => [name, null]));
    this.#template = Object.assign(JSON.parse(JSON.stringify(names)), template);
    const parts = this.variants.flat();
    this.blockBody = parts.flatMap((part) => (part instanceof Optional ? (part.blockBody ?? []) : []))[0] ?? null;
    this.headerTerminals = parts.flatMap((part) => (part instanceof Repeat || part instanceof Optional ? part.firstTerminals : []));
  }

  createNode(): MutableNode {
    return { ...this.#template } as MutableNode;
  }
}

export type MutableNode = { -readonly [key in keyof AstNode]: AstNode[key] };

/** The shared value of empty list properties; never modified. */
const EMPTY_LIST: readonly unknown[] = Object.freeze([]);

/** Gives a property its value. @returns the value's index in a list property, else −1. */
export function assign(node: object, { property, operator }: AssignmentTarget, value: unknown): number {
  const properties = node as Record<string, unknown>;
  if (operator === '+=') {
    const before = properties[property] as unknown[];
    const list = before === EMPTY_LIST ? [value] : appended(before, value);
    properties[property] = list;
    return list.length - 1;
  }
  properties[property] = operator === '?=' ? true : value;
  return -1;
}

/** Takes back the value that was assigned last. */
export function retract(node: object, { property, operator }: AssignmentTarget): void {
  const properties = node as Record<string, unknown>;
  properties[property] = operator === '+=' ? (properties[property] as unknown[]).slice(0, -1) : undefined;
}

/** @returns the rules that make nodes, the entry rule first, the others in the grammar's order. */
function compileGrammar(grammar: GrammarAST.Grammar): readonly [Rule, ...Rule[]] {
  const rules = new Map<GrammarAST.AbstractRule, Rule>();
  const parserRules = grammar.rules.filter((rule) => GrammarAST.isParserRule(rule));
  for (const rule of parserRules) rules.set(rule, new Rule(rule.name));
  for (const rule of parserRules.toReversed()) {
    if (rule.fragment) continue;
    const compiler = new RuleCompiler(rules, rule);
    (rules.get(rule) as Rule).define(compiler.compile(rule.definition), compiler.properties);
  }
  const compiled = parserRules.flatMap((rule) => (rule.fragment ? [] : [rules.get(rule) as Rule]));
  for (const { body } of compiled) body.linkFollow([]);
  const entry = rules.get(parserRules.find((rule) => rule.entry) as GrammarAST.ParserRule) as Rule;
  return [entry, ...compiled.filter((rule) => rule !== entry)];
}

class RuleCompiler {
  readonly properties = new Map<string, AssignmentTarget['operator']>();
  readonly #rules: ReadonlyMap<GrammarAST.AbstractRule, Rule>;
  readonly #rule: GrammarAST.ParserRule;
  /** The rule or fragment whose elements are being compiled. */
  #sourceRule: GrammarAST.ParserRule;

  constructor(rules: ReadonlyMap<GrammarAST.AbstractRule, Rule>, rule: GrammarAST.ParserRule) {
    this.#rules = rules;
    this.#rule = rule;
    this.#sourceRule = rule;
  }

  compile(element: GrammarAST.AbstractElement, target: AssignmentTarget | null = null, previous: Instruction | null = null): Instruction {
    const body = this.#compileOnce(element, target);
    if (element.cardinality === '?') return new Optional(body);
    if (element.cardinality === '*') return new Repeat(body, this.#repeatShape(body, previous));
    if (element.cardinality === '+') return new Sequence([body, new Repeat(body, this.#repeatShape(body, previous))]);
    return body;
  }

  #compileOnce(element: GrammarAST.AbstractElement, target: AssignmentTarget | null): Instruction {
    if (GrammarAST.isGroup(element)) {
      const instructions: Instruction[] = [];
      for (const part of element.elements) instructions.push(this.compile(part, target, instructions.at(-1) ?? null));
      return instructions.length === 1 ? (instructions[0] as Instruction) : new Sequence(instructions);
    }
    if (GrammarAST.isAlternatives(element)) return new Alternatives(element.elements.map((part) => this.compile(part, target)));
    if (GrammarAST.isAssignment(element)) {
      const { feature, operator = '=' } = element;
      this.properties.set(feature, operator);
      return this.compile(element.terminal, { property: feature, operator });
    }
    if (GrammarAST.isKeyword(element)) return new Terminal(element, element.value, target, this.#sourceRule.name);
    if (GrammarAST.isCrossReference(element)) {
      return this.#compileTerminal(element.terminal as GrammarAST.RuleCall, target, typeNames(element.type.ref));
    }
    if (!GrammarAST.isRuleCall(element)) throw new Error(`The grammar has an element that nothing compiles: ${element.$type}`);
    const rule = element.rule.ref;
    if (!GrammarAST.isParserRule(rule)) return this.#compileTerminal(element, target);
    if (rule.fragment) return this.#compileFragment(rule);
    if (!target) throw new Error(`The call of ${rule.name} in ${this.#rule.name} is not assigned`);
    return new RuleCall(element, this.#rules.get(rule) as Rule, target);
  }

  #compileTerminal(call: GrammarAST.RuleCall, target: AssignmentTarget | null, referenceTypes: readonly string[] = []): Terminal {
    return new Terminal(call, call.rule.$refText, target, this.#sourceRule.name, referenceTypes);
  }

  #compileFragment(rule: GrammarAST.ParserRule): Instruction {
    const outer = this.#sourceRule;
    this.#sourceRule = rule;
    const instruction = this.compile(rule.definition);
    this.#sourceRule = outer;
    return instruction;
  }

  #repeatShape(body: Instruction, previous: Instruction | null): RepeatShape {
    if (this.#rule.entry) return 'file';
    if (previous instanceof Terminal && previous.tokenType === OPENING_BRACE) return 'block';
    const [first] = body instanceof Sequence ? body.instructions : [];
    return first instanceof Terminal && first.tokenType === COMMA ? 'list' : 'attributes';
  }
}

/** The node types of a type of the grammar: itself, or the members of a union. */
function typeNames(type: GrammarAST.AbstractType | undefined): readonly string[] {
  if (!type) return [];
  if (!GrammarAST.isType(type)) return [type.name];
  const members = GrammarAST.isUnionType(type.type) ? type.type.types : [type.type];
  return members.flatMap((member) => (GrammarAST.isSimpleType(member) ? typeNames(member.typeRef?.ref) : []));
}

function unionOf(sets: readonly Uint8Array[]): Uint8Array {
  return Uint8Array.from(TOKEN_TYPE_NAMES, (_, tokenType) => (sets.some((set) => set[tokenType] === 1) ? 1 : 0));
}

/** The rules that make nodes; the first is that of a whole file. */
export const RULES: readonly Rule[] = compileGrammar(JourneyLanguageGrammar());

/** The rule of a whole file. */
export const FILE_RULE: Rule = RULES[0] as Rule;
