import type { Declaration, SourceFile } from '@parcours/language';
import type { Location, Range } from '@parcours/model';
import { attributeInsertionOffset, attributesOf, blockOf, headerTokens, type Node } from './ast.ts';

/** A replacement of a range of text in a file. */
export interface FileEdit {
  readonly at: Location;
  readonly text: string;
}

export function replaceOffsets(file: SourceFile, start: number, end: number, text: string): FileEdit {
  return { at: file.locationOf({ start: file.document.positionAt(start), end: file.document.positionAt(end) }), text };
}

export function insertAt(file: SourceFile, offset: number, text: string): FileEdit {
  return replaceOffsets(file, offset, offset, text);
}

export function replaceRange(file: SourceFile, range: Range, text: string): FileEdit {
  return { at: file.locationOf(range), text };
}

export function eolOf(file: SourceFile): string {
  return file.text.includes('\r\n') ? '\r\n' : '\n';
}

/** The indentation of the line that contains the offset. */
export function indentAt(file: SourceFile, offset: number): string {
  return /^[ \t]*/.exec(file.text.slice(lineStart(file, offset)))?.[0] ?? '';
}

export function lineStart(file: SourceFile, offset: number): number {
  return Math.max(file.text.lastIndexOf('\n', offset - 1), file.text.lastIndexOf('\r', offset - 1)) + 1;
}

/** The end of the line that contains the offset, before its line break. */
export function lineEndOffset(file: SourceFile, offset: number): number {
  const found = /[\r\n]/.exec(file.text.slice(offset));
  return found ? offset + found.index : file.text.length;
}

/** Inserts a line after a statement that ends at an offset; a comment on the statement's line stays there. */
export function insertLineAfter(file: SourceFile, end: number, text: string): FileEdit {
  const rest = file.text.slice(end, lineEndOffset(file, end));
  const at = /^\s*(\/\/.*|\/\*.*\*\/\s*)?$/.test(rest) ? end + rest.trimEnd().length : end;
  return insertAt(file, at, eolOf(file) + text);
}

/** Removes a statement, including its lines if nothing else is on them. */
export function removeStatement(file: SourceFile, start: number, end: number): FileEdit {
  const [from, to] = [lineStart(file, start), lineEndOffset(file, end)];
  const alone = file.text.slice(from, start).trim() === '' && file.text.slice(end, to).trim() === '';
  if (!alone) return replaceOffsets(file, start, end, '');
  const next = to + (/^(\r\n|\n|\r)/.exec(file.text.slice(to))?.[0].length ?? 0);
  return replaceOffsets(file, from, next, '');
}

/** Removes a part of a line together with the white space before it. */
export function removeInline(file: SourceFile, start: number, end: number): FileEdit {
  const space = /[ \t]*$/.exec(file.text.slice(0, start))?.[0].length ?? 0;
  const first = start - space === lineStart(file, start);
  // At the beginning of a line, the indentation is kept and the white space after it is removed.
  const behind = /^[ \t]*/.exec(file.text.slice(end))?.[0].length ?? 0;
  return first ? replaceOffsets(file, start, end + behind, '') : replaceOffsets(file, start - space, end, '');
}

export function removeAttribute(file: SourceFile, node: Node, keyword: string): FileEdit[] {
  const attribute = attributesOf(node).find((each, index) => index > 0 && each.keyword === keyword);
  return attribute ? [removeInline(file, attribute.start, attribute.end)] : [];
}

/** Inserts an attribute in standard order. */
export function addAttribute(file: SourceFile, node: Node, keyword: string, value: string): FileEdit {
  return insertAt(file, attributeInsertionOffset(node, keyword), ` ${keyword}${value && ` ${value}`}`);
}

/** Adds lines to the end or the beginning of a declaration's block, and creates the block if there is none. */
export function addToBlock(file: SourceFile, node: Node, lines: readonly string[], atBeginning = false): FileEdit[] {
  const eol = eolOf(file);
  const block = blockOf(node);
  const outer = indentAt(file, node.$cstNode?.offset ?? 0);
  if (!block) {
    const end = headerTokens(node).at(-1)?.end ?? node.$cstNode?.end ?? 0;
    const inner = `${outer}  `;
    return [insertAt(file, end, ` {${eol}${lines.map((line) => inner + line + eol).join('')}${outer}}`)];
  }
  const { open, close } = block;
  if (!close) return [];
  const between = file.text.slice(open.end, close.start);
  if (!/[\r\n]/.test(between)) {
    const written = between.trim();
    // A single-line block stays on one line, unless several lines or a line comment are added.
    const [first] = lines;
    if (lines.length === 1 && first && !first.includes('//')) {
      const all = atBeginning ? [first, written] : [written, first];
      return [replaceOffsets(file, open.end, close.start, ` ${all.filter((each) => each !== '').join(' ')} `)];
    }
    const all = (atBeginning ? [...lines, written] : [written, ...lines]).filter((each) => each !== '');
    return [replaceOffsets(file, open.end, close.start, eol + all.map((line) => `${outer}  ${line}${eol}`).join('') + outer)];
  }
  const inner = innerIndent(file, open.end, close.start) ?? `${outer}  `;
  const text = lines.map((line) => inner + line);
  if (atBeginning) return [insertAt(file, lineEndOffset(file, open.end), text.map((line) => eol + line).join(''))];
  const start = lineStart(file, close.start);
  // The brace may be on the same line as the last statement of its block.
  if (file.text.slice(start, close.start).trim() !== '')
    return [insertAt(file, close.start, `${text.map((line) => eol + line).join('')}${eol}${outer}`)];
  return [insertAt(file, start, text.map((line) => line + eol).join(''))];
}

/** As `addToBlock` at its end, but never by replacing what the block holds: other edits may change it at the same time. */
export function appendToBlock(file: SourceFile, node: Node, lines: readonly string[]): FileEdit[] {
  const block = blockOf(node);
  const between = block?.close ? file.text.slice(block.open.end, block.close.start) : null;
  if (!block?.close || between === null || /[\r\n]/.test(between)) return addToBlock(file, node, lines);
  const written = between.trimEnd();
  const space = between.length > written.length ? '' : ' ';
  return [insertAt(file, block.open.end + written.length, ` ${lines.join(' ')}${space}`)];
}

/** The indentation of the first line of a block. */
function innerIndent(file: SourceFile, open: number, close: number): string | null {
  return /[\r\n]([ \t]*)(?=\S)/.exec(file.text.slice(open, close))?.[1] ?? null;
}

/** The offsets of a declaration. */
export function spanOf(declaration: Declaration): { start: number; end: number } {
  const cst = declaration.node.$cstNode;
  return { start: cst?.offset ?? 0, end: cst?.end ?? 0 };
}
