import type { Position, Range } from '@parcours/model';
import type { AstNode, CompositeCstNode, CstNode, GrammarAST, LeafCstNode, Reference, RootCstNode } from 'langium';
import { appended } from './appended.ts';
import { TERMINALS, type Terminal } from './grammar-program.ts';
import type { Token, Tokens } from './tokens.ts';

/**
 * A node of the concrete syntax tree with Langium's interface, stored as a first and a last token. Leaves are created on demand, since
 * most are never read. The tree contains neither comments nor tokens that recovery skipped.
 */
export class CompositeNode implements CompositeCstNode {
  readonly astNode: AstNode;
  readonly container: CompositeNode | undefined;
  readonly grammarSource: GrammarAST.AbstractElement | undefined;
  readonly parsedTokens: ParsedTokens;
  readonly firstToken: number;
  /** Below `firstToken` where the node has no token. */
  lastToken: number;
  private childList: CompositeNode[] | undefined;

  constructor(
    parsedTokens: ParsedTokens,
    astNode: AstNode,
    container: CompositeNode | undefined,
    source: GrammarAST.AbstractElement | undefined,
    firstToken: number,
  ) {
    this.parsedTokens = parsedTokens;
    this.astNode = astNode;
    this.container = container;
    this.grammarSource = source;
    this.firstToken = firstToken;
    this.lastToken = firstToken - 1;
    if (container) container.add(this);
  }

  private add(child: CompositeNode): void {
    // Most nodes have no children.
    this.childList = this.childList ? appended(this.childList, child) : [child];
  }

  get tokens(): Tokens {
    return this.parsedTokens.tokens;
  }

  /** The composite nodes inside, in order. */
  get children(): readonly CompositeNode[] {
    return this.childList ?? NO_CHILDREN;
  }

  get hidden(): boolean {
    return false;
  }

  get offset(): number {
    return this.lastToken < this.firstToken ? 0 : (this.tokens.starts[this.firstToken] as number);
  }

  get end(): number {
    return this.lastToken < this.firstToken ? 0 : (this.tokens.ends[this.lastToken] as number);
  }

  get length(): number {
    return this.end - this.offset;
  }

  get text(): string {
    return this.tokens.text.slice(this.offset, this.end);
  }

  get range(): Range {
    const start = { line: 0, character: 0 };
    return this.lastToken < this.firstToken ? { start, end: start } : this.tokens.rangeOf(this.firstToken, this.lastToken);
  }

  /** Whether a position is before its first token, without the objects of its range. */
  startsAfter({ line, character }: Position): boolean {
    const { tokens, firstToken } = this;
    const startLine = this.lastToken < firstToken ? 0 : (tokens.lines[firstToken] as number);
    if (startLine !== line) return startLine > line;
    return (this.lastToken < firstToken ? 0 : tokens.columnOf(firstToken)) > character;
  }

  get root(): RootCstNode {
    let node: CompositeNode = this;
    while (node.container) node = node.container;
    return node as unknown as RootCstNode;
  }

  /** Its own tokens and the composite nodes inside, in order. */
  get content(): CstNode[] {
    const found: CstNode[] = [];
    this.#walkOwnTokens(
      (index) => {
        found.push(new LeafNode(this, index));
        return false;
      },
      (child) => found.push(child),
    );
    return found;
  }

  /** Its own tokens, without those of the nodes inside. */
  ownTokens(): LeafNode[] {
    return this.content.filter((child) => child instanceof LeafNode);
  }

  /** Its own tokens before the brace that opens its block. */
  headerTokens(): LeafNode[] {
    const found: LeafNode[] = [];
    this.#walkOwnTokens((index, { keyword }) => {
      if (keyword !== '{') found.push(new LeafNode(this, index));
      return keyword === '{';
    });
    return found;
  }

  /**
   * Its own tokens before the brace that opens its block that say again what an earlier one has said.
   *
   * @param subjects by terminal what it says, as any terminal that stands for it; null: the terminal after it says that.
   */
  repeatedHeaderTokens(subjects: ReadonlyMap<Terminal, Terminal | null>): readonly RepeatedToken[] {
    let repeated: RepeatedToken[] | null = null;
    let terminals: Terminal[] | null = null;
    let seen: Terminal[] | null = null;
    this.#walkOwnTokens((index, terminal) => {
      if (terminal.keyword === '{') return true;
      const known = subjects.get(terminal);
      if (known === undefined) return false;
      const subject = known ?? TERMINALS[this.parsedTokens.terminalNumbers[index + 1] ?? 0] ?? terminal;
      const first = seen?.indexOf(subject) ?? -1;
      if (first < 0) {
        seen = seen ? appended(seen, subject) : [subject];
        terminals = terminals ? appended(terminals, terminal) : [terminal];
      } else {
        repeated ??= [];
        repeated.push({ first: terminals?.[first] ?? terminal, token: new LeafNode(this, index) });
      }
      return false;
    });
    return repeated ?? NO_TOKENS;
  }

  /** The first token that a property's value was read from; null where it has no value. */
  firstTokenOf(property: string): LeafNode | null {
    let found: LeafNode | null = null;
    this.#walkOwnTokens((index, terminal) => {
      if (terminal.property === property) found = new LeafNode(this, index);
      return found !== null;
    });
    return found;
  }

  /** Visits its own tokens in order until `visit` returns true; the nodes inside are stepped over. */
  #walkOwnTokens(visit: (index: number, terminal: Terminal) => boolean, visitChild?: (child: CompositeNode) => void): void {
    const { children } = this;
    let next = 0;
    for (let index = this.firstToken; index <= this.lastToken; index++) {
      const child = children[next];
      if (child?.firstToken === index) {
        visitChild?.(child);
        next++;
        index = Math.max(index, child.lastToken);
        continue;
      }
      const terminal = TERMINALS[this.parsedTokens.terminalNumbers[index] as number];
      if (terminal && visit(index, terminal)) return;
    }
  }
}

const NO_CHILDREN: readonly CompositeNode[] = [];
/** A token, and the terminal of the first token that says the same. */
interface RepeatedToken {
  readonly first: Terminal;
  readonly token: LeafNode;
}

const NO_TOKENS: readonly RepeatedToken[] = [];

/** The root of the concrete syntax tree. */
export class RootNode extends CompositeNode implements RootCstNode {
  get fullText(): string {
    return this.tokens.text;
  }
}

/** A token that the parser consumed. */
export class LeafNode implements LeafCstNode {
  readonly container: CompositeNode;
  readonly index: number;

  constructor(container: CompositeNode, index: number) {
    this.container = container;
    this.index = index;
  }

  /** The terminal of the grammar that matched the token. */
  get terminal(): Terminal {
    return TERMINALS[this.container.parsedTokens.terminalNumbers[this.index] as number] as Terminal;
  }

  get astNode(): AstNode {
    return this.container.astNode;
  }

  get grammarSource(): GrammarAST.AbstractElement {
    return this.terminal.source;
  }

  /** The keyword as the grammar has it, whatever language the file is in; null for a name or a value. */
  get keyword(): string | null {
    return this.terminal.keyword;
  }

  get property(): string | null {
    return this.terminal.property;
  }

  get token(): Token {
    return this.container.tokens.at(this.index);
  }

  get tokenType(): LeafCstNode['tokenType'] {
    return { name: this.container.tokens.typeNameOf(this.index) };
  }

  get hidden(): boolean {
    return false;
  }

  get offset(): number {
    return this.container.tokens.starts[this.index] as number;
  }

  get end(): number {
    return this.container.tokens.ends[this.index] as number;
  }

  get length(): number {
    return this.end - this.offset;
  }

  get text(): string {
    return this.container.tokens.textOf(this.index);
  }

  get range(): Range {
    return this.container.tokens.rangeOf(this.index);
  }

  get root(): RootCstNode {
    return this.container.root;
  }
}

/** The tokens of a text, with the terminals that matched them. */
export interface ParsedTokens {
  readonly tokens: Tokens;
  /** By index: the number of the terminal that matched the token (TERMINALS); 0 for one that recovery skipped. */
  readonly terminalNumbers: Uint16Array;
}

/** An unresolved cross-reference. Names are resolved in names/name-lookup.ts, not through the syntax tree. */
export class ParsedReference implements Reference {
  readonly $refText: string;
  private readonly cstNode: CompositeNode;
  private readonly index: number;

  constructor(text: string, cstNode: CompositeNode, index: number) {
    this.$refText = text;
    this.cstNode = cstNode;
    this.index = index;
  }

  get ref(): undefined {
    return undefined;
  }

  get $refNode(): LeafNode {
    return new LeafNode(this.cstNode, this.index);
  }
}

/** The concrete syntax node of an AST node; every node of `parse` has one. */
export function cstNodeOf(node: AstNode): CompositeNode {
  return node.$cstNode as CompositeNode;
}
