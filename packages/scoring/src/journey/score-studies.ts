/** Scores the stages and KPIs of a journey from a set of studies, or from some of their respondents. */
import {
  type Distribution,
  EMPTY_DISTRIBUTION,
  type EvidenceLimits,
  type KpiReport,
  type Model,
  type Perimeter,
  type Provenance,
  type RepositoryStage,
  type StageReport,
} from '@parcours/model';
import type { SecondarySuppression } from '../disclosure/secondary-suppression.ts';
import { kpiReport } from '../kpi/kpi-report.ts';
import { rankStages } from '../stage/priority.ts';
import { type StageSource, scoreStage } from '../stage/score-stage.ts';
import { mergeDistributions } from '../statistics/distribution.ts';
import type { LoadedStudy } from './period.ts';
import { kpiProvenance, stageProvenance } from './provenance.ts';

export interface StudyScores {
  /** In journey order. */
  readonly stages: readonly StageReport[];
  readonly kpis: readonly KpiReport[];
}

/**
 * @param perimeter what the studies were narrowed to.
 * @param set which studies they are, for what of them must not be shown.
 */
export function scoreStudies(
  model: Model,
  studies: readonly LoadedStudy[],
  perimeter: Perimeter,
  limits: EvidenceLimits,
  set: string,
  suppression: SecondarySuppression,
): StudyScores {
  const stageSources = stageSourcesOf(studies, perimeter);
  const kpiSources = kpiSourcesOf(studies, perimeter);
  const repository = new Map<string, RepositoryStage>();
  for (const stage of model.repository?.stages ?? []) if (!repository.has(stage.name)) repository.set(stage.name, stage);
  return {
    stages: rankStages(
      model.stages.map((stage) => ({
        ...scoreStage(stage, repository.get(stage.name) ?? null, stageSources.get(stage.name) ?? [], model.scale, limits),
        secondarySuppressed: suppression.stage(stage.name, set, perimeter),
        studiesSecondarySuppressed: suppression.stageStudies(stage.name, set, perimeter),
      })),
    ),
    kpis: model.kpis.map((kpi) => {
      const sources = kpiSources.get(kpi.name) ?? [];
      const report = kpiReport(
        kpi,
        poolAnswers(sources),
        sources.map(({ provenance }) => provenance),
        limits,
      );
      return { ...report, secondarySuppressed: report.value !== null && suppression.kpi(kpi.name, set, perimeter) };
    }),
  };
}

/** Sources by stage name, in study order. A Map, since a stage may be named `__proto__`. */
export function stageSourcesOf(studies: readonly LoadedStudy[], perimeter: Perimeter): Map<string, StageSource[]> {
  return groupBy(studies, (read) =>
    read.samples.stages.map((sample) => {
      return [sample.stage, { study: read.study, sample, provenance: stageProvenance(read, sample.stage, sample.used, perimeter) }];
    }),
  );
}

export interface KpiSource {
  readonly values: Distribution;
  readonly provenance: Provenance;
}

export function kpiSourcesOf(studies: readonly LoadedStudy[], perimeter: Perimeter): Map<string, KpiSource[]> {
  return groupBy(studies, (read) =>
    read.samples.kpis.map(({ kpi, values, used }) => [kpi, { values, provenance: kpiProvenance(read, kpi, used, perimeter) }]),
  );
}

/** The answers of all respondents of the sources in one distribution. */
export function poolAnswers(sources: readonly KpiSource[]): Distribution {
  return sources.length === 0 ? EMPTY_DISTRIBUTION : mergeDistributions(sources.map(({ values }) => values));
}

function groupBy<T>(studies: readonly LoadedStudy[], entries: (study: LoadedStudy) => readonly (readonly [string, T])[]): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const study of studies) {
    for (const [name, entry] of entries(study)) {
      const group = groups.get(name);
      if (group) group.push(entry);
      else groups.set(name, [entry]);
    }
  }
  return groups;
}
