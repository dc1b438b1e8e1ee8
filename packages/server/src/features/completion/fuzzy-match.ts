/** The candidates that match a prefix: first those that start with it, then those that contain its letters in order. */
export interface MatchResult<T> {
  readonly items: readonly T[];
  /** Whether candidates were left out: more letters may reveal them. */
  readonly truncated: boolean;
}

/** Returns at most `limit` matches, each group in the order given. Ignores case. */
export function fuzzyMatch<T>(candidates: Iterable<T>, prefix: string, textOf: (candidate: T) => string, limit: number): MatchResult<T> {
  const query = foldCase(prefix);
  const [prefixMatches, subsequenceMatches]: [T[], T[]] = [[], []];
  for (const candidate of candidates) {
    // Enough prefix matches: the rest cannot be among the best.
    if (prefixMatches.length > limit) break;
    const candidateText = foldCase(textOf(candidate));
    if (candidateText.startsWith(query)) prefixMatches.push(candidate);
    else if (subsequenceMatches.length <= limit && isSubsequence(candidateText, query)) subsequenceMatches.push(candidate);
  }
  const matches = [...prefixMatches, ...subsequenceMatches];
  return { items: matches.slice(0, limit), truncated: matches.length > limit };
}

function isSubsequence(candidateText: string, letters: string): boolean {
  let at = 0;
  for (const letter of letters) {
    at = candidateText.indexOf(letter, at) + 1;
    if (at === 0) return false;
  }
  return true;
}

function foldCase(candidateText: string): string {
  return candidateText.toLowerCase();
}
