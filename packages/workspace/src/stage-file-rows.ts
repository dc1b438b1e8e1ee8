import { type Model, type StageFileRows, type Study, sanitizeControlChars } from '@parcours/model';
import { stageRows, type Table } from '@parcours/observations';
import { isOnlyBegun, type LinkedFiles } from './linked-files.ts';

/** Rows that are returned at most. */
const MAX_ROWS = 500;

/** The rows of a study that enter the figures of a stage, of a large file those at its beginning; null if the file cannot be read. */
export async function stageFileRows(linked: LinkedFiles, study: Study, model: Model, stage: string): Promise<StageFileRows | null> {
  if (!study.file) return null;
  const file = await linked.locate(study.uri, study.file.path);
  if (!('uri' in file)) return null;
  const opened = await linked.open(study.uri, study.file.path, study.dialect);
  if (!opened.table) return null;
  const { table, rows } = stageRows(opened.table, study, model, stage);
  return {
    uri: file.uri,
    path: file.path,
    isText: table.delimiter !== '',
    columns: table.columns.map(sanitizeControlChars),
    rows: rows.slice(0, MAX_ROWS).map((row) => ({ line: table.lines[row] as number, cells: cellsOf(table, row) })),
    count: rows.length,
    isBeginning: isOnlyBegun(file),
  };
}

function cellsOf({ cells }: Table, row: number): string[] {
  return cells.map((column) => sanitizeControlChars(column?.values[column.codes[row] as number] ?? '').replace(/\s+/g, ' '));
}
