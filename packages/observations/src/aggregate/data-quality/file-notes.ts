/** Reports what a file says of its rows and columns beside their cells: what a sheet hides or does not hold, by what rows are weighted. */
import { type Column, diagnoseElement, normalizeLabel, STUDY_FILE_ID, type UnlocatedDiagnostic } from '@parcours/model';
import { excerpt } from '../../excerpt.ts';
import { columnIndexes } from '../../table/find-column.ts';
import { mappedColumns } from '../../table/projection.ts';
import { MAX_EXAMPLES, type Table } from '../../table/table.ts';
import type { StudyContext } from '../study-context.ts';

/** @param rows of the table that pass the study's filters. */
export function reportFileNotes(context: StudyContext, rows: Uint32Array): UnlocatedDiagnostic[] {
  return [...reportSheet(context, rows), ...reportWeighting(context)];
}

function reportSheet({ table, study }: StudyContext, rows: Uint32Array): UnlocatedDiagnostic[] {
  const { formulasWithoutValue = new Map<number, Uint32Array>(), hiddenLines = new Uint32Array(), hiddenColumns } = table;
  if (formulasWithoutValue.size === 0 && hiddenLines.length === 0 && !hiddenColumns?.size) return [];
  const lines = rows.map((row) => table.lines[row] as number);
  const used = new Map(mappedColumns(study).map((column) => [normalizeLabel(column.header), column] as const));
  const columns = [...used].flatMap(([header, column]) => columnIndexes(table.columns, header).map((index) => ({ column, index })));
  return [
    ...reportFormulasInHeader(table, formulasWithoutValue),
    ...columns.flatMap(({ column, index }) => reportFormulas(table, column, common(formulasWithoutValue.get(index), lines))),
    ...reportHiddenRows(table, common(hiddenLines, lines)),
    ...columns.flatMap(({ column, index }) => (hiddenColumns?.has(index) ? [reportHiddenColumn(table, column)] : [])),
  ];
}

function reportFormulas({ path }: Table, column: Column, lines: readonly number[]): UnlocatedDiagnostic[] {
  const [first] = lines;
  if (first === undefined) return [];
  const where = { term: 'formulas.column' as const, values: { column: `"${excerpt(column.header)}"` } };
  const dataLocation = { lines: lines.slice(0, MAX_EXAMPLES), column: normalizeLabel(column.header) };
  return [diagnoseElement('JRN0490', column.id, { n: lines.length, where, path, line: String(first) }, { dataLocation })];
}

/** A name that is a formula without a value is no name: the study cannot find its column. */
function reportFormulasInHeader({ path, lines: rows, preamble }: Table, formulas: ReadonlyMap<number, Uint32Array>): UnlocatedDiagnostic[] {
  const below = rows[0] ?? Number.POSITIVE_INFINITY;
  const above = [...formulas.values()].flatMap((lines) => [...lines.subarray(0, MAX_EXAMPLES)]).filter((line) => line < below);
  if (above.length === 0) return [];
  const parameters = { n: above.length, where: { term: 'formulas.header' as const }, path, line: String(preamble?.header ?? above[0]) };
  return [diagnoseElement('JRN0490', STUDY_FILE_ID, parameters, { dataLocation: { lines: above.slice(0, MAX_EXAMPLES), column: null } })];
}

function reportHiddenRows({ path }: Table, lines: readonly number[]): UnlocatedDiagnostic[] {
  const [first] = lines;
  if (first === undefined) return [];
  const dataLocation = { lines: lines.slice(0, MAX_EXAMPLES), column: null };
  return [diagnoseElement('JRN0491', STUDY_FILE_ID, { n: lines.length, path, line: String(first) }, { dataLocation })];
}

function reportHiddenColumn({ path }: Table, column: Column): UnlocatedDiagnostic {
  const dataLocation = { lines: [], column: normalizeLabel(column.header) };
  return diagnoseElement('JRN0492', column.id, { path, column: `"${excerpt(column.header)}"` }, { dataLocation });
}

/** A study without any weight of its own, of a file that states one, counts otherwise than the program that wrote the file. */
function reportWeighting({ table, study }: StudyContext): UnlocatedDiagnostic[] {
  const { path, weightedBy } = table;
  if (weightedBy === undefined || study.weightColumn !== null || study.aggregated || study.weightBySegmentShares) return [];
  const parameters = { path, column: `"${excerpt(weightedBy)}"`, study: study.name };
  const dataLocation = { lines: [], column: normalizeLabel(weightedBy) };
  return [diagnoseElement('JRN0493', STUDY_FILE_ID, parameters, { dataLocation })];
}

/** The lines in both lists, which ascend. */
function common(first: Uint32Array = new Uint32Array(), second: Uint32Array): number[] {
  const found: number[] = [];
  let at = 0;
  for (const line of first) {
    while (at < second.length && (second[at] as number) < line) at++;
    if (second[at] === line) found.push(line);
  }
  return found;
}
