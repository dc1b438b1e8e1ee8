import type { Kpi } from '@parcours/model';

/** KPI kinds that measure the whole relationship. */
const OVERALL_KINDS: ReadonlySet<Kpi['kind']> = new Set(['nps', 'csat', 'ces']);

/**
 * The overall KPI, from which the derived importance of the stages is computed (method.md, 2.11): the first NPS, CSAT or CES declared;
 * null without any of them.
 *
 * @param kpis of a journey, in the order of its text; of a study those that it has.
 */
export function overallKpi<T extends Pick<Kpi, 'name' | 'kind'>>(kpis: readonly T[]): T | null {
  return kpis.find(({ kind }) => OVERALL_KINDS.has(kind)) ?? null;
}
