/** The figures of the stages and KPIs that some studies, or a part of their respondents, give. */
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
import type { Disclosure } from './disclosure.ts';
import { mergeDistributions } from './distribution.ts';
import { kpiReport } from './kpi.ts';
import type { ReadStudy } from './period.ts';
import { rankStages } from './priority.ts';
import { kpiProvenance, stageProvenance } from './provenance.ts';
import { type StageSource, scoreStage } from './stage.ts';

export interface Figures {
  /** In the order of the journey. */
  readonly stages: readonly StageReport[];
  readonly kpis: readonly KpiReport[];
}

/**
 * @param perimeter what the studies were narrowed to.
 * @param set which studies they are, for what of them must not be shown.
 */
export function figuresOf(
  model: Model,
  studies: readonly ReadStudy[],
  perimeter: Perimeter,
  limits: EvidenceLimits,
  set: string,
  disclosure: Disclosure,
): Figures {
  const stageSources = stageSourcesOf(studies, perimeter);
  const kpiSources = kpiSourcesOf(studies, perimeter);
  const repository = new Map<string, RepositoryStage>();
  for (const stage of model.repository?.stages ?? []) if (!repository.has(stage.name)) repository.set(stage.name, stage);
  return {
    stages: rankStages(
      model.stages.map((stage) => ({
        ...scoreStage(stage, repository.get(stage.name) ?? null, stageSources.get(stage.name) ?? [], model.scale, limits),
        revealing: disclosure.stage(stage.name, set, perimeter),
        studiesRevealing: disclosure.studiesOf(stage.name, set, perimeter),
      })),
    ),
    kpis: model.kpis.map((kpi) => {
      const sources = kpiSources.get(kpi.name) ?? [];
      const report = kpiReport(
        kpi,
        pooled(sources),
        sources.map(({ provenance }) => provenance),
        limits,
      );
      return { ...report, revealing: disclosure.kpi(kpi.name, set, perimeter) };
    }),
  };
}

/** In the order of the studies. A Map, since a stage may be called `__proto__`. */
export function stageSourcesOf(studies: readonly ReadStudy[], perimeter: Perimeter): Map<string, StageSource[]> {
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

export function kpiSourcesOf(studies: readonly ReadStudy[], perimeter: Perimeter): Map<string, KpiSource[]> {
  return groupBy(studies, (read) =>
    read.samples.kpis.map(({ kpi, values, used }) => [kpi, { values, provenance: kpiProvenance(read, kpi, used, perimeter) }]),
  );
}

/** The answers of all respondents together. */
export function pooled(sources: readonly KpiSource[]): Distribution {
  return sources.length === 0 ? EMPTY_DISTRIBUTION : mergeDistributions(sources.map(({ values }) => values));
}

function groupBy<T>(studies: readonly ReadStudy[], entries: (study: ReadStudy) => readonly (readonly [string, T])[]): Map<string, T[]> {
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
