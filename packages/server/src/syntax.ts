import { Leaf, type Piece, pieceOf, type SourceFile } from '@parcours/language';
import type { Range } from '@parcours/model';

/** A part of the text as the parser saw it: a word, or a construct made of parts. */
export type Part = Piece | Leaf;

/** The parts of a construct in order, comments left out. */
export function partsOf(part: Part): Part[] {
  return part instanceof Leaf ? [] : (part.content as Part[]);
}

/** The keyword that a part is, as the grammar has it, whatever language the file is in; null where it is none. */
export function keywordOf(part: Part): string | null {
  return part instanceof Leaf ? part.keyword : null;
}

/** What stands at an offset, from the whole file down to the word. */
export function partsAt(file: SourceFile, offset: number): Part[] {
  const found: Part[] = [];
  for (let part: Part | undefined = pieceOf(file.parsed.root); part; ) {
    found.push(part);
    const parts: Part[] = partsOf(part);
    part = parts.find((each) => each.offset <= offset && offset < each.end) ?? parts.find((each) => each.end === offset);
  }
  return found;
}

/** A construct without its block; null for a single word. */
export function headerOf(part: Part): Range | null {
  const parts = partsOf(part);
  const brace = parts.findIndex((each) => keywordOf(each) === '{');
  const last = parts[(brace < 0 ? parts.length : brace) - 1];
  return last ? { start: part.range.start, end: last.range.end } : null;
}
