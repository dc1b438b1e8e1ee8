/** Full-text search that ignores case and diacritics. */

/** The folded words of a query. No words match everything. */
export function searchTerms(query: string): string[] {
  return foldText(query).text.split(/\s+/).filter(Boolean);
}

/** True if each word occurs in at least one of the texts. */
export function matchesAllTerms(words: readonly string[], texts: readonly string[]): boolean {
  const folded = texts.map((text) => foldText(text).text);
  return words.every((word) => folded.some((text) => text.includes(word)));
}

/** Splits a text at matches; the pieces joined are the text. */
export function splitAtMatches(text: string, words: readonly string[]): { readonly text: string; readonly hit: boolean }[] {
  const { text: folded, places } = foldText(text);
  const hit = new Uint8Array(text.length);
  for (const word of words) {
    for (let at = folded.indexOf(word); at >= 0; at = folded.indexOf(word, at + word.length)) {
      hit.fill(1, places[at], places[at + word.length]);
    }
  }
  const pieces: { text: string; hit: boolean }[] = [];
  for (let from = 0; from < text.length; ) {
    let to = from + 1;
    while (to < text.length && hit[to] === hit[from]) to++;
    pieces.push({ text: text.slice(from, to), hit: hit[from] === 1 });
    from = to;
  }
  return pieces;
}

/**
 * Folds case and diacritics. `places[i]` is the offset in `text` of the character that gave code unit i of the folded text; the last
 * entry is the length of `text`.
 */
function foldText(text: string): { text: string; places: number[] } {
  let folded = '';
  const places: number[] = [];
  for (const { 0: letter, index } of text.matchAll(/\P{M}\p{M}*|\p{M}/gsu)) {
    const base = letter.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
    for (let i = 0; i < base.length; i++) places.push(index);
    folded += base;
  }
  places.push(text.length);
  return { text: folded, places };
}
