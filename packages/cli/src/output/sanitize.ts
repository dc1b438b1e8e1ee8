import { sanitizeControlChars } from '@parcours/model';

/** Text for a terminal, on one line; each character stays one, so that columns keep their place. */
export function sanitizeLine(text: string): string {
  return sanitizeControlChars(text).replace(/[\n\t\u2028\u2029]/g, ' ');
}

/** JSON with every character escaped that a terminal would act on; it reads back as the same value. */
export function sanitizedJson(value: unknown): string {
  return `${JSON.stringify(value, null, 2).replace(CONTROL_CHARACTERS, escapeCharacter)}\n`;
}

function escapeCharacter(character: string): string {
  return `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;
}

// JSON.stringify has dealt with those below U+0020, and its own line feeds must stay.
const CONTROL_CHARACTERS = /[\u007F-\u009F\u2028-\u202E\u2066-\u2069]/g;
