/** A Table, as a study's text wants it read, into Samples. */
import {
  type Column,
  type Diagnostic,
  diagnose,
  type FileFacts,
  type Kpi,
  type Model,
  type Named,
  NO_VERBATIMS,
  type RatedColumn,
  type Samples,
  type Study,
} from '@parcours/model';
import { onScale, overallKpi } from '@parcours/scoring';
import { readBelonging } from './belonging.ts';
import { Columns } from './columns.ts';
import { FigureSource, reportScaleMissing, usable } from './figure-source.ts';
import { readGivenMeans } from './given.ts';
import { reportHeadings } from './heading-answers.ts';
import { findLongColumns, type Interactions, lostUnit, NONE, readInteractions } from './interactions.ts';
import { Losses } from './losses.ts';
import { NAMES_NOTHING, NameIndex, readNames } from './names.ts';
import { Decimals } from './number.ts';
import { readPeriod } from './period.ts';
import { plain } from './plain.ts';
import { propose } from './propose.ts';
import { readFigures, readSuccesses } from './ratings.ts';
import { aggregateRespondents, type KpiSource, type MeasureSource } from './respondents.ts';
import { Responses } from './responses.ts';
import { whatLacks } from './roles.ts';
import { assignRespondents, filterRows, ROWS_A_LOOK, type Rows } from './rows.ts';
import { mapsColumns } from './self-described.ts';
import type { Stop } from './stop.ts';
import type { Cells, Table } from './table.ts';
import { likelyTotal } from './totals.ts';
import { readVerbatims } from './verbatims.ts';
import { columnsOf } from './wants.ts';

const NPS = { min: 0, max: 10 };
const NOT_NEGATIVE = { min: 0, max: Number.POSITIVE_INFINITY };

export interface Aggregated {
  /** null where the findings have an error that leaves nothing to trust: a key column that is not there, a role that is missing. */
  readonly samples: Samples | null;
  readonly findings: readonly Diagnostic[];
}

/**
 * Aggregates one study's file for one journey, by method.md 2.1 and 2.2. The figures are independent of the order of the rows; only
 * line numbers, examples and verbatims follow the file.
 *
 * Without the respondent, stage, action, response or weight column, or one of a `where`, the other columns would say something else than
 * the text asks: then there are no Samples. A measure, KPI, score or verbatim whose column is missing or has no scale is left out alone.
 *
 * - A cell names a thing by a declared mapping, else by its name, else by its label.
 * - KPIs: nps is mapped from its declared scale to 0..10; csat and ces stay as declared; rate is 1 or 0; time is in hours.
 * - Stages and KPIs without a single answer are not in the Samples.
 * - A file of given means knows no respondents: `respondents` is the largest n, and the KPIs of such a study are not read.
 *
 * @param blamed if given, takes up the rows of which anything is lost.
 * @throws the signal's reason, once it is aborted; nothing else.
 */
export function aggregate(table: Table, study: Study, model: Model, signal?: Stop, blamed?: Set<number>): Aggregated {
  signal?.throwIfAborted();
  const lack = whatLacks(study, model);
  if (lack)
    return { samples: null, findings: [diagnose('JRN0415', study.at, { missing: { term: lack } }), ...proposal(table, study, model)] };

  const place = study.file?.at ?? study.at;
  const columns = new Columns(table);
  // All that are missing are said at once, whichever of them keeps the study from being read.
  columns.expect(columnsOf(study), study.dialect);
  const losses = new Losses(table, place, blamed);
  const decimals = decimalsOf(table, study, columns);
  const findings: Diagnostic[] = [];
  if (table.rows === 0) findings.push(diagnose('JRN0411', place, { path: table.path }));

  const filtered = filterRows(table, study, columns, decimals, losses, signal);
  const read = study.aggregated
    ? readAggregated(table, study, model, filtered, columns, decimals, losses, findings, signal)
    : readRespondents(table, study, model, filtered, columns, decimals, losses, findings, signal);
  const period = readPeriod(study, filtered, columns, losses, signal);
  const total = study.dialect.totals.length === 0 ? likelyTotal(table) : null;
  if (total) {
    const inData = { lines: [total.line], column: null };
    findings.push(diagnose('JRN0433', place, { path: table.path, line: String(total.line), text: plain(total.text) }, { inData }));
  }
  const filtersFound = study.where.every(({ column }) => columns.find(column));
  const all = [...columns.findings, ...findings, ...losses.findings()];
  // Half a reading would be reported beside the error that already says why there is none.
  if (!read || !filtersFound) return { samples: null, findings: [...columns.findings, ...findings] };
  const { rowsUsed, ...rest } = read;
  // Rows that were left out as the text asks, or whose cells are empty, are no fault: there is nothing to mend.
  if (rowsUsed === 0 && all.length > findings.length + columns.findings.length) {
    all.push(diagnose('JRN0438', place, { n: table.rows, path: table.path }));
  }
  return {
    samples: { study: study.name, file: factsOf(table, decimals, period, rowsUsed), ...rest, dropped: losses.dropped() },
    findings: all,
  };
}

/** Where the text says of no column what it holds, it is said what can be recognised. */
function proposal(table: Table, study: Study, model: Model): Diagnostic[] {
  if (mapsColumns(study) || study.where.length > 0) return [];
  const found = propose(table, model);
  if (found.length === 0) return [];
  const columns = found.map(
    (column) => `"${plain(column.header)}" → ${column.kind === 'role' ? column.role : `${column.kind} ${column.name}`}`,
  );
  return [diagnose('JRN0434', study.at, { path: table.path, n: found.length, columns: columns.join(', ') })];
}

type Read = Omit<Samples, 'study' | 'file' | 'dropped'> & { readonly rowsUsed: number };

function factsOf(table: Table, decimals: Decimals, period: FileFacts['period'], rowsUsed: number): FileFacts {
  const { path, bytes, encoding, delimiter, sheet = null, columns, rows } = table;
  return { path, bytes, encoding, delimiter, decimal: decimals.mark, sheet, period, columns, rows, rowsUsed, engine: 'portable' };
}

/** All the columns that the text declares as figures say together how the file writes its decimals. */
function decimalsOf(table: Table, study: Study, columns: Columns): Decimals {
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
  return new Decimals(cells, study.dialect, table.delimiter);
}

function readAggregated(
  table: Table,
  study: Study,
  model: Model,
  rows: Uint32Array,
  columns: Columns,
  decimals: Decimals,
  losses: Losses,
  findings: Diagnostic[],
  signal?: Stop,
): Read | null {
  const given = readGivenMeans(table, study, model, rows, columns, decimals, losses, findings, signal);
  return given && { ...given, kpis: [], verbatims: NO_VERBATIMS };
}

function readRespondents(
  table: Table,
  study: Study,
  model: Model,
  filtered: Uint32Array,
  columns: Columns,
  decimals: Decimals,
  losses: Losses,
  findings: Diagnostic[],
  signal?: Stop,
): Read | null {
  const rows = assignRespondents(table, study, filtered, columns, decimals, losses, signal);
  const long = study.stage && findLongColumns(study, columns);
  if (!rows || (study.stage && !long)) return null;

  const context: Context = { table, model, rows, columns, decimals, losses, findings };
  const score = study.score && ratingSource(study.score, study.score, lostUnit(study), context);
  const measures = measureSources(study, context);
  const { kpis, kpiList } = kpiSources(study, context);
  const verbatim = study.verbatim && columns.find(study.verbatim);
  const responses = new Responses(model);
  const nothingFound = !long?.response && !score && measures.length === 0 && kpis.length === 0 && !verbatim;
  if (nothingFound && columns.findings.length > 0) return null;

  const used = new Used(rows);
  const scored = study.score !== null || study.response !== null;
  const interactions =
    long && (scored || verbatim) ? readInteractions(table, study, model, long, rows.kept, responses, score, losses, signal) : null;
  markUsed(used, rows, interactions, measures, kpis, verbatim, signal);
  const belonging = readBelonging(table, study, model, rows, columns, losses, signal);
  checkNames(study, context, signal);
  const sources = { interactions, responses, score, measures, kpis };
  const overall = overallKpi(model.kpis)?.name;
  const list = { list: kpiList, overall: kpiList.findIndex(({ name }) => name === overall) };
  const spokenScores = verbatim && new Float64Array(table.lines.length);
  const figures = aggregateRespondents(model, rows, sources, list, belonging, (row) => used.has(row), spokenScores, signal);
  const respondents = study.respondent && columns.find(study.respondent);
  const verbatims =
    verbatim && spokenScores
      ? readVerbatims({ table, model, rows, texts: verbatim, respondents, interactions, scores: spokenScores, belonging })
      : null;
  return {
    ...figures,
    tells: belonging.tells,
    groups: figures.groups.map((group) => ({ ...group, verbatims: verbatims?.of(group) ?? NO_VERBATIMS })),
    verbatims: verbatims?.everybody ?? NO_VERBATIMS,
    ...used.totals(),
  };
}

interface Context {
  readonly table: Table;
  readonly model: Model;
  readonly rows: Rows;
  readonly columns: Columns;
  readonly decimals: Decimals;
  readonly losses: Losses;
  readonly findings: Diagnostic[];
}

/** Which rows are used, and how many respondents stand behind them. */
class Used {
  readonly #rows: Rows;
  readonly #usedRows: Uint8Array;

  constructor(rows: Rows) {
    this.#rows = rows;
    this.#usedRows = new Uint8Array(rows.respondentOf.length);
  }

  has(row: number): boolean {
    return this.#usedRows[row] === 1;
  }

  row(row: number): void {
    this.#usedRows[row] = 1;
  }

  totals(): { rowsUsed: number; respondents: number } {
    const heard = new Uint8Array(this.#rows.respondents);
    let rowsUsed = 0;
    let respondents = 0;
    for (const row of this.#rows.kept) {
      if (!this.#usedRows[row]) continue;
      const respondent = this.#rows.respondentOf[row] as number;
      const times = this.#rows.times?.[respondent] ?? 1;
      rowsUsed += times;
      if (!heard[respondent]) respondents += times;
      heard[respondent] = 1;
    }
    return { rowsUsed, respondents };
  }
}

function markUsed(
  used: Used,
  rows: Rows,
  interactions: Interactions | null,
  measures: readonly MeasureSource[],
  kpis: readonly KpiSource[],
  verbatim: Cells | null,
  signal?: Stop,
): void {
  for (let i = 0; i < rows.kept.length; i++) {
    if (i % ROWS_A_LOOK === 0) signal?.throwIfAborted();
    const row = rows.kept[i] as number;
    if (interactions && interactions.stage[row] !== NONE) used.row(row);
    for (const { rating, expectation } of measures) {
      if (rating.check(row)) used.row(row);
      expectation?.check(row);
    }
    for (const { figure } of kpis) if (figure.check(row)) used.row(row);
    if (verbatim && verbatim.values[verbatim.codes[row] as number] !== '') used.row(row);
  }
}

/** A column of ratings on the journey's scale; null where it is not in the file, or has no scale. */
function ratingSource(column: Column, rated: RatedColumn, unit: 'row' | 'cell', context: Context): FigureSource | null {
  const { model, rows, columns, decimals, losses, findings } = context;
  const cells = columns.find(column);
  if (!cells) return null;
  const scale = usable(rated.scale);
  if (!scale) {
    if (column === rated) findings.push(reportScaleMissing(cells, rated, rows.kept, decimals, losses));
    return null;
  }
  const read = decimals.reader(cells, scale);
  const readings = readFigures(cells.values, rated, scale, read, (figure) => onScale(figure, scale, model.scale));
  return new FigureSource(cells, readings, column, unit, scale, losses);
}

function measureSources(study: Study, context: Context): MeasureSource[] {
  return study.measures.flatMap(({ stage, column, expectation }) => {
    const index = context.model.stages.findIndex(({ name }) => name === stage);
    const rating = index < 0 ? null : ratingSource(column, column, 'cell', context);
    if (!rating) return [];
    return [{ stage: index, rating, expectation: expectation && ratingSource(expectation, column, 'cell', context) }];
  });
}

function kpiSources(study: Study, context: Context): { kpis: KpiSource[]; kpiList: Kpi[] } {
  const { table, model, rows, columns, decimals, losses, findings } = context;
  const kpiList: Kpi[] = [];
  const kpis = study.kpis.flatMap(({ kpi: name, column, success, hours }): KpiSource[] => {
    const declared = model.kpis.find((kpi) => kpi.name === name);
    const cells = declared && columns.find(column);
    if (!declared || !cells) return [];
    const { kind } = declared;
    const scale = usable(column.scale);
    if (!scale && kind !== 'rate' && kind !== 'time') {
      findings.push(reportScaleMissing(cells, column, rows.kept, decimals, losses));
      return [];
    }
    const bounds = kind === 'rate' ? null : (scale ?? NOT_NEGATIVE);
    const read = decimals.reader(cells, scale);
    const map = (figure: number) => {
      if (kind === 'nps' && scale) return onScale(figure, scale, NPS);
      return kind === 'time' ? figure * hours : figure;
    };
    const readings =
      kind === 'rate' ? readSuccesses(cells.values, column, success, read) : readFigures(cells.values, column, bounds, read, map);
    if (kind === 'rate' && success.length > 0) findings.push(...reportHeadings(table, column, cells, readings, rows.kept));
    let kpi = kpiList.findIndex((known) => known.name === name);
    if (kpi < 0) kpi = kpiList.push(declared) - 1;
    return [{ kpi, figure: new FigureSource(cells, readings, column, 'cell', bounds, losses) }];
  });
  return { kpis, kpiList };
}

/** Columns that only place a row: a name that is unknown is reported, and the row's score stays. */
function checkNames(study: Study, { model, rows, columns, losses }: Context, signal?: Stop): void {
  const placed: [Column | null, readonly Named[]][] = [
    [study.touchpoint, model.touchpoints],
    // Without a response column nothing is looked up by action.
    [study.response ? null : study.action, (model.repository?.stages ?? []).flatMap((stage) => stage.actions)],
  ];
  for (const [column, things] of placed) {
    const cells = column && columns.find(column);
    if (!column || !cells) continue;
    // One action name may stand in several stages: here it only has to be known.
    const known = new NameIndex([...new Map(things.map((thing) => [thing.name, thing])).values()]);
    const names = readNames(cells.values, column, known);
    const unknown = losses.tally('unmapped', column, 'cell');
    for (let i = 0; i < rows.kept.length; i++) {
      if (i % ROWS_A_LOOK === 0) signal?.throwIfAborted();
      const row = rows.kept[i] as number;
      const code = cells.codes[row] as number;
      if (names[code] === NAMES_NOTHING) unknown.add(row, cells.values[code] as string);
    }
  }
}
