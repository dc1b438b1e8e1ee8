/**
 * The longest run of values that is ascending, not necessarily adjacent (patience sorting; Fredman 1975). What stands outside of it is the
 * smallest set that must move so that all values ascend.
 *
 * @param values distinct.
 * @returns the values of the run.
 */
export function longestAscending(values: readonly number[]): Set<number> {
  /** Index of the smallest last value of an ascending run of each length. */
  const ends: number[] = [];
  const previous = values.map(() => -1);
  for (const [i, value] of values.entries()) {
    let at = 0;
    for (let high = ends.length; at < high; ) {
      const middle = (at + high) >> 1;
      if ((values[ends[middle] as number] as number) < value) at = middle + 1;
      else high = middle;
    }
    previous[i] = at > 0 ? (ends[at - 1] as number) : -1;
    ends[at] = i;
  }
  const run = new Set<number>();
  for (let i = ends.at(-1) ?? -1; i >= 0; i = previous[i] as number) run.add(values[i] as number);
  return run;
}
