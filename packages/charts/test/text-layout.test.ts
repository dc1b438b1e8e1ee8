/** How text is measured, wrapped and cut. Widths are in em, times the font size. */
import { describe, expect, test } from 'vitest';
import { displayWidth, padOrTruncate } from '../src/text/display-width.ts';
import { textWidth, wrapText } from '../src/text/text-layout.ts';

describe('text in pixels', () => {
  test.each([
    ['narrow letters', 'il.', 3 * 0.36],
    ['rather narrow letters, and spaces', 'fr ', 3 * 0.42],
    ['most letters', 'aé9', 3 * 0.6],
    ['capitals and signs', 'AÉ−', 3 * 0.72],
    ['wide letters', 'mW%', 3 * 0.94],
    ['ideographs and emoji', '日🚀', 2 * 1.15],
    ['combining marks', 'e\u0301', 0.6],
  ])('%s', (_, text, em) => {
    expect(textWidth(text, 10)).toBeCloseTo(em * 10, 10);
    expect(textWidth(text, 10, true)).toBeCloseTo(em * 10.7, 10);
  });

  // Four letters of 0.6 em and a space of 0.42 em, at 10 pixels.
  const width = 4 * 6 + 4.2;

  test('a line that fits exactly is not broken; half a pixel less breaks it', () => {
    expect(wrapText('ab cd', width, 10, 2)).toEqual({ lines: ['ab cd'], truncated: false });
    expect(wrapText('ab cd', width - 0.5, 10, 2)).toEqual({ lines: ['ab', 'cd'], truncated: false });
  });

  test('as many lines as allowed are no cut; one more is', () => {
    expect(wrapText('ab cd ef', 13, 10, 3)).toEqual({ lines: ['ab', 'cd', 'ef'], truncated: false });
    expect(wrapText('ab cd ef', 20, 10, 2)).toEqual({ lines: ['ab', 'cd…'], truncated: true });
    expect(wrapText('ab cd ef', 20, 10, 1)).toEqual({ lines: ['ab…'], truncated: true });
  });

  test('breaks after a hyphen or a slash; a word that is too long is broken with a hyphen', () => {
    expect(wrapText('ab-cd/ef', 20, 10, 3).lines).toEqual(['ab-', 'cd/', 'ef']);
    expect(wrapText('abcdef', 24, 10, 3).lines).toEqual(['abc‐', 'def']);
  });

  test('never less than a grapheme on a line', () => {
    expect(wrapText('👩‍👩‍👧‍👦ab', 1, 10, 5).lines).toEqual(['👩‍👩‍👧‍👦‐', 'a‐', 'b‐']);
  });
});

describe('text in columns of a terminal', () => {
  test('a text as wide as its room is whole; one column more cuts it', () => {
    expect(padOrTruncate('abcd', 4)).toBe('abcd');
    expect(padOrTruncate('abcde', 4)).toBe('abc…');
    expect(padOrTruncate('abcde', 1)).toBe('…');
    expect(padOrTruncate('abcde', 0)).toBe('');
  });

  test('filled on the right, on the left or on both sides; an odd space stands on the right', () => {
    expect(padOrTruncate('ab', 5)).toBe('ab   ');
    expect(padOrTruncate('ab', 5, 'right')).toBe('   ab');
    expect(padOrTruncate('ab', 5, 'middle')).toBe(' ab  ');
  });

  test('a wide character that has one column left gives way', () => {
    expect(padOrTruncate('日本', 3)).toBe('日…');
    expect(padOrTruncate('a日本', 4)).toBe('a日…');
    expect(padOrTruncate('ab日', 3)).toBe('ab…');
    expect(displayWidth('日a\u200b')).toBe(3);
  });
});
