import type { Study } from '@parcours/model';
import type { PlausibilityFinding } from '@parcours/scoring';

/** The study with every stage and KPI that it maps: a long file may be about any stage, and questions the journey. */
export function allFiguresOf(study: Study): Pick<PlausibilityFinding, 'figures' | 'study'> {
  const stages = [...new Set(study.measures.map(({ stage }) => stage))].map((name) => ({ of: 'stage', name }) as const);
  const kpis = [...new Set(study.kpis.map(({ kpi }) => kpi))].map((name) => ({ of: 'kpi', name }) as const);
  return { figures: study.stage === null ? [...stages, ...kpis] : [{ of: 'journey' }, ...kpis], study: study.name };
}
