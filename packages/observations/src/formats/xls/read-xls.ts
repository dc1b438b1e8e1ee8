/** Reader of old Excel workbooks (`.xls`): one sheet as a Table. */
import { CODE, type Dialect, type FileLimits } from '@parcours/model';
import type { CancellationToken } from '../../cancellation-token.ts';
import { excerpt } from '../../excerpt.ts';
import { type Fault, unreadableFile } from '../../fault.ts';
import { limitExceeded } from '../../limits.ts';
import { headerLines, tableRegionOf } from '../../table/header.ts';
import { fillMergedCells } from '../../table/merged-cells.ts';
import type { Table } from '../../table/table.ts';
import { TableBuilder } from '../../table/table-builder.ts';
import { selectSheet } from '../select-sheet.ts';
import { BiffWorkbook } from './biff-workbook.ts';
import { OleContainer, XlsFault } from './ole-container.ts';

/**
 * Reads the sheet that the study names, else the first visible one; cells, header, merged cells and line numbers are as in `readXlsx`. No
 * count or offset of the file is trusted: whatever lies outside of its record makes it a damaged file.
 */
export function readXls(bytes: Uint8Array, path: string, dialect: Dialect, limits: FileLimits, signal?: CancellationToken): Table | Fault {
  try {
    return read(bytes, path, dialect, limits, signal);
  } catch (error) {
    signal?.throwIfAborted();
    if (error instanceof XlsFault || error instanceof RangeError)
      return unreadableFile(path, { term: 'fault.workbook', values: { detail: excerpt(error.message) } });
    throw error;
  }
}

function read(bytes: Uint8Array, path: string, dialect: Dialect, limits: FileLimits, signal: CancellationToken | undefined): Table | Fault {
  const container = new OleContainer(bytes);
  if (container.has('EncryptedPackage')) return unreadableFile(path, { term: 'fault.password' });
  const stream = container.stream('Workbook') ?? container.stream('Book');
  if (!stream) return unreadableFile(path, { term: 'fault.old-office' });
  const workbook = new BiffWorkbook(stream);
  if (workbook.isEncrypted) return unreadableFile(path, { term: 'fault.password' });
  const { sheets } = workbook;
  const sheet = selectSheet(sheets, dialect.sheet, path);
  if ('code' in sheet) return sheet;
  const { rows, hiddenRows, hiddenColumns, merged } = workbook.read(sheet, () => signal?.throwIfAborted());
  const { top, bottom, left, right } = tableRegionOf(dialect);
  const builder = new TableBuilder(headerLines(dialect), limits.columns);
  const numbers = [...rows.keys()].filter((row) => row >= top && row <= bottom).sort((a, b) => a - b);
  let added = 0;
  for (const row of numbers) {
    const cells = (rows.get(row) ?? []).slice(left, right + 1);
    const texts = cells.map((cell) => cell?.text ?? '');
    if (texts.every((text) => text.trim() === '')) continue;
    if (++added > limits.rows + 20) return limitExceeded(path, 'rows', limits, null);
    const stored = cells.flatMap((cell, column) => (cell?.isNumber ? [column] : []));
    builder.add(texts, stored, row + 1, { isHidden: hiddenRows.has(row) });
  }
  if (builder.tooWide) return limitExceeded(path, 'columns', limits, builder.columns.length);
  if (builder.columns.length === 0) return { code: CODE['file-empty'], parameters: { path } };
  const table = builder.finish();
  fillMergedCells(merged, table, left);
  const isHidden = (column: number) => hiddenColumns.some(([first, last]) => column + left >= first && column + left <= last);
  return {
    path,
    bytes: bytes.length,
    encoding: 'xls',
    delimiter: '',
    sheet: sheet.name,
    sheets: sheets.map(({ name }) => name),
    ...table,
    hiddenColumns: new Set([...table.columns.keys()].filter(isHidden)),
  };
}
