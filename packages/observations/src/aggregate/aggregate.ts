/** Aggregates one study's Table into Samples. */
import {
  diagnoseElement,
  type FileMetadata,
  type Model,
  NO_VERBATIMS,
  type Samples,
  STUDY_FILE_ID,
  STUDY_ID,
  type Study,
  type UnlocatedDiagnostic,
} from '@parcours/model';
import { overallKpi } from '@parcours/scoring/respondent';
import { type CancellationToken, ROWS_PER_CANCELLATION_CHECK } from '../cancellation-token.ts';
import { excerpt } from '../excerpt.ts';
import { mapsColumns } from '../mapping/header-tags.ts';
import { isEventLog, missingRole } from '../mapping/missing-role.ts';
import { suggestMapping } from '../mapping/suggest-mapping.ts';
import { type AnsweringColumn, reportEqualColumns } from '../plausibility/equal-columns.ts';
import { reportRepeatedRespondents } from '../plausibility/repeated-respondents.ts';
import { respondentSketch } from '../plausibility/respondent-sketch.ts';
import { stageVisits } from '../plausibility/stage-visits.ts';
import { reportWeightsAsCounts } from '../plausibility/weights-as-counts.ts';
import { ColumnLookup } from '../table/column-lookup.ts';
import { mappedColumns } from '../table/projection.ts';
import type { Table } from '../table/table.ts';
import { mapCells, NameIndex, resolveNames, UNKNOWN_NAME } from '../values/name-index.ts';
import type { NumberNotation } from '../values/number-notation.ts';
import { kpiColumns, measureColumns, ratingColumn } from './answer-columns.ts';
import { answerRows } from './answer-rows.ts';
import { readClusters } from './clusters.ts';
import { reportChannelRows } from './data-quality/channel-rows.ts';
import { reportFileNotes } from './data-quality/file-notes.ts';
import { layoutNotes, shapeNotes } from './data-quality/layout-notes.ts';
import { reportMarkedAnswers } from './data-quality/marked-answers.ts';
import { reportRepeatedActions } from './data-quality/repeated-actions.ts';
import { reportShortenedIds } from './data-quality/shortened-ids.ts';
import { readGroupMembership } from './group-membership.ts';
import { longColumns, NONE, readInteractions, rejectUnit } from './interactions.ts';
import { namedElements } from './named-cells.ts';
import { readPanelNames } from './panel.ts';
import type { AnswerColumns } from './parsed-columns.ts';
import { readPeriod } from './period.ts';
import { RejectLog } from './reject-log.ts';
import { assignRespondents, filterRows, type RespondentRows } from './respondents/respondent-rows.ts';
import { aggregateRespondents } from './respondents/respondents.ts';
import { ResponseIndex } from './response-index.ts';
import type { LineNeeds } from './row-tally.ts';
import { notationOf, type StudyContext } from './study-context.ts';
import { readSummaryStatistics } from './summary-statistics.ts';
import { UsedRows } from './used-rows.ts';
import { hasVerbatim, readVerbatims, type VerbatimColumn, verbatimColumns } from './verbatims.ts';

export interface AggregateOptions {
  readonly signal?: CancellationToken | undefined;
  /** Called with the share of rows aggregated so far, 0–1. */
  readonly progress?: ((share: number) => void) | undefined;
  /** Is filled: what the table lacks to tell the lines of rejects and findings. */
  readonly lineNeeds?: LineNeeds | undefined;
}

export interface AggregationResult {
  /** Null if an error leaves no figure to trust: a missing key column or a missing role. */
  readonly samples: Samples | null;
  readonly diagnostics: readonly UnlocatedDiagnostic[];
}

/**
 * Aggregates one study's file for one journey (method.md, 2.1 and 2.2). The figures do not depend on the order of the rows; line numbers,
 * examples and verbatims do.
 *
 * Without the respondent, stage, action, response, weight, cluster or observer column, or a column of a `where` filter, the remaining
 * columns would mean something else than the study says: there are no Samples. A measure, KPI, score or verbatim whose column or scale is
 * missing is left out on its own.
 *
 * - A cell is matched by a declared mapping, else by name, else by label.
 * - KPIs: nps is rescaled from its declared scale to 0–10; csat and ces keep their scale; rate is 1 or 0; time is in hours;
 *   amount is as given.
 * - Stages and KPIs without a single answer are not in the Samples.
 * - A file of summary statistics has no respondents: `respondents` is the largest n, and its KPIs are not read.
 *
 * @throws the signal's reason once it is aborted; nothing else.
 */
export function aggregate(whole: Table, study: Study, model: Model, options: AggregateOptions = {}): AggregationResult {
  const { signal, progress, lineNeeds } = options;
  signal?.throwIfAborted();
  const missing = missingRole(study, model);
  if (missing)
    return {
      samples: null,
      diagnostics: [
        diagnoseElement('JRN0415', STUDY_ID, { missing: { term: missing } }),
        ...shapeNotes(whole, study),
        ...mappingSuggestion(whole, study, model),
      ],
    };

  const { table, diagnostics: leftOut } = answerRows(whole, study, model);
  const columns = new ColumnLookup(table);
  // Reports all missing columns at once, not only the one that stops the aggregation.
  columns.reportMissing(mappedColumns(study), study.dialect);
  const rejects = new RejectLog(table, lineNeeds);
  const notation = notationOf(table, study, columns);
  const diagnostics: UnlocatedDiagnostic[] = [...shapeNotes(whole, study), ...leftOut];
  if (table.rows === 0) diagnostics.push(diagnoseElement('JRN0411', STUDY_FILE_ID, { path: table.path }));

  const context: StudyContext = { table, study, model, columns, notation, rejects, diagnostics, signal };
  const filtered = filterRows(context);
  diagnostics.push(...reportFileNotes(context, filtered), ...reportMarkedAnswers(context, filtered));
  const read = study.aggregated ? readAggregated(context, filtered) : readRespondents(context, filtered, progress);
  const period = readPeriod(context, filtered);
  diagnostics.push(...layoutNotes(context));
  const hasFilterColumns = study.where.every(({ column }) => columns.find(column));
  const all = [...columns.diagnostics, ...diagnostics, ...rejects.diagnostics()];
  // Rejects of a partial read would only repeat the error that already explains why there are no Samples.
  if (!read || !hasFilterColumns) return { samples: null, diagnostics: [...columns.diagnostics, ...diagnostics] };
  const { rowsUsed, ...rest } = read;
  // Filtered rows and empty cells are no fault, so there is nothing to fix.
  if (rowsUsed === 0 && !isEventLog(study) && all.length > diagnostics.length + columns.diagnostics.length) {
    all.push(diagnoseElement('JRN0438', STUDY_FILE_ID, { n: table.rows, path: table.path }));
  }
  return {
    samples: { study: study.name, file: fileFacts(table, notation, period, rowsUsed), ...rest, dropped: rejects.dropped() },
    diagnostics: all,
  };
}

/** Suggests a mapping (JRN0434) if the study maps no column. */
function mappingSuggestion(table: Table, study: Study, model: Model): UnlocatedDiagnostic[] {
  if (mapsColumns(study) || study.where.length > 0 || study.unusableColumns) return [];
  const found = suggestMapping(table, model);
  if (found.length === 0) return [];
  const columns = found.map(
    (column) => `"${excerpt(column.header)}" → ${column.kind === 'role' ? column.role : `${column.kind} ${column.name}`}`,
  );
  return [diagnoseElement('JRN0434', STUDY_ID, { path: table.path, n: found.length, columns: columns.join(', ') })];
}

type AggregatedAnswers = Omit<Samples, 'study' | 'file' | 'dropped'> & { readonly rowsUsed: number };

function fileFacts(table: Table, notation: NumberNotation, period: FileMetadata['period'], rowsUsed: number): FileMetadata {
  const { path, bytes, encoding, delimiter, sheet = null, columns, rows } = table;
  return { path, bytes, encoding, delimiter, decimal: notation.decimalMark, sheet, period, columns, rows, rowsUsed, engine: 'portable' };
}

function readAggregated(context: StudyContext, rows: Uint32Array): AggregatedAnswers | null {
  const summary = readSummaryStatistics(context, rows);
  return summary && { ...summary, kpis: [], stagePairs: [], panel: null, verbatims: NO_VERBATIMS };
}

function readRespondents(context: StudyContext, filtered: Uint32Array, progress: AggregateOptions['progress']): AggregatedAnswers | null {
  const { table, study, model, columns, signal } = context;
  if ([study.cluster, study.observer].some((column) => column && !columns.find(column))) return null;
  const rows = assignRespondents(context, filtered);
  const long = study.stage && longColumns(context);
  reportShortenedIds(context, filtered);
  if (!rows || (study.stage && !long)) return null;
  context.diagnostics.push(...reportRepeatedRespondents(context, rows), ...reportWeightsAsCounts(context, rows));

  const score = study.score && ratingColumn(context, rows.kept, study.score, study.score, rejectUnit(study));
  const answering: AnsweringColumn[] = [];
  const measures = measureColumns(context, rows.kept, answering);
  const { kpis, kpiList } = kpiColumns(context, rows.kept, answering);
  context.diagnostics.push(...reportEqualColumns(context, answering, rows.kept));
  const verbatims = verbatimColumns(context);
  const responses = new ResponseIndex(model);
  const hasNoColumns = !long?.response && !score && measures.length === 0 && kpis.length === 0 && verbatims.length === 0;
  if (hasNoColumns && columns.diagnostics.length > 0) return null;

  const isScored = study.score !== null || study.response !== null;
  const readsStages = isScored || verbatims.length > 0;
  const interactions = long && readsStages ? readInteractions(context, long, rows.kept, responses, score?.cells ?? null) : null;
  const observerOf = readObservers(context);
  const answers: AnswerColumns = { interactions, responses, score, observerOf, measures, kpis };
  const used = new UsedRows(table.lines.length);
  markUsed(used, rows, answers, verbatims, signal);
  const membership = readGroupMembership(context, rows);
  reportUnknownNames(context, rows.kept);
  reportChannelRows(context, rows.kept);
  if (interactions) reportRepeatedActions(context, rows, interactions, responses);
  const overall = overallKpi(model.kpis.filter(({ name }) => kpiList.some((kpi) => kpi.name === name)));
  const figures = aggregateRespondents({
    model,
    rows,
    answers,
    kpiList: {
      list: kpiList,
      overall: kpiList.findIndex(({ name }) => name === overall?.name),
      isOverallReversed: overall?.kind === 'csat' && study.kpis.some(({ kpi, column }) => kpi === overall.name && column.reversed),
    },
    membership,
    keys: {
      clusters: readClusters(context, rows),
      panelNames: readPanelNames(context, rows),
      actions: interactions && study.response ? responses.stageActions() : null,
    },
    isUsed: (row) => used.has(row),
    verbatims,
    signal,
    progress,
  });
  const respondents = study.respondent && columns.find(study.respondent);
  const said =
    verbatims.length > 0 ? readVerbatims({ table, model, rows, columns: verbatims, respondents, interactions, membership }) : null;
  return {
    ...figures,
    dimensions: membership.dimensions,
    groups: figures.groups.map((group) => ({ ...group, verbatims: said?.of(group) ?? NO_VERBATIMS })),
    verbatims: said?.everybody ?? NO_VERBATIMS,
    sketch: respondentSketch(context, rows.kept),
    visits: stageVisits(context, rows),
  };
}

/** By row: the code of the observer's cell, as mapped; null without such a column. */
function readObservers({ table, study, columns }: StudyContext): Int32Array | null {
  const cells = study.observer && columns.find(study.observer);
  if (!study.observer || !cells) return null;
  const first = new Map<string, number>();
  const observers = mapCells(cells.values, study.observer).map((name, code) => {
    const known = first.get(name) ?? code;
    first.set(name, known);
    return known;
  });
  return Int32Array.from(table.lines, (_, row) => observers[cells.codes[row] as number] as number);
}

function markUsed(
  used: UsedRows,
  rows: RespondentRows,
  { interactions, measures, kpis }: AnswerColumns,
  verbatims: readonly VerbatimColumn[],
  signal: CancellationToken | undefined,
): void {
  for (let i = 0; i < rows.kept.length; i++) {
    if (i % ROWS_PER_CANCELLATION_CHECK === 0) signal?.throwIfAborted();
    const row = rows.kept[i] as number;
    if (interactions && interactions.scoredStage[row] !== NONE) used.add(row);
    for (const { rating, expectation } of measures) {
      if (rating.cells.validate(row)) used.add(row);
      if (expectation?.cells.validate(row)) used.add(row);
    }
    for (const { cells } of kpis) if (cells.validate(row)) used.add(row);
    for (const column of verbatims) if (hasVerbatim(column, row)) used.add(row);
  }
}

/** Reports unknown names in columns that only classify a row; the row keeps its score. */
function reportUnknownNames({ study, model, columns, rejects, signal }: StudyContext, rows: Uint32Array): void {
  // Actions are looked up only through a response column.
  for (const role of study.response ? (['touchpoint'] as const) : (['touchpoint', 'action'] as const)) {
    const column = study[role];
    const cells = column && columns.find(column);
    if (!column || !cells) continue;
    const names = resolveNames(cells.values, column, new NameIndex(namedElements(role, model)));
    const unknown = rejects.tally('unmapped', column, 'cell');
    for (let i = 0; i < rows.length; i++) {
      if (i % ROWS_PER_CANCELLATION_CHECK === 0) signal?.throwIfAborted();
      const row = rows[i] as number;
      const code = cells.codes[row] as number;
      if (names[code] === UNKNOWN_NAME) unknown.add(row, cells.values[code] as string);
    }
  }
}
