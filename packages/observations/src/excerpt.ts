/** Excerpts and quotes of file contents for messages. */

const MAX_EXCERPT_LENGTH = 40;

/** One line of at most 40 characters, for a message: white space and control characters become one space, longer text ends in `…`. */
export function excerpt(cell: string): string {
  const line = cell.replace(/[\s\p{Cc}\u2028\u2029\u202a-\u202e\u2066-\u2069]+/gu, ' ').trim();
  const characters = [...line];
  return characters.length > MAX_EXCERPT_LENGTH ? `${characters.slice(0, MAX_EXCERPT_LENGTH - 1).join('')}…` : line;
}

/** A string literal of the language: `"Q7SIGN"`; with other quotes if the text has double quotes; null if it has all kinds. */
export function quoteLiteral(text: string): string | null {
  if (!text.includes('"')) return `"${text}"`;
  if (!text.includes("'")) return `'${text}'`;
  return /[«»]/.test(text) ? null : `« ${text} »`;
}
