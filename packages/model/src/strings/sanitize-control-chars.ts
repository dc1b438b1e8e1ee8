/**
 * Replaces characters in text from files that a terminal, an XML parser or a browser acts on by visible ones: C0 controls by their
 * symbols (U+2400 …), other controls, bidirectional overrides and non-characters by U+FFFD. Line feeds and tabs are kept.
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

// Controls, bidirectional overrides and isolates (they reorder the text around them), non-characters.
const UNSAFE_CHARACTERS = /[^\P{Cc}\t\n]|[\u202A-\u202E\u2066-\u2069\uFDD0-\uFDEF\uFFFE\uFFFF]/gu;
