import type { Kpi } from '@parcours/model';

/** KPI kinds that measure the whole relationship, by precedence. */
const OVERALL_KINDS = ['nps', 'csat', 'ces'] as const;

/**
 * The overall KPI of a journey, from which the derived importance of its stages is computed (method.md, 2.11): the first NPS declared,
 * else the first CSAT, else the first CES; null without any of them.
 */
export function overallKpi<T extends Pick<Kpi, 'name' | 'kind'>>(kpis: readonly T[]): T | null {
  for (const kind of OVERALL_KINDS) {
    const found = kpis.find((kpi) => kpi.kind === kind);
    if (found) return found;
  }
  return null;
}
