/** Our parser against Langium's, of the same grammar: the same words, the same tree, the same places, the same verdict. */
import { readFileSync } from 'node:fs';
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

function langiumWords(text: string): unknown {
  const { tokens, hidden, errors } = langium().parser.Lexer.tokenize(text);
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
    strays: errors.map(({ offset, length }) => ({ offset, length })),
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
