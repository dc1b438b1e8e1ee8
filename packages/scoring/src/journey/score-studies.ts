/** Scores the stages and KPIs of a journey from a set of studies, or from some of their respondents. */
import {
  type Column,
  type EvidenceLimits,
  type JourneyReport,
  type Kpi,
  type KpiReport,
  type Model,
  normalizeLabel,
  type Perimeter,
  type RepositoryStage,
} from '@parcours/model';
import type { SecondarySuppression } from '../disclosure/secondary-suppression.ts';
import { type KpiSource, kpiReport } from '../kpi/kpi-report.ts';
import { targetOffScale } from '../plausibility/target-off-scale.ts';
import { overallKpi } from '../respondent/overall-kpi.ts';
import { scoreStage, type UnrankedStage } from '../stage/score-stage.ts';
import { type StageEvidence, type StageSource, stageEvidence } from '../stage/stage-evidence.ts';
import type { LoadedStudy } from './period.ts';
import { kpiProvenance, stageProvenance } from './provenance.ts';

/** A stage before ranking and comparison with benchmarks: `worseThan` is empty. */
export type ScoredStageReport = UnrankedStage &
  Pick<
    JourneyReport['stages'][number],
    | 'secondarySuppressed'
    | 'studiesSecondarySuppressed'
    | 'expectationSecondarySuppressed'
    | 'pairsSecondarySuppressed'
    | 'basicsSecondarySuppressed'
    | 'worseThan'
  >;

export interface StudyScores {
  /** In journey order. */
  readonly stages: readonly ScoredStageReport[];
  /** By stage, in journey order: the studies behind it. */
  readonly evidence: readonly StageEvidence[];
  readonly kpis: readonly KpiReport[];
}

/**
 * @param perimeter what the studies were narrowed to.
 * @param set which studies they are, for what of them must not be shown.
 * @param experts studies of experts, whose claims the stages carry.
 */
export function scoreStudies(
  model: Model,
  studies: readonly LoadedStudy[],
  perimeter: Perimeter,
  limits: EvidenceLimits,
  set: string,
  suppression: SecondarySuppression,
  experts: readonly LoadedStudy[] = [],
): StudyScores {
  const stageSources = stageSourcesOf(studies, perimeter);
  const kpiSources = kpiSourcesOf(studies, perimeter);
  const repository = new Map<string, RepositoryStage>();
  for (const stage of model.repository?.stages ?? []) if (!repository.has(stage.name)) repository.set(stage.name, stage);
  const evidence = model.stages.map(({ name }) => stageEvidence(stageSources.get(name) ?? [], model.scale));
  return {
    evidence,
    stages: model.stages.map((stage, index) => ({
      ...scoreStage(
        {
          stage,
          repository: repository.get(stage.name) ?? null,
          evidence: evidence[index] as StageEvidence,
          provenance: (stageSources.get(stage.name) ?? []).map(({ provenance }) => provenance),
          experts: experts.flatMap(({ study, samples }) =>
            samples.stages.filter((sample) => sample.stage === stage.name).map((sample) => ({ study: study.name, sample })),
          ),
          isOverallReversed: ({ study }) => isOverallReversed(model.kpis, study),
          isOverallColumn: ({ study }) => overallColumnOf(model.kpis, study, stage.name) !== null,
        },
        model.scale,
        limits,
      ),
      secondarySuppressed: suppression.stage(stage.name, set, perimeter),
      studiesSecondarySuppressed: suppression.stageStudies(stage.name, set, perimeter),
      expectationSecondarySuppressed: suppression.expectation(stage.name, set, perimeter),
      pairsSecondarySuppressed: suppression.pairs(stage.name, set, perimeter),
      basicsSecondarySuppressed: suppression.basics(stage.name, set, perimeter),
      worseThan: [],
    })),
    kpis: model.kpis.map((kpi) => {
      const found = kpiReport(kpi, kpiSources.get(kpi.name) ?? [], limits);
      // No answer can decide about a target that lies off the scale.
      const report: KpiReport = found.verdict !== null && targetOffScale(kpi, model.studies) ? { ...found, verdict: 'open' } : found;
      return { ...report, secondarySuppressed: report.value !== null && suppression.kpi(kpi.name, set, perimeter) };
    }),
  };
}

/** How the figures of several studies become one (method.md, 2.4); null without studies. */
export function consolidationOf(studies: readonly LoadedStudy[]): JourneyReport['consolidation'] {
  if (studies.length === 0) return null;
  return studies.every(({ study }) => study.weight !== null) ? 'weighted' : 'pooled';
}

/** The first overall KPI of the journey that the study has. */
export function overallKpiOf(kpis: readonly Kpi[], study: LoadedStudy['study']): Kpi | null {
  return overallKpi(kpis.filter(({ name }) => study.kpis.some(({ kpi }) => kpi === name)));
}

/** The column from which a study reads both a stage and its overall KPI; null where there is none. */
export function overallColumnOf(kpis: readonly Kpi[], study: LoadedStudy['study'], stage: string): Column | null {
  const overall = overallKpiOf(kpis, study);
  const headers = new Set(study.kpis.flatMap(({ kpi, column }) => (kpi === overall?.name ? [normalizeLabel(column.header)] : [])));
  return study.measures.find((measure) => measure.stage === stage && headers.has(normalizeLabel(measure.column.header)))?.column ?? null;
}

/** Whether lower raw answers to that KPI are better. The boxes of a CSAT that is rated downwards are its low end. */
function isOverallReversed(kpis: readonly Kpi[], study: LoadedStudy['study']): boolean {
  const overall = overallKpiOf(kpis, study);
  if (overall?.kind !== 'csat') return overall?.better === 'lower';
  return study.kpis.some(({ kpi, column }) => kpi === overall.name && column.reversed);
}

/** Sources by stage name, in study order. A Map, since a stage may be named `__proto__`. */
export function stageSourcesOf(studies: readonly LoadedStudy[], perimeter: Perimeter): Map<string, StageSource[]> {
  const weightOf = studyWeights(studies);
  return groupBy(studies, (read) =>
    read.samples.stages.map((sample) => {
      const provenance = stageProvenance(read, sample.stage, sample.used, perimeter);
      return [sample.stage, { study: read.study, sample, provenance, weight: weightOf(read), weightFactor: read.weightFactor }];
    }),
  );
}

export function kpiSourcesOf(studies: readonly LoadedStudy[], perimeter: Perimeter): Map<string, KpiSource[]> {
  const weightOf = studyWeights(studies);
  return groupBy(studies, (read) =>
    read.samples.kpis.map(({ kpi, values, clusters, used }) => {
      const provenance = kpiProvenance(read, kpi, used, perimeter);
      return [kpi, { study: read.study.name, values, clusters, weight: weightOf(read), weightFactor: read.weightFactor, provenance }];
    }),
  );
}

/** W of each study; null where they are pooled. */
function studyWeights(studies: readonly LoadedStudy[]): (read: LoadedStudy) => number | null {
  const isWeighted = consolidationOf(studies) === 'weighted';
  return ({ study }) => (isWeighted ? study.weight : null);
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
