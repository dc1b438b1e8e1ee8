/**
 * Holm's step-down adjustment of p values for multiple comparisons: the i-th smallest of m is multiplied by m − i + 1, at most 1, and the
 * results are made monotone (Holm 1979, *Scandinavian Journal of Statistics* 6, 65–70).
 *
 * @param ps each 0–1; null where there is no test: it stays null and does not count towards m.
 * @returns the adjusted p values in the order given.
 */
export function holm(ps: readonly (number | null)[]): (number | null)[] {
  const known = ps.flatMap((p, index) => (p === null ? [] : [{ p, index }])).sort((a, b) => a.p - b.p);
  const corrected: (number | null)[] = ps.map(() => null);
  let least = 0;
  for (const [i, { p, index }] of known.entries()) {
    least = Math.max(least, Math.min(1, p * (known.length - i)));
    corrected[index] = least;
  }
  return corrected;
}
