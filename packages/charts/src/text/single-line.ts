import { sanitizeControlChars } from '@parcours/model';

/** Sanitizes control characters and collapses white space to single spaces; no-break spaces are kept. */
export function singleLine(text: string): string {
  return sanitizeControlChars(text)
    .replace(/[^\S\u00a0\u202f]+/g, ' ')
    .trim();
}
