import { format, lex, type SourceFile } from '@parcours/language';
import type { Position, Range } from '@parcours/model';
import type { TextEdit } from 'vscode-languageserver';
import { TextDocument } from 'vscode-languageserver-textdocument';

/** Formats the whole document; returns no edits if there are syntax errors. */
export function formatting(file: SourceFile): TextEdit[] {
  const text = format(file.text);
  if (text === null || text === file.text) return [];
  return [{ range: { start: { line: 0, character: 0 }, end: file.document.positionAt(file.text.length) }, newText: text }];
}

/** Formats the selected lines; returns no edits if the changes cannot be separated from those outside the selection. */
export function rangeFormatting(file: SourceFile, range: Range): TextEdit[] {
  const text = format(file.text);
  if (text === null || text === file.text) return [];
  // A selection that ends at the beginning of a line does not include that line.
  const last = range.end.character === 0 && range.end.line > range.start.line ? range.end.line - 1 : range.end.line;
  const [before, after] = [splitLines(file.text), splitLines(text)];
  const edits: TextEdit[] = [];
  for (const hunk of diffHunks(before, after)) {
    if (hunk.start < range.start.line || hunk.end - 1 > last || (hunk.start === hunk.end && hunk.start > last)) continue;
    const old = before.slice(hunk.start, hunk.end).join('');
    const newText = after.slice(hunk.newStart, hunk.newEnd).join('');
    if (old !== newText) edits.push({ range: linesRange(file, hunk.start, hunk.end), newText });
  }
  const edited = TextDocument.applyEdits(file.document, edits);
  return format(edited) === text ? edits : [];
}

/** Sets the indentation of the line in which `}` or a line break was typed; the rest of the line is kept. */
export function onTypeFormatting(file: SourceFile, { line }: Position, typed: string): TextEdit[] {
  const text = file.document.getText({ start: { line, character: 0 }, end: { line: line + 1, character: 0 } });
  const currentIndentation = /^[ \t]*/.exec(text)?.[0] ?? '';
  const content = text.trim();
  if (typed === '}' && !content.startsWith('}')) return [];
  const depth = depthBefore(file, line);
  if (depth === null) return [];
  const indentation = '  '.repeat(Math.max(0, content.startsWith('}') ? depth - 1 : depth));
  if (indentation === currentIndentation) return [];
  return [{ range: { start: { line, character: 0 }, end: { line, character: currentIndentation.length } }, newText: indentation }];
}

/** The number of open blocks at the beginning of a line; null inside a comment or a multi-line header. */
function depthBefore(file: SourceFile, line: number): number | null {
  const text = file.text.slice(0, file.document.offsetAt({ line, character: 0 }));
  const tokens = lex(text);
  const comment = tokens.comments.at(-1)?.text ?? '';
  if (comment.startsWith('/*') && !comment.endsWith('*/')) return null;
  let depth = 0;
  let header = false;
  for (let index = 0; index < tokens.count; index++) {
    const name = tokens.typeNameOf(index);
    if (name === '{') depth++;
    else if (name === '}') depth--;
    if (name === '{' || name === '}') header = false;
    else if (depth === 0 && (index === 0 || tokens.beginsLine(index)) && (name === 'observations' || name === 'benchmark')) header = true;
  }
  return header ? null : Math.max(0, depth);
}

interface Hunk {
  readonly start: number;
  readonly end: number;
  readonly newStart: number;
  readonly newEnd: number;
}

/** Maximum distance at which corresponding lines are searched. */
const MAX_LINE_DRIFT = 24;

/** A line diff of two texts: yields matching lines and the hunks between them. Lines match if they have the same words in any order. */
function* diffHunks(before: readonly string[], after: readonly string[]): Generator<Hunk> {
  const [a, b] = [before.map(sortedWords), after.map(sortedWords)];
  let [i, j] = [0, 0];
  while (i < a.length || j < b.length) {
    const [nextI, nextJ] = nextMatch(a, b, i, j);
    if (nextI > i || nextJ > j) yield { start: i, end: nextI, newStart: j, newEnd: nextJ };
    if (nextI < a.length) yield { start: nextI, end: nextI + 1, newStart: nextJ, newEnd: nextJ + 1 };
    [i, j] = [nextI + 1, nextJ + 1];
  }
}

function nextMatch(a: readonly string[], b: readonly string[], i: number, j: number): [number, number] {
  for (let sum = 0; sum <= 2 * MAX_LINE_DRIFT; sum++) {
    for (let skip = 0; skip <= sum; skip++) {
      const [x, y] = [i + skip, j + sum - skip];
      if (x < a.length && y < b.length && a[x] === b[y]) return [x, y];
    }
  }
  return [a.length, b.length];
}

/** A line's words in sorted order: the formatter moves attributes. */
function sortedWords(line: string): string {
  return line.trim().split(/\s+/).sort().join(' ');
}

/** The lines with their line endings; a non-empty rest without one is a line too. */
function splitLines(text: string): string[] {
  return text.match(/[^\r\n]*(?:\r\n|\n|\r)|[^\r\n]+$/g) ?? [];
}

function linesRange(file: SourceFile, start: number, end: number): Range {
  const limit = file.document.positionAt(file.text.length);
  const at = (line: number): Position => (line > limit.line ? limit : { line, character: 0 });
  return { start: at(start), end: at(end) };
}
