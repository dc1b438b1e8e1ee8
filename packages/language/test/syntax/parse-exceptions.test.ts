import { isReference } from 'langium';
import { afterEach, expect, test } from 'vitest';
import { parse } from '../../src/syntax/parse.ts';
import { STRING } from '../../src/syntax/token-types.ts';
import { converters } from '../../src/syntax/token-values.ts';
import { fixture } from '../journey-fixtures.ts';
import { langium } from '../langium-oracle.ts';

const unquoteText = converters[STRING] as (image: string) => string;

/** Makes the parser throw in the middle of a tree. */
function breakParser(): void {
  converters[STRING] = () => {
    throw new Error('forced');
  };
}

function mendParser(): void {
  converters[STRING] = unquoteText;
}

afterEach(mendParser);

/** A tree without what leads back. */
function plain(text: string): string {
  return JSON.stringify(parse(text).root, (key, value) => {
    if (key.startsWith('$') && key !== '$type') return undefined;
    return isReference(value) ? value.$refText : value;
  });
}

test('after each of 1,000 exceptions inside the parser the next document has its own tree', () => {
  const text = fixture('cuisine');
  const fresh = plain(text);
  for (let round = 0; round < 1000; round++) {
    breakParser();
    const failed = parse(`journey broken${round} { phase p { stage a { does "x" } } }`);
    expect(failed.internalError).toBe('forced');
    expect(failed.root.statements).toEqual([]);
    mendParser();
    const { root, internalError: fault } = parse(`journey own${round}`);
    expect(fault).toBe(null);
    expect(root.statements).toMatchObject([{ $type: 'Journey', name: `own${round}` }]);
    if (round % 50 === 0) expect(plain(text)).toBe(fresh);
  }
});

// Why ours keeps nothing between two texts.
test("what Langium's own parser does", () => {
  const { LangiumParser } = langium().parser;
  breakParser();
  expect(() => LangiumParser.parse('channel broken "x"')).toThrow('forced');
  mendParser();
  let next = '';
  try {
    next = JSON.stringify(
      (LangiumParser.parse('journey own').value as unknown as { statements?: { name: string }[] }).statements?.map(({ name }) => name),
    );
  } catch (error) {
    next = String(error);
  }
  expect(next).not.toBe('["own"]');
});
