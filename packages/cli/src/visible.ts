import { visible } from '@parcours/model';

/** Text for a terminal, on one line; each character stays one, so that columns keep their place. */
export function visibleLine(text: string): string {
  return visible(text).replace(/[\n\t\u2028\u2029]/g, ' ');
}

/** JSON with every character escaped that a terminal would act on; it reads back as the same value. */
export function visibleJson(value: unknown): string {
  return `${JSON.stringify(value, null, 2).replace(ACTING_JSON, escaped)}\n`;
}

function escaped(character: string): string {
  return `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;
}

// JSON.stringify has dealt with those below U+0020, and its own line feeds must stay.
const ACTING_JSON = /[\u007F-\u009F\u2028-\u202E\u2066-\u2069]/g;
