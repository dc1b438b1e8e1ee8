/** Reports how a text or a sheet is laid out where that may be otherwise than it is read: short rows, columns without a name. */
import { diagnoseElement, normalizeLabel, STUDY_FILE_ID, type Study, type UnlocatedDiagnostic } from '@parcours/model';
import { excerpt } from '../../excerpt.ts';
import { lacksHeader } from '../../table/missing-header.ts';
import { mappedColumns } from '../../table/projection.ts';
import { MAX_EXAMPLES, type Table } from '../../table/table.ts';
import { findTransposed } from '../../table/transposed.ts';
import type { StudyContext } from '../study-context.ts';

/** Short rows (JRN0476) if they lack a column that the study reads, and columns without a name (JRN0477). */
export function layoutNotes({ table, study }: StudyContext): UnlocatedDiagnostic[] {
  const read = new Set(mappedColumns(study).map(({ header }) => normalizeLabel(header)));
  const columns = table.columns.flatMap((name, column) => (name !== '' && read.has(normalizeLabel(name)) ? [column] : []));
  // Without any of its columns, the header is another line, which is reported.
  if (columns.length === 0) return [];
  return [...shortRows(table, columns), ...unnamedColumns(table)];
}

/**
 * A table whose rows are questions (JRN0478), or whose header is one of its rows (JRN0479). Rows that a study calls stages or summaries are
 * meant to be such.
 */
export function shapeNotes(table: Table, study: Study): UnlocatedDiagnostic[] {
  const { path, columns, preamble } = table;
  const dataLocation = { lines: [preamble?.header ?? 1], column: null };
  if (lacksHeader(table)) {
    const parameters = { path, cells: quoted(columns), line: String(preamble?.header ?? 1) };
    return [diagnoseElement('JRN0479', STUDY_FILE_ID, parameters, { dataLocation })];
  }
  const transposed = study.aggregated || study.stage ? null : findTransposed(table);
  if (!transposed) return [];
  const parameters = { path, rows: quoted(transposed.questions), columns: quoted(transposed.columns) };
  return [diagnoseElement('JRN0478', STUDY_FILE_ID, parameters, { dataLocation })];
}

function quoted(texts: readonly string[]): string {
  const filled = texts.filter((text) => text !== '');
  const shown = filled.slice(0, MAX_EXAMPLES).map((text) => `"${excerpt(text)}"`);
  return [...shown, ...(filled.length > shown.length ? ['…'] : [])].join(', ');
}

function shortRows(table: Table, columns: readonly number[]): UnlocatedDiagnostic[] {
  const last = Math.max(...columns);
  const short = (table.shortRows ?? []).filter(({ width }) => width <= last);
  if (short.length === 0) return [];
  const n = short.reduce((sum, { count }) => sum + count, 0);
  const lines = short.flatMap((each) => each.lines).sort((a, b) => a - b);
  const width = Math.min(...short.map((each) => each.width));
  const column = `"${excerpt(table.columns[columns.find((each) => each >= width) ?? last] as string)}"`;
  const dataLocation = { lines: lines.slice(0, 1), column: null };
  return [diagnoseElement('JRN0476', STUDY_FILE_ID, { n, path: table.path, column, line: String(lines[0]) }, { dataLocation })];
}

function unnamedColumns({ path, unnamed }: Table): UnlocatedDiagnostic[] {
  if (!unnamed) return [];
  const { names, cells, side, line } = unnamed;
  const parameters = {
    path,
    names,
    cells,
    line: String(line),
    side: { term: side === 'first' ? 'unnamed.first' : 'unnamed.last' },
  } as const;
  return [diagnoseElement('JRN0477', STUDY_FILE_ID, parameters, { dataLocation: { lines: [line], column: null } })];
}
