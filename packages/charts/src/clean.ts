/**
 * Text from files, made fit to be shown: characters that a terminal, an XML parser or a browser would act on become visible ones.
 * Line feeds and tabs stay, since they are white space everywhere.
 */
export function clean(text: string): string {
  return text
    .toWellFormed()
    .replace(/\r\n?/g, '\n')
    .replace(ACTING, (character) => {
      const code = character.charCodeAt(0);
      return code < 0x20 ? String.fromCharCode(0x2400 + code) : code === 0x7f ? '\u2421' : '\uFFFD';
    });
}

/** The same on one line. */
export function line(text: string): string {
  return clean(text).replace(/\s+/g, ' ').trim();
}

// C0 and C1 controls, the bidirectional overrides and isolates (they reorder what stands beside them), non-characters.
// biome-ignore lint/suspicious/noControlCharactersInRegex: controls are what is looked for
const ACTING =
  /[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F-\u009F\u200E\u200F\u061C\u202A-\u202E\u2066-\u2069\uFDD0-\uFDEF\uFFFE\uFFFF]/g;
