/** What fits a word that is being typed: first what begins with it, then what holds its letters in their order, as editors match. */
export interface MatchResult<T> {
  readonly items: readonly T[];
  /** Not all that fits: at the next letter other things may be among the best. */
  readonly truncated: boolean;
}

/** The first `most` of what fits; each kind in the order given. */
export function fuzzyMatch<T>(candidates: Iterable<T>, prefix: string, textOf: (candidate: T) => string, limit: number): MatchResult<T> {
  const query = foldCase(prefix);
  const [begin, others]: [T[], T[]] = [[], []];
  for (const candidate of candidates) {
    // The best are found: what else there is does not matter.
    if (begin.length > limit) break;
    const text = foldCase(textOf(candidate));
    if (text.startsWith(query)) begin.push(candidate);
    else if (others.length <= limit && isSubsequence(text, query)) others.push(candidate);
  }
  const all = [...begin, ...others];
  return { items: all.slice(0, limit), truncated: all.length > limit };
}

function isSubsequence(text: string, letters: string): boolean {
  let at = 0;
  for (const letter of letters) {
    at = text.indexOf(letter, at) + 1;
    if (at === 0) return false;
  }
  return true;
}

function foldCase(text: string): string {
  return text.toLowerCase();
}
