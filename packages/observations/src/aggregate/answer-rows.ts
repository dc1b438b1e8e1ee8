/** Which rows of a table are answers: rows that sum up others, repeat the column names or belong to another table are left out and told. */
import {
  type Column,
  columnLetters,
  diagnoseElement,
  type Model,
  normalizeLabel,
  STUDY_FILE_ID,
  type Study,
  type UnlocatedDiagnostic,
} from '@parcours/model';
import { excerpt } from '../excerpt.ts';
import { columnIndexes } from '../table/find-column.ts';
import { findHeaderRows, type SecondHeader } from '../table/header-rows.ts';
import { lacksHeader } from '../table/missing-header.ts';
import { mappedColumns } from '../table/projection.ts';
import { findSummaryRows, type LabelledRow } from '../table/summary-rows.ts';
import { MAX_EXAMPLES, type Table } from '../table/table.ts';
import { findTransposed } from '../table/transposed.ts';
import { withoutRows } from '../table/without-rows.ts';
import { mapCells, NameIndex, UNKNOWN_NAME } from '../values/name-index.ts';
import { hasMarkedAnswers } from './data-quality/marked-answers.ts';
import { NAMING_ROLES, namedElements } from './named-cells.ts';

export interface AnswerRows {
  /** The table with only the rows that are answers. */
  readonly table: Table;
  readonly diagnostics: readonly UnlocatedDiagnostic[];
}

/** A label that the study itself names, as a stage or as a text with a value, is an answer, whatever it looks like. */
export function answerRows(whole: Table, study: Study, model: Model): AnswerRows {
  const diagnostics: UnlocatedDiagnostic[] = [];
  const { repeated, second } = findHeaderRows(whole);
  const isDeclared = study.dialect.range !== null;
  // The first row of the other table; behind the last row without one.
  const end = !isDeclared && second?.isProven ? second.first : whole.lines.length;
  if (second && !isDeclared) diagnostics.push(reportSecondTable(whole, second));

  const headers = repeated.filter((row) => row < end);
  if (headers.length > 0)
    diagnostics.push(
      diagnoseElement('JRN0481', STUDY_FILE_ID, { path: whole.path, ...located(whole, headers) }, dataLocation(whole, headers)),
    );

  const { proven, suspected } = findSummaryRows(whole);
  const isNamed = namedLabels(whole, study, model);
  const isLeft = ({ row, text }: LabelledRow) => row < end && !isNamed(row, text);
  const summaries = proven.filter(isLeft);
  if (summaries.length > 0)
    diagnostics.push(diagnoseElement('JRN0480', STUDY_FILE_ID, summaryParameters(whole, summaries), rowsLocation(whole, summaries)));
  const doubtful = suspected.filter(isLeft);
  if (doubtful.length > 0)
    diagnostics.push(diagnoseElement('JRN0433', STUDY_FILE_ID, summaryParameters(whole, doubtful), rowsLocation(whole, doubtful)));

  const table = withoutRows(whole, [
    { reason: 'other-table', rows: Array.from({ length: whole.lines.length - end }, (_, at) => end + at) },
    { reason: 'repeated-header', rows: headers },
    { reason: 'total', rows: summaries.map(({ row }) => row) },
  ]);
  return { table, diagnostics };
}

function summaryParameters(table: Table, found: readonly LabelledRow[]) {
  const texts = [...new Set(found.map(({ text }) => excerpt(text)).filter((text) => text !== ''))];
  const shown = texts.slice(0, MAX_EXAMPLES).map((text) => `"${text}"`);
  return {
    path: table.path,
    ...located(
      table,
      found.map(({ row }) => row),
    ),
    texts: shown.join(', '),
  };
}

function rowsLocation(table: Table, found: readonly LabelledRow[]) {
  return dataLocation(
    table,
    found.map(({ row }) => row),
  );
}

function reportSecondTable(table: Table, { row, first, isProven }: SecondHeader): UnlocatedDiagnostic {
  const names = table.cells.flatMap((cells) => (cells?.values[cells.codes[row] as number] || []) as string | string[]);
  const last = columnLetters(Math.max(0, table.columns.length - 1));
  const parameters = {
    path: table.path,
    lines: String(table.lines[row]),
    columns: names
      .slice(0, MAX_EXAMPLES)
      .map((name) => `"${excerpt(name)}"`)
      .join(', '),
    range: `"A1:${last}${table.lines[first - 1]}"`,
  };
  if (!isProven) return diagnoseElement('JRN0483', STUDY_FILE_ID, parameters, dataLocation(table, [row]));
  const n = table.lines.length - first;
  return diagnoseElement('JRN0482', STUDY_FILE_ID, { ...parameters, n, all: `"A:${last}"` }, dataLocation(table, [row]));
}

function located({ lines }: Table, rows: readonly number[]): { n: number; lines: string } {
  return { n: rows.length, lines: String(lines[rows[0] as number]) };
}

function dataLocation({ lines }: Table, rows: readonly number[]) {
  return { dataLocation: { lines: rows.slice(0, MAX_EXAMPLES).map((row) => lines[row] as number), column: null } };
}

/** Whether the study names the cell that a row begins with: maps it, filters by it, or reads a stage, a segment … of that name from it. */
function namedLabels(table: Table, study: Study, model: Model): (row: number, text: string) => boolean {
  const named = new Map<number, ((text: string) => boolean)[]>();
  const add = (column: Column, names: (text: string) => boolean) => {
    for (const at of columnIndexes(table.columns, column.header)) named.set(at, [...(named.get(at) ?? []), names]);
  };
  const equals = (cells: readonly string[]) => {
    const known = new Set(cells.map(normalizeLabel));
    return (text: string) => known.has(text);
  };
  for (const column of mappedColumns(study)) {
    add(column, equals(column.values.map(({ cell }) => cell)));
    if ('labelValues' in column) add(column, equals((column as Study['measures'][number]['column']).labelValues.map(({ cell }) => cell)));
  }
  for (const { column, values } of study.where) add(column, equals(values));
  for (const { column, success } of study.kpis) add(column, equals(success));
  for (const role of NAMING_ROLES) {
    const column = study[role];
    if (!column || role === 'response') continue;
    const names = new NameIndex(namedElements(role, model));
    add(column, (text) => names.find(mapCells([text], column)[0] as string) !== UNKNOWN_NAME);
  }
  return (row, text) =>
    table.cells.some(
      (cells, at) =>
        cells && normalizeLabel(cells.values[cells.codes[row] as number] as string) === text && named.get(at)?.some((names) => names(text)),
    );
}

/** Whether a whole table holds rows that are no answers, or may be none, or names that are none. */
export function holdsOtherRows(table: Table): boolean {
  const { repeated, second } = findHeaderRows(table);
  const { proven, suspected } = findSummaryRows(table);
  if (findTransposed(table) || lacksHeader(table) || hasMarkedAnswers(table)) return true;
  return second !== null || repeated.length + proven.length + suspected.length > 0;
}
