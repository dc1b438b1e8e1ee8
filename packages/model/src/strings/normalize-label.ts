/**
 * Normalises a name, label or header for comparison: NFC, runs of white space as one space, trimmed. French tools put no-break spaces
 * before `:` and `?` and newlines into headers, and macOS decomposes accents; users neither see nor type these.
 */
export function normalizeLabel(text: string): string {
  return text
    .normalize('NFC')
    .replace(/[\s\ufeff]+/g, ' ')
    .trim();
}

/** A name, label or reference as it is compared in journeys: NFC, so that an `é` typed as `e` with a combining accent is the same letter. */
export function normalizeName(text: string): string {
  return text.normalize('NFC');
}
