import { GrammarAST } from 'langium';
import { acceptedNames, END_OF_FILE_NAME, tokenTypeNames } from './token-types.ts';

/** A decision of a grammar that one token of lookahead does not determine. */
export interface Ll1Conflict {
  /**
   * `FIRST/FIRST`: two alternatives begin with the same token. `FIRST/FOLLOW`: a token that begins an optional part, or one more
   * round of a repeated part, may also follow it. `EMPTY`: a repeated part may match nothing, so that it never ends.
   */
  readonly kind: 'FIRST/FIRST' | 'FIRST/FOLLOW' | 'EMPTY';
  readonly rule: string;
  /** The optional or repeated part, or the two alternatives, as the grammar writes them. */
  readonly parts: readonly string[];
  /** Terminals and keywords by name. */
  readonly tokens: readonly string[];
}

/**
 * Every LL(1) conflict of a grammar, in the order of its rules; none if one look at the next token decides everywhere. FIRST and
 * FOLLOW sets are those of Aho, Lam, Sethi, Ullman, *Compilers*, section 4.4. Fragments count as if they were written where they
 * are called. A token counts as every terminal that accepts it: a keyword is also an ID (token-types.ts).
 *
 * @throws where the grammar has an element that the compiler of grammar-program.ts does not know either.
 */
export function ll1Conflicts(grammar: GrammarAST.Grammar): Ll1Conflict[] {
  return new Ll1Check(grammar).conflicts();
}

/** One line for people. */
export function describeConflict({ kind, rule, parts, tokens }: Ll1Conflict): string {
  const where = parts.join(' and ');
  if (kind === 'EMPTY') return `${rule}: ${where} is repeated, but may match nothing`;
  const what = kind === 'FIRST/FIRST' ? 'begin with the same token' : 'may be followed by a token that also begins it';
  return `${rule}: ${where} ${what}: ${tokens.join(', ')}`;
}

type TokenSet = ReadonlySet<string>;

const NONE: TokenSet = new Set();

class Ll1Check {
  readonly #names: readonly string[];
  readonly #rules: readonly GrammarAST.ParserRule[];
  readonly #first = new Map<GrammarAST.ParserRule, TokenSet>();
  readonly #nullable = new Map<GrammarAST.ParserRule, boolean>();
  readonly #follow = new Map<GrammarAST.ParserRule, TokenSet>();
  readonly #accepted = new Map<string, TokenSet>();
  #conflicts: Ll1Conflict[] | null = null;
  #rule = '';
  #isGrowing = false;

  constructor(grammar: GrammarAST.Grammar) {
    this.#names = tokenTypeNames(grammar);
    this.#rules = grammar.rules.filter((rule) => GrammarAST.isParserRule(rule));
  }

  conflicts(): Ll1Conflict[] {
    this.#untilStable(() => {
      for (const rule of this.#rules) {
        this.#grow(this.#first, rule, this.#firstOf(rule.definition));
        const isNullable = this.#isNullable(rule.definition);
        if (isNullable !== (this.#nullable.get(rule) ?? false)) this.#isGrowing = true;
        this.#nullable.set(rule, isNullable);
      }
    });
    const called = this.#rules.filter(({ fragment }) => !fragment);
    for (const rule of called) this.#follow.set(rule, rule.entry ? new Set([END_OF_FILE_NAME]) : NONE);
    const walkAll = () => {
      for (const rule of called) {
        this.#rule = rule.name;
        this.#walk(rule.definition, this.#follow.get(rule) ?? NONE);
      }
    };
    this.#untilStable(walkAll);
    const found: Ll1Conflict[] = [];
    this.#conflicts = found;
    walkAll();
    return found;
  }

  #untilStable(step: () => void): void {
    do {
      this.#isGrowing = false;
      step();
    } while (this.#isGrowing);
  }

  #grow(sets: Map<GrammarAST.ParserRule, TokenSet>, rule: GrammarAST.ParserRule, more: TokenSet): void {
    const before = sets.get(rule) ?? NONE;
    const after = union(before, more);
    if (after.size > before.size) this.#isGrowing = true;
    sets.set(rule, after);
  }

  #isNullable(element: GrammarAST.AbstractElement): boolean {
    return element.cardinality === '?' || element.cardinality === '*' || this.#isNullableOnce(element);
  }

  #isNullableOnce(element: GrammarAST.AbstractElement): boolean {
    if (GrammarAST.isGroup(element)) return element.elements.every((part) => this.#isNullable(part));
    if (GrammarAST.isAlternatives(element)) return element.elements.some((part) => this.#isNullable(part));
    if (GrammarAST.isAssignment(element)) return this.#isNullable(element.terminal);
    const rule = calledRule(element);
    return rule !== null && (this.#nullable.get(rule) ?? false);
  }

  #firstOf(element: GrammarAST.AbstractElement): TokenSet {
    if (GrammarAST.isGroup(element)) return this.#firstOfGroup(element.elements);
    if (GrammarAST.isAlternatives(element)) return union(...element.elements.map((part) => this.#firstOf(part)));
    if (GrammarAST.isAssignment(element)) return this.#firstOf(element.terminal);
    if (GrammarAST.isCrossReference(element)) return element.terminal ? this.#firstOf(element.terminal) : NONE;
    if (GrammarAST.isKeyword(element)) return new Set([element.value]);
    const rule = calledRule(element);
    if (rule) return this.#first.get(rule) ?? NONE;
    if (GrammarAST.isRuleCall(element)) return this.#acceptedBy(element.rule.$refText);
    throw new Error(`The grammar has an element that the LL(1) check does not know: ${element.$type}`);
  }

  #firstOfGroup(elements: readonly GrammarAST.AbstractElement[]): TokenSet {
    const required = elements.findIndex((part) => !this.#isNullable(part));
    return union(...elements.slice(0, required < 0 ? elements.length : required + 1).map((part) => this.#firstOf(part)));
  }

  #acceptedBy(terminal: string): TokenSet {
    const known = this.#accepted.get(terminal) ?? new Set(acceptedNames(terminal, this.#names));
    this.#accepted.set(terminal, known);
    return known;
  }

  /** Passes on what may follow each part; once all sets are complete, reports the conflicts. */
  #walk(element: GrammarAST.AbstractElement, follow: TokenSet): void {
    const { cardinality } = element;
    if (cardinality === undefined) {
      this.#walkOnce(element, follow);
      return;
    }
    const first = this.#firstOf(element);
    const isRepeated = cardinality === '*' || cardinality === '+';
    if (this.#conflicts) {
      this.#report('FIRST/FOLLOW', [element], intersection(first, follow));
      if (isRepeated && this.#isNullableOnce(element))
        this.#conflicts.push({ kind: 'EMPTY', rule: this.#rule, parts: [textOf(element)], tokens: [] });
    }
    this.#walkOnce(element, isRepeated ? union(first, follow) : follow);
  }

  #walkOnce(element: GrammarAST.AbstractElement, follow: TokenSet): void {
    if (GrammarAST.isGroup(element)) {
      for (const [index, part] of element.elements.entries()) {
        const rest = element.elements.slice(index + 1);
        const restFirst = this.#firstOfGroup(rest);
        this.#walk(part, rest.every((each) => this.#isNullable(each)) ? union(restFirst, follow) : restFirst);
      }
    } else if (GrammarAST.isAlternatives(element)) {
      this.#compareBranches(element.elements, follow);
      for (const part of element.elements) this.#walk(part, follow);
    } else if (GrammarAST.isAssignment(element)) this.#walk(element.terminal, follow);
    else {
      const rule = calledRule(element);
      if (rule?.fragment) this.#walk(rule.definition, follow);
      else if (rule) this.#grow(this.#follow, rule, follow);
    }
  }

  #compareBranches(branches: readonly GrammarAST.AbstractElement[], follow: TokenSet): void {
    if (!this.#conflicts) return;
    for (const [index, branch] of branches.entries()) {
      const first = this.#firstOf(branch);
      for (const other of branches.slice(index + 1))
        this.#report('FIRST/FIRST', [branch, other], intersection(first, this.#firstOf(other)));
      if (branches.some((other) => other !== branch && this.#isNullable(other)))
        this.#report('FIRST/FOLLOW', [branch], intersection(first, follow));
    }
  }

  #report(kind: Ll1Conflict['kind'], parts: readonly GrammarAST.AbstractElement[], tokens: readonly string[]): void {
    if (tokens.length > 0) this.#conflicts?.push({ kind, rule: this.#rule, parts: parts.map(textOf), tokens });
  }
}

function calledRule(element: GrammarAST.AbstractElement): GrammarAST.ParserRule | null {
  if (!GrammarAST.isRuleCall(element)) return null;
  const rule = element.rule.ref;
  return GrammarAST.isParserRule(rule) ? rule : null;
}

/** An element as a grammar writes it. */
function textOf(element: GrammarAST.AbstractElement): string {
  return `${bareTextOf(element)}${element.cardinality ?? ''}`;
}

function bareTextOf(element: GrammarAST.AbstractElement): string {
  if (GrammarAST.isGroup(element)) return `(${element.elements.map(textOf).join(' ')})`;
  if (GrammarAST.isAlternatives(element)) return `(${element.elements.map(textOf).join(' | ')})`;
  if (GrammarAST.isAssignment(element)) return `${element.feature}${element.operator}${textOf(element.terminal)}`;
  if (GrammarAST.isCrossReference(element)) return `[${element.type.$refText}]`;
  if (GrammarAST.isKeyword(element)) return `'${element.value}'`;
  return GrammarAST.isRuleCall(element) ? element.rule.$refText : element.$type;
}

function union(...sets: readonly TokenSet[]): TokenSet {
  return new Set(sets.flatMap((set) => [...set]));
}

function intersection(a: TokenSet, b: TokenSet): string[] {
  return [...a].filter((token) => b.has(token));
}
