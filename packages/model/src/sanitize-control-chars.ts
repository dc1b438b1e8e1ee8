/**
 * Text from files, made fit to be shown: characters that a terminal, an XML parser or a browser would act on become visible ones.
 * Line feeds and tabs stay, since they are white space everywhere.
 */
export function sanitizeControlChars(text: string): string {
  return text
    .toWellFormed()
    .replace(/\r\n?/g, '\n')
    .replace(UNSAFE_CHARACTERS, (character) => {
      const code = character.charCodeAt(0);
      if (code < 0x20) return String.fromCharCode(0x2400 + code);
      return code === 0x7f ? '\u2421' : '\uFFFD';
    });
}

// Controls, the bidirectional overrides and isolates (they reorder what stands beside them), non-characters.
const UNSAFE_CHARACTERS = /[^\P{Cc}\t\n]|[\u202A-\u202E\u2066-\u2069\uFDD0-\uFDEF\uFFFE\uFFFF]/gu;
