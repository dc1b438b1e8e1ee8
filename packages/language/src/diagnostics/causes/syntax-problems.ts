import type { ParseResult } from '../../syntax/parse.ts';
import type { ParseError } from '../../syntax/recovery.ts';
import { CLOSING_BRACE, END_OF_FILE } from '../../syntax/token-types.ts';
import type { Comment, Token } from '../../syntax/tokens.ts';

/** A place where a text does not follow the grammar, as half-open offsets. */
export interface SyntaxProblem {
  readonly kind: 'unterminated' | 'comment' | 'unreadable' | 'unexpected' | 'unclosed';
  readonly start: number;
  readonly end: number;
  /** Of an unexpected or a missing token. */
  readonly error: ParseError | null;
  readonly line: number;
}

/** The problems of one line: all but the first may follow from it. */
export interface BrokenLine {
  readonly line: number;
  /** In the order of the text. */
  readonly problems: readonly [SyntaxProblem, ...SyntaxProblem[]];
}

/** The broken lines of a text in order. An unclosed block is a problem of its own, the last one: another may have swallowed its brace. */
export function brokenLines(parsed: ParseResult): BrokenLine[] {
  const problems = problemsOf(parsed).sort((a, b) => a.start - b.start);
  const byLine = Map.groupBy(problems, ({ line, kind }) => (kind === 'unclosed' ? -1 - line : line));
  return [...byLine.values()]
    .map((all) => ({ line: (all[0] as SyntaxProblem).line, problems: all as [SyntaxProblem, ...SyntaxProblem[]] }))
    .sort((a, b) => Number(isUnclosed(a)) - Number(isUnclosed(b)) || a.problems[0].start - b.problems[0].start);
}

function isUnclosed({ problems: [first] }: BrokenLine): boolean {
  return first.kind === 'unclosed';
}

function problemsOf({ tokens, errors }: ParseResult): SyntaxProblem[] {
  const lineAt = (offset: number) => lineOf(tokens.lineStarts, offset);
  const found: SyntaxProblem[] = tokens.unterminatedTexts.map((index) => {
    const { offset: start, end, line } = tokens.at(index);
    return { kind: 'unterminated', start, end, error: null, line };
  });
  for (const index of tokens.unclosedComments) {
    const { offset: start, text } = tokens.comments[index] as Comment;
    found.push({ kind: 'comment', start, end: start + text.trimEnd().length, error: null, line: lineAt(start) });
  }
  for (const { offset, length } of tokens.unreadable)
    found.push({ kind: 'unreadable', start: offset, end: offset + length, error: null, line: lineAt(offset) });
  const hasUnclosed = tokens.unclosedBrace >= 0;
  for (const error of errors) {
    if (hasUnclosed && (error.token.tokenType === END_OF_FILE || isMissingClosingBrace(error))) continue;
    const token = tokenBeforeLineEnd(error) ?? error.token;
    const [start, end] = token.tokenType === END_OF_FILE ? lastCharacter(tokens.text) : [token.offset, token.end];
    found.push({ kind: 'unexpected', start, end, error, line: lineAt(start) });
  }
  if (hasUnclosed) {
    const { offset: start, end, line } = tokens.at(tokens.unclosedBrace);
    found.push({ kind: 'unclosed', start, end, error: null, line });
  }
  return found;
}

/** Whether only a closing brace is missing: reported once, at the unclosed opening brace. */
function isMissingClosingBrace(error: ParseError): boolean {
  return error.expected.every((tokenType) => tokenType === CLOSING_BRACE);
}

/** The last token of a line that ends too early; null for other errors. The token of the next line is not the cause. */
export function tokenBeforeLineEnd({ token, previous, isMissingToken }: ParseError): Token | null {
  return isMissingToken && token.tokenType !== END_OF_FILE && previous && previous.line < token.line ? previous : null;
}

function lastCharacter(text: string): [start: number, end: number] {
  const end = text.trimEnd().length;
  return [Math.max(0, end - 1), end];
}

function lineOf(lineStarts: Uint32Array, offset: number): number {
  let [low, high] = [0, lineStarts.length - 1];
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((lineStarts[middle] as number) <= offset) low = middle;
    else high = middle - 1;
  }
  return low;
}
