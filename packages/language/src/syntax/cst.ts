import type { Range } from '@parcours/model';
import type { AstNode, CompositeCstNode, CstNode, GrammarAST, LeafCstNode, Reference, RootCstNode } from 'langium';
import type { Terminal } from './grammar-program.ts';
import type { Token, Tokens } from './tokens.ts';

/**
 * Where a node of the tree stands in the text: Langium's concrete syntax tree, kept as "from this word to that word". Its leaves are
 * made when somebody looks at them, since most are never looked at. Comments are not among them, nor are words that belong nowhere.
 */
export class CompositeNode implements CompositeCstNode {
  readonly astNode: AstNode;
  readonly container: CompositeNode | undefined;
  readonly grammarSource: GrammarAST.AbstractElement | undefined;
  readonly parsedTokens: ParsedTokens;
  readonly firstToken: number;
  /** The last word that belongs to it; before `first` where none does. */
  lastToken: number;
  private childList: CompositeNode[] | undefined;

  constructor(
    words: ParsedTokens,
    astNode: AstNode,
    container: CompositeNode | undefined,
    source: GrammarAST.AbstractElement | undefined,
    first: number,
  ) {
    this.parsedTokens = words;
    this.astNode = astNode;
    this.container = container;
    this.grammarSource = source;
    this.firstToken = first;
    this.lastToken = first - 1;
    if (container) container.add(this);
  }

  private add(part: CompositeNode): void {
    // Most nodes have no other inside.
    if (this.childList) this.childList.push(part);
    else this.childList = [part];
  }

  get tokens(): Tokens {
    return this.parsedTokens.tokens;
  }

  /** The nodes inside, in order. */
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

  get root(): RootCstNode {
    let piece: CompositeNode = this;
    while (piece.container) piece = piece.container;
    return piece as unknown as RootCstNode;
  }

  /** Its words and the nodes inside, in order. */
  get content(): CstNode[] {
    const found: CstNode[] = [];
    this.#walkOwnTokens(
      (index) => {
        found.push(new LeafNode(this, index));
        return false;
      },
      (part) => found.push(part),
    );
    return found;
  }

  /** The words that are its own, not those of nodes inside. */
  ownTokens(): LeafNode[] {
    return this.content.filter((child) => child instanceof LeafNode);
  }

  /** Indices of its own keywords, up to the brace that opens its block. */
  headerKeywordIndices(): number[] {
    const found: number[] = [];
    this.#walkOwnTokens((index, { keyword }) => {
      if (keyword !== null && keyword !== '{') found.push(index);
      return keyword === '{';
    });
    return found;
  }

  /** The first word that a property's value was read from. */
  firstTokenOf(property: string): LeafNode | null {
    let found: LeafNode | null = null;
    this.#walkOwnTokens((index, take) => {
      if (take.property === property) found = new LeafNode(this, index);
      return found !== null;
    });
    return found;
  }

  /** Its own words in order, until one says stop; the nodes inside are stepped over. */
  #walkOwnTokens(word: (index: number, take: Terminal) => boolean, inside?: (part: CompositeNode) => void): void {
    const { children: parts } = this;
    let next = 0;
    for (let index = this.firstToken; index <= this.lastToken; index++) {
      const part = parts[next];
      if (part?.firstToken === index) {
        inside?.(part);
        next++;
        index = Math.max(index, part.lastToken);
        continue;
      }
      const take = TERMINALS[this.parsedTokens.terminalNumbers[index] as number];
      if (take && word(index, take)) return;
    }
  }
}

const NO_CHILDREN: readonly CompositeNode[] = [];

/** The piece of the whole file. */
export class RootNode extends CompositeNode implements RootCstNode {
  get fullText(): string {
    return this.tokens.text;
  }
}

/** One word that belongs to the tree. */
export class LeafNode implements LeafCstNode {
  readonly container: CompositeNode;
  readonly index: number;

  constructor(container: CompositeNode, index: number) {
    this.container = container;
    this.index = index;
  }

  get #terminal(): Terminal {
    return TERMINALS[this.container.parsedTokens.terminalNumbers[this.index] as number] as Terminal;
  }

  get astNode(): AstNode {
    return this.container.astNode;
  }

  get grammarSource(): GrammarAST.AbstractElement {
    return this.#terminal.source;
  }

  /** The keyword as the grammar has it, whatever language the file is in; null for a name or a value. */
  get keyword(): string | null {
    return this.#terminal.keyword;
  }

  get property(): string | null {
    return this.#terminal.property;
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

/** The words of one tree: what each was taken for. */
export interface ParsedTokens {
  readonly tokens: Tokens;
  /** By index: the number of the place in the grammar that took the word (TAKES), or 0 for a word that belongs nowhere. */
  readonly terminalNumbers: Uint16Array;
}

/** All words of the grammar by their number, which steps.ts enters; 0 is none. */
export const TERMINALS: (Terminal | undefined)[] = [undefined];

/** A reference as it is written. What it means is found through the files' name tables (journey-files.ts). */
export class ParsedReference implements Reference {
  readonly $refText: string;
  private readonly cstNode: CompositeNode;
  private readonly index: number;

  constructor(text: string, piece: CompositeNode, index: number) {
    this.$refText = text;
    this.cstNode = piece;
    this.index = index;
  }

  get ref(): undefined {
    return undefined;
  }

  get $refNode(): LeafNode {
    return new LeafNode(this.cstNode, this.index);
  }
}

/** The place of a node in the text; a tree of this package has one everywhere. */
export function cstNodeOf(node: AstNode): CompositeNode {
  return node.$cstNode as CompositeNode;
}
