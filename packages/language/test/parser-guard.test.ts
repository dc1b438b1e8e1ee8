import { expect, test } from 'vitest';
import { langium, parse } from '../src/parser.ts';

/** Makes the parser throw in the middle of a tree, as a faulty value converter would. */
function breakParser(): void {
  langium().parser.ValueConverter.convert = () => {
    throw new Error('forced');
  };
}

test('an exception inside the parser leaves the next document with its own tree', () => {
  for (let round = 0; round < 1000; round++) {
    breakParser();
    const failed = parse(`channel broken${round} "x"`);
    expect(failed.fault).toBe('forced');
    expect(failed.root.statements).toEqual([]);
    // Without the guard the stack still holds the broken document: the next one gets its tree, or "Parser stack is not empty".
    const { root, fault } = parse(`journey own${round}`);
    expect(fault).toBe(null);
    expect(root.statements).toMatchObject([{ $type: 'Journey', name: `own${round}` }]);
  }
}, 240_000);

test('what happens without the guard', () => {
  const { LangiumParser, ValueConverter } = langium().parser;
  const convert = ValueConverter.convert;
  breakParser();
  expect(() => LangiumParser.parse('channel broken')).toThrow('forced');
  ValueConverter.convert = convert;
  let next = '';
  try {
    next = JSON.stringify(
      (LangiumParser.parse('journey own').value as unknown as { statements?: { name: string }[] }).statements?.map(({ name }) => name),
    );
  } catch (error) {
    next = String(error);
  }
  expect(next).not.toBe('["own"]');
  // The parser of this test is spoilt: the guard makes it anew.
  breakParser();
  parse('channel a');
  expect(parse('journey own').root.statements).toHaveLength(1);
});
