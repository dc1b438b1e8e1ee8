import type { Declaration, SourceFile } from '@parcours/language';
import type { Place, Range } from '@parcours/model';
import { attributesOf, blockOf, headerOf, type Node, placeOfAttribute } from './tree.ts';

/** A text that takes the place of another. */
export interface TextChange {
  readonly at: Place;
  readonly text: string;
}

export function replace(file: SourceFile, start: number, end: number, text: string): TextChange {
  return { at: file.place({ start: file.document.positionAt(start), end: file.document.positionAt(end) }), text };
}

export function insert(file: SourceFile, offset: number, text: string): TextChange {
  return replace(file, offset, offset, text);
}

export function replaceRange(file: SourceFile, range: Range, text: string): TextChange {
  return { at: file.place(range), text };
}

export function lineEnd(file: SourceFile): string {
  return file.text.includes('\r\n') ? '\r\n' : '\n';
}

/** The white space that the line of an offset begins with. */
export function indentAt(file: SourceFile, offset: number): string {
  return /^[ \t]*/.exec(file.text.slice(startOfLine(file, offset)))?.[0] ?? '';
}

export function startOfLine(file: SourceFile, offset: number): number {
  return Math.max(file.text.lastIndexOf('\n', offset - 1), file.text.lastIndexOf('\r', offset - 1)) + 1;
}

/** Where the line of an offset ends, before its line break. */
export function endOfLine(file: SourceFile, offset: number): number {
  const found = /[\r\n]/.exec(file.text.slice(offset));
  return found ? offset + found.index : file.text.length;
}

/** A new line behind a statement that ends at an offset; a comment on that statement's line stays with it. */
export function lineAfter(file: SourceFile, end: number, text: string): TextChange {
  const rest = file.text.slice(end, endOfLine(file, end));
  const at = /^\s*(\/\/.*|\/\*.*\*\/\s*)?$/.test(rest) ? end + rest.trimEnd().length : end;
  return insert(file, at, lineEnd(file) + text);
}

/** Takes a statement out, with its lines where nothing else stands on them. */
export function removal(file: SourceFile, start: number, end: number): TextChange {
  const [from, to] = [startOfLine(file, start), endOfLine(file, end)];
  const alone = file.text.slice(from, start).trim() === '' && file.text.slice(end, to).trim() === '';
  if (!alone) return replace(file, start, end, '');
  const next = to + (/^(\r\n|\n|\r)/.exec(file.text.slice(to))?.[0].length ?? 0);
  return replace(file, from, next, '');
}

/** Takes out a part of a line with the white space before it. */
export function removalInLine(file: SourceFile, start: number, end: number): TextChange {
  const space = /[ \t]*$/.exec(file.text.slice(0, start))?.[0].length ?? 0;
  const first = start - space === startOfLine(file, start);
  // What begins a line leaves the line's indentation, and the space behind it goes.
  const behind = /^[ \t]*/.exec(file.text.slice(end))?.[0].length ?? 0;
  return first ? replace(file, start, end + behind, '') : replace(file, start - space, end, '');
}

export function removeAttribute(file: SourceFile, node: Node, keyword: string): TextChange[] {
  const attribute = attributesOf(node).find((each, index) => index > 0 && each.keyword === keyword);
  return attribute ? [removalInLine(file, attribute.start, attribute.end)] : [];
}

/** Writes an attribute where the usual order has it; `later` are the attributes that stand behind it. */
export function addAttribute(file: SourceFile, node: Node, keyword: string, value: string, later: readonly string[]): TextChange {
  return insert(file, placeOfAttribute(node, keyword, later), ` ${keyword}${value && ` ${value}`}`);
}

/** Adds lines to the end of a declaration's block, or to its beginning, and makes the block where there is none. */
export function addToBlock(file: SourceFile, node: Node, lines: readonly string[], atBeginning = false): TextChange[] {
  const eol = lineEnd(file);
  const block = blockOf(node);
  const outer = indentAt(file, node.$cstNode?.offset ?? 0);
  if (!block) {
    const end = headerOf(node).at(-1)?.end ?? node.$cstNode?.end ?? 0;
    const inner = `${outer}  `;
    return [insert(file, end, ` {${eol}${lines.map((line) => inner + line + eol).join('')}${outer}}`)];
  }
  const { open, close } = block;
  if (!close) return [];
  const between = file.text.slice(open.end, close.start);
  if (!/[\r\n]/.test(between)) {
    const written = between.trim();
    // A block on one line stays on it, unless more than one line comes in: a comment to its end would swallow what follows.
    const [first] = lines;
    if (lines.length === 1 && first && !first.includes('//')) {
      const all = atBeginning ? [first, written] : [written, first];
      return [replace(file, open.end, close.start, ` ${all.filter((each) => each !== '').join(' ')} `)];
    }
    const all = (atBeginning ? [...lines, written] : [written, ...lines]).filter((each) => each !== '');
    return [replace(file, open.end, close.start, eol + all.map((line) => `${outer}  ${line}${eol}`).join('') + outer)];
  }
  const inner = innerIndent(file, open.end, close.start) ?? `${outer}  `;
  const text = lines.map((line) => inner + line);
  if (atBeginning) return [insert(file, endOfLine(file, open.end), text.map((line) => eol + line).join(''))];
  const start = startOfLine(file, close.start);
  // The brace may stand behind the last thing of its block.
  if (file.text.slice(start, close.start).trim() !== '')
    return [insert(file, close.start, `${text.map((line) => eol + line).join('')}${eol}${outer}`)];
  return [insert(file, start, text.map((line) => line + eol).join(''))];
}

/** How the first line of a block is indented. */
function innerIndent(file: SourceFile, open: number, close: number): string | null {
  return /[\r\n]([ \t]*)(?=\S)/.exec(file.text.slice(open, close))?.[1] ?? null;
}

/** The offsets between which a declaration stands. */
export function spanOf(declaration: Declaration): { start: number; end: number } {
  const cst = declaration.node.$cstNode;
  return { start: cst?.offset ?? 0, end: cst?.end ?? 0 };
}
