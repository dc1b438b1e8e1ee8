/** The figures of the stages and KPIs that some studies, or a part of their respondents, give. */
import {
  type Distribution,
  EMPTY_DISTRIBUTION,
  type EvidenceLimits,
  GROUP_ATTRIBUTES,
  type GroupAttribute,
  type KpiReport,
  type Model,
  type Named,
  type Perimeter,
  type Provenance,
  type RepositoryStage,
  type StageReport,
} from '@parcours/model';
import { countWhere, mergeDistributions } from './distribution.ts';
import { kpiReport } from './kpi.ts';
import { isEverybody, namesIn, within } from './perimeter.ts';
import type { ReadStudy } from './period.ts';
import { rankStages } from './priority.ts';
import { kpiProvenance, stageProvenance } from './provenance.ts';
import { revealingGroups } from './revealing.ts';
import { type StageSource, scoreStage } from './stage.ts';

export interface Figures {
  /** In the order of the journey. */
  readonly stages: readonly StageReport[];
  readonly kpis: readonly KpiReport[];
}

/** @param perimeter what the studies were narrowed to, for their provenance. */
export function figuresOf(model: Model, studies: readonly ReadStudy[], perimeter: Perimeter, limits: EvidenceLimits): Figures {
  const stageSources = stageSourcesOf(studies, perimeter);
  const kpiSources = kpiSourcesOf(studies, perimeter);
  const repository = new Map<string, RepositoryStage>();
  for (const stage of model.repository?.stages ?? []) if (!repository.has(stage.name)) repository.set(stage.name, stage);
  return {
    stages: rankStages(
      model.stages.map((stage) =>
        scoreStage(stage, repository.get(stage.name) ?? null, stageSources.get(stage.name) ?? [], model.scale, limits),
      ),
    ),
    kpis: model.kpis.map((kpi) => {
      const sources = kpiSources.get(kpi.name) ?? [];
      return kpiReport(
        kpi,
        pooled(sources),
        sources.map(({ provenance }) => provenance),
      );
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

/**
 * The figures with those marked that would, beside the whole and the other groups, tell of fewer respondents than the limit: for each
 * attribute of the perimeter, its groups within the rest of the perimeter are looked at together.
 */
export function withRevealing(
  figures: Figures,
  studies: readonly ReadStudy[],
  perimeter: Perimeter,
  model: Model,
  { anonymous }: EvidenceLimits,
): Figures {
  if (isEverybody(perimeter)) return figures;
  const checks = GROUP_ATTRIBUTES.flatMap((attribute) => {
    const name = perimeter[attribute];
    if (name === null) return [];
    const telling = studies.filter(({ samples }) => samples.tells.includes(attribute));
    const names = namesIn(telling, attribute, listOf(model, attribute)).map((each) => each.name);
    const whole = headcounts(within(telling, { ...perimeter, [attribute]: null }).studies);
    const groups = names.map((each) => headcounts(within(telling, { ...perimeter, [attribute]: each }).studies));
    return [{ at: names.indexOf(name), whole, groups }];
  });
  const revealing = (kind: 'stages' | 'kpis', name: string) =>
    checks.some(({ at, whole, groups }) => {
      const ns = groups.map((group) => group[kind].get(name) ?? 0);
      return revealingGroups(ns, whole[kind].get(name) ?? 0, anonymous)[at] ?? false;
    });
  return {
    stages: figures.stages.map((stage) => ({ ...stage, revealing: revealing('stages', stage.name) })),
    kpis: figures.kpis.map((kpi) => ({ ...kpi, revealing: revealing('kpis', kpi.name) })),
  };
}

/** What an attribute's names are declared as. */
export function listOf(model: Model, attribute: GroupAttribute): readonly Named[] {
  return { segment: model.segments, persona: model.personas, channel: model.channels }[attribute];
}

export interface Headcounts {
  readonly stages: ReadonlyMap<string, number>;
  readonly kpis: ReadonlyMap<string, number>;
}

/** How many respondents stand behind each stage and KPI. */
export function headcounts(studies: readonly ReadStudy[]): Headcounts {
  const stages = new Map<string, number>();
  const kpis = new Map<string, number>();
  const add = (counts: Map<string, number>, name: string, n: number) => counts.set(name, (counts.get(name) ?? 0) + n);
  for (const { samples } of studies) {
    for (const { stage, scores, given } of samples.stages) add(stages, stage, scores ? countWhere(scores, () => true) : (given?.n ?? 0));
    for (const { kpi, values } of samples.kpis) {
      add(
        kpis,
        kpi,
        countWhere(values, () => true),
      );
    }
  }
  return { stages, kpis };
}
