import type { Language } from '@parcours/model';
import type { AstNode } from 'langium';
import { attributeStartingAt, CONSTRUCTS, isLocalizedValue } from '../attributes/attribute-table.ts';
import type { File } from '../generated/ast.ts';
import { type CompositeNode, cstNodeOf, LeafNode } from './cst.ts';
import { TERMINALS } from './grammar-program.ts';
import { ENGLISH_LOCALE, type KeywordLocale, keywordLocaleOf } from './keyword-locale.ts';
import { isSound, type ParseResult, parse } from './parse.ts';
import { OWNER, type TokenType, tokenTypeOf } from './token-types.ts';
import type { Comment } from './tokens.ts';

/**
 * The text in its one form; null where it has syntax errors, which are mended first. Words are moved, never changed, but for
 * keywords in another language than the file's: where the result does not say the same, the text comes back as it was.
 *
 * Words are parted by one space and never aligned in columns: one longer name would change every line of its column, and a
 * reviewer could not see which of them says something new.
 *
 * @param into the language that the keywords are turned into; without it they stay in the file's.
 */
export function format(text: string, into?: Language): string | null {
  const parsed = parse(text);
  if (!isSound(parsed)) return null;
  const { tokens, root } = parsed;
  const dictionary = (into && keywordLocaleOf(into)) ?? tokens.keywordLocale;
  const { words, tail } = attachComments(parsed, dictionary);
  const printer = new Printer(words);
  const said =
    root.language === undefined
      ? []
      : [cstNodeOf(root).firstTokenOf('language')?.container.firstToken ?? 0].flatMap((first) => [first, first + 1]);
  printer.printLanguage(
    said.flatMap((index) => words.get(tokens.starts[index] as number) ?? []),
    into ?? null,
    dictionary,
  );
  for (const statement of root.statements) printer.printDeclaration(statement, 0);
  printer.comments(tail, 0);
  const mark = text.startsWith('\uFEFF') ? '\uFEFF' : '';
  const formatted = mark + printer.text(lineEndOf(text), isUnclosedComment(tokens.comments.at(-1)));
  return isEquivalent(parsed, formatted, text) ? formatted : text;
}

/** The keywords and values of a text that are not spelt as its language has them, with how they should be. */
export function keywordEdits(text: string): { readonly start: number; readonly end: number; readonly text: string }[] {
  const parsed = parse(text);
  const images = localizedTexts(parsed, parsed.tokens.keywordLocale);
  return [...parsed.tokens].flatMap(({ index, text: image, offset, end }) =>
    images[index] === image ? [] : [{ start: offset, end, text: images[index] as string }],
  );
}

/** One or more comments that stand on a line without words. */
interface CommentLine {
  readonly texts: string[];
  readonly blankBefore: boolean;
}

/** A word of the text with the comments that go where it goes. */
interface LaidOutToken {
  readonly text: string;
  readonly blankBefore: boolean;
  /** Own lines above it. */
  readonly leadingLines: CommentLine[];
  /** Block comments before it on its line, where they begin the line. */
  readonly leading: string[];
  /** Comments behind it on its line. */
  readonly trailing: string[];
}

/** Gives every comment to a word: to the one before it on its line, else to the next one. */
function attachComments(parsed: ParseResult, dictionary: KeywordLocale): { words: Map<number, LaidOutToken>; tail: CommentLine[] } {
  const { tokens } = parsed;
  const { comments } = tokens;
  const images = localizedTexts(parsed, dictionary);
  const words = new Map<number, LaidOutToken>();
  let above: CommentLine[] = [];
  let previous: LaidOutToken | null = null;
  let endLine = -1;
  let next = 0;
  const takeComments = (limit: number) => {
    for (let comment = comments[next]; comment && comment.offset < limit; comment = comments[++next]) {
      const sameLine = comment.line === endLine;
      if (sameLine && above.length > 0) above.at(-1)?.texts.push(comment.text);
      else if (sameLine && previous) previous.trailing.push(comment.text);
      else above.push({ texts: [comment.text], blankBefore: isBlankLineBetween(endLine, comment.line) });
      endLine = comment.endLine;
    }
  };
  for (const { index, offset, line } of tokens) {
    takeComments(offset);
    // A block comment that begins the line of a word stays on it.
    const before = line === endLine ? above.pop() : undefined;
    previous = {
      text: images[index] as string,
      blankBefore: before ? before.blankBefore : isBlankLineBetween(endLine, line),
      leadingLines: above,
      leading: before?.texts ?? [],
      trailing: [],
    };
    words.set(offset, previous);
    above = [];
    endLine = line;
  }
  takeComments(Number.POSITIVE_INFINITY);
  return { words, tail: above };
}

function isBlankLineBetween(endLine: number, line: number): boolean {
  return endLine >= 0 && line - endLine > 1;
}

const OWNER_KEYWORD = tokenTypeOf('owner');

/** By index: how each word of a sound text is written in a language. Names and texts stay. */
function localizedTexts({ tokens, root }: ParseResult, dictionary: KeywordLocale): string[] {
  const { terminalNumbers: takes } = cstNodeOf(root).parsedTokens;
  const keyword = (index: number): TokenType => {
    const take = TERMINALS[takes[index] ?? 0];
    return take?.tokenType === OWNER ? OWNER_KEYWORD : take?.keyword ? take.tokenType : 0;
  };
  const images: string[] = [];
  while (images.length < tokens.count) {
    const index = images.length;
    const take = TERMINALS[takes[index] as number];
    if (keyword(index) > 0) images.push(...dictionary.spell([0, 1, 2, 3].map((ahead) => keyword(index + ahead))).words);
    else if (take && isLocalizedValue(take))
      images.push(dictionary.localizedValue(tokens.keywordLocale.canonicalValue(tokens.textOf(index))));
    else images.push(tokens.textOf(index));
  }
  return images;
}

/** The parts of a declaration, as they are printed. */
interface DeclarationLayout {
  /** The header's lines. */
  readonly headerLines: LaidOutToken[][];
  readonly opening: LaidOutToken | null;
  readonly children: AstNode[];
  readonly closing: LaidOutToken | null;
}

class Printer {
  readonly #lines: string[] = [];
  /** Nothing stands yet in the block: a blank line would open it. */
  #isBlockStart = true;
  private readonly tokens: ReadonlyMap<number, LaidOutToken>;

  constructor(words: ReadonlyMap<number, LaidOutToken>) {
    this.tokens = words;
  }

  text(lineEnd: string, open: boolean): string {
    // A block comment that nothing closes reaches to the end of the file: a line end behind it would become part of it.
    return this.#lines.length === 0 ? '' : this.#lines.join(lineEnd) + (open ? '' : lineEnd);
  }

  /** The line that says which language the keywords are in: as it is written, or another one. */
  printLanguage(words: readonly LaidOutToken[], into: Language | null, { code }: KeywordLocale): void {
    const [first, second] = words;
    for (const word of words) this.comments(word.leadingLines, 0);
    const says = into === null ? second?.text : code === ENGLISH_LOCALE.code ? undefined : code;
    if (says === undefined)
      this.comments(
        [...(first?.trailing ?? []), ...(second?.trailing ?? [])].map((each) => ({ texts: [each], blankBefore: false })),
        0,
      );
    else
      this.#printLine(
        [`language ${says}`, ...(first?.trailing ?? []), ...(second?.trailing ?? [])].join(' '),
        0,
        first?.blankBefore ?? false,
      );
    if (says !== undefined && !first && this.tokens.size > 0) this.#lines.push('');
  }

  printDeclaration(node: AstNode, depth: number): void {
    const { headerLines: lines, opening, children, closing } = this.#layoutOf(node);
    const last = lines.at(-1) as LaidOutToken[];
    if (opening) last.push(opening);
    const isEmpty = opening && closing && children.length === 0 && closing.leadingLines.length + closing.leading.length === 0;
    for (const [index, line] of lines.entries()) {
      const header = layoutHeaderLine(line, index === 0);
      const first = line[0] as LaidOutToken;
      if (index === 0) this.comments(first.leadingLines, depth);
      // The blank line before a declaration stands above the comments that move up to it.
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
    for (const { texts: comments, blankBefore } of lines) this.#printLine(comments.join(' '), depth, blankBefore);
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
    // Stable: of an attribute written twice, the first stays the first.
    attributes.sort((a, b) => a.order - b.order);
    const headerLines: LaidOutToken[][] = [head];
    let line = 0;
    for (const { order, tokens } of attributes) {
      const wanted = lineStarters.filter((first) => order >= first).length;
      if (wanted > line) headerLines.push([]);
      line = wanted;
      headerLines.at(-1)?.push(...tokens);
    }
    return { headerLines, opening, children, closing };
  }
}

/**
 * A header line: its words, then the line comment that ends it. What cannot stay inside goes above: a second line comment, a
 * comment that stood on a line of its own, and one of several lines (behind it an `owner` would begin a line, and mean another
 * thing there).
 */
function layoutHeaderLine(words: readonly LaidOutToken[], isFirst: boolean): { text: string; above: string[]; endsLine: boolean } {
  const above: string[] = [];
  let text = '';
  let ending = '';
  let previous = '';
  for (const [index, word] of words.entries()) {
    const begins = isFirst && index === 0;
    if (!begins) for (const { texts: comments } of word.leadingLines) above.push(comments.join(' '));
    const before = begins ? word.leading : word.leading.filter((comment) => isSingleLine(comment) || above.push(comment) < 0);
    const behind: string[] = [];
    for (const comment of word.trailing) {
      if (comment.startsWith('//')) {
        if (ending) above.push(ending);
        ending = comment;
      } else if (isSingleLine(comment) || index === words.length - 1) behind.push(comment);
      else above.push(comment);
    }
    const isTight = word.text === ',' || word.text === '..' || previous === '..';
    text += [isTight || !text ? '' : ' ', ...before.map((comment) => `${comment} `), word.text, joinTrailing(behind)].join('');
    previous = behind.at(-1) ?? word.text;
  }
  const endsLine = ending !== '' || (words.at(-1)?.trailing.some((comment) => !isSingleLine(comment)) ?? false);
  return { text: ending ? `${text} ${ending}` : text, above, endsLine };
}

function joinTrailing(comments: readonly string[]): string {
  return comments.map((comment) => ` ${comment}`).join('');
}

function isSingleLine(comment: string): boolean {
  return !/[\r\n]/.test(comment);
}

function isUnclosedComment(comment: Comment | undefined): boolean {
  const image = comment?.text ?? '';
  return image.startsWith('/*') && (image.length < 4 || !image.endsWith('*/'));
}

/** The line end that most lines of the text have. */
function lineEndOf(text: string): string {
  const lines = text.split('\n');
  return lines.filter((line) => line.endsWith('\r')).length * 2 > lines.length - 1 ? '\r\n' : '\n';
}

/** Whether the formatted text has the same words and comments in each declaration and the same tree. */
function isEquivalent(before: ParseResult, formatted: string, text: string): boolean {
  if (formatted === text) return true;
  const after = parse(formatted);
  return (
    isSound(after) && tokenFingerprint(before) === tokenFingerprint(after) && treeFingerprint(before.root) === treeFingerprint(after.root)
  );
}

/** What each declaration says, in English: its words in any order, and all comments. */
function tokenFingerprint(parsed: ParseResult): string {
  const { tokens, root } = parsed;
  const images = localizedTexts(parsed, ENGLISH_LOCALE);
  const groups: string[][] = [];
  const starts = new Set(root.statements.map((statement) => cstNodeOf(statement).firstToken));
  // The line about the language is not a declaration.
  for (let index = root.language === undefined ? 0 : 2; index < tokens.count; index++) {
    if (starts.has(index) || groups.length === 0) groups.push([]);
    groups.at(-1)?.push(images[index] as string);
  }
  return JSON.stringify([groups.map((group) => group.sort()), tokens.comments.map((comment) => comment.text).sort()]);
}

/** The tree without its places; since attributes are collected by kind, their order in the line is not in it. */
function treeFingerprint(root: File): string {
  return JSON.stringify(root, (key, value: unknown) => {
    if (key === 'language' || (key.startsWith('$') && key !== '$type' && key !== '$refText')) return undefined;
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
    // A reference gives its parts over getters; other nodes as they are, their properties by name.
    const { $refText } = value as { $refText?: string };
    if ($refText !== undefined) return { $refText };
    return Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)));
  });
}
