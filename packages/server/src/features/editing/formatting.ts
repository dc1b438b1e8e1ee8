import { format, lex, type SourceFile } from '@parcours/language';
import type { Position, Range } from '@parcours/model';
import type { TextEdit } from 'vscode-languageserver';
import { TextDocument } from 'vscode-languageserver-textdocument';

/** The whole text in the formatter's order, or nothing while it has syntax errors. */
export function formatting(file: SourceFile): TextEdit[] {
  const text = format(file.text);
  if (text === null || text === file.text) return [];
  return [{ range: { start: { line: 0, character: 0 }, end: file.document.positionAt(file.text.length) }, newText: text }];
}

/** What the formatter changes on the selected lines; nothing where that cannot be told apart from what it changes elsewhere. */
export function rangeFormatting(file: SourceFile, range: Range): TextEdit[] {
  const text = format(file.text);
  if (text === null || text === file.text) return [];
  // A selection that ends before the first character of a line does not hold that line.
  const last = range.end.character === 0 && range.end.line > range.start.line ? range.end.line - 1 : range.end.line;
  const [before, after] = [splitLines(file.text), splitLines(text)];
  const edits: TextEdit[] = [];
  for (const hunk of diffHunks(before, after)) {
    if (hunk.start < range.start.line || hunk.end - 1 > last || (hunk.start === hunk.end && hunk.start > last)) continue;
    const old = before.slice(hunk.start, hunk.end).join('');
    const newText = after.slice(hunk.newStart, hunk.newEnd).join('');
    if (old !== newText) edits.push({ range: linesRange(file, hunk.start, hunk.end), newText });
  }
  const mixed = TextDocument.applyEdits(file.document, edits);
  return format(mixed) === text ? edits : [];
}

/** The indentation of the line in which a brace or a line break was typed; the rest of it stays as it is being typed. */
export function onTypeFormatting(file: SourceFile, { line }: Position, typed: string): TextEdit[] {
  const text = file.document.getText({ start: { line, character: 0 }, end: { line: line + 1, character: 0 } });
  const written = /^[ \t]*/.exec(text)?.[0] ?? '';
  const content = text.trim();
  if (typed === '}' && !content.startsWith('}')) return [];
  const depth = depthBefore(file, line);
  if (depth === null) return [];
  const wanted = '  '.repeat(Math.max(0, content.startsWith('}') ? depth - 1 : depth));
  if (wanted === written) return [];
  return [{ range: { start: { line, character: 0 }, end: { line, character: written.length } }, newText: wanted }];
}

/** How many blocks are open where a line begins; null inside a comment and inside a header of several lines. */
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

/** How far the lines of two texts may drift apart and still be found again. */
const MAX_LINE_DRIFT = 24;

/** The two texts cut into pieces that answer each other: a line to a line with the same words, what lies between to what lies between. */
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

/** A line's words in any order: the formatter moves attributes. */
function sortedWords(line: string): string {
  return line.trim().split(/\s+/).sort().join(' ');
}

/** Lines with their line ends; what follows the last line end is a line where it has text. */
function splitLines(text: string): string[] {
  return text.match(/[^\r\n]*(?:\r\n|\n|\r)|[^\r\n]+$/g) ?? [];
}

function linesRange(file: SourceFile, start: number, end: number): Range {
  const limit = file.document.positionAt(file.text.length);
  const at = (line: number): Position => (line > limit.line ? limit : { line, character: 0 });
  return { start: at(start), end: at(end) };
}
