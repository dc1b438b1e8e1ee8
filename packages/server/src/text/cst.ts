import { type CompositeNode, cstNodeOf, LeafNode, type SourceFile } from '@parcours/language';
import type { Range } from '@parcours/model';

/** A part of the text as the parser saw it: a word, or a construct made of parts. */
export type CstElement = CompositeNode | LeafNode;

/** The parts of a construct in order, comments left out. */
export function childrenOf(part: CstElement): CstElement[] {
  return part instanceof LeafNode ? [] : (part.content as CstElement[]);
}

/** The keyword that a part is, as the grammar has it, whatever language the file is in; null where it is none. */
export function keywordOf(part: CstElement): string | null {
  return part instanceof LeafNode ? part.keyword : null;
}

/** What stands at an offset, from the whole file down to the word. */
export function cstPathAt(file: SourceFile, offset: number): CstElement[] {
  const found: CstElement[] = [];
  for (let part: CstElement | undefined = cstNodeOf(file.parsed.root); part; ) {
    found.push(part);
    const parts: CstElement[] = childrenOf(part);
    part = parts.find((each) => each.offset <= offset && offset < each.end) ?? parts.find((each) => each.end === offset);
  }
  return found;
}

/** A construct without its block; null for a single word. */
export function headerRange(part: CstElement): Range | null {
  const parts = childrenOf(part);
  const brace = parts.findIndex((each) => keywordOf(each) === '{');
  const last = parts[(brace < 0 ? parts.length : brace) - 1];
  return last ? { start: part.range.start, end: last.range.end } : null;
}
