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
 * It is the method, hot or cold, whether ratings or responses are read, and the scale, boxes and mapped answers of the ratings; for
 * responses the actions and scores of the repository. Column names, missing codes and other columns do not matter, nor whether the ratings
 * are given a row each, a column each, or as means: a competitor's figures rarely come otherwise.
 *
 * @param model the journey of the study: its KPIs and its repository are part of the instrument.
 */
export function instrumentOf(study: Study, { of, name }: Measurand, model: Pick<Model, 'kpis' | 'repository'>): string {
  const lines = of === 'stage' ? stageLines(study, name, model.repository?.stages ?? []) : kpiLines(study, name, model.kpis);
  return JSON.stringify([study.method, study.timing, ...lines.map((line) => JSON.stringify(line)).sort()]);
}

type Line = readonly [kind: string, ...content: unknown[]];

function stageLines({ measures, stage, score, response, mean }: Study, name: string, repository: readonly RepositoryStage[]): Line[] {
  const wide = measures.filter((measure) => measure.stage === name).map(({ column }): Line => ['rating', ...ratingOf(column)]);
  if (!stage) return wide;
  const guide = repository.find((each) => each.name === name);
  return [
    ...wide,
    ...(score ? [['rating', ...ratingOf(score)] as const] : []),
    ...(mean ? [['rating', ...ratingOf(mean)] as const] : []),
    ...(response && guide ? [['response', actionsOf(guide)] as const] : []),
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
function ratingOf({ scale, reversed, labelValues }: RatedColumn): unknown[] {
  const mapped = labelValues.map(({ cell, value }) => JSON.stringify([normalizeLabel(cell), value])).sort();
  return [boundsOf(scale), reversed, mapped];
}

function boundsOf(bounds: Bounds | null): readonly [number, number] | null {
  return bounds && [bounds.min, bounds.max];
}

function actionsOf({ actions }: RepositoryStage): string[] {
  return actions
    .map(({ name, responses }) => JSON.stringify([name, responses.map((each) => JSON.stringify([each.name, each.score])).sort()]))
    .sort();
}
