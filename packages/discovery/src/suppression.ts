/** Suppression of counts of fewer cases than the minimum cell size (method.md, 2.14 and 2.20). */

/** Whether a count tells of somebody, but of fewer than the minimum. */
export function isSmall(count: number, minCellSize: number): boolean {
  return count > 0 && count < minCellSize;
}

/** A count of cases; null if it, or what is left of the cases that it is a part of, is small. */
export function shownCount(count: number, of: number, minCellSize: number): number | null {
  return isSmall(count, minCellSize) || isSmall(of - count, minCellSize) ? null : count;
}

/**
 * Counts of cases that add up to a total which is shown. Small ones are hidden, and the smallest of the others with them until the hidden
 * ones add up to the minimum: else the total less the shown ones would tell.
 *
 * @param isHidden what is hidden for another reason. @returns null for the hidden ones.
 */
export function shownParts(
  counts: readonly number[],
  minCellSize: number,
  isHidden: (index: number) => boolean = () => false,
): (number | null)[] {
  const shown = counts.map((count, index): number | null => (isHidden(index) || isSmall(count, minCellSize) ? null : count));
  let hidden = counts.reduce((sum, count, index) => (shown[index] === null ? sum + count : sum), 0);
  const bySize = counts.map((_, index) => index).sort((a, b) => (counts[a] as number) - (counts[b] as number) || b - a);
  for (const index of bySize) {
    if (!isSmall(hidden, minCellSize)) break;
    if (!shown[index]) continue;
    shown[index] = null;
    hidden += counts[index] as number;
  }
  return shown;
}
