import { expect, test } from 'vitest';
import {
  catalogue,
  diagnose,
  formatDate,
  formatHours,
  formatInterval,
  formatMessage,
  formatScore,
  formatShare,
  messageOf,
  messageTableErrors,
  nearestName,
  withKeywordLanguage,
} from '../src/index.ts';

const at = { uri: 'file:///a.journey', range: { start: { line: 0, character: 0 }, end: { line: 0, character: 1 } } };

test('every message and term exists in three languages with the same placeholders', () => {
  expect(messageTableErrors(Object.fromEntries(Object.entries(catalogue).map(([code, entry]) => [code, entry.message])))).toEqual([]);
});

test('a table with a hole is told from a whole one', () => {
  expect(messageTableErrors({ a: { en: '{x}', fr: '{y}', de: '' } })).toEqual([
    'a: parameters or keywords of fr differ from those of en',
    'a: no de',
  ]);
});

test('the plural follows the language: 0 is singular in French', () => {
  const phrase = '{n} {n|one|other}';
  expect(formatMessage(phrase, { n: 0 }, 'fr')).toBe('0 one');
  expect(formatMessage(phrase, { n: 0 }, 'en')).toBe('0 other');
  expect(formatMessage(phrase, { n: 1 }, 'de')).toBe('1 one');
});

test('text from a file is put in as it is, braces and dollars included', () => {
  expect(formatMessage('{a}', { a: '{a} $& <img>' }, 'en')).toBe('{a} $& <img>');
  expect(formatMessage('{__proto__}', {}, 'en')).toBe('{__proto__}');
});

test('a diagnostic is said in the reader’s language, its terms too', () => {
  const found = diagnose('JRN0105', at, {
    kind: { term: 'touchpoint' },
    name: 'plannr',
    hint: { term: 'did-you-mean', values: { name: 'planner' } },
  });
  expect(messageOf(found, 'en')).toBe('No touchpoint is called plannr. Did you mean planner?');
  expect(messageOf(found, 'fr')).toBe('Aucun élément de type point de contact ne s’appelle plannr. Vouliez-vous dire planner\u00a0?');
});

test('a term of the glossary is put in, with a capital where its reference has one', () => {
  expect(formatMessage('{#Emotion-curve}: {#stage} {n}', { n: 2 }, 'de')).toBe('Emotionskurve: Etappe 2');
  expect(formatMessage('{#Stage}', {}, 'fr')).toBe('Étape');
  expect(formatMessage('{#nothing}', {}, 'en')).toBe('{#nothing}');
});

test('a keyword is quoted as the file spells it, whatever the reader’s language', () => {
  const found = diagnose('JRN0418', at, { n: 1, column: '"a"', examples: '"1,234" [[scale]]', lines: '2', path: 'a.csv' });
  expect(messageOf(found, 'en')).toContain('"1,234" [[scale]] (first at line 2 of a.csv). Add "decimal point" or "decimal comma"');
  expect(messageOf(withKeywordLanguage(found, 'fr'), 'en')).toContain('Add "décimale point" or "décimale virgule"');
  expect(messageOf(withKeywordLanguage(found, 'fr'), 'de')).toContain('Ergänzen Sie „décimale point“ oder „décimale virgule“');
  expect(formatMessage('{word} {value}', { word: { keyword: 'moment of truth' }, value: { term: 'time-unit' } }, 'en', 'de')).toBe(
    'Moment der Wahrheit Einheit h',
  );
});

test('spaces do not break before French punctuation and percent signs', () => {
  expect(formatMessage('« {a} » : 90 % ?', { a: 'x : y' }, 'fr')).toBe('«\u00a0x : y\u00a0»\u00a0: 90\u00a0%\u00a0?');
  expect(formatMessage('90 % : a', {}, 'de')).toBe('90\u00a0% : a');
});

test('figures are shown in the language’s own way', () => {
  expect(formatScore(-1.08333, 'fr')).toBe('−1,08');
  expect(formatScore(-0.001, 'en')).toBe('0.00');
  expect(formatScore(2, 'de', 0)).toBe('+2');
  expect(formatInterval(-2.4769, 0.3102, 'de')).toBe('[−2,48; +0,31]');
  expect(formatInterval(-2.4769, 0.3102, 'fr')).toBe('[−2,48\u00a0; +0,31]');
  expect(formatInterval(-2.4769, 0.3102, 'en')).toBe('[−2.48, +0.31]');
  expect(formatInterval(null, 1, 'en')).toBe('–');
});

test('durations are shown in the unit that people say them in', () => {
  const shown = [0, 0.25, 0.9999, 1, 2.5, 48, 71.99, 72, 336, 350.5].map((hours) => formatHours(hours, 'en').replace('\u00a0', ' '));
  expect(shown).toEqual(['0 min', '15 min', '1 h', '1 h', '2.5 h', '48 h', '3 d', '3 d', '14 d', '14.6 d']);
  expect(formatHours(504, 'fr')).toBe('21\u00a0j');
  expect(formatHours(1.55, 'de')).toBe('1,6\u00a0h');
  expect(formatHours(26000, 'de')).toBe('1.083,3\u00a0Tage');
});

test('the nearest name is offered only where one is near', () => {
  expect(nearestName('Q7WALKWAYS', ['Q7WALKWAY', 'Q7ART'])).toBe('Q7WALKWAY');
  expect(nearestName('plannre', ['planner', 'hotline'])).toBe('planner');
  expect(nearestName('zebra', ['planner', 'hotline'])).toBe(null);
});

test('dates are said as a sentence says them', () => {
  expect(formatDate('2026-03-01', 'fr')).toBe('1er mars 2026');
  expect(formatDate('2026-03-11', 'fr')).toBe('11 mars 2026');
  expect(formatDate('2026-03-01', 'de')).toBe('1. März 2026');
  expect(formatDate('2026-03-01', 'en')).toBe('1 March 2026');
  expect(formatDate('2026-03', 'de')).toBe('März 2026');
  expect(formatDate('2026', 'de')).toBe('2026');
  expect(formatDate('2026-13', 'de')).toBe('2026-13');
});

test('shares of one column have one precision', () => {
  expect([0.1, 0.089].map((share) => formatShare(share, 'de', 1))).toEqual(['10,0\u00a0%', '8,9\u00a0%']);
  expect(formatShare(0.1, 'en')).toBe('10%');
});
