import { sanitizeControlChars } from '@parcours/model';

/** Sanitizes text for one line of a terminal. Replaces characters one by one, so that columns keep their positions. */
export function sanitizeLine(text: string): string {
  return sanitizeControlChars(text).replace(/[\n\t\u2028\u2029]/g, ' ');
}

/** JSON with all control characters escaped; parses to the same value. */
export function sanitizedJson(value: unknown): string {
  return `${JSON.stringify(value, null, 2).replace(CONTROL_CHARACTERS, escapeCharacter)}\n`;
}

function escapeCharacter(character: string): string {
  return `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;
}

// JSON.stringify escapes those below U+0020; its own line feeds must stay.
const CONTROL_CHARACTERS = /[\u007F-\u009F\u2028-\u202E\u2066-\u2069]/g;
