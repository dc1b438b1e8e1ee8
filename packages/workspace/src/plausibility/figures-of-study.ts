import type { Samples, Study } from '@parcours/model';
import type { PlausibilityFinding } from '@parcours/scoring';

/** The study with every stage and KPI that it measures: those that it maps, and those that the rows of a long file are about. */
export function allFiguresOf(study: Study, samples: Pick<Samples, 'stages'> | null): Pick<PlausibilityFinding, 'figures' | 'study'> {
  const stages = new Set([...study.measures, ...(samples?.stages ?? [])].map(({ stage }) => stage));
  const kpis = new Set(study.kpis.map(({ kpi }) => kpi));
  return {
    figures: [...[...stages].map((name) => ({ of: 'stage', name }) as const), ...[...kpis].map((name) => ({ of: 'kpi', name }) as const)],
    study: study.name,
  };
}
