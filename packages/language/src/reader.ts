import { END, ID, type Kind } from './kinds.ts';
import type { Recovery } from './recovery.ts';
import { assign, type Call, type Loop, type Maybe, type MutableNode, type Step, type Take } from './steps.ts';
import type { Tokens } from './tokens.ts';
import { type Piece, WrittenReference } from './tree.ts';
import { convert } from './values.ts';

/** Thrown, and caught by `parse`, where a text that is read as it stands turns out to be broken. */
export const BROKEN = Symbol('broken');

/** Thrown, and caught by `following`, where a text ends in the middle of a construct. */
export const ENDED = Symbol('ended');

/** Properties whose words may be written in the file's language (`méthode enquête`). */
const VALUES: ReadonlySet<string> = new Set(['Observations.method', 'Observations.dates', 'Initiative.status']);

export function isLocalValue({ kind, rule, property }: Take): boolean {
  return kind === ID && VALUES.has(`${rule}.${property}`);
}

/**
 * Goes through the words of one text along the steps of the grammar, and makes the tree. A sound text is read without a detour;
 * with a Recovery, a broken one is read to its end.
 */
export class Reader {
  readonly tokens: Tokens;
  readonly kinds: Uint8Array;
  /** What each word was taken for: the number of a Take, or 0. */
  readonly takes: Uint16Array;
  readonly words: Piece['words'];
  /** The next word. */
  at = 0;
  /** The last word that was taken. */
  taken = -1;
  // Set by whoever begins a node: `parse` for the file, `Call` for all others.
  node!: MutableNode;
  piece!: Piece;
  call: Call | null = null;
  readonly #recovery: Recovery | null;
  /** Where it is collected what could stand at the end of the text. */
  readonly #collected: Set<Take> | null;

  constructor(tokens: Tokens, recovery: Recovery | null = null, collected: Set<Take> | null = null) {
    this.tokens = tokens;
    this.kinds = tokens.kinds;
    this.takes = new Uint16Array(tokens.count);
    this.words = { tokens, takes: this.takes };
    this.#recovery = recovery;
    this.#collected = collected;
    recovery?.begin(this);
  }

  get next(): Kind {
    return this.kinds[this.at] as Kind;
  }

  word(take: Take): void {
    if (this.#collected && this.next === END) this.#end(take);
    const fits = take.first[this.next] === 1;
    if (fits && !this.#recovery?.refuses(take)) this.take(take);
    else if (this.#recovery) this.#recovery.missing(take);
    else throw BROKEN;
  }

  /** Takes the next word for what it is. */
  take(take: Take): void {
    const index = this.at++;
    this.takes[index] = take.id;
    this.taken = index;
    const { property, operator } = take;
    if (property !== null && operator !== null) assign(this.node, take as { property: string; operator: '=' }, this.#value(take, index));
  }

  loop(loop: Loop): void {
    if (this.#recovery) this.#recovery.loop(loop);
    else while (loop.first[this.next] === 1) loop.body.run(this);
    if (this.#collected && this.next === END) this.#could(loop);
  }

  maybe(maybe: Maybe): void {
    if (this.#collected && this.next === END) this.#could(maybe);
    if (this.#recovery) this.#recovery.maybe(maybe);
    else if (maybe.first[this.next] === 1) maybe.body.run(this);
  }

  noChoice(choice: Step): void {
    if (this.#collected && this.next === END) {
      this.#could(choice);
      throw ENDED;
    }
    if (!this.#recovery) throw BROKEN;
    this.#recovery.report(choice.begin, true);
  }

  #value(take: Take, index: number): unknown {
    if (take.keyword !== null) return take.keyword;
    const value = convert(take.kind, this.tokens.kinds[index] as Kind, this.tokens.image(index));
    if (take.isReference) return new WrittenReference(value as string, this.piece, index);
    if (isLocalValue(take)) return this.tokens.dictionary.value(value as string);
    return value;
  }

  #could(step: Step): void {
    for (const take of step.begin) this.#collected?.add(take);
  }

  #end(take: Take): never {
    this.#collected?.add(take);
    throw ENDED;
  }
}
