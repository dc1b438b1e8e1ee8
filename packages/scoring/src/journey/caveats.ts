/** What questions a figure, so that it stands beside the figure as well as in the text. */
import {
  type Caveat,
  type Column,
  diagnoseElement,
  type ElementId,
  type KpiReport,
  type Model,
  type Named,
  normalizeLabel,
  type PooledPeriods,
  type Stage,
  type StageReport,
  type TermName,
} from '@parcours/model';
import type { LoadedStudy } from './period.ts';
import { kpiColumns, stageColumns } from './provenance.ts';

/** A diagnostic of a column of a study's file. */
export interface ColumnCaveat extends Caveat {
  readonly study: string;
  /** The id of the column, relative to the study; null: every figure of the study is questioned. */
  readonly column: ElementId | null;
}

/** The stages with the caveats of their columns, of the periods pooled, and of the defaults that decide about them. */
export function stagesWithCaveats(
  stages: readonly StageReport[],
  model: Model,
  studies: readonly LoadedStudy[],
  pooled: readonly PooledPeriods[],
  caveats: readonly ColumnCaveat[],
): StageReport[] {
  return stages.map((report, index): StageReport => {
    const stage = model.stages[index];
    const found = [
      ...columnCaveats(report, studies, caveats, {
        columnsOf: (read) => stageColumns(read, report.name),
        maps: ({ study }) => study.measures.some((measure) => measure.stage === report.name),
      }),
      ...pooled.flatMap((each) => (each.stages.includes(report.name) ? pooledCaveat(each, model) : [])),
      ...(stage ? defaultCaveats(stage, report, model) : []),
      ...(stage && report.measured?.lowCoverage ? [lowCoverageCaveat(stage)] : []),
    ];
    return found.length === 0 && report.caveats.length === 0 ? report : { ...report, caveats: found };
  });
}

/** The KPIs with the caveats of their columns and of the periods pooled. */
export function kpisWithCaveats(
  kpis: readonly KpiReport[],
  model: Model,
  studies: readonly LoadedStudy[],
  pooled: readonly PooledPeriods[],
  caveats: readonly ColumnCaveat[],
): KpiReport[] {
  return kpis.map((report, index) => ({
    ...report,
    caveats: [
      ...columnCaveats(report, studies, caveats, {
        columnsOf: (read) => kpiColumns(read, report.name),
        maps: ({ study }) => study.kpis.some(({ kpi }) => kpi === report.name),
      }),
      ...pooled.flatMap((each) => (each.kpis.includes(report.name) ? pooledCaveat(each, model) : [])),
      ...(report.lowCoverage ? [lowCoverageCaveat(model.kpis[index] ?? { id: model.id, ...report })] : []),
    ],
  }));
}

function lowCoverageCaveat({ id, label, name }: Named): Caveat {
  const { code, parameters } = diagnoseElement('JRN0465', id, { figure: label ?? name });
  return { code, parameters, study: null };
}

function pooledCaveat({ studies }: PooledPeriods, model: Model): Caveat {
  const titles = studies.map(({ name, date }) => `${model.studies.find((study) => study.name === name)?.label ?? name} (${date})`);
  const { code, parameters } = diagnoseElement('JRN0453', model.id, { studies: titles.join(', ') });
  return { code, parameters, study: studies.at(-1)?.name ?? null };
}

/** The columns of one figure. */
interface FigureColumns {
  readonly columnsOf: (read: LoadedStudy) => readonly Column[];
  /** Whether a line of the study names the figure: what questions the column may be why nothing is measured. */
  readonly maps: (read: LoadedStudy) => boolean;
}

/** By header, since a column that two lines name is reported at the first. */
function columnCaveats(
  { sources }: Pick<StageReport, 'sources'>,
  studies: readonly LoadedStudy[],
  caveats: readonly ColumnCaveat[],
  { columnsOf, maps }: FigureColumns,
): Caveat[] {
  if (caveats.length === 0) return [];
  return studies.flatMap((read) => {
    if (!maps(read) && !sources.some(({ study }) => study === read.study.name)) return [];
    const own = new Set(columnsOf(read).map(({ header }) => normalizeLabel(header)));
    return caveats.flatMap(({ column, ...caveat }): Caveat[] => {
      if (caveat.study !== read.study.name) return [];
      if (column === null || decidesWhatCounts(read, column) || answerColumns(read).length === 0) return [caveat];
      const header = headerOf(read, column);
      return header !== null && own.has(normalizeLabel(header)) ? [caveat] : [];
    });
  });
}

/** Which rows count, for whom and how much. */
function decidesWhatCounts({ study }: LoadedStudy, id: ElementId): boolean {
  return [study.respondent, study.weightColumn, ...study.where.map(({ column }) => column)].some((column) => column?.id === id);
}

/** Of the columns that hold answers; null for others. */
function headerOf(read: LoadedStudy, id: ElementId): string | null {
  return answerColumns(read).find((column) => column.id === id)?.header ?? null;
}

/** The columns of answers that the text names: none where the header of the file says what its columns are. */
function answerColumns({ study }: LoadedStudy): Column[] {
  return [
    study.action,
    study.response,
    study.score,
    study.mean,
    study.n,
    study.sd,
    ...study.measures.flatMap(({ column, expectation }) => [column, expectation]),
    ...study.kpis.map(({ column }) => column),
  ].filter((column) => column !== null);
}

/**
 * A default that decides about a measured stage: it names no importance, or no volume, where other stages of the journey do, and so counts
 * as much as its default (3, 100 %). The volume decides only where there is a shortfall.
 */
function defaultCaveats(stage: Stage, { measured, factors, importance }: StageReport, model: Model): Caveat[] {
  if (measured === null) return [];
  const declared = (attribute: 'importance' | 'volume') => model.stages.some((each) => each[attribute] !== null);
  const missing = {
    importance: stage.importance === null && declared('importance'),
    volume: factors !== null && factors.shortfall > 0 && stage.volume === null && declared('volume'),
  };
  const what: TermName | null =
    missing.importance && missing.volume
      ? 'default.both'
      : missing.importance
        ? 'default.importance'
        : missing.volume
          ? 'default.volume'
          : null;
  if (what === null) return [];
  const parameters = { stage: stage.label ?? stage.name, default: { term: what, values: { importance } } };
  const { code } = diagnoseElement('JRN0454', stage.id, parameters);
  return [{ code, parameters, study: null }];
}
