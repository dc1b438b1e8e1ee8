import type { SourceFile } from '@parcours/language';
import type { Position, Range } from '@parcours/model';
import type { SelectionRange } from 'vscode-languageserver';
import { type CstElement, childrenOf, cstPathAt, headerRange, keywordOf } from '../../text/cst.ts';

/** The steps of "expand selection": token, attribute, line, block, phase, journey, file. */
export function selectionRanges(file: SourceFile, positions: readonly Position[]): SelectionRange[] {
  return positions.map((position) => selectionRange(file, position));
}

function selectionRange(file: SourceFile, position: Position): SelectionRange {
  const offset = file.document.offsetAt(position);
  let selection: SelectionRange = { range: { start: file.document.positionAt(0), end: file.document.positionAt(file.text.length) } };
  const grow = (range: Range | null) => {
    if (range && isStrictlyInside(range, selection.range) && covers(range, position)) selection = { range, parent: selection };
  };
  const [, ...pieces] = cstPathAt(file, offset);
  for (const [index, piece] of pieces.entries()) {
    grow(piece.range);
    if (index === pieces.length - 1) break;
    grow(headerRange(piece));
    if (index === pieces.length - 2) grow(lineRange(file, position));
    grow(attributeRange(piece, offset));
  }
  return selection;
}

/** The line without its indentation and without the brace that opens a block. */
function lineRange(file: SourceFile, { line }: Position): Range {
  const text = file.document.getText({ start: { line, character: 0 }, end: { line: line + 1, character: 0 } });
  const start = text.length - text.trimStart().length;
  return { start: { line, character: start }, end: { line, character: text.trimEnd().replace(/\s*\{$/, '').length } };
}

/** `touchpoint planner`, `scale 1..10`: a keyword and everything up to the next one. */
function attributeRange(construct: CstElement, offset: number): Range | null {
  const pieces = childrenOf(construct);
  const begins = (part: CstElement) => /^\p{L}/u.test(keywordOf(part) ?? '') && !['of', 'truth'].includes(keywordOf(part) ?? '');
  const at = pieces.findLastIndex((piece) => piece.offset <= offset && offset <= piece.end);
  const first = pieces.findLastIndex((piece, index) => index <= at && begins(piece));
  if (at < 0 || first < 0) return null;
  const next = pieces.findIndex((piece, index) => index > first && (begins(piece) || 'content' in piece || /^[{}]$/.test(piece.text)));
  const last = pieces[(next < 0 ? pieces.length : next) - 1];
  const begin = pieces[first];
  return begin && last ? { start: begin.range.start, end: last.range.end } : null;
}

function isNotAfter(a: Position, b: Position): boolean {
  return a.line < b.line || (a.line === b.line && a.character <= b.character);
}

function covers({ start, end }: Range, position: Position): boolean {
  return isNotAfter(start, position) && isNotAfter(position, end);
}

/** Strictly inside: LSP requires each step to be larger than the previous one. */
function isStrictlyInside(inner: Range, outer: Range): boolean {
  const equal =
    inner.start.line === outer.start.line &&
    inner.start.character === outer.start.character &&
    inner.end.line === outer.end.line &&
    inner.end.character === outer.end.character;
  return !equal && isNotAfter(outer.start, inner.start) && isNotAfter(inner.end, outer.end);
}
