import type { Declaration, SourceFile } from '@parcours/language';
import type { Range } from '@parcours/model';

/** A part of the text as the parser saw it: a word, or a construct made of parts. */
export type Piece = NonNullable<Declaration['node']['$cstNode']>;

/** The parts of a construct in order, comments left out. */
export function piecesOf(piece: Piece): Piece[] {
  const content = 'content' in piece ? (piece.content as readonly Piece[]) : [];
  return content.filter((child) => !child.hidden);
}

/** Whether a piece is a word of the language: this one, if one is given. */
export function isKeyword(piece: Piece, text?: string): boolean {
  return piece.grammarSource?.$type === 'Keyword' && (text === undefined || piece.text === text);
}

/** What stands at an offset, from the whole file down to the word. */
export function piecesAt(file: SourceFile, offset: number): Piece[] {
  const found: Piece[] = [];
  for (let piece = file.parsed.root.$cstNode as Piece | undefined; piece; ) {
    found.push(piece);
    const parts: Piece[] = piecesOf(piece);
    piece = parts.find((part) => part.offset <= offset && offset < part.end) ?? parts.find((part) => part.end === offset);
  }
  return found;
}

/** A construct without its block; null for a single word. */
export function headerOf(piece: Piece): Range | null {
  const pieces = piecesOf(piece);
  const brace = pieces.findIndex((part) => isKeyword(part, '{'));
  const last = pieces[(brace < 0 ? pieces.length : brace) - 1];
  return last ? { start: piece.range.start, end: last.range.end } : null;
}
