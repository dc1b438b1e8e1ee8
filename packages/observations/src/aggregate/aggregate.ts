/** Aggregates one study's Table into Samples. */
import {
  type Column,
  type Diagnostic,
  diagnose,
  type FileMetadata,
  type Kpi,
  type Model,
  type Named,
  NO_VERBATIMS,
  type RatedColumn,
  type Samples,
  type Study,
} from '@parcours/model';
import { overallKpi, rescale } from '@parcours/scoring/respondent';
import type { CancellationToken } from '../cancellation-token.ts';
import { excerpt } from '../excerpt.ts';
import { mapsColumns } from '../mapping/header-tags.ts';
import { missingRole } from '../mapping/missing-role.ts';
import { suggestMapping } from '../mapping/suggest-mapping.ts';
import { ColumnLookup } from '../table/column-lookup.ts';
import { mappedColumns } from '../table/projection.ts';
import type { DictionaryColumn, Table } from '../table/table.ts';
import { detectTotalRow } from '../table/total-rows.ts';
import { NameIndex, resolveNames, UNKNOWN_NAME } from '../values/name-index.ts';
import { NumberNotation } from '../values/number-notation.ts';
import { parseNumericCells, parseRateCells } from '../values/numeric-cells.ts';
import { NumericColumn, reportMissingScale, validScale } from '../values/numeric-column.ts';
import { readGroupMembership } from './group-membership.ts';
import { reportHeadingAnswers } from './heading-answers.ts';
import { type Interactions, longColumns, NONE, readInteractions, rejectUnit } from './interactions.ts';
import { readPeriod } from './period.ts';
import { RejectLog } from './reject-log.ts';
import { assignRespondents, filterRows, type RespondentRows, ROWS_PER_CANCELLATION_CHECK } from './respondent-rows.ts';
import { aggregateRespondents, type KpiColumn, type MeasureColumns } from './respondents.ts';
import { ResponseIndex } from './response-index.ts';
import { readSummaryStatistics } from './summary-statistics.ts';
import { readVerbatims } from './verbatims.ts';

const NPS = { min: 0, max: 10 };
const NON_NEGATIVE = { min: 0, max: Number.POSITIVE_INFINITY };

export interface AggregationResult {
  /** Null if an error leaves no figure to trust: a missing key column or a missing role. */
  readonly samples: Samples | null;
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * Aggregates one study's file for one journey (method.md, 2.1 and 2.2). The figures do not depend on the order of the rows; line numbers,
 * examples and verbatims do.
 *
 * Without the respondent, stage, action, response or weight column, or a column of a `where` filter, the remaining columns would mean
 * something else than the study says: there are no Samples. A measure, KPI, score or verbatim whose column or scale is missing is left out
 * on its own.
 *
 * - A cell is matched by a declared mapping, else by name, else by label.
 * - KPIs: nps is rescaled from its declared scale to 0–10; csat and ces keep their scale; rate is 1 or 0; time is in hours.
 * - Stages and KPIs without a single answer are not in the Samples.
 * - A file of summary statistics has no respondents: `respondents` is the largest n, and its KPIs are not read.
 *
 * @param rowsWithRejects if given, collects the rows with at least one reject.
 * @throws the signal's reason once it is aborted; nothing else.
 */
export function aggregate(
  table: Table,
  study: Study,
  model: Model,
  signal?: CancellationToken,
  rowsWithRejects?: Set<number>,
): AggregationResult {
  signal?.throwIfAborted();
  const missing = missingRole(study, model);
  if (missing)
    return {
      samples: null,
      diagnostics: [diagnose('JRN0415', study.at, { missing: { term: missing } }), ...mappingSuggestion(table, study, model)],
    };

  const place = study.file?.at ?? study.at;
  const columns = new ColumnLookup(table);
  // Reports all missing columns at once, not only the one that stops the aggregation.
  columns.reportMissing(mappedColumns(study), study.dialect);
  const rejects = new RejectLog(table, place, rowsWithRejects);
  const notation = notationOf(table, study, columns);
  const findings: Diagnostic[] = [];
  if (table.rows === 0) findings.push(diagnose('JRN0411', place, { path: table.path }));

  const filtered = filterRows(table, study, columns, notation, rejects, signal);
  const read = study.aggregated
    ? readAggregated(table, study, model, filtered, columns, notation, rejects, findings, signal)
    : readRespondents(table, study, model, filtered, columns, notation, rejects, findings, signal);
  const period = readPeriod(study, filtered, columns, rejects, signal);
  const totalRow = study.dialect.totals.length === 0 ? detectTotalRow(table) : null;
  if (totalRow) {
    const dataLocation = { lines: [totalRow.line], column: null };
    findings.push(
      diagnose('JRN0433', place, { path: table.path, line: String(totalRow.line), text: excerpt(totalRow.text) }, { dataLocation }),
    );
  }
  const hasFilterColumns = study.where.every(({ column }) => columns.find(column));
  const all = [...columns.diagnostics, ...findings, ...rejects.diagnostics()];
  // Rejects of a partial read would only repeat the error that already explains why there are no Samples.
  if (!read || !hasFilterColumns) return { samples: null, diagnostics: [...columns.diagnostics, ...findings] };
  const { rowsUsed, ...rest } = read;
  // Filtered rows and empty cells are no fault, so there is nothing to fix.
  if (rowsUsed === 0 && all.length > findings.length + columns.diagnostics.length) {
    all.push(diagnose('JRN0438', place, { n: table.rows, path: table.path }));
  }
  return {
    samples: { study: study.name, file: fileFacts(table, notation, period, rowsUsed), ...rest, dropped: rejects.dropped() },
    diagnostics: all,
  };
}

/** Suggests a mapping (JRN0434) if the study maps no column. */
function mappingSuggestion(table: Table, study: Study, model: Model): Diagnostic[] {
  if (mapsColumns(study) || study.where.length > 0) return [];
  const found = suggestMapping(table, model);
  if (found.length === 0) return [];
  const columns = found.map(
    (column) => `"${excerpt(column.header)}" → ${column.kind === 'role' ? column.role : `${column.kind} ${column.name}`}`,
  );
  return [diagnose('JRN0434', study.at, { path: table.path, n: found.length, columns: columns.join(', ') })];
}

type AggregatedAnswers = Omit<Samples, 'study' | 'file' | 'dropped'> & { readonly rowsUsed: number };

function fileFacts(table: Table, notation: NumberNotation, period: FileMetadata['period'], rowsUsed: number): FileMetadata {
  const { path, bytes, encoding, delimiter, sheet = null, columns, rows } = table;
  return { path, bytes, encoding, delimiter, decimal: notation.decimalMark, sheet, period, columns, rows, rowsUsed, engine: 'portable' };
}

/** Infers the file's number notation from all columns declared as numeric. */
function notationOf(table: Table, study: Study, columns: ColumnLookup): NumberNotation {
  const declared = [
    study.score,
    study.mean,
    study.n,
    study.sd,
    study.weightColumn,
    ...study.measures.flatMap(({ column, expectation }) => [column, expectation]),
    ...study.kpis.map(({ column }) => column),
  ];
  const cells = declared.flatMap((column) => (column ? (columns.find(column) ?? []) : []));
  return new NumberNotation(cells, study.dialect, table.delimiter);
}

function readAggregated(
  table: Table,
  study: Study,
  model: Model,
  rows: Uint32Array,
  columns: ColumnLookup,
  notation: NumberNotation,
  rejects: RejectLog,
  findings: Diagnostic[],
  signal?: CancellationToken,
): AggregatedAnswers | null {
  const given = readSummaryStatistics(table, study, model, rows, columns, notation, rejects, findings, signal);
  return given && { ...given, kpis: [], verbatims: NO_VERBATIMS };
}

function readRespondents(
  table: Table,
  study: Study,
  model: Model,
  filtered: Uint32Array,
  columns: ColumnLookup,
  notation: NumberNotation,
  rejects: RejectLog,
  findings: Diagnostic[],
  signal?: CancellationToken,
): AggregatedAnswers | null {
  const rows = assignRespondents(table, study, filtered, columns, notation, rejects, signal);
  const long = study.stage && longColumns(study, columns);
  if (!rows || (study.stage && !long)) return null;

  const context: Context = { table, model, rows, columns, notation, rejects, findings };
  const score = study.score && ratingColumn(study.score, study.score, rejectUnit(study), context);
  const measures = measureColumns(study, context);
  const { kpis, kpiList } = kpiColumns(study, context);
  const verbatim = study.verbatim && columns.find(study.verbatim);
  const responses = new ResponseIndex(model);
  const hasNoColumns = !long?.response && !score && measures.length === 0 && kpis.length === 0 && !verbatim;
  if (hasNoColumns && columns.diagnostics.length > 0) return null;

  const used = new UsedRows(rows);
  const scored = study.score !== null || study.response !== null;
  const interactions =
    long && (scored || verbatim) ? readInteractions(table, study, model, long, rows.kept, responses, score, rejects, signal) : null;
  markUsed(used, rows, interactions, measures, kpis, verbatim, signal);
  const membership = readGroupMembership(table, study, model, rows, columns, rejects, signal);
  reportUnknownNames(study, context, signal);
  const sources = { interactions, responses, score, measures, kpis };
  const overall = overallKpi(model.kpis)?.name;
  const list = { list: kpiList, overall: kpiList.findIndex(({ name }) => name === overall) };
  const verbatimScores = verbatim && new Float64Array(table.lines.length);
  const figures = aggregateRespondents(model, rows, sources, list, membership, (row) => used.has(row), verbatimScores, signal);
  const respondents = study.respondent && columns.find(study.respondent);
  const verbatims =
    verbatim && verbatimScores
      ? readVerbatims({ table, model, rows, texts: verbatim, respondents, interactions, scores: verbatimScores, membership })
      : null;
  return {
    ...figures,
    dimensions: membership.dimensions,
    groups: figures.groups.map((group) => ({ ...group, verbatims: verbatims?.of(group) ?? NO_VERBATIMS })),
    verbatims: verbatims?.everybody ?? NO_VERBATIMS,
    ...used.totals(),
  };
}

interface Context {
  readonly table: Table;
  readonly model: Model;
  readonly rows: RespondentRows;
  readonly columns: ColumnLookup;
  readonly notation: NumberNotation;
  readonly rejects: RejectLog;
  readonly findings: Diagnostic[];
}

/** Tracks which rows are used, and counts the respondents behind them. */
class UsedRows {
  readonly #rows: RespondentRows;
  readonly #usedRows: Uint8Array;

  constructor(rows: RespondentRows) {
    this.#rows = rows;
    this.#usedRows = new Uint8Array(rows.respondentOf.length);
  }

  has(row: number): boolean {
    return this.#usedRows[row] === 1;
  }

  add(row: number): void {
    this.#usedRows[row] = 1;
  }

  totals(): { rowsUsed: number; respondents: number } {
    const counted = new Uint8Array(this.#rows.respondents);
    let rowsUsed = 0;
    let respondents = 0;
    for (const row of this.#rows.kept) {
      if (!this.#usedRows[row]) continue;
      const respondent = this.#rows.respondentOf[row] as number;
      const times = this.#rows.counts?.[respondent] ?? 1;
      rowsUsed += times;
      if (!counted[respondent]) respondents += times;
      counted[respondent] = 1;
    }
    return { rowsUsed, respondents };
  }
}

function markUsed(
  used: UsedRows,
  rows: RespondentRows,
  interactions: Interactions | null,
  measures: readonly MeasureColumns[],
  kpis: readonly KpiColumn[],
  verbatim: DictionaryColumn | null,
  signal?: CancellationToken,
): void {
  for (let i = 0; i < rows.kept.length; i++) {
    if (i % ROWS_PER_CANCELLATION_CHECK === 0) signal?.throwIfAborted();
    const row = rows.kept[i] as number;
    if (interactions && interactions.scoredStage[row] !== NONE) used.add(row);
    for (const { rating, expectation } of measures) {
      if (rating.validate(row)) used.add(row);
      expectation?.validate(row);
    }
    for (const { figure } of kpis) if (figure.validate(row)) used.add(row);
    if (verbatim && verbatim.values[verbatim.codes[row] as number] !== '') used.add(row);
  }
}

/** A rating column rescaled to the journey's scale; null if it is missing from the file or has no scale. */
function ratingColumn(column: Column, rated: RatedColumn, unit: 'row' | 'cell', context: Context): NumericColumn | null {
  const { model, rows, columns, notation, rejects, findings } = context;
  const cells = columns.find(column);
  if (!cells) return null;
  const scale = validScale(rated.scale);
  if (!scale) {
    if (column === rated) findings.push(reportMissingScale(cells, rated, rows.kept, notation, rejects));
    return null;
  }
  const read = notation.parser(cells, scale);
  const readings = parseNumericCells(cells.values, rated, scale, read, (figure) => rescale(figure, scale, model.scale));
  return new NumericColumn(cells, readings, column, unit, scale, rejects);
}

function measureColumns(study: Study, context: Context): MeasureColumns[] {
  return study.measures.flatMap(({ stage, column, expectation }) => {
    const index = context.model.stages.findIndex(({ name }) => name === stage);
    const rating = index < 0 ? null : ratingColumn(column, column, 'cell', context);
    if (!rating) return [];
    return [{ stage: index, rating, expectation: expectation && ratingColumn(expectation, column, 'cell', context) }];
  });
}

function kpiColumns(study: Study, context: Context): { kpis: KpiColumn[]; kpiList: Kpi[] } {
  const { table, model, rows, columns, notation, rejects, findings } = context;
  const kpiList: Kpi[] = [];
  const kpis = study.kpis.flatMap(({ kpi: name, column, success, hours }): KpiColumn[] => {
    const declared = model.kpis.find((kpi) => kpi.name === name);
    const cells = declared && columns.find(column);
    if (!declared || !cells) return [];
    const { kind } = declared;
    const scale = validScale(column.scale);
    if (!scale && kind !== 'rate' && kind !== 'time') {
      findings.push(reportMissingScale(cells, column, rows.kept, notation, rejects));
      return [];
    }
    const bounds = kind === 'rate' ? null : (scale ?? NON_NEGATIVE);
    const read = notation.parser(cells, scale);
    const map = (figure: number) => {
      if (kind === 'nps' && scale) return rescale(figure, scale, NPS);
      return kind === 'time' ? figure * hours : figure;
    };
    const readings =
      kind === 'rate' ? parseRateCells(cells.values, column, success, read) : parseNumericCells(cells.values, column, bounds, read, map);
    if (kind === 'rate' && success.length > 0) findings.push(...reportHeadingAnswers(table, column, cells, readings, rows.kept));
    let kpi = kpiList.findIndex((known) => known.name === name);
    if (kpi < 0) kpi = kpiList.push(declared) - 1;
    return [{ kpi, figure: new NumericColumn(cells, readings, column, 'cell', bounds, rejects) }];
  });
  return { kpis, kpiList };
}

/** Reports unknown names in columns that only classify a row; the row keeps its score. */
function reportUnknownNames(study: Study, { model, rows, columns, rejects }: Context, signal?: CancellationToken): void {
  const classifiers: [Column | null, readonly Named[]][] = [
    [study.touchpoint, model.touchpoints],
    // Actions are looked up only through a response column.
    [study.response ? null : study.action, (model.repository?.stages ?? []).flatMap((stage) => stage.actions)],
  ];
  for (const [column, targets] of classifiers) {
    const cells = column && columns.find(column);
    if (!column || !cells) continue;
    // An action name may occur in several stages; here it only has to be known.
    const known = new NameIndex([...new Map(targets.map((thing) => [thing.name, thing])).values()]);
    const names = resolveNames(cells.values, column, known);
    const unknown = rejects.tally('unmapped', column, 'cell');
    for (let i = 0; i < rows.kept.length; i++) {
      if (i % ROWS_PER_CANCELLATION_CHECK === 0) signal?.throwIfAborted();
      const row = rows.kept[i] as number;
      const code = cells.codes[row] as number;
      if (names[code] === UNKNOWN_NAME) unknown.add(row, cells.values[code] as string);
    }
  }
}
