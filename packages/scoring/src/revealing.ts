/**
 * Which groups of one stage or KPI must not be shown beside the whole (method.md, 2.8): those of fewer respondents than the limit, and,
 * as long as the hidden ones together are fewer, the smallest of the others too. Else the hidden could be computed from the whole and
 * the shown: of 40 renovators and movers, 37 renovators give the three movers away.
 *
 * @param ns respondents by group. @param whole of all groups together, and of those in none.
 */
export function revealingGroups(ns: readonly number[], whole: number, least: number): boolean[] {
  const hidden = ns.map((n) => n > 0 && n < least);
  const inNone = Math.max(0, whole - ns.reduce((sum, n) => sum + n, 0));
  for (;;) {
    const unseen = ns.reduce((sum, n, i) => sum + (hidden[i] ? n : 0), inNone);
    if (unseen === 0 || unseen >= least) return hidden;
    const next = ns.reduce<number | null>(
      (smallest, n, i) => (n > 0 && !hidden[i] && (smallest === null || n < (ns[smallest] as number)) ? i : smallest),
      null,
    );
    if (next === null) return hidden;
    hidden[next] = true;
  }
}
