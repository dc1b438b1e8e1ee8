import { type AstNode, GrammarAST } from 'langium';
import { JourneyLanguageGrammar } from './generated/grammar.ts';
import { accepting, COMMA, type Kind, kindOf, NAMES, OPENING } from './kinds.ts';
import type { Reader } from './reader.ts';
import { Piece, TAKES } from './tree.ts';

/**
 * The grammar, made ready to be followed: each of its elements as a step that knows which words can begin it. The grammar is LL(1)
 * once ID takes in the keywords (kinds.ts), so one look at the next word decides everywhere; a grammar where it does not is refused
 * when the steps are made.
 */
export abstract class Step {
  /** By kind of word, 1 where it begins this step. */
  abstract readonly first: Uint8Array;
  /** The words that may begin it. */
  abstract readonly begin: readonly Take[];
  /** Whether it may stand for no word at all. */
  abstract readonly isOptional: boolean;
  abstract run(reader: Reader): void;
  /** Tells each call what may follow it inside its rule. */
  abstract link(follow: readonly Take[]): void;
}

/** Where the value of a word or a node goes. */
interface Target {
  readonly property: string;
  readonly operator: '=' | '+=' | '?=';
}

/** One word. */
export class Take extends Step {
  readonly kind: Kind;
  readonly first: Uint8Array;
  readonly begin = [this];
  readonly isOptional = false;
  /** Its number among all, from 1. */
  readonly id: number;
  /** The keyword of the grammar; null for a terminal. */
  readonly keyword: string | null;
  readonly property: string | null;
  readonly operator: Target['operator'] | null;
  /** Whether it is a reference to something declared. */
  readonly isReference: boolean;
  /** The rule (or fragment) of the grammar that it stands in. */
  readonly rule: string;
  readonly source: GrammarAST.AbstractElement;

  constructor(source: GrammarAST.AbstractElement, name: string, target: Target | null, isReference: boolean, rule: string) {
    super();
    this.kind = kindOf(name);
    this.first = accepting(this.kind);
    this.keyword = GrammarAST.isKeyword(source) ? name : null;
    this.property = target?.property ?? null;
    this.operator = target?.operator ?? null;
    this.isReference = isReference;
    this.rule = rule;
    this.source = source;
    this.id = TAKES.push(this) - 1;
  }

  run(reader: Reader): void {
    reader.word(this);
  }

  link(): void {}
}

/** A construct with a node of its own. */
export class Call extends Step {
  readonly rule: Rule;
  readonly source: GrammarAST.AbstractElement;
  readonly #target: Target;
  /** What may follow it in the rule that calls it. */
  follow: readonly Take[] = [];
  /** The same by kind of word. */
  followFirst: Uint8Array = new Uint8Array(NAMES.length);

  constructor(source: GrammarAST.AbstractElement, rule: Rule, target: Target) {
    super();
    this.source = source;
    this.rule = rule;
    this.#target = target;
  }

  get first(): Uint8Array {
    return this.rule.body.first;
  }

  get begin(): readonly Take[] {
    return this.rule.body.begin;
  }

  get isOptional(): boolean {
    return false;
  }

  run(reader: Reader): void {
    const { node: outer, piece, call } = reader;
    const node = this.rule.node();
    const inner = new Piece(reader.words, node, piece, this.source, reader.at);
    node.$cstNode = inner;
    node.$container = outer;
    reader.node = node;
    reader.piece = inner;
    reader.call = this;
    this.rule.body.run(reader);
    if (reader.taken > inner.last) inner.last = reader.taken;
    reader.node = outer;
    reader.piece = piece;
    reader.call = call;
    node.$containerProperty = this.#target.property;
    const index = assign(outer, this.#target, node);
    if (index >= 0) node.$containerIndex = index;
  }

  link(follow: readonly Take[]): void {
    this.follow = follow;
    this.followFirst = union(follow.map(({ first }) => first));
  }
}

class Sequence extends Step {
  readonly steps: readonly Step[];

  constructor(steps: readonly Step[]) {
    super();
    this.steps = steps;
  }

  get #beginning(): readonly Step[] {
    const mandatory = this.steps.findIndex((step) => !step.isOptional);
    return mandatory < 0 ? this.steps : this.steps.slice(0, mandatory + 1);
  }

  get first(): Uint8Array {
    return union(this.#beginning.map(({ first }) => first));
  }

  get begin(): readonly Take[] {
    return this.#beginning.flatMap(({ begin }) => begin);
  }

  get isOptional(): boolean {
    return this.steps.every(({ isOptional }) => isOptional);
  }

  run(reader: Reader): void {
    for (const step of this.steps) step.run(reader);
  }

  link(follow: readonly Take[]): void {
    let rest = follow;
    for (const step of this.steps.toReversed()) {
      step.link(rest);
      rest = step.isOptional ? [...step.begin, ...rest] : step.begin;
    }
  }
}

class Choice extends Step {
  readonly steps: readonly Step[];
  /** By kind of word: which of the steps it begins. */
  #chosen: (Step | undefined)[] | undefined;

  constructor(steps: readonly Step[]) {
    super();
    this.steps = steps;
  }

  get first(): Uint8Array {
    return union(this.steps.map(({ first }) => first));
  }

  get begin(): readonly Take[] {
    return this.steps.flatMap(({ begin }) => begin);
  }

  get isOptional(): boolean {
    return this.steps.some(({ isOptional }) => isOptional);
  }

  run(reader: Reader): void {
    this.#chosen ??= this.#choose();
    const step = this.#chosen[reader.kinds[reader.at] as Kind];
    if (step) step.run(reader);
    else reader.noChoice(this);
  }

  link(follow: readonly Take[]): void {
    for (const step of this.steps) step.link(follow);
  }

  #choose(): (Step | undefined)[] {
    // Each `first` is made anew when it is asked for.
    const firsts = this.steps.map((step) => ({ step, first: step.first }));
    return NAMES.map((name, kind) => {
      const [{ step } = {}, other] = firsts.filter(({ first }) => first[kind] === 1);
      if (other) throw new Error(`The grammar is not LL(1): two alternatives begin with ${name}`);
      return step;
    });
  }
}

/** What need not be there: it begins as what it is made of does. */
abstract class Around extends Step {
  readonly body: Step;
  readonly isOptional = true;
  #first: Uint8Array | undefined;

  constructor(body: Step) {
    super();
    this.body = body;
  }

  get first(): Uint8Array {
    this.#first ??= this.body.first;
    return this.#first;
  }

  get begin(): readonly Take[] {
    return this.body.begin;
  }
}

/** Something once or not at all. */
export class Maybe extends Around {
  /** Of a block, the lines between its braces; else null. */
  get lines(): Loop | null {
    const [opening, lines] = this.body instanceof Sequence ? this.body.steps : [];
    return opening instanceof Take && opening.kind === OPENING && lines instanceof Loop ? lines : null;
  }

  run(reader: Reader): void {
    reader.maybe(this);
  }

  link(follow: readonly Take[]): void {
    this.body.link(follow);
  }
}

/** `file` and `block`: lines between braces; `attributes`: what stands in one line; `list`: what stands between commas. */
type Shape = 'file' | 'block' | 'attributes' | 'list';

/** Something as often as it comes. */
export class Loop extends Around {
  readonly shape: Shape;

  constructor(body: Step, shape: Shape) {
    super(body);
    this.shape = shape;
  }

  /** The constructs that it is made of. */
  get calls(): readonly Call[] {
    const steps = this.body instanceof Choice ? this.body.steps : [this.body];
    return steps.filter((step) => step instanceof Call);
  }

  run(reader: Reader): void {
    reader.loop(this);
  }

  link(follow: readonly Take[]): void {
    this.body.link([...this.begin, ...follow]);
  }
}

/** A parser rule of the grammar: what a construct is made of, and its node before anything is known of it. */
export class Rule {
  readonly name: string;
  #body: Step | undefined;
  #template: object = {};
  /** What its header may hold beside its words, for messages. */
  attributes: readonly Take[] = [];
  /** The lines of its block; null where it has none. */
  lines: Loop | null = null;

  constructor(name: string) {
    this.name = name;
  }

  get body(): Step {
    return this.#body as Step;
  }

  define(body: Step, properties: ReadonlyMap<string, Target['operator']>): void {
    this.#body = body;
    const values = [...properties].map(([name, operator]) => [name, operator === '+=' ? NOTHING : operator === '?=' ? false : undefined]);
    // All properties at once, so that all nodes of a type have one shape.
    const places = { $container: undefined, $containerProperty: undefined, $containerIndex: undefined, $cstNode: undefined };
    this.#template = { $type: this.name, ...places, ...Object.fromEntries(values) };
    // A rule may be written in two ways, each with a block of its own.
    const ways = body instanceof Choice ? body.steps : [body];
    const parts = ways.flatMap((way) => (way instanceof Sequence ? way.steps : [way]));
    this.lines = parts.flatMap((part) => (part instanceof Maybe ? (part.lines ?? []) : []))[0] ?? null;
    this.attributes = parts.flatMap((part) => (part instanceof Loop || part instanceof Maybe ? part.begin : []));
  }

  node(): MutableNode {
    return { ...this.#template } as MutableNode;
  }
}

export type MutableNode = { -readonly [key in keyof AstNode]: AstNode[key] };

/** The list of every property that holds none: never written to. */
const NOTHING: readonly unknown[] = Object.freeze([]);

/** Gives a property its value; of a list, returns the value's index, else −1. */
export function assign(node: object, { property, operator }: { property: string; operator: Target['operator'] }, value: unknown): number {
  const properties = node as Record<string, unknown>;
  if (operator === '+=') {
    const list = properties[property] as unknown[];
    if (list !== NOTHING) return list.push(value) - 1;
    properties[property] = [value];
    return 0;
  }
  properties[property] = operator === '?=' ? true : value;
  return -1;
}

function compile(grammar: GrammarAST.Grammar): Rule {
  const rules = new Map<GrammarAST.AbstractRule, Rule>();
  const parserRules = grammar.rules.filter((rule) => GrammarAST.isParserRule(rule));
  for (const rule of parserRules) rules.set(rule, new Rule(rule.name));
  for (const rule of parserRules.toReversed()) {
    if (rule.fragment) continue;
    const compiler = new Compiler(rules, rule);
    (rules.get(rule) as Rule).define(compiler.step(rule.definition), compiler.properties);
  }
  for (const [rule, { body }] of rules) if (!(rule as GrammarAST.ParserRule).fragment) body.link([]);
  return rules.get(parserRules.find(({ entry }) => entry) as GrammarAST.ParserRule) as Rule;
}

class Compiler {
  readonly properties = new Map<string, Target['operator']>();
  readonly #rules: ReadonlyMap<GrammarAST.AbstractRule, Rule>;
  readonly #rule: GrammarAST.ParserRule;
  /** The rule or fragment whose elements are read. */
  #owner: GrammarAST.ParserRule;

  constructor(rules: ReadonlyMap<GrammarAST.AbstractRule, Rule>, rule: GrammarAST.ParserRule) {
    this.#rules = rules;
    this.#rule = rule;
    this.#owner = rule;
  }

  step(element: GrammarAST.AbstractElement, target: Target | null = null, before: Step | null = null): Step {
    const body = this.#once(element, target);
    if (element.cardinality === '?') return new Maybe(body);
    if (element.cardinality === '*') return new Loop(body, this.#shape(body, before));
    if (element.cardinality === '+') return new Sequence([body, new Loop(body, this.#shape(body, before))]);
    return body;
  }

  #once(element: GrammarAST.AbstractElement, target: Target | null): Step {
    if (GrammarAST.isGroup(element)) {
      const steps: Step[] = [];
      for (const part of element.elements) steps.push(this.step(part, target, steps.at(-1) ?? null));
      return steps.length === 1 ? (steps[0] as Step) : new Sequence(steps);
    }
    if (GrammarAST.isAlternatives(element)) return new Choice(element.elements.map((part) => this.step(part, target)));
    if (GrammarAST.isAssignment(element)) {
      const { feature, operator = '=' } = element;
      this.properties.set(feature, operator);
      return this.step(element.terminal, { property: feature, operator });
    }
    if (GrammarAST.isKeyword(element)) return new Take(element, element.value, target, false, this.#owner.name);
    if (GrammarAST.isCrossReference(element)) return this.#terminal(element.terminal as GrammarAST.RuleCall, target, true);
    if (!GrammarAST.isRuleCall(element)) throw new Error(`The grammar has an element that nobody reads: ${element.$type}`);
    const rule = element.rule.ref;
    if (!GrammarAST.isParserRule(rule)) return this.#terminal(element, target, false);
    if (rule.fragment) return this.#fragment(rule);
    if (!target) throw new Error(`The call of ${rule.name} in ${this.#rule.name} is not assigned`);
    return new Call(element, this.#rules.get(rule) as Rule, target);
  }

  #terminal(call: GrammarAST.RuleCall, target: Target | null, isReference: boolean): Take {
    return new Take(call, call.rule.$refText, target, isReference, this.#owner.name);
  }

  #fragment(rule: GrammarAST.ParserRule): Step {
    const owner = this.#owner;
    this.#owner = rule;
    const step = this.step(rule.definition);
    this.#owner = owner;
    return step;
  }

  #shape(body: Step, before: Step | null): Shape {
    if (this.#rule.entry) return 'file';
    if (before instanceof Take && before.kind === OPENING) return 'block';
    return body instanceof Sequence && body.steps[0] instanceof Take && body.steps[0].kind === COMMA ? 'list' : 'attributes';
  }
}

function union(sets: readonly Uint8Array[]): Uint8Array {
  return Uint8Array.from(NAMES, (_, kind) => (sets.some((set) => set[kind] === 1) ? 1 : 0));
}

/** The rule of a whole file. */
export const FILE: Rule = compile(JourneyLanguageGrammar());
