import {
  type Acceptance,
  CODE,
  catalogue,
  type Diagnostic,
  type DiagnosticCode,
  diagnose,
  isAcceptableCode,
  type Language,
  type Location,
  type MessageValue,
  type Position,
  type Range,
} from '@parcours/model';
import type { SourceFile } from '../names/source-file.ts';
import { type CompositeNode, cstNodeOf } from '../syntax/cst.ts';
import { OPENING_BRACE } from '../syntax/token-types.ts';
import { hasClosingQuote, saysReason, unquote } from '../syntax/token-values.ts';
import type { Comment } from '../syntax/tokens.ts';

/** The word that accepts a finding, by language. Each is understood in every file. */
export const ACCEPT_KEYWORDS: Readonly<Record<Language, string>> = { en: 'allow', fr: 'autoriser', de: 'erlauben' };

/** `parcours: allow JRN0405 "reason"`, as the keywords of a file are. */
export function acceptanceText(code: string, quotedReason: string, language: Language): string {
  return `parcours: ${ACCEPT_KEYWORDS[language]} ${code} ${quotedReason}`;
}

/**
 * A comment that accepts the findings of one code in the header of one statement. Like the formatter, it goes with the statement of the
 * word before it on its line, else with the next statement. The header ends where the block begins: statements in it are others.
 */
interface AcceptingComment extends Acceptance {
  readonly code: DiagnosticCode;
  /** Null where no statement follows. */
  readonly header: Header | null;
}

/** From the first character of a statement to behind the last of its header. */
type Header = Readonly<Range>;

/** The comments of a file that accept findings, in order. Those with a fault accept nothing. */
export function acceptingComments(file: SourceFile): AcceptingComment[] {
  return commentsThatAccept(file).flatMap(({ comment, rest }) => {
    const { code, reason } = partsOf(rest);
    if (!isKnownCode(code) || !isAcceptableCode(code) || reason === null) return [];
    return [{ code, reason, at: locationOfComment(file, comment), header: headerOf(file, comment) }];
  });
}

/** What is wrong with comments that are to accept a finding: the code, the reason, or that the code cannot be accepted. */
export function acceptanceDiagnostics(file: SourceFile): Diagnostic[] {
  return commentsThatAccept(file).flatMap(({ comment, rest }) => {
    const at = locationOfComment(file, comment);
    const { code, reason } = partsOf(rest);
    const example = (shown: string) => `// ${acceptanceText(shown, '"…"', file.keywordLanguage)}`;
    if (!isKnownCode(code)) return [diagnose('JRN0241', at, { why: unknownCode(code), example: example(CODE['expert-refuted']) })];
    if (!isAcceptableCode(code)) return [diagnose('JRN0242', at, { code })];
    if (reason === null) return [diagnose('JRN0240', at, { code, example: example(code) })];
    return [];
  });
}

/**
 * Marks what the comments of a file accept.
 *
 * @param isComplete whether all findings of the file are known: only then is a comment that accepts none of them reported.
 */
export function acceptFindings(diagnostics: readonly Diagnostic[], file: SourceFile, isComplete: boolean): Diagnostic[] {
  const comments = acceptingComments(file);
  if (comments.length === 0) return [...diagnostics];
  const used = new Set<AcceptingComment>();
  const marked = diagnostics.map((diagnostic) => {
    const comment = comments.find(
      ({ code, header }) => code === diagnostic.code && header && isInHeader(diagnostic.at.range.start, header),
    );
    if (!comment) return diagnostic;
    used.add(comment);
    return { ...diagnostic, accepted: { reason: comment.reason, at: comment.at } };
  });
  if (!isComplete) return marked;
  return [...marked, ...comments.filter((comment) => !used.has(comment)).map(({ at, code }) => diagnose('JRN0243', at, { code }))];
}

/** `parcours:` alone is a remark (in French, the journey's name): only the keyword or a code makes it an acceptance. */
const ACCEPTANCE = new RegExp(
  `^\\s*parcours\\s*:\\s*(?:(?:${Object.values(ACCEPT_KEYWORDS).join('|')})(?![\\p{L}\\p{N}])(.*)|.*\\bJRN\\d.*)$`,
  'su',
);

function commentsThatAccept({ parsed }: SourceFile): { readonly comment: Comment; readonly rest: string }[] {
  return parsed.tokens.comments.flatMap((comment) => {
    if (!comment.text.includes('parcours')) return [];
    const content = comment.text.startsWith('/*') ? comment.text.replace(/^\/\*|\*\/$/g, '') : comment.text.slice(2);
    const found = ACCEPTANCE.exec(content);
    return found ? [{ comment, rest: found[1] ?? '' }] : [];
  });
}

/** Where the words stand that accept a finding, for highlighting: the keyword, and the code of the finding. */
export function acceptanceWords(file: SourceFile): { readonly keyword: Range; readonly code: Range }[] {
  return file.parsed.tokens.comments.flatMap(({ offset, text }) => {
    const [, before, keyword, space, code] = ACCEPTING_WORDS.exec(text) ?? [];
    if (before === undefined || keyword === undefined || space === undefined || code === undefined) return [];
    const [word, found] = [offset + before.length, offset + before.length + keyword.length + space.length];
    const rangeOf = (start: number, length: number): Range => ({
      start: file.document.positionAt(start),
      end: file.document.positionAt(start + length),
    });
    return [{ keyword: rangeOf(word, keyword.length), code: rangeOf(found, code.length) }];
  });
}

const ACCEPTING_WORDS = new RegExp(`^(/[/*]\\s*parcours\\s*:\\s*)(${Object.values(ACCEPT_KEYWORDS).join('|')})(\\s+)(JRN\\d+)`, 's');

/**
 * The code, null where there is none, and the reason, null where it is missing or not closed. A reason without a word, such as the
 * placeholder of the quick fix, is none.
 */
function partsOf(rest: string): { readonly code: string | null; readonly reason: string | null } {
  const [, code = null, quoted = ''] = /^\s*(JRN\d+)\s*(.*?)\s*$/s.exec(rest) ?? [];
  const written =
    /^(?:"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'|«[^»]*»)$/s.test(quoted) && hasClosingQuote(quoted) ? unquote(quoted).trim() : '';
  return { code, reason: saysReason(written) ? written : null };
}

function unknownCode(code: string | null): MessageValue {
  if (code === null) return { term: 'acceptance.not-understood' };
  const near = Object.keys(catalogue).filter((each) => isKnownCode(each) && isAcceptableCode(each) && isOneDigitAway(each, code));
  if (near.length === 0 || near.length > MAX_NEAR_CODES) return { term: 'acceptance.unknown-code', values: { code } };
  return { term: 'acceptance.mistyped-code', values: { code, codes: near.join(', ') } };
}

/** So many codes are one digit away from a mistyped one that more of them would tell nothing. */
const MAX_NEAR_CODES = 8;

function isOneDigitAway(code: string, other: string): boolean {
  return code.length === other.length && [...code].filter((character, at) => character !== other[at]).length === 1;
}

function isKnownCode(code: string | null): code is DiagnosticCode {
  return code !== null && Object.hasOwn(catalogue, code);
}

function locationOfComment(file: SourceFile, { offset, text }: Comment): Location {
  const { document } = file;
  return file.locationOf({ start: document.positionAt(offset), end: document.positionAt(offset + text.trimEnd().length) });
}

/** The comment at a position, behind its first character, and the header that it belongs to; null where there is no comment. */
export function commentAt(file: SourceFile, position: Position): { readonly offset: number; readonly header: Header | null } | null {
  const at = file.document.offsetAt(position);
  const comment = file.parsed.tokens.comments.find(({ offset, text }) => offset < at && at <= offset + text.length);
  return comment ? { offset: comment.offset, header: headerOf(file, comment) } : null;
}

/** The innermost statement whose text contains a position; null where there is none. */
export function statementAt({ document, parsed: { tokens, root } }: SourceFile, position: Position): CompositeNode | null {
  const offset = document.offsetAt(position);
  let token = 0;
  while (token < tokens.count && (tokens.ends[token] as number) <= offset) token++;
  return innermostAt(cstNodeOf(root), token);
}

function headerOf({ parsed: { tokens, root } }: SourceFile, comment: Comment): Header | null {
  let next = 0;
  while (next < tokens.count && (tokens.starts[next] as number) < comment.offset) next++;
  const isAfterWord = next > 0 && tokens.lines[next - 1] === comment.line;
  const node = innermostAt(cstNodeOf(root), isAfterWord ? next - 1 : next);
  if (!node) return null;
  let last = node.firstToken;
  while (last < node.lastToken && tokens.tokenTypes[last] !== OPENING_BRACE) last++;
  // A closing brace ends a statement, and begins none.
  return !isAfterWord && next > last ? null : { start: tokens.startOf(node.firstToken), end: tokens.endOf(last) };
}

/** The innermost statement with a token; null where the token is in none. */
function innermostAt(root: CompositeNode, token: number): CompositeNode | null {
  let found: CompositeNode | null = null;
  for (let list = root.children; ; ) {
    const inner = list.find(({ firstToken, lastToken }) => firstToken <= token && token <= lastToken);
    if (!inner) return found;
    found = inner;
    list = inner.children;
  }
}

/** Whether a position is in a header. */
export function isInHeader(position: Position, { start, end }: Header): boolean {
  return !isBefore(position, start) && isBefore(position, end);
}

function isBefore(a: Position, b: Position): boolean {
  return a.line < b.line || (a.line === b.line && a.character < b.character);
}
