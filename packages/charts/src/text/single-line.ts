import { sanitizeControlChars } from '@parcours/model';

/** Text on one line, fit to be shown; spaces that do not break, as before a French colon or a unit, stay so. */
export function singleLine(text: string): string {
  return sanitizeControlChars(text)
    .replace(/[^\S\u00a0\u202f]+/g, ' ')
    .trim();
}
