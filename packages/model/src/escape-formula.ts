/**
 * Text as a spreadsheet takes it for text: what begins with `=`, `+`, `-`, `@` (or their full-width forms), a tab or a line end would
 * be computed by it, and gets an apostrophe before it (OWASP, "CSV Injection"). Figures are not for this function.
 */
export function escapeFormula(text: string): string {
  return /^[\s\ufeff]*[=+\-@\uff1d\uff0b\uff0d\uff20]|^[\t\r\n]/.test(text) ? `'${text}` : text;
}
