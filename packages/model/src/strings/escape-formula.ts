/**
 * Escapes a text cell against formula injection (OWASP, "CSV Injection"): a leading `=`, `+`, `-`, `@` (or its full-width form), tab or
 * line end gets an apostrophe before it. Not for numbers, whose minus sign would be escaped.
 */
export function escapeFormula(text: string): string {
  return /^[\s\ufeff]*[=+\-@\uff1d\uff0b\uff0d\uff20]|^[\t\r\n]/.test(text) ? `'${text}` : text;
}
