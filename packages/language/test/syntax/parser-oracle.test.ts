/** Our parser against Langium's, of the same grammar: the same words, the same tree, the same places, the same verdict. */
import { readFileSync } from 'node:fs';
import type { IToken } from 'chevrotain';
import fc from 'fast-check';
import { type AstNode, type CstNode, isCompositeCstNode, isReference } from 'langium';
import { describe, expect, test } from 'vitest';
import { lex } from '../../src/syntax/lexer.ts';
import { isSound, parse } from '../../src/syntax/parse.ts';
import { TOKEN_TYPE_NAMES } from '../../src/syntax/token-types.ts';
import { fixture, SAMPLE } from '../journey-fixtures.ts';
import { langium } from '../langium-oracle.ts';

const examples = ['cuisine/cuisine', 'cuisine/perimetre', 'cuisine/referentiel', 'service/eigenheim'].map((name) => ({
  name,
  text: readFileSync(new URL(`../../../../examples/${name}.journey`, import.meta.url), 'utf8'),
}));
const texts = [...[...SAMPLE, 'everything'].map((name) => ({ name, text: fixture(name) })), ...examples];

/** A tree with all that it says of itself and of the text, as plain data. */
function plain(node: AstNode): unknown {
  const own = Object.entries(node).filter(([key, value]) => !key.startsWith('$') && value !== undefined);
  const value = (each: unknown): unknown => {
    if (Array.isArray(each)) return each.map(value);
    if (isReference(each)) return { text: each.$refText, at: each.$refNode?.range };
    return typeof each === 'object' && each !== null ? plain(each as AstNode) : each;
  };
  const { $type, $containerProperty, $containerIndex, $container, $cstNode } = node;
  return {
    is: [$type, $container?.$type, $containerProperty, $containerIndex],
    cst: $cstNode && places($cstNode),
    ...Object.fromEntries(own.map(([key, each]) => [key, value(each)])),
  };
}

function places(node: CstNode): unknown[] {
  const parts = isCompositeCstNode(node) ? node.content.filter(({ hidden }) => !hidden).map((part) => `${part.offset}-${part.end}`) : [];
  // The node of an empty file has no place.
  return [node.text, parts.length > 0 && node.container ? node.range : null, node.grammarSource?.$type, parts];
}

function words(text: string): unknown {
  const tokens = lex(text);
  return {
    words: [...tokens].map(({ index, tokenType: kind, offset, text: image }) => [
      TOKEN_TYPE_NAMES[kind],
      offset,
      image,
      tokens.startOf(index),
      tokens.endOf(index),
    ]),
    comments: tokens.comments.map(({ offset, text: image, line, endLine }) => [offset, image, line, endLine]),
    strays: tokens.unreadable,
  };
}

/** What other languages take for a comment, which our lexer does not split. */
const FOREIGN_COMMENT = /#|--|;|<!--/;

interface Piece {
  readonly start: number;
  readonly end: number;
  /** Null: characters that begin no token. */
  readonly word: IToken | null;
}

const touches = (text: string, before: Piece, start: number) =>
  before.end === start && !';:=()[]|'.includes(text.charAt(before.word ? start : start - 1));
const isNumber = ({ word }: Piece) => /^(?:NUMBER|PERCENT|DURATION|DATE)$/.test(word?.tokenType.name ?? '');

/** Joins numbers with the characters that they touch, or that are written for a sign, as our lexer does. */
function joinNumbers(text: string, words: readonly IToken[], strays: readonly { readonly offset: number; readonly length: number }[]) {
  const characters = strays.flatMap(({ offset, length }) =>
    Array.from({ length }, (_, index): Piece => ({ start: offset + index, end: offset + index + 1, word: null })),
  );
  const all = [
    ...words.map((word): Piece => ({ start: word.startOffset, end: word.startOffset + word.image.length, word })),
    ...characters,
  ];
  const joined: Piece[] = [];
  let stray: Piece | undefined;
  const extend = (before: Piece, { end }: Piece) => {
    stray = { start: before.start, end, word: null };
    joined.splice(joined.indexOf(before), 1, stray);
  };
  for (const piece of all.sort((a, b) => a.start - b.start)) {
    const last = joined.at(-1);
    if (piece.word === null) {
      if (stray?.end === piece.start) extend(stray, piece);
      else if (last && isNumber(last) && touches(text, last, piece.start)) extend(last, piece);
      else {
        stray = piece;
        joined.push(piece);
      }
    } else {
      const gap = stray && text.slice(stray.end, piece.start);
      const isSigned = stray && /[-+±‐-―−˗⁻﹘﹣＋－~≈<>≤≥]/.test(text.charAt(stray.end - 1)) && /^[ \t\u00a0\u202f]{1,7}$/.test(gap ?? '');
      if (stray && isNumber(piece) && (isSigned || touches(text, stray, piece.start))) extend(stray, piece);
      else joined.push(piece);
    }
  }
  return {
    tokens: joined.flatMap(({ word }) => word ?? []),
    strays: joined.flatMap(({ start, end, word }) => (word ? [] : [{ offset: start, length: end - start }])),
  };
}

function langiumWords(text: string): unknown {
  const { tokens: all, hidden, errors } = langium().parser.Lexer.tokenize(text);
  const { tokens, strays } = joinNumbers(text, all, errors);
  const position = (line = 1, column = 1) => ({ line: line - 1, character: column - 1 });
  return {
    words: tokens.map(({ tokenType, startOffset, image, startLine, startColumn, endLine, endColumn }) => [
      tokenType.name,
      startOffset,
      image,
      position(startLine, startColumn),
      position(endLine, (endColumn ?? 0) + 1),
    ]),
    comments: hidden.map(({ startOffset, image, startLine = 1, endLine = 1 }) => [startOffset, image, startLine - 1, endLine - 1]),
    strays,
  };
}

/** Texts made of what the language is made of, and of what it is not. */
const pieces = fc.constantFrom(
  ...TOKEN_TYPE_NAMES.slice(9),
  ...[
    'web',
    'été',
    'größe-2',
    'x-',
    '価格',
    'owner',
    '\nowner',
    '"a"',
    "'b",
    '«c»',
    '«d',
    '"e\\"f"',
    '"g\\',
    '\n',
    '\r\n',
    '\r',
    ' ',
    '\t',
  ],
  ...[
    '1',
    '+2',
    '−1.5',
    '1..3',
    '80%',
    '80 %',
    '24h',
    '24 h',
    '2026-03',
    '2026-03-31x',
    '3min',
    '3 minx',
    '5d-',
    '1.',
    '.5',
    '5.',
    '-',
    '-x',
  ],
  ...[
    '// c\n',
    '/* d */',
    '/* e\n',
    '/*',
    '*/',
    '/',
    '\u00a0',
    '\u2028',
    '\ufeff',
    '“',
    '€',
    '@',
    '·',
    'ا',
    '\ud83d\ude00',
    '\ud800',
    '\\',
    '\0',
  ],
);
const anything = fc.oneof(
  fc.array(pieces, { maxLength: 60 }).map((parts) => parts.join('')),
  fc.array(pieces, { maxLength: 60 }).map((parts) => parts.join(' ')),
  fc.string({ unit: 'binary', maxLength: 60 }),
);

describe('the words', () => {
  test.each(texts)('of $name', ({ text }) => {
    expect(words(text)).toEqual(langiumWords(text));
  });

  test('of anything', () => {
    fc.assert(
      fc.property(anything, (text) => {
        // Whether an `owner` begins its line depends on what counts as a word before it.
        fc.pre(!FOREIGN_COMMENT.test(text) && !/[^\n\r \w]owner/.test(text));
        expect(words(text)).toEqual(langiumWords(text));
      }),
      { numRuns: 3000, seed: 3 },
    );
  });
});

describe('the tree', () => {
  test.each(texts)('of $name', ({ text }) => {
    const { value, parserErrors } = langium().parser.LangiumParser.parse(text);
    expect(parserErrors).toEqual([]);
    expect(plain(parse(text).root)).toEqual(plain(value));
  });

  test('a text is broken for both or for none, and its tree is the same where it is not', () => {
    const words = texts.map(({ text }) => [...lex(text)].map(({ text: image }) => image));
    const edit = fc.record({
      at: fc.nat(),
      count: fc.nat({ max: 2 }),
      put: fc.array(fc.oneof(pieces, fc.constantFrom(...words.flat())), { maxLength: 2 }),
    });
    let sound = 0;
    fc.assert(
      fc.property(fc.constantFrom(...words), fc.array(edit, { maxLength: 2 }), fc.constantFrom(' ', '\n'), (from, edits, gap) => {
        const list = [...from];
        for (const { at, count, put } of edits) list.splice(at % (list.length + 1), count, ...put);
        const text = list.join(gap);
        fc.pre(!FOREIGN_COMMENT.test(text));
        const langiums = langium().parser.LangiumParser.parse(text);
        const ours = parse(text);
        expect(ours.internalError).toBe(null);
        expect(ours.errors.length === 0 && ours.tokens.unreadable.length === 0).toBe(
          langiums.parserErrors.length + langiums.lexerErrors.length === 0,
        );
        if (!isSound(ours)) return;
        sound++;
        expect(plain(ours.root)).toEqual(plain(langiums.value));
      }),
      { numRuns: 600, seed: 3 },
    );
    expect(sound).toBeGreaterThan(50);
  }, 60_000);
});
