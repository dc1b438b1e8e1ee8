import type { Range } from '@parcours/model';
import type { AstNode, CompositeCstNode, CstNode, GrammarAST, LeafCstNode, Reference, RootCstNode } from 'langium';
import type { Take } from './steps.ts';
import type { Token, Tokens } from './tokens.ts';

/**
 * Where a node of the tree stands in the text: Langium's concrete syntax tree, kept as "from this word to that word". Its leaves are
 * made when somebody looks at them, since most are never looked at. Comments are not among them, nor are words that belong nowhere.
 */
export class Piece implements CompositeCstNode {
  readonly astNode: AstNode;
  readonly container: Piece | undefined;
  readonly grammarSource: GrammarAST.AbstractElement | undefined;
  readonly words: WordsOfTree;
  readonly first: number;
  /** The last word that belongs to it; before `first` where none does. */
  last: number;
  private inner: Piece[] | undefined;

  constructor(
    words: WordsOfTree,
    astNode: AstNode,
    container: Piece | undefined,
    source: GrammarAST.AbstractElement | undefined,
    first: number,
  ) {
    this.words = words;
    this.astNode = astNode;
    this.container = container;
    this.grammarSource = source;
    this.first = first;
    this.last = first - 1;
    if (container) container.add(this);
  }

  private add(part: Piece): void {
    // Most nodes have no other inside.
    if (this.inner) this.inner.push(part);
    else this.inner = [part];
  }

  get tokens(): Tokens {
    return this.words.tokens;
  }

  /** The nodes inside, in order. */
  get parts(): readonly Piece[] {
    return this.inner ?? NO_PARTS;
  }

  get hidden(): boolean {
    return false;
  }

  get offset(): number {
    return this.last < this.first ? 0 : (this.tokens.starts[this.first] as number);
  }

  get end(): number {
    return this.last < this.first ? 0 : (this.tokens.ends[this.last] as number);
  }

  get length(): number {
    return this.end - this.offset;
  }

  get text(): string {
    return this.tokens.text.slice(this.offset, this.end);
  }

  get range(): Range {
    const start = { line: 0, character: 0 };
    return this.last < this.first ? { start, end: start } : this.tokens.range(this.first, this.last);
  }

  get root(): RootCstNode {
    let piece: Piece = this;
    while (piece.container) piece = piece.container;
    return piece as unknown as RootCstNode;
  }

  /** Its words and the nodes inside, in order. */
  get content(): CstNode[] {
    const found: CstNode[] = [];
    this.#walk(
      (index) => {
        found.push(new Leaf(this, index));
        return false;
      },
      (part) => found.push(part),
    );
    return found;
  }

  /** The words that are its own, not those of nodes inside. */
  ownWords(): Leaf[] {
    return this.content.filter((child) => child instanceof Leaf);
  }

  /** Indices of its own keywords, up to the brace that opens its block. */
  headerKeywords(): number[] {
    const found: number[] = [];
    this.#walk((index, { keyword }) => {
      if (keyword !== null && keyword !== '{') found.push(index);
      return keyword === '{';
    });
    return found;
  }

  /** The first word that a property's value was read from. */
  wordOf(property: string): Leaf | null {
    let found: Leaf | null = null;
    this.#walk((index, take) => {
      if (take.property === property) found = new Leaf(this, index);
      return found !== null;
    });
    return found;
  }

  /** Its own words in order, until one says stop; the nodes inside are stepped over. */
  #walk(word: (index: number, take: Take) => boolean, inside?: (part: Piece) => void): void {
    const { parts } = this;
    let next = 0;
    for (let index = this.first; index <= this.last; index++) {
      const part = parts[next];
      if (part?.first === index) {
        inside?.(part);
        next++;
        index = Math.max(index, part.last);
        continue;
      }
      const take = TAKES[this.words.takes[index] as number];
      if (take && word(index, take)) return;
    }
  }
}

const NO_PARTS: readonly Piece[] = [];

/** The piece of the whole file. */
export class Root extends Piece implements RootCstNode {
  get fullText(): string {
    return this.tokens.text;
  }
}

/** One word that belongs to the tree. */
export class Leaf implements LeafCstNode {
  readonly container: Piece;
  readonly index: number;

  constructor(container: Piece, index: number) {
    this.container = container;
    this.index = index;
  }

  get #take(): Take {
    return TAKES[this.container.words.takes[this.index] as number] as Take;
  }

  get astNode(): AstNode {
    return this.container.astNode;
  }

  get grammarSource(): GrammarAST.AbstractElement {
    return this.#take.source;
  }

  /** The keyword as the grammar has it, whatever language the file is in; null for a name or a value. */
  get keyword(): string | null {
    return this.#take.keyword;
  }

  get property(): string | null {
    return this.#take.property;
  }

  get token(): Token {
    return this.container.tokens.at(this.index);
  }

  get tokenType(): LeafCstNode['tokenType'] {
    return { name: this.container.tokens.name(this.index) };
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
    return this.container.tokens.image(this.index);
  }

  get range(): Range {
    return this.container.tokens.range(this.index);
  }

  get root(): RootCstNode {
    return this.container.root;
  }
}

/** The words of one tree: what each was taken for. */
export interface WordsOfTree {
  readonly tokens: Tokens;
  /** By index: the number of the place in the grammar that took the word (TAKES), or 0 for a word that belongs nowhere. */
  readonly takes: Uint16Array;
}

/** All words of the grammar by their number, which steps.ts enters; 0 is none. */
export const TAKES: (Take | undefined)[] = [undefined];

/** A reference as it is written. What it means is found through the files' name tables (journey-files.ts). */
export class WrittenReference implements Reference {
  readonly $refText: string;
  private readonly piece: Piece;
  private readonly index: number;

  constructor(text: string, piece: Piece, index: number) {
    this.$refText = text;
    this.piece = piece;
    this.index = index;
  }

  get ref(): undefined {
    return undefined;
  }

  get $refNode(): Leaf {
    return new Leaf(this.piece, this.index);
  }
}

/** The place of a node in the text; a tree of this package has one everywhere. */
export function pieceOf(node: AstNode): Piece {
  return node.$cstNode as Piece;
}
