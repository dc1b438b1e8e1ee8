import {
  DEFAULT_LIMITS,
  EMPTY_DISTRIBUTION,
  type EvidenceLimits,
  type InitiativeReport,
  type JourneyReport,
  type MissingStudy,
  type Model,
  type Named,
  type NamedReport,
  type Problem,
  type RepositoryStage,
  type Samples,
  type StudyReport,
} from '@parcours/model';
import { mergeDistributions } from './distribution.ts';
import { journeyFigures } from './journey.ts';
import { kpiReport } from './kpi.ts';
import { inOrder, periodOf, type ReadStudy } from './period.ts';
import { rankStages } from './priority.ts';
import { type StageSource, scoreStage } from './stage.ts';

export interface ScoringOptions {
  /** The journey's file, relative to the workspace, with `/`. */
  readonly file: string;
  /** The wave to show; by default, or where the journey has no such wave, the latest one (see `periodOf`). */
  readonly wave?: string | null;
  /** Smallest n of each level of evidence; default 5, 10 and 30. */
  readonly limits?: EvidenceLimits;
  /** Errors that take something out of the figures; they are told in this order. Default: none. */
  readonly problems?: readonly Problem[];
}

/**
 * Every figure of one journey: what its text says (`model`) against what its studies measured (`samples`), by the method
 * (method.md, section 2).
 *
 * Studies are taken by date and name, so that neither the order of the files nor that of the rows changes a digit. The KPIs of
 * several studies of the period are computed from their respondents pooled, each with the same say (a study's declared weight is
 * one of stages only). Samples of other studies, stages or KPIs than the model knows are left out; benchmarks and the expert's
 * scores are no part of any measured figure.
 *
 * Nothing is taken out for anonymity here: see `suppress`. Never throws on well-typed input.
 *
 * @param missing the studies that could not be read, in any order; they are told as they are, of whichever wave.
 */
export function scoreJourney(
  model: Model,
  samples: readonly Samples[],
  missing: readonly MissingStudy[],
  options: ScoringOptions,
): JourneyReport {
  const limits = options.limits ?? DEFAULT_LIMITS;
  const period = periodOf(model.studies, samples, options.wave ?? null);
  const stageSources = groupBy(period.studies, stagesOf);
  const kpiSources = groupBy(period.studies, kpisOf);
  const repository = firstByName<RepositoryStage>(model.repository?.stages ?? []);

  const unranked = model.stages.map((stage) => {
    return scoreStage(stage, repository.get(stage.name) ?? null, stageSources.get(stage.name) ?? [], model.scale, limits);
  });
  const stages = rankStages(unranked);

  const personas = firstByName(model.personas);
  const segment = model.segment ?? (model.persona === null ? null : (personas.get(model.persona)?.segment ?? null));
  return {
    name: model.name,
    label: model.label,
    file: options.file,
    persona: reference(model.persona, personas),
    segment: reference(segment, firstByName(model.segments)),
    scenario: model.scenario,
    objectives: model.objectives,
    scale: model.scale,
    limits,
    ...journeyFigures(stages, model.scale),
    wave: period.wave,
    waves: period.waves,
    phases: model.phases.map(named),
    channels: model.channels.map(named),
    touchpoints: model.touchpoints.map(named),
    owners: model.owners.map(named),
    segments: model.segments.map(named),
    stages,
    kpis: model.kpis.map((kpi) => {
      const answers = kpiSources.get(kpi.name) ?? [EMPTY_DISTRIBUTION];
      return kpiReport(kpi, mergeDistributions(answers));
    }),
    studies: period.studies.map(studyReport),
    missing: missingInOrder(model, missing),
    problems: options.problems ?? [],
    initiatives: model.initiatives.map(initiativeReport),
  };
}

const stagesOf = ({ study, samples }: ReadStudy): [string, StageSource][] =>
  samples.stages.map((sample) => [sample.stage, { study, sample }]);

const kpisOf = ({ samples }: ReadStudy) => samples.kpis.map((sample) => [sample.kpi, sample.values] as const);

/** In the order of the studies. A Map, since a stage may be called `__proto__`. */
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

function firstByName<T extends Named>(all: readonly T[]): Map<string, T> {
  const found = new Map<string, T>();
  for (const one of all) if (!found.has(one.name)) found.set(one.name, one);
  return found;
}

function named({ name, label }: Named): NamedReport {
  return { name, label };
}

/** A name that the text does not declare is still told; the language reports it. */
function reference(name: string | null, declared: ReadonlyMap<string, Named>): NamedReport | null {
  return name === null ? null : { name, label: declared.get(name)?.label ?? null };
}

function studyReport({ study, samples }: ReadStudy): StudyReport {
  return {
    name: study.name,
    label: study.label,
    method: study.method,
    date: study.date,
    wave: study.wave,
    weight: study.weight,
    respondents: samples.respondents,
    file: samples.file,
    dropped: samples.dropped,
    verbatims: samples.verbatims,
  };
}

function missingInOrder(model: Model, missing: readonly MissingStudy[]): MissingStudy[] {
  const places = new Map<string, number>();
  for (const [i, study] of inOrder([...model.studies, ...model.benchmarks]).entries()) places.set(study.name, i);
  const place = ({ name }: MissingStudy) => places.get(name) ?? places.size;
  return [...missing].sort((a, b) => place(a) - place(b) || (a.name < b.name ? -1 : a.name > b.name ? 1 : 0));
}

function initiativeReport(initiative: Model['initiatives'][number]): InitiativeReport {
  const { name, label, stage, owner, due, effort, impact, status, segment, channel } = initiative;
  return { name, label, stage, owner, due, effort, impact, status, segment, channel };
}
