import { EXPERIENCE_CLASSES, type Language } from '@parcours/model';
import type { AstNode } from 'langium';
import { attributeStartingAt, CONSTRUCTS, isLocalizedValue } from '../attributes/attribute-table.ts';
import type { File } from '../generated/ast.ts';
import { type CompositeNode, cstNodeOf, LeafNode } from './cst.ts';
import { TERMINALS } from './grammar-program.ts';
import { ENGLISH_LOCALE, type KeywordLocale, keywordLocaleOf } from './keyword-locale.ts';
import { isSound, type ParseResult, parse } from './parse.ts';
import { OWNER, TOKEN_TYPE_NAMES, type TokenType, tokenTypeOf } from './token-types.ts';
import type { Comment } from './tokens.ts';

/**
 * Formats a text into its canonical form; null if it has syntax errors. Moves tokens but changes none, except for the spelling of
 * keywords. Returns the text unchanged where the result would not be equivalent.
 *
 * Tokens are separated by one space and never aligned in columns: one longer name would change every line of its column, and hide the
 * actual change from a reviewer.
 *
 * @param targetLanguage the language to translate the keywords to; default: the file's.
 */
export function format(text: string, targetLanguage?: Language): string | null {
  const parsed = parse(text);
  if (!isSound(parsed)) return null;
  const { tokens, root } = parsed;
  const keywordLocale = (targetLanguage && keywordLocaleOf(targetLanguage)) ?? tokens.keywordLocale;
  const { laidOut, trailingLines } = attachComments(parsed, keywordLocale);
  const printer = new Printer(laidOut);
  const languageTokens =
    root.language === undefined
      ? []
      : [cstNodeOf(root).firstTokenOf('language')?.container.firstToken ?? 0].flatMap((first) => [first, first + 1]);
  printer.printLanguage(
    languageTokens.flatMap((index) => laidOut.get(tokens.starts[index] as number) ?? []),
    targetLanguage ?? null,
    keywordLocale,
  );
  for (const statement of root.statements) printer.printDeclaration(statement, 0);
  printer.comments(trailingLines, 0);
  const byteOrderMark = text.startsWith('\uFEFF') ? '\uFEFF' : '';
  const formatted = byteOrderMark + printer.text(lineEndOf(text), isUnclosedComment(tokens.comments.at(-1)));
  return isEquivalent(parsed, formatted, text) ? formatted : text;
}

/** The edits that turn keywords and enumerated values into the preferred spelling of the file's keyword locale. */
export function keywordEdits(text: string): { readonly start: number; readonly end: number; readonly text: string }[] {
  const parsed = parse(text);
  const { tokens } = parsed;
  const localized = localizedTexts(parsed, tokens.keywordLocale);
  return [...tokens].flatMap(({ index, text, offset, end }) => {
    const written = localized[index] as string;
    // What is left out goes with the space behind it.
    return written === text ? [] : [{ start: offset, end: written === '' ? tokens.at(index + 1).offset : end, text: written }];
  });
}

/** One or more comments on a line without tokens. */
interface CommentLine {
  readonly comments: string[];
  readonly blankBefore: boolean;
}

/** A token with the comments that move with it. */
interface LaidOutToken {
  readonly text: string;
  readonly blankBefore: boolean;
  /** Comment lines above it. */
  readonly leadingLines: CommentLine[];
  /** Block comments that begin its line. */
  readonly leading: string[];
  /** Comments after it on its line. */
  readonly trailing: string[];
}

/** Attaches each comment to a token: to the one before it on its line, else to the next one. `laidOut` is keyed by offset. */
function attachComments(
  parsed: ParseResult,
  keywordLocale: KeywordLocale,
): { laidOut: Map<number, LaidOutToken>; trailingLines: CommentLine[] } {
  const { tokens } = parsed;
  const { comments } = tokens;
  const localized = localizedTexts(parsed, keywordLocale);
  const laidOut = new Map<number, LaidOutToken>();
  let above: CommentLine[] = [];
  let previous: LaidOutToken | null = null;
  let endLine = -1;
  let next = 0;
  const attachUntil = (limit: number) => {
    for (let comment = comments[next]; comment && comment.offset < limit; comment = comments[++next]) {
      const sameLine = comment.line === endLine;
      if (sameLine && above.length > 0) above.at(-1)?.comments.push(comment.text);
      else if (sameLine && previous) previous.trailing.push(comment.text);
      else above.push({ comments: [comment.text], blankBefore: isBlankLineBetween(endLine, comment.line) });
      endLine = comment.endLine;
    }
  };
  for (const { index, offset, line } of tokens) {
    attachUntil(offset);
    // A block comment that begins the line of a token stays on it.
    const before = line === endLine ? above.pop() : undefined;
    previous = {
      text: localized[index] as string,
      blankBefore: before ? before.blankBefore : isBlankLineBetween(endLine, line),
      leadingLines: above,
      leading: before?.comments ?? [],
      trailing: [],
    };
    laidOut.set(offset, previous);
    above = [];
    endLine = line;
  }
  attachUntil(Number.POSITIVE_INFINITY);
  return { laidOut, trailingLines: above };
}

function isBlankLineBetween(endLine: number, line: number): boolean {
  return endLine >= 0 && line - endLine > 1;
}

const OWNER_KEYWORD = tokenTypeOf('owner');
const AT_KEYWORD = tokenTypeOf('at');
const MOST_KEYWORD = tokenTypeOf('most');
const LEAST_KEYWORD = tokenTypeOf('least');

/** Part of a text, from one token to before another, as the formatter writes it on one line. Comments are left out. */
export function canonicalText(parsed: ParseResult, first: number, end: number): string {
  return localizedTexts(parsed, parsed.tokens.keywordLocale, first, end)
    .filter((text) => text !== '')
    .join(' ');
}

/**
 * The text of each token in a keyword locale, from one token to before another; empty where the locale leaves the token out. Names and
 * strings stay.
 */
function localizedTexts({ tokens, root }: ParseResult, keywordLocale: KeywordLocale, first = 0, end = tokens.count): string[] {
  const { terminalNumbers } = cstNodeOf(root).parsedTokens;
  const keyword = (index: number): TokenType => {
    const terminal = index < end ? TERMINALS[terminalNumbers[index] ?? 0] : undefined;
    return terminal?.tokenType === OWNER ? OWNER_KEYWORD : terminal?.keyword ? terminal.tokenType : 0;
  };
  const texts: string[] = [];
  for (let index = first; index < end; index = first + texts.length) {
    const terminal = TERMINALS[terminalNumbers[index] as number];
    const keywords = [0, 1, 2, 3].map((ahead) => keyword(index + ahead));
    if (keyword(index) > 0) texts.push(...(boundTexts(keywords, keywordLocale) ?? keywordLocale.spell(keywords).words));
    else if (terminal && isLocalizedValue(terminal))
      texts.push(keywordLocale.localizedValue(tokens.keywordLocale.canonicalValue(tokens.textOf(index))));
    else texts.push(tokens.textOf(index));
  }
  return texts;
}

/**
 * `at most` and `at least`, whose `at` may be left out, as some languages do (`höchstens`), with the class behind it: the texts of its
 * tokens; null for other keywords.
 */
function boundTexts(keywords: readonly TokenType[], keywordLocale: KeywordLocale): string[] | null {
  const [bound = 0, behind = 0] = keywords[0] === AT_KEYWORD ? keywords.slice(1) : keywords;
  if (bound !== MOST_KEYWORD && bound !== LEAST_KEYWORD) return null;
  const isClass = EXPERIENCE_CLASSES.some((each) => each === TOKEN_TYPE_NAMES[behind]);
  const names = ['at', TOKEN_TYPE_NAMES[bound], ...(isClass ? [TOKEN_TYPE_NAMES[behind]] : [])].join(' ');
  const words = keywordLocale.spellKeyword(names).split(' ');
  const last = isClass ? words.splice(-1) : [];
  if (keywords[0] !== AT_KEYWORD) return [words.join(' '), ...last];
  return [...(words.length > 1 ? [words[0] as string, words.slice(1).join(' ')] : ['', words.join(' ')]), ...last];
}

/** The parts of a declaration in printing order. */
interface DeclarationLayout {
  readonly headerLines: LaidOutToken[][];
  readonly opening: LaidOutToken | null;
  readonly children: AstNode[];
  readonly closing: LaidOutToken | null;
}

class Printer {
  readonly #lines: string[] = [];
  /** Nothing is printed yet in the block, so that a blank line would be its first. */
  #isBlockStart = true;
  private readonly tokens: ReadonlyMap<number, LaidOutToken>;

  constructor(tokens: ReadonlyMap<number, LaidOutToken>) {
    this.tokens = tokens;
  }

  text(lineEnd: string, endsInComment: boolean): string {
    // A line end after an unclosed block comment would become part of it.
    return this.#lines.length === 0 ? '' : this.#lines.join(lineEnd) + (endsInComment ? '' : lineEnd);
  }

  /** Prints the `language` statement, unchanged or for the target language; English needs none. */
  printLanguage(statement: readonly LaidOutToken[], targetLanguage: Language | null, { code }: KeywordLocale): void {
    const [first, second] = statement;
    for (const token of statement) this.comments(token.leadingLines, 0);
    const language = targetLanguage === null ? second?.text : code === ENGLISH_LOCALE.code ? undefined : code;
    if (language === undefined)
      this.comments(
        [...(first?.trailing ?? []), ...(second?.trailing ?? [])].map((each) => ({ comments: [each], blankBefore: false })),
        0,
      );
    else
      this.#printLine(
        [`language ${language}`, ...(first?.trailing ?? []), ...(second?.trailing ?? [])].join(' '),
        0,
        first?.blankBefore ?? false,
      );
    if (language !== undefined && !first && this.tokens.size > 0) this.#lines.push('');
  }

  printDeclaration(node: AstNode, depth: number): void {
    const { headerLines, opening, children, closing } = this.#layoutOf(node);
    const last = headerLines.at(-1) as LaidOutToken[];
    if (opening) last.push(opening);
    const isEmpty = opening && closing && children.length === 0 && closing.leadingLines.length + closing.leading.length === 0;
    for (const [index, line] of headerLines.entries()) {
      const header = layoutHeaderLine(line, index === 0);
      const first = line[0] as LaidOutToken;
      if (index === 0) this.comments(first.leadingLines, depth);
      // The blank line before a declaration goes above the comments that move up to it.
      let blank = index === 0 && first.blankBefore;
      for (const comment of header.above) {
        this.#printLine(comment, depth + Math.min(index, 1), blank);
        blank = false;
      }
      const joined = line === last && isEmpty && !header.endsLine ? `${header.text} }${joinTrailing(closing.trailing)}` : null;
      this.#printLine(joined ?? header.text, depth + Math.min(index, 1), blank);
      if (joined !== null) return;
    }
    if (!opening || !closing) return;
    this.#isBlockStart = true;
    for (const child of children) this.printDeclaration(child, depth + 1);
    this.comments(closing.leadingLines, depth + 1);
    this.#printLine([...closing.leading, '}', ...closing.trailing].join(' '), depth, false);
  }

  comments(lines: readonly CommentLine[], depth: number): void {
    for (const { comments, blankBefore } of lines) this.#printLine(comments.join(' '), depth, blankBefore);
  }

  #printLine(text: string, depth: number, blankBefore: boolean): void {
    if (blankBefore && !this.#isBlockStart) this.#lines.push('');
    this.#lines.push('  '.repeat(depth) + text);
    this.#isBlockStart = false;
  }

  #layoutOf(node: AstNode): DeclarationLayout {
    const lineStarters = CONSTRUCTS.get(node.$type)?.attributes.flatMap(({ startsLine, order }) => (startsLine ? [order] : [])) ?? [];
    const head: LaidOutToken[] = [];
    const attributes: { order: number; tokens: LaidOutToken[] }[] = [];
    const children: AstNode[] = [];
    let opening: LaidOutToken | null = null;
    let closing: LaidOutToken | null = null;
    for (const child of cstNodeOf(node).content as (CompositeNode | LeafNode)[]) {
      if (!(child instanceof LeafNode)) {
        children.push(child.astNode);
        continue;
      }
      const token = this.tokens.get(child.offset) as LaidOutToken;
      if (child.keyword === '{') opening = token;
      else if (child.keyword === '}') closing = token;
      else {
        const attribute = attributeStartingAt(child.terminal);
        if (attribute?.placement === 'free') attributes.push({ order: attribute.order, tokens: [token] });
        else (attributes.at(-1)?.tokens ?? head).push(token);
      }
    }
    // A stable sort: a repeated attribute stays after the first.
    attributes.sort((a, b) => a.order - b.order);
    const headerLines: LaidOutToken[][] = [head];
    let line = 0;
    for (const { order, tokens } of attributes) {
      const targetLine = lineStarters.filter((first) => order >= first).length;
      if (targetLine > line) headerLines.push([]);
      line = targetLine;
      headerLines.at(-1)?.push(...tokens);
    }
    return { headerLines, opening, children, closing };
  }
}

/**
 * Lays out a header line: its tokens, then the line comment that ends it. Comments that cannot stay inside move above: a second line
 * comment, a comment on a line of its own, and a multi-line comment (an `owner` after it would begin a line and become a statement).
 */
function layoutHeaderLine(tokens: readonly LaidOutToken[], isFirst: boolean): { text: string; above: string[]; endsLine: boolean } {
  const above: string[] = [];
  let text = '';
  let ending = '';
  let previous = '';
  for (const [index, token] of tokens.entries()) {
    const begins = isFirst && index === 0;
    if (!begins) for (const { comments } of token.leadingLines) above.push(comments.join(' '));
    const before = begins ? token.leading : token.leading.filter((comment) => isSingleLine(comment) || above.push(comment) < 0);
    const after: string[] = [];
    for (const comment of token.trailing) {
      if (comment.startsWith('//')) {
        if (ending) above.push(ending);
        ending = comment;
      } else if (isSingleLine(comment) || index === tokens.length - 1) after.push(comment);
      else above.push(comment);
    }
    if (token.text === '' && before.length + after.length === 0) continue;
    const isTight = token.text === ',' || token.text === '..' || previous === '..';
    text += [isTight || !text ? '' : ' ', ...before.map((comment) => `${comment} `), token.text, joinTrailing(after)].join('');
    previous = after.at(-1) ?? token.text;
  }
  const endsLine = ending !== '' || (tokens.at(-1)?.trailing.some((comment) => !isSingleLine(comment)) ?? false);
  return { text: ending ? `${text} ${ending}` : text, above, endsLine };
}

function joinTrailing(comments: readonly string[]): string {
  return comments.map((comment) => ` ${comment}`).join('');
}

function isSingleLine(comment: string): boolean {
  return !/[\r\n]/.test(comment);
}

function isUnclosedComment(comment: Comment | undefined): boolean {
  const text = comment?.text ?? '';
  return text.startsWith('/*') && (text.length < 4 || !text.endsWith('*/'));
}

/** The most frequent line end of a text. */
function lineEndOf(text: string): string {
  const lines = text.split('\n');
  return lines.filter((line) => line.endsWith('\r')).length * 2 > lines.length - 1 ? '\r\n' : '\n';
}

/** Whether the formatted text has the same tokens and comments in each declaration, and the same tree. */
function isEquivalent(before: ParseResult, formatted: string, text: string): boolean {
  if (formatted === text) return true;
  const after = parse(formatted);
  return (
    isSound(after) && tokenFingerprint(before) === tokenFingerprint(after) && treeFingerprint(before.root) === treeFingerprint(after.root)
  );
}

/** The tokens of each declaration in English, sorted, and all comments. */
function tokenFingerprint(parsed: ParseResult): string {
  const { tokens, root } = parsed;
  const texts = localizedTexts(parsed, ENGLISH_LOCALE);
  const groups: string[][] = [];
  const starts = new Set(root.statements.map((statement) => cstNodeOf(statement).firstToken));
  // The `language` statement is not a declaration.
  for (let index = root.language === undefined ? 0 : 2; index < tokens.count; index++) {
    if (starts.has(index) || groups.length === 0) groups.push([]);
    groups.at(-1)?.push(...(texts[index] as string).split(' '));
  }
  return JSON.stringify([groups.map((group) => group.sort()), tokens.comments.map((comment) => comment.text).sort()]);
}

/** The tree without ranges. It does not contain the order of attributes, which are collected by property. */
function treeFingerprint(root: File): string {
  return JSON.stringify(root, (key, value: unknown) => {
    if (key === 'language' || (key.startsWith('$') && key !== '$type' && key !== '$refText')) return undefined;
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
    // A reference has its text behind a getter; a node's properties are sorted by name.
    const { $refText } = value as { $refText?: string };
    if ($refText !== undefined) return { $refText };
    return Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)));
  });
}
