import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { matchesAllTerms, searchTerms, splitAtMatches } from '../src/tabs/text-search.ts';

const shown = (text: string, query: string) =>
  splitAtMatches(text, searchTerms(query))
    .map(({ text: piece, hit }) => (hit ? `[${piece}]` : piece))
    .join('');

describe('search as people do it', () => {
  test.each([
    ['Un prix très élevé', 'eleve', 'Un prix très [élevé]'],
    ['Un prix e\u0301leve\u0301', 'élevé', 'Un prix [e\u0301leve\u0301]'],
    ['PRIX, prix', 'Prix', '[PRIX], [prix]'],
    ['a prix b cher', 'cher prix', 'a [prix] b [cher]'],
    ['aaa', 'aa', '[aa]a'],
    ['nichts', '', 'nichts'],
    ['<b>&amp;', '<b>', '[<b>]&amp;'],
    ['👍🏽 gut', 'gut', '👍🏽 [gut]'],
    ['İstanbul', 'istanbul', '[İstanbul]'],
  ])('%s, %s', (text, query, expected) => {
    expect(shown(text, query)).toBe(expected);
  });

  test('all words must be found, in any of the texts', () => {
    expect(matchesAllTerms(searchTerms('prix V01'), ['Le prix', 'V01'])).toBe(true);
    expect(matchesAllTerms(searchTerms('prix V02'), ['Le prix', 'V01'])).toBe(false);
    expect(matchesAllTerms(searchTerms('  '), [])).toBe(true);
  });

  test('the pieces are the text again, and what matches is marked', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.string({ unit: 'grapheme', maxLength: 3 }), (text, query) => {
        const words = searchTerms(query);
        const pieces = splitAtMatches(text, words);
        expect(pieces.map((piece) => piece.text).join('')).toBe(text);
        if (words.length > 0 && matchesAllTerms(words, [text])) expect(pieces.some(({ hit }) => hit)).toBe(true);
      }),
    );
  });
});
