/** Finding words in texts as people look for them: without regard to accents and capitals. */

/** The words of a query, folded; none: everything matches. */
export function searchTerms(query: string): string[] {
  return foldText(query).text.split(/\s+/).filter(Boolean);
}

/** Whether all words stand in one of the texts. */
export function matchesAllTerms(words: readonly string[], texts: readonly string[]): boolean {
  const folded = texts.map((text) => foldText(text).text);
  return words.every((word) => folded.some((text) => text.includes(word)));
}

/** The text in pieces, which joined are the text again. */
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

/** `places`: by character of the folded text, and once more for its end, where it began in the text. A mark belongs to its letter. */
function foldText(text: string): { text: string; places: number[] } {
  let folded = '';
  const places: number[] = [];
  for (const { 0: letter, index } of text.matchAll(/\P{M}\p{M}*|\p{M}/gsu)) {
    const plain = letter.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
    for (let i = 0; i < plain.length; i++) places.push(index);
    folded += plain;
  }
  places.push(text.length);
  return { text: folded, places };
}
