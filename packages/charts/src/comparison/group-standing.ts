/** Where each group stands against the others: the one place that decides what a matrix lights, and how a comparison is drawn. */
import type { ComparedKpi, ComparedStage, Comparison, Difference } from '@parcours/model';

/** Most groups that are drawn over each other. */
export const MAX_OVERLAID_GROUPS = 4;

/** `waves`: one pair, before and after. `overlay`: a curve for each of a few groups. `matrix`: a column for each of many. */
export type ComparisonLayout = 'waves' | 'overlay' | 'matrix';

export function comparisonLayout({ by, groups, pairs }: Comparison): ComparisonLayout {
  if (by === 'wave' && pairs.length === 1) return 'waves';
  return groups.length > MAX_OVERLAID_GROUPS ? 'matrix' : 'overlay';
}

export interface GroupStanding {
  /** The proven differences (Holm) to groups with a lower figure, and to groups with a higher one. */
  readonly above: readonly Difference[];
  readonly below: readonly Difference[];
  /** The groups that this one is paired with, compared or not. */
  readonly others: number;
  /** The side of a proven difference to at least half of the others; null where there is none, and where both sides have as many. */
  readonly lit: 'above' | 'below' | null;
}

/** By group, in the order of the comparison. */
export function groupStandings({ groups, pairs }: Comparison, differences: readonly Difference[]): GroupStanding[] {
  const proven = differences.filter(({ verdict }) => verdict === 'change');
  return groups.map((_, group) => {
    const others = pairs.filter(({ from, to }) => from === group || to === group).length;
    const above = proven.filter(({ from, to, value }) => (value > 0 ? to : from) === group);
    const below = proven.filter(({ from, to, value }) => (value > 0 ? from : to) === group);
    const isLit = others > 0 && Math.max(above.length, below.length) * 2 >= others && above.length !== below.length;
    return { above, below, others, lit: isLit ? (above.length > below.length ? 'above' : 'below') : null };
  });
}

/** The differences of stages or KPIs by what is concluded from them. */
export function countDifferences(rows: readonly Pick<ComparedStage | ComparedKpi, 'differences'>[]) {
  const all = rows.flatMap(({ differences }) => differences);
  return {
    proven: all.filter(({ verdict }) => verdict === 'change').length,
    judged: all.filter(({ verdict }) => verdict !== null).length,
    undecided: all.filter(({ verdict }) => verdict === null).length,
  };
}

/**
 * The comparison of some of its groups. The verdicts stay as they are, since Holm corrects within each pair.
 *
 * @param chosen indexes of the groups that are kept, in the order of the comparison.
 */
export function comparisonOfGroups(comparison: Comparison, chosen: readonly number[]): Comparison {
  const indexOf = (group: number) => chosen.indexOf(group);
  const keep = <T extends { readonly from: number; readonly to: number }>(all: readonly T[]): T[] =>
    all.flatMap((each) =>
      indexOf(each.from) === -1 || indexOf(each.to) === -1 ? [] : [{ ...each, from: indexOf(each.from), to: indexOf(each.to) }],
    );
  const pick = <T>(all: readonly T[]): T[] => chosen.flatMap((group) => all[group] ?? []);
  const index = comparison.index && { cells: pick(comparison.index.cells), differences: keep(comparison.index.differences) };
  const narrowed = <T extends Pick<ComparedStage | ComparedKpi, 'differences' | 'onlyIn'>>(row: T) => ({
    differences: keep(row.differences),
    onlyIn: keep(row.onlyIn).map((each) => ({ ...each, group: indexOf(each.group) })),
  });
  return {
    ...comparison,
    groups: pick(comparison.groups),
    pairs: keep(comparison.pairs),
    stages: comparison.stages.map((stage) => ({ ...stage, cells: pick(stage.cells), ...narrowed(stage) })),
    kpis: comparison.kpis.map((kpi) => ({ ...kpi, cells: pick(kpi.cells), ...narrowed(kpi) })),
    index: index && index.differences.length > 0 ? index : null,
  };
}
