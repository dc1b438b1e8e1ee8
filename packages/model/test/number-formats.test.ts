import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Language } from '../src/i18n/language.ts';
import { formatFixed, formatNumber, formatScore, formatShare } from '../src/i18n/number-formats.ts';

const LOCALES = { en: 'en-GB', fr: 'fr-FR', de: 'de-DE' } as const;

/** Floating-point numbers, and decimals that end in a half. */
const numbers = fc.oneof(
  fc.double({ noNaN: true, noDefaultInfinity: true }),
  fc.double({ min: -1100, max: 1100, noNaN: true }),
  fc.integer({ min: -2_000_000, max: 2_000_000 }).map((n) => n / 1000),
  fc.integer({ min: -20_000, max: 20_000 }).map((n) => (2 * n + 1) / 200),
  fc.integer({ min: -1100, max: 1100 }),
);
const languages = fc.constantFrom<Language>('en', 'fr', 'de');

function intl(language: Language, options: Intl.NumberFormatOptions, value: number): string {
  return new Intl.NumberFormat(LOCALES[language], options).format(value).replace('-', '−');
}

test('numbers are written as Intl.NumberFormat writes them', () => {
  fc.assert(
    fc.property(numbers, languages, fc.integer({ min: 0, max: 3 }), (value, language, digits) => {
      const fixed = { minimumFractionDigits: digits, maximumFractionDigits: digits } as const;
      expect(formatNumber(value, language)).toBe(intl(language, { maximumFractionDigits: 6 }, value));
      expect(formatShare(value, language, digits)).toBe(intl(language, { style: 'percent', ...fixed }, value));
      // Rounded to zero they lose their sign.
      const shown = Math.abs(value) < 0.5 / 10 ** digits ? 0 : value;
      expect(formatFixed(value, language, digits)).toBe(intl(language, fixed, shown));
      expect(formatScore(value, language, digits)).toBe(intl(language, { ...fixed, signDisplay: 'exceptZero' }, shown));
    }),
    { numRuns: 2000 },
  );
});
