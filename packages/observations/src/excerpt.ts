/** Text from a file, as it is put into a message: short, on one line, in quotes. */

const MAX_EXCERPT_LENGTH = 40;

/** White space and control characters become one space; what is longer than 40 characters ends in `…`. */
export function excerpt(cell: string): string {
  const line = cell.replace(/[\s\p{Cc}\u2028\u2029\u202a-\u202e\u2066-\u2069]+/gu, ' ').trim();
  const letters = [...line];
  return letters.length > MAX_EXCERPT_LENGTH ? `${letters.slice(0, MAX_EXCERPT_LENGTH - 1).join('')}…` : line;
}

/** As a quoted text of the language: `"Q7SIGN"`; other quotes where the text has double ones itself; null if it has all kinds. */
export function quoteLiteral(text: string): string | null {
  if (!text.includes('"')) return `"${text}"`;
  if (!text.includes("'")) return `'${text}'`;
  return /[«»]/.test(text) ? null : `« ${text} »`;
}
