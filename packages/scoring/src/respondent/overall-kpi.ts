import type { Kpi } from '@parcours/model';

/** The kinds that judge the relationship as a whole, in the order in which they stand for it. */
const OVERALL_KINDS = ['nps', 'csat', 'ces'] as const;

/**
 * The KPI that stands for the whole journey, against which the importance of its stages is derived (method.md, 2.11): the first NPS
 * that the journey declares, else the first CSAT, else the first CES; null where it has none of them.
 */
export function overallKpi<T extends Pick<Kpi, 'name' | 'kind'>>(kpis: readonly T[]): T | null {
  for (const kind of OVERALL_KINDS) {
    const found = kpis.find((kpi) => kpi.kind === kind);
    if (found) return found;
  }
  return null;
}
