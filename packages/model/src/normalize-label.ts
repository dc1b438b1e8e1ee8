/**
 * A name, label or header as it is compared: without white space around it, with single plain spaces inside, accents composed. French
 * tools put no-break spaces before `:` and `?` and newlines into headers, and macOS decomposes accents: none can be seen or typed.
 */
export function normalizeLabel(text: string): string {
  return text
    .normalize('NFC')
    .replace(/[\s\ufeff]+/g, ' ')
    .trim();
}
