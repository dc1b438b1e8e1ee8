import type { Language } from '@parcours/model';
import type { AstNode } from 'langium';
import { type Dictionary, dictionaryOf, ENGLISH } from './dictionary.ts';
import type { File } from './generated/ast.ts';
import { type Kind, kindOf, OWNER } from './kinds.ts';
import { isSound, type Parsed, parse } from './parser.ts';
import { isLocalValue } from './reader.ts';
import type { Comment } from './tokens.ts';
import { Leaf, type Piece, pieceOf, TAKES } from './tree.ts';

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
  const dictionary = (into && dictionaryOf(into)) ?? tokens.dictionary;
  const { words, tail } = readWords(parsed, dictionary);
  const printer = new Printer(words);
  const said =
    root.language === undefined ? [] : [pieceOf(root).wordOf('language')?.container.first ?? 0].flatMap((first) => [first, first + 1]);
  printer.language(
    said.flatMap((index) => words.get(tokens.starts[index] as number) ?? []),
    into ?? null,
    dictionary,
  );
  for (const statement of root.statements) printer.statement(statement, 0);
  printer.comments(tail, 0);
  const mark = text.startsWith('\uFEFF') ? '\uFEFF' : '';
  const formatted = mark + printer.text(lineEndOf(text), isOpenComment(tokens.comments.at(-1)));
  return saysTheSame(parsed, formatted, text) ? formatted : text;
}

/** The keywords and values of a text that are not spelt as its language has them, with how they should be. */
export function respelt(text: string): { readonly start: number; readonly end: number; readonly text: string }[] {
  const parsed = parse(text);
  const images = imagesOf(parsed, parsed.tokens.dictionary);
  return [...parsed.tokens].flatMap(({ index, image, offset, end }) =>
    images[index] === image ? [] : [{ start: offset, end, text: images[index] as string }],
  );
}

/** The order of a declaration's attributes, by the keyword that begins each. What is not listed has a fixed order already. */
const ORDER: Readonly<Record<string, readonly (string | readonly string[])[]>> = {
  ScaleDeclaration: ['disappointing', 'enchanting'],
  Touchpoint: ['on', 'owner'],
  Action: [['basic', 'performance', 'delight'], 'channel'],
  Journey: ['for', 'scenario', 'uses'],
  Kpi: ['boxes', 'within', 'target'],
  Stage: ['channel', 'touchpoint', 'score', 'target', 'volume', 'importance', 'moment'],
  Observations: [
    ...['method', 'date', 'weight', 'wave', 'aggregated'],
    ...['from', 'sheet', 'range', 'skip', 'header', 'totals', 'delimiter', 'encoding', 'decimal', 'thousands', 'dates'],
  ],
  RoleColumn: ['scale', 'missing'],
  Measure: ['expectation', 'scale', 'missing'],
  KpiColumn: ['scale', 'missing', 'success', 'unit'],
  Initiative: ['on', 'owner', 'due', 'effort', 'impact', 'status', 'of'],
};

/** The attributes that begin a line of their own in a long header: what the study is, then which file it is. */
const LINES: Readonly<Record<string, readonly string[]>> = { Observations: ['method', 'from'] };

/** One or more comments that stand on a line without words. */
interface CommentLine {
  readonly comments: string[];
  readonly blankBefore: boolean;
}

/** A word of the text with the comments that go where it goes. */
interface Word {
  readonly image: string;
  readonly blankBefore: boolean;
  /** Own lines above it. */
  readonly above: CommentLine[];
  /** Block comments before it on its line, where they begin the line. */
  readonly before: string[];
  /** Comments behind it on its line. */
  readonly behind: string[];
}

/** Gives every comment to a word: to the one before it on its line, else to the next one. */
function readWords(parsed: Parsed, dictionary: Dictionary): { words: Map<number, Word>; tail: CommentLine[] } {
  const { tokens } = parsed;
  const { comments } = tokens;
  const images = imagesOf(parsed, dictionary);
  const words = new Map<number, Word>();
  let above: CommentLine[] = [];
  let previous: Word | null = null;
  let endLine = -1;
  let next = 0;
  const takeComments = (limit: number) => {
    for (let comment = comments[next]; comment && comment.offset < limit; comment = comments[++next]) {
      const sameLine = comment.line === endLine;
      if (sameLine && above.length > 0) above.at(-1)?.comments.push(comment.image);
      else if (sameLine && previous) previous.behind.push(comment.image);
      else above.push({ comments: [comment.image], blankBefore: blankBetween(endLine, comment.line) });
      endLine = comment.endLine;
    }
  };
  for (const { index, offset, line } of tokens) {
    takeComments(offset);
    // A block comment that begins the line of a word stays on it.
    const before = line === endLine ? above.pop() : undefined;
    previous = {
      image: images[index] as string,
      blankBefore: before ? before.blankBefore : blankBetween(endLine, line),
      above,
      before: before?.comments ?? [],
      behind: [],
    };
    words.set(offset, previous);
    above = [];
    endLine = line;
  }
  takeComments(Number.POSITIVE_INFINITY);
  return { words, tail: above };
}

function blankBetween(endLine: number, line: number): boolean {
  return endLine >= 0 && line - endLine > 1;
}

const OWNER_KEYWORD = kindOf('owner');

/** By index: how each word of a sound text is written in a language. Names and texts stay. */
function imagesOf({ tokens, root }: Parsed, dictionary: Dictionary): string[] {
  const { takes } = pieceOf(root).words;
  const keyword = (index: number): Kind => {
    const take = TAKES[takes[index] ?? 0];
    return take?.kind === OWNER ? OWNER_KEYWORD : take?.keyword ? take.kind : 0;
  };
  const images: string[] = [];
  while (images.length < tokens.count) {
    const index = images.length;
    const take = TAKES[takes[index] as number];
    if (keyword(index) > 0) images.push(...dictionary.write([0, 1, 2, 3].map((ahead) => keyword(index + ahead))).words);
    else if (take && isLocalValue(take)) images.push(dictionary.writeValue(tokens.dictionary.value(tokens.image(index))));
    else images.push(tokens.image(index));
  }
  return images;
}

/** The parts of a declaration, as they are printed. */
interface Parts {
  /** The header's lines. */
  readonly lines: Word[][];
  readonly opening: Word | null;
  readonly children: AstNode[];
  readonly closing: Word | null;
}

class Printer {
  readonly #lines: string[] = [];
  /** Nothing stands yet in the block: a blank line would open it. */
  #fresh = true;
  private readonly words: ReadonlyMap<number, Word>;

  constructor(words: ReadonlyMap<number, Word>) {
    this.words = words;
  }

  text(lineEnd: string, open: boolean): string {
    // A block comment that nothing closes reaches to the end of the file: a line end behind it would become part of it.
    return this.#lines.length === 0 ? '' : this.#lines.join(lineEnd) + (open ? '' : lineEnd);
  }

  /** The line that says which language the keywords are in: as it is written, or another one. */
  language(words: readonly Word[], into: Language | null, { code }: Dictionary): void {
    const [first, second] = words;
    for (const word of words) this.comments(word.above, 0);
    const says = into === null ? second?.image : code === ENGLISH.code ? undefined : code;
    if (says === undefined)
      this.comments(
        [...(first?.behind ?? []), ...(second?.behind ?? [])].map((each) => ({ comments: [each], blankBefore: false })),
        0,
      );
    else this.#print([`language ${says}`, ...(first?.behind ?? []), ...(second?.behind ?? [])].join(' '), 0, first?.blankBefore ?? false);
    if (says !== undefined && !first && this.words.size > 0) this.#lines.push('');
  }

  statement(node: AstNode, depth: number): void {
    const { lines, opening, children, closing } = this.#parts(node);
    const last = lines.at(-1) as Word[];
    if (opening) last.push(opening);
    const isEmpty = opening && closing && children.length === 0 && closing.above.length + closing.before.length === 0;
    for (const [index, line] of lines.entries()) {
      const header = layOut(line, index === 0);
      const first = line[0] as Word;
      if (index === 0) this.comments(first.above, depth);
      // The blank line before a declaration stands above the comments that move up to it.
      let blank = index === 0 && first.blankBefore;
      for (const comment of header.above) {
        this.#print(comment, depth + Math.min(index, 1), blank);
        blank = false;
      }
      const joined = line === last && isEmpty && !header.endsLine ? `${header.text} }${spaced(closing.behind)}` : null;
      this.#print(joined ?? header.text, depth + Math.min(index, 1), blank);
      if (joined !== null) return;
    }
    if (!opening || !closing) return;
    this.#fresh = true;
    for (const child of children) this.statement(child, depth + 1);
    this.comments(closing.above, depth + 1);
    this.#print([...closing.before, '}', ...closing.behind].join(' '), depth, false);
  }

  comments(lines: readonly CommentLine[], depth: number): void {
    for (const { comments, blankBefore } of lines) this.#print(comments.join(' '), depth, blankBefore);
  }

  #print(text: string, depth: number, blankBefore: boolean): void {
    if (blankBefore && !this.#fresh) this.#lines.push('');
    this.#lines.push('  '.repeat(depth) + text);
    this.#fresh = false;
  }

  #parts(node: AstNode): Parts {
    const order = ORDER[node.$type] ?? [];
    const breaks = (LINES[node.$type] ?? []).map((keyword) => order.indexOf(keyword));
    const head: Word[] = [];
    const attributes: { rank: number; words: Word[] }[] = [];
    const children: AstNode[] = [];
    let opening: Word | null = null;
    let closing: Word | null = null;
    for (const child of pieceOf(node).content as (Piece | Leaf)[]) {
      if (!(child instanceof Leaf)) {
        children.push(child.astNode);
        continue;
      }
      const word = this.words.get(child.offset) as Word;
      const keyword = child.keyword ?? '';
      if (keyword === '{') opening = word;
      else if (keyword === '}') closing = word;
      else {
        const rank = keyword ? order.findIndex((each) => (typeof each === 'string' ? each === keyword : each.includes(keyword))) : -1;
        if (rank >= 0) attributes.push({ rank, words: [word] });
        else (attributes.at(-1)?.words ?? head).push(word);
      }
    }
    // Stable: of an attribute written twice, the first stays the first.
    attributes.sort((a, b) => a.rank - b.rank);
    const lines: Word[][] = [head];
    let line = 0;
    for (const { rank, words } of attributes) {
      const wanted = breaks.filter((first) => rank >= first).length;
      if (wanted > line) lines.push([]);
      line = wanted;
      lines.at(-1)?.push(...words);
    }
    return { lines, opening, children, closing };
  }
}

/**
 * A header line: its words, then the line comment that ends it. What cannot stay inside goes above: a second line comment, a
 * comment that stood on a line of its own, and one of several lines (behind it an `owner` would begin a line, and mean another
 * thing there).
 */
function layOut(words: readonly Word[], isFirst: boolean): { text: string; above: string[]; endsLine: boolean } {
  const above: string[] = [];
  let text = '';
  let ending = '';
  let previous = '';
  for (const [index, word] of words.entries()) {
    const begins = isFirst && index === 0;
    if (!begins) for (const { comments } of word.above) above.push(comments.join(' '));
    const before = begins ? word.before : word.before.filter((comment) => isInline(comment) || above.push(comment) < 0);
    const behind: string[] = [];
    for (const comment of word.behind) {
      if (comment.startsWith('//')) {
        if (ending) above.push(ending);
        ending = comment;
      } else if (isInline(comment) || index === words.length - 1) behind.push(comment);
      else above.push(comment);
    }
    const isTight = word.image === ',' || word.image === '..' || previous === '..';
    text += [isTight || !text ? '' : ' ', ...before.map((comment) => `${comment} `), word.image, spaced(behind)].join('');
    previous = behind.at(-1) ?? word.image;
  }
  const endsLine = ending !== '' || (words.at(-1)?.behind.some((comment) => !isInline(comment)) ?? false);
  return { text: ending ? `${text} ${ending}` : text, above, endsLine };
}

function spaced(comments: readonly string[]): string {
  return comments.map((comment) => ` ${comment}`).join('');
}

function isInline(comment: string): boolean {
  return !/[\r\n]/.test(comment);
}

function isOpenComment(comment: Comment | undefined): boolean {
  const image = comment?.image ?? '';
  return image.startsWith('/*') && (image.length < 4 || !image.endsWith('*/'));
}

/** The line end that most lines of the text have. */
function lineEndOf(text: string): string {
  const lines = text.split('\n');
  return lines.filter((line) => line.endsWith('\r')).length * 2 > lines.length - 1 ? '\r\n' : '\n';
}

/** Whether the formatted text has the same words and comments in each declaration and the same tree. */
function saysTheSame(before: Parsed, formatted: string, text: string): boolean {
  if (formatted === text) return true;
  const after = parse(formatted);
  return isSound(after) && wordsOf(before) === wordsOf(after) && treeOf(before.root) === treeOf(after.root);
}

/** What each declaration says, in English: its words in any order, and all comments. */
function wordsOf(parsed: Parsed): string {
  const { tokens, root } = parsed;
  const images = imagesOf(parsed, ENGLISH);
  const groups: string[][] = [];
  const starts = new Set(root.statements.map((statement) => pieceOf(statement).first));
  // The line about the language is not a declaration.
  for (let index = root.language === undefined ? 0 : 2; index < tokens.count; index++) {
    if (starts.has(index) || groups.length === 0) groups.push([]);
    groups.at(-1)?.push(images[index] as string);
  }
  return JSON.stringify([groups.map((group) => group.sort()), tokens.comments.map((comment) => comment.image).sort()]);
}

/** The tree without its places; since attributes are collected by kind, their order in the line is not in it. */
function treeOf(root: File): string {
  return JSON.stringify(root, (key, value: unknown) => {
    if (key === 'language' || (key.startsWith('$') && key !== '$type' && key !== '$refText')) return undefined;
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
    // A reference gives its parts over getters; other nodes as they are, their properties by name.
    const { $refText } = value as { $refText?: string };
    if ($refText !== undefined) return { $refText };
    return Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)));
  });
}
