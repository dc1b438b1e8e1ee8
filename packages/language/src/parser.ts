import type { File } from './generated/ast.ts';
import { END } from './kinds.ts';
import { lex } from './lexer.ts';
import { BROKEN, Reader } from './reader.ts';
import { Recovery, type Unexpected } from './recovery.ts';
import { FILE } from './steps.ts';
import type { Tokens } from './tokens.ts';
import { Root } from './tree.ts';

export interface Parsed {
  readonly root: File;
  readonly tokens: Tokens;
  /** Where the text does not follow the grammar, in order. */
  readonly unexpected: readonly Unexpected[];
  /** What was thrown while parsing, if anything: the tree is then empty. */
  readonly fault: string | null;
}

/**
 * Text → syntax tree: the one that Langium's parser makes of the same grammar, which a test compares, several times faster
 * (docs/decisions/2026-11-22-parser.md). Never throws, and nothing is kept from one text to the next.
 */
export function parse(text: string): Parsed {
  try {
    const tokens = lex(text);
    const root = read(tokens, null);
    if (root) return { root, tokens, unexpected: [], fault: null };
    const recovery = new Recovery();
    return { root: read(tokens, recovery) as File, tokens, unexpected: recovery.found, fault: null };
  } catch (error) {
    const tokens = lex('');
    return { root: read(tokens, null) as File, tokens, unexpected: [], fault: error instanceof Error ? error.message : String(error) };
  }
}

/** Whether a text follows the grammar, to the last quote. */
export function isSound({ unexpected, tokens, fault }: Parsed): boolean {
  return unexpected.length + tokens.strays.length + tokens.unterminated.length === 0 && fault === null;
}

/** The tree of a text; null where it is broken and there is no recovery. */
function read(tokens: Tokens, recovery: Recovery | null): File | null {
  const reader = new Reader(tokens, recovery);
  begin(reader);
  try {
    FILE.body.run(reader);
  } catch (error) {
    if (error === BROKEN) return null;
    throw error;
  }
  if (reader.next !== END && !recovery) return null;
  reader.piece.last = reader.taken;
  return reader.node as unknown as File;
}

/** Gives a reader the node of the whole file. */
export function begin(reader: Reader): void {
  reader.node = FILE.node();
  reader.piece = new Root(reader.words, reader.node, undefined, undefined, 0);
  reader.node.$cstNode = reader.piece;
}
