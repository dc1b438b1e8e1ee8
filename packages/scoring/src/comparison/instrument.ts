import { type Bounds, type Kpi, type Model, normalizeLabel, type RatedColumn, type RepositoryStage, type Study } from '@parcours/model';

/** What an instrument is judged for. */
export interface Measurand {
  readonly of: 'stage' | 'kpi';
  readonly name: string;
}

/**
 * Identifies the instrument with which a study measures a stage or KPI: two studies have the same instrument there if their keys are
 * equal (method.md, 2.13).
 *
 * It is the method, hot or cold, the kind of line, and the scale, boxes and mapped answers of what is read; for responses the actions and
 * scores of the repository. Column names, missing codes and other columns do not matter.
 *
 * @param model the journey of the study: its KPIs and its repository are part of the instrument.
 */
export function instrumentOf(study: Study, { of, name }: Measurand, model: Pick<Model, 'kpis' | 'repository'>): string {
  const lines = of === 'stage' ? stageLines(study, name, model.repository?.stages ?? []) : kpiLines(study, name, model.kpis);
  return JSON.stringify([study.method, timingOf(study), ...lines.map((line) => JSON.stringify(line)).sort()]);
}

/** Hot and cold are never compared with each other. */
function timingOf(study: Study & { readonly timing?: 'hot' | 'cold' | null }): 'hot' | 'cold' | null {
  return study.timing ?? null;
}

type Line = readonly [kind: string, ...content: unknown[]];

function stageLines({ measures, stage, score, response, mean }: Study, name: string, repository: readonly RepositoryStage[]): Line[] {
  const wide = measures.filter((measure) => measure.stage === name).map(({ column }): Line => ['measure', ...ratingOf(column)]);
  if (!stage) return wide;
  return [
    ...wide,
    ...(score ? [['score', ...ratingOf(score)] as const] : []),
    ...(mean ? [['mean', ...ratingOf(mean)] as const] : []),
    ...(response ? [['response', actionsOf(repository.find((each) => each.name === name))] as const] : []),
  ];
}

function kpiLines({ kpis }: Study, name: string, declared: readonly Kpi[]): Line[] {
  const kpi = declared.find((each) => each.name === name);
  return kpis
    .filter((column) => column.kpi === name)
    .map(({ column, success }) => [
      'kpi',
      kpi?.kind ?? null,
      boundsOf(kpi?.boxes ?? null),
      ...ratingOf(column),
      success.map(normalizeLabel).sort(),
    ]);
}

/** Scale and mapped answers. A mapping's order does not matter. */
function ratingOf({ scale, labelValues, ...column }: RatedColumn & { readonly reversed?: boolean }): unknown[] {
  const mapped = labelValues.map(({ cell, value }) => JSON.stringify([normalizeLabel(cell), value])).sort();
  return [boundsOf(scale), column.reversed ?? false, mapped];
}

function boundsOf(bounds: Bounds | null): readonly [number, number] | null {
  return bounds && [bounds.min, bounds.max];
}

function actionsOf(stage: RepositoryStage | undefined): unknown {
  return stage?.actions
    .map(({ name, responses }) => JSON.stringify([name, responses.map((each) => JSON.stringify([each.name, each.score])).sort()]))
    .sort();
}
