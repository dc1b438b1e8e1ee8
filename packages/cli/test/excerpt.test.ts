import { sanitizeControlChars } from '@parcours/model';
import { expect, test } from 'vitest';
import { sourceExcerpt } from '../src/output/excerpt.ts';
import { sanitizedJson, sanitizeLine } from '../src/output/sanitize.ts';

const at = (from: number, to: number, line = 0, endLine = line) => ({
  start: { line, character: from },
  end: { line: endLine, character: to },
});

test('the place is underlined, in cells of the terminal', () => {
  expect(sourceExcerpt('stage compare score +9', at(20, 22, 11))).toEqual([
    '  12 | stage compare score +9',
    '     |                     ^^',
  ]);
  expect(sourceExcerpt('\tstage 自転 x', at(7, 9))).toEqual(['  1 |  stage 自転 x', '    |        ^^^^']);
  expect(sourceExcerpt('e\u0301te\u0301 x', at(6, 7))).toEqual(['  1 | e\u0301te\u0301 x', '    |     ^']);
});

test('an empty place, one at the end and one of several lines', () => {
  expect(sourceExcerpt('', at(0, 0))[1]).toBe('    | ^');
  expect(sourceExcerpt('ab', at(9, 12))[1]).toBe('    |   ^');
  expect(sourceExcerpt('ab {', at(0, 1, 4, 6))[1]).toBe('    | ^^^^');
});

test('a long line is cut around the place, never inside a character', () => {
  const [text, mark] = sourceExcerpt(`${'x'.repeat(5000)}HERE${'😀'.repeat(5000)}`, at(5000, 5004));
  expect(text.isWellFormed()).toBe(true);
  expect(text.length).toBeLessThan(110);
  expect(text.slice(mark.indexOf('^'), mark.lastIndexOf('^') + 1)).toBe('HERE');
  const [whole, all] = sourceExcerpt('y'.repeat(5000), at(0, 5000));
  expect(all.length).toBeLessThanOrEqual(whole.length);
});

test('what a terminal would act on is seen instead', () => {
  expect(sanitizeControlChars('a\u001B[31m\u0000\u007F\u009B\u202E\r\nb\tc')).toBe('a␛[31m␀␡\uFFFD\uFFFD\nb\tc');
  expect(sanitizeControlChars('\uD800')).toBe('\uFFFD');
  expect(sanitizeLine('a\nb\u2028c')).toBe('a b c');
});

test('JSON is escaped and reads back as the same', () => {
  const value = { text: 'a\u001B\u007F\u009B\u202E\u2028é', list: [1, null] };
  expect(sanitizedJson(value)).not.toMatch(/[^\P{Cc}\n]|[\u2028-\u202E]/u);
  expect(JSON.parse(sanitizedJson(value))).toEqual(value);
});
