import fc from 'fast-check';
import { expect, test } from 'vitest';
import { STRING, tokenTypeOf } from '../../src/syntax/token-types.ts';
import { convertToken, hasClosingQuote, isQuoted, quote, unquote } from '../../src/syntax/token-values.ts';

/** As the parser converts: by what the grammar asks for and by what the word is. */
const read = (wanted: string, text: string) => convertToken(tokenTypeOf(wanted), isQuoted(text) ? STRING : tokenTypeOf('ID'), text);

test.each([
  ['NUMBER', '+2.5', 2.5],
  ['NUMBER', '−3', -3],
  ['PERCENT', '80%', 0.8],
  ['PERCENT', '12.5\u202F%', 0.125],
  ['DURATION', '24h', 24],
  ['DURATION', '90 min', 1.5],
  ['DURATION', '2d', 48],
  ['STRING', '"a"', 'a'],
  ['STRING', "'it\\'s'", "it's"],
  ['STRING', '«\u00A0a »', 'a'],
  ['STRING', String.raw`"data\visits.csv"`, String.raw`data\visits.csv`],
  ['STRING', String.raw`"\\x"`, String.raw`\x`],
  ['STRING', '"open', 'open'],
  ['REF', 'web', 'web'],
  ['REF', '"Site web"', 'Site web'],
])('%s %s', (rule, input, value) => {
  expect(read(rule, input)).toBe(value);
});

test('no converter throws, whatever the text', () => {
  fc.assert(
    fc.property(
      fc.constantFrom('NUMBER', 'PERCENT', 'DURATION', 'STRING', 'REF', 'ID', 'DATE'),
      fc.string({ unit: 'binary' }),
      (rule, text) => {
        const value = read(rule, text);
        if (typeof value === 'number') expect(value).toSatisfy(Number.isFinite);
        else expect(value).toBeTypeOf('string');
      },
    ),
    { numRuns: 3000 },
  );
});

test('what quote makes, unquote undoes', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      const quoted = quote(text);
      expect(hasClosingQuote(quoted)).toBe(true);
      expect(unquote(quoted)).toBe(text.replace(/[\r\n]+/g, ' '));
    }),
  );
});
