import type { MessageValue } from '@parcours/model';
import { type CauseFinder, replacement } from './cause.ts';
import { quoted } from './quoted.ts';

const INVISIBLE = /[\u00AD\u180E\u200B-\u200F\u202A-\u202E\u2060-\u206F]+/gu;

/** A zero-width space, a soft hyphen or a direction mark, as web pages and documents hold them. */
export const invisibleCharacter: CauseFinder = ({ text, problem, line, tokens, tokenIndex }) => {
  if (problem.kind !== 'unreadable') return [];
  const [character] = text.slice(problem.start, problem.end).match(INVISIBLE) ?? [];
  if (character === undefined) return [];
  let { start, end } = problem;
  while (start > line.start && /[^\s"'«»{}]/.test(text.charAt(start - 1))) start--;
  while (end < line.end && /[^\s"'«»{}]/.test(text.charAt(end))) end++;
  // Alone between spaces or behind a quote, it is shown by what stands before it.
  if (text.slice(start, end).replace(INVISIBLE, '') === '') start = tokenIndex > 0 ? tokens.at(tokenIndex - 1).offset : line.start;
  if (start < line.start) start = line.start;
  const word = text.slice(start, end).replace(INVISIBLE, '');
  return [replacement('JRN0117', { start, end }, { found: hiddenCharacter(character), word: quoted(word) }, word)];
};

/** What cannot be seen, in words, with its code point. */
export function hiddenCharacter(character: string): MessageValue {
  const values = { code: codePointName(character) };
  if (character === '\u00A0' || character === '\u202F') return { term: 'hidden.space', values };
  return { term: character === '\u00AD' ? 'hidden.hyphen' : 'hidden.character', values };
}

/** `U+200B`. */
export function codePointName(character: string): string {
  return `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`;
}
