import { CONSTRUCTS } from '../../attributes/attribute-table.ts';
import { CLOSING_BRACE, COMMA, isKeywordType, OPENING_BRACE, TOKEN_TYPE_NAMES, tokenTypeOf } from '../../syntax/token-types.ts';
import { type Cause, type CauseFinder, causeOf, type TextEdit } from './cause.ts';
import { type ErrorContext, lineAt } from './error-context.ts';
import { quoted } from './quoted.ts';
import type { Span } from './span.ts';

const ARROW = tokenTypeOf('->');

/** How many lines above an error may lack the brace. */
const MAX_LINES = 30;

/** The keywords of what may have a block. */
const BLOCK_KEYWORDS: ReadonlySet<string> = new Set(
  [...CONSTRUCTS.values()].filter(({ children }) => children.length > 0).flatMap(({ keywords }) => keywords),
);

/** A header without its `{`, or with `:`, `[`, `(` or `=` for it, before lines that are indented further. */
export const missingOpeningBrace: CauseFinder = (context) => {
  const { text, tokens } = context;
  const causes: Cause[] = [];
  let line = context.line;
  for (let count = 0; count < MAX_LINES; count++) {
    causes.push(...openedAt(line.start, line.end, context));
    if (line.start === 0) break;
    line = lineAt(text, text.charCodeAt(line.start - 1) === 10 && text.charCodeAt(line.start - 2) === 13 ? line.start - 2 : line.start - 1);
  }
  return tokens.count === 0 ? [] : causes;
};

function openedAt(start: number, end: number, context: ErrorContext): Cause[] {
  const { text, tokens } = context;
  const header = [...indices(tokens.starts, start, end)];
  const [first] = header;
  const last = header.at(-1);
  if (first === undefined || last === undefined || tokens.tokenTypes[last] === OPENING_BRACE || tokens.tokenTypes[last] === CLOSING_BRACE)
    return [];
  const keyword = TOKEN_TYPE_NAMES[tokens.tokenTypes[first] as number] as string;
  if (!isKeywordType(tokens.tokenTypes[first] as number) || !BLOCK_KEYWORDS.has(keyword)) return [];
  const indentation = tokens.columnOf(first);
  const lastEnd = tokens.ends[last] as number;
  // A header of several lines goes on where its last line ends.
  if (tokens.lines[last + 1] === undefined || (tokens.lines[last + 1] as number) <= (tokens.lines[last] as number)) return [];
  if (tokens.columnOf(last + 1) <= indentation) return [];
  const sign = /^\s*([:=[(]|=>|->)?\s*$/.exec(stripComment(text.slice(lastEnd, end)));
  if (!sign) return [];
  const name = text.slice(start, end).trim().split(/\s+/).slice(0, 2).join(' ');
  const opening: TextEdit = { start: lastEnd, end: lastEnd + (sign[1] ? sign[0].trimEnd().length : 0), text: ' {' };
  const span = { start: tokens.starts[first] as number, end: lastEnd };
  const parameters = { name: quoted(name), brace: '{' };
  const bracket = sign[1] === '[' ? ']' : sign[1] === '(' ? ')' : null;
  const closed = bracket ? closingBracket(text, opening.end, bracket) : null;
  const after = endOfIndented(last + 1, indentation, context);
  const eol = text.includes('\r\n') ? '\r\n' : '\n';
  const closing: TextEdit = { start: after, end: after, text: `${eol}${text.slice(start, span.start)}}` };
  if (bracket && closed) {
    const both = { found: `${sign[1]} ${bracket}`, suggestion: '{ }', name: quoted(name) };
    return [causeOf('JRN0128', span, both, [opening, closed])];
  }
  return [causeOf('JRN0148', span, parameters, [opening]), causeOf('JRN0148', span, parameters, [opening, closing])];
}

function stripComment(text: string): string {
  return text.replace(/\/\/.*$|\/\*.*\*\/\s*$/, '');
}

function* indices(starts: Uint32Array, from: number, to: number): Generator<number> {
  let index = starts.findIndex((start) => start >= from);
  for (; index >= 0 && index < starts.length && (starts[index] as number) < to; index++) yield index;
}

/** The end of the last token that is indented further than a header, from a token on. */
function endOfIndented(from: number, indentation: number, { tokens }: ErrorContext): number {
  let last = from;
  for (let index = from; index < tokens.count; index++) {
    if (tokens.beginsLine(index) && tokens.columnOf(index) <= indentation) break;
    last = index;
  }
  return tokens.ends[last] as number;
}

function closingBracket(text: string, from: number, bracket: string): TextEdit | null {
  const match = new RegExp(`^[ \\t]*\\${bracket}`, 'm').exec(text.slice(from));
  if (!match) return null;
  const at = from + match.index + match[0].length - 1;
  return { start: at, end: at + 1, text: '}' };
}

/** `segment "group" "1" -> a }`: mappings without the brace before them. */
export const missingMappingBrace: CauseFinder = ({ lineTokens, text }) => {
  const arrow = lineTokens.findIndex(({ tokenType }) => tokenType === ARROW);
  const [first] = lineTokens;
  if (!first || arrow < 2 || lineTokens.slice(0, arrow).some(({ tokenType }) => tokenType === OPENING_BRACE)) return [];
  let cell = arrow - 1;
  while (cell > 1 && lineTokens[cell - 1]?.tokenType === COMMA) cell -= 2;
  const before = lineTokens[cell - 1];
  const last = lineTokens.at(-1);
  if (!before || !last) return [];
  const span = { start: first.offset, end: before.end };
  const parameters = { name: quoted(text.slice(span.start, span.end)), brace: '{' };
  const opening = { start: before.end, end: before.end, text: ' {' };
  const closing = { start: last.end, end: last.end, text: ' }' };
  return [causeOf('JRN0123', span, parameters, [opening]), causeOf('JRN0123', span, parameters, [opening, closing])];
};

/** A `}` that closes nothing, and those that follow it. */
export const surplusClosingBrace: CauseFinder = ({ found, text, tokens }) => {
  if (!found || found.tokenType !== CLOSING_BRACE) return [];
  const removed = ({ start, end }: Span): TextEdit => {
    const line = lineAt(text, start);
    const lineBreak = /^\r?\n/.exec(text.slice(line.end))?.[0].length ?? 0;
    const isAlone = text.slice(line.start, line.end).trim() === '}';
    return isAlone && lineBreak > 0 ? { start: line.start, end: line.end + lineBreak, text: '' } : { start, end, text: '' };
  };
  const span = { start: found.offset, end: found.end };
  const all: TextEdit[] = [];
  for (let index = found.index; index < tokens.count && tokens.tokenTypes[index] === CLOSING_BRACE; index++)
    all.push(removed({ start: tokens.starts[index] as number, end: tokens.ends[index] as number }));
  const doubled = doubledBrace(tokens, found.index);
  return [
    ...(doubled ? [causeOf('JRN0149', doubled, {}, [{ ...doubled, text: '' }])] : []),
    causeOf('JRN0149', span, {}, [removed(span)]),
    ...(all.length > 1 ? [causeOf('JRN0149', span, {}, all)] : []),
  ];
};

/** The second of the last two braces that stand side by side before a token: a key was struck twice. */
function doubledBrace(tokens: ErrorContext['tokens'], before: number): Span | null {
  for (let index = before; index > 0; index--) {
    if (tokens.tokenTypes[index] !== CLOSING_BRACE || tokens.tokenTypes[index - 1] !== CLOSING_BRACE) continue;
    const [start, end] = [tokens.starts[index] as number, tokens.ends[index] as number];
    if (start === tokens.ends[index - 1]) return { start, end };
  }
  return null;
}
