import { type CompositeNode, cstNodeOf, LeafNode, type SourceFile } from '@parcours/language';
import type { Range } from '@parcours/model';

/** A node of the concrete syntax tree: a token, or a construct with children. */
export type CstElement = CompositeNode | LeafNode;

/** The children of a construct in order, without comments. */
export function childrenOf(part: CstElement): CstElement[] {
  return part instanceof LeafNode ? [] : (part.content as CstElement[]);
}

/** The English form of a keyword, whatever the file's language; null if the element is not a keyword. */
export function keywordOf(part: CstElement): string | null {
  return part instanceof LeafNode ? part.keyword : null;
}

/** The elements that contain an offset, from the root to the token. */
export function cstPathAt(file: SourceFile, offset: number): CstElement[] {
  const found: CstElement[] = [];
  for (let part: CstElement | undefined = cstNodeOf(file.parsed.root); part; ) {
    found.push(part);
    const parts: CstElement[] = childrenOf(part);
    part = parts.find((each) => each.offset <= offset && offset < each.end) ?? parts.find((each) => each.end === offset);
  }
  return found;
}

/** The range of a construct without its block; null for a token. */
export function headerRange(part: CstElement): Range | null {
  const parts = childrenOf(part);
  const brace = parts.findIndex((each) => keywordOf(each) === '{');
  const last = parts[(brace < 0 ? parts.length : brace) - 1];
  return last ? { start: part.range.start, end: last.range.end } : null;
}
