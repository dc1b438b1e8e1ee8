/**
 * p values corrected for how many are looked at together: sorted, the i-th smallest of m is multiplied by m − i + 1, and none is smaller
 * than one before it (Holm 1979, *Scandinavian Journal of Statistics* 6, 65–70). In the order given; null stays null and does not count.
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
