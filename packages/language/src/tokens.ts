import type { Position, Range } from '@parcours/model';
import type { Dictionary } from './dictionary.ts';
import { END, type Kind, NAMES } from './kinds.ts';

/** One word of a text. Lines and columns count from 0, as editors do. */
export interface Token {
  readonly index: number;
  readonly kind: Kind;
  readonly image: string;
  readonly offset: number;
  readonly end: number;
  readonly line: number;
}

/** A comment; only one between slash and star reaches over several lines. */
export interface Comment {
  readonly image: string;
  readonly offset: number;
  readonly line: number;
  readonly endLine: number;
}

/** Characters that begin no word. */
export interface Stray {
  readonly offset: number;
  readonly length: number;
}

/**
 * All words of a text in order, by columns: what the parser reads, and where the tree's places come from. A file has tens of
 * thousands of words; as objects they would be most of what a workspace keeps in memory.
 */
export class Tokens {
  readonly text: string;
  readonly count: number;
  /** Two more than there are words, both END: the parser may look one word ahead. */
  readonly kinds: Uint8Array;
  readonly starts: Uint32Array;
  readonly ends: Uint32Array;
  readonly lines: Uint32Array;
  readonly lineStarts: Uint32Array;
  readonly comments: readonly Comment[];
  readonly strays: readonly Stray[];
  /** Which language its keywords are in. */
  readonly dictionary: Dictionary;
  /** Indices of quoted texts without their closing quote. */
  readonly unterminated: readonly number[];
  /** Index of the opening brace that nothing closes (of several, the one that was most probably forgotten), or −1. */
  readonly unclosed: number;

  constructor(
    parts: Pick<
      Tokens,
      'text' | 'kinds' | 'starts' | 'ends' | 'lines' | 'lineStarts' | 'comments' | 'strays' | 'dictionary' | 'unterminated' | 'unclosed'
    >,
  ) {
    this.text = parts.text;
    this.count = parts.starts.length;
    this.kinds = parts.kinds;
    this.starts = parts.starts;
    this.ends = parts.ends;
    this.lines = parts.lines;
    this.lineStarts = parts.lineStarts;
    this.comments = parts.comments;
    this.strays = parts.strays;
    this.dictionary = parts.dictionary;
    this.unterminated = parts.unterminated;
    this.unclosed = parts.unclosed;
  }

  /** The word at an index; END behind the last. */
  at(index: number): Token {
    const { length } = this.text;
    if (index >= this.count) return { index, kind: END, image: '', offset: length, end: length, line: this.lineStarts.length - 1 };
    const [offset, end] = [this.starts[index] as number, this.ends[index] as number];
    const [kind, line] = [this.kinds[index] as Kind, this.lines[index] as number];
    return { index, kind, image: this.text.slice(offset, end), offset, end, line };
  }

  *[Symbol.iterator](): Generator<Token> {
    for (let index = 0; index < this.count; index++) yield this.at(index);
  }

  image(index: number): string {
    return this.text.slice(this.starts[index], this.ends[index]);
  }

  /** The name of a word's kind: a terminal's, or the keyword as the grammar has it. */
  name(index: number): string {
    return NAMES[this.kinds[index] ?? END] as string;
  }

  column(index: number): number {
    return (this.starts[index] as number) - (this.lineStarts[this.lines[index] as number] as number);
  }

  start(index: number): Position {
    return { line: this.lines[index] as number, character: this.column(index) };
  }

  end(index: number): Position {
    const line = this.lines[index] as number;
    return { line, character: (this.ends[index] as number) - (this.lineStarts[line] as number) };
  }

  /** From the beginning of a word to the end of one. No word reaches over a line. */
  range(first: number, last = first): Range {
    return { start: this.start(first), end: this.end(last) };
  }

  /** Whether a word is the first of its line. The first of the text does not count: nothing stands before it. */
  beginsLine(index: number): boolean {
    return index > 0 && index < this.count && (this.lines[index] as number) > (this.lines[index - 1] as number);
  }

  /** The column of the first word of the line that a word stands in. */
  marginOf(index: number): number {
    let first = Math.max(0, Math.min(index, this.count - 1));
    while (first > 0 && this.lines[first - 1] === this.lines[first]) first--;
    return this.count === 0 ? 0 : this.column(first);
  }
}
