import { escapeFormula, translator } from '@parcours/model';
import { type CellStyle, type CellValue, colToLetter, type DataValidation, type WriteSheet, writeXlsx } from 'hucre/xlsx';
import type { Guide } from './guide.ts';
import { type ColumnKey, type GuideRow, guideColumns, guideRows } from './guide-rows.ts';
import { messages } from './messages.ts';

const COLUMN_WIDTHS: Readonly<Record<ColumnKey, number>> = {
  visit: 12,
  stage: 28,
  action: 36,
  choices: 0,
  response: 36,
  channel: 18,
  date: 14,
  place: 18,
  observer: 18,
  comment: 44,
};

/** Columns that observers fill in. The others are protected without a password. */
const EDITABLE_COLUMNS: readonly ColumnKey[] = ['response', 'channel', 'date', 'place', 'observer', 'comment'];

const LIST_SHEET_NAME = 'lists';

/**
 * The empty observation table as a workbook. Responses and channels are drop-down lists on a hidden sheet, because a list inside a
 * validation rule is limited to 255 characters; other values are refused. Formulas are escaped.
 */
export function guideXlsx(guide: Guide): Promise<Uint8Array> {
  const t = translator(messages, guide.language);
  const columns = guideColumns(guide).filter(({ key }) => key !== 'choices');
  const rows = guideRows(guide);
  const lists = new ListSheet();
  const cells = new Map<string, { value: CellValue; style: CellStyle }>();
  columns.forEach(({ header }, column) => {
    cells.set(`0,${column}`, { value: escapeFormula(header), style: HEADER_STYLE });
  });
  rows.forEach((row, at) => {
    const first = at > 0 && rows[at - 1]?.visit !== row.visit;
    columns.forEach(({ key }, column) => {
      cells.set(`${at + 1},${column}`, { value: cellValue(row, key), style: cellStyle(key, first) });
    });
  });
  // One validation rule per list, over all rows that use it.
  const validations = (['response', 'channel'] as const).flatMap((key): DataValidation[] => {
    const column = columns.findIndex((each) => each.key === key);
    if (column < 0) return [];
    const ranges = new Map<string, number[]>();
    rows.forEach((row, at) => {
      const list = lists.rangeOf(key === 'response' ? row.responses : row.channels);
      ranges.set(list, [...(ranges.get(list) ?? []), at + 2]);
    });
    return [...ranges].map(([formula1, places]) => ({
      type: 'list',
      formula1,
      allowBlank: true,
      showErrorMessage: true,
      errorStyle: 'stop',
      errorTitle: t('not-in-list'),
      errorMessage: t('choose'),
      range: contiguousRanges(places, colToLetter(column)),
    }));
  });
  const sheet: WriteSheet = {
    name: t('sheet'),
    columns: columns.map(({ key }) => ({ width: COLUMN_WIDTHS[key] })),
    rows: [columns.map(({ header }) => escapeFormula(header)), ...rows.map((row) => columns.map(({ key }) => cellValue(row, key)))],
    cells,
    dataValidations: validations,
    freezePane: { rows: 1, columns: 3 },
    protection: { sheet: true, selectLockedCells: true, selectUnlockedCells: true, formatColumns: true, formatRows: true },
    pageSetup: { paperSize: 'a4', orientation: 'landscape', fitToPage: true, fitToWidth: 1, fitToHeight: 0, printTitlesRow: '$1:$1' },
    // One page per visit.
    rowBreaks: rows.flatMap(({ visit }, at) => (at > 0 && rows[at - 1]?.visit !== visit ? [at] : [])),
  };
  return writeXlsx({
    sheets: [sheet, { name: LIST_SHEET_NAME, hidden: true, rows: lists.rows(), protection: { sheet: true } }],
    workbookProtection: { lockStructure: true },
    // A fixed date: the same repository gives the same bytes.
    properties: { created: FIXED_DATE, modified: FIXED_DATE, creator: 'Parcours' },
  });
}

const FIXED_DATE = new Date(Date.UTC(1980, 0, 1));

function cellValue(row: GuideRow, key: ColumnKey): CellValue {
  if (key === 'visit') return row.visit;
  if (key === 'stage') return escapeFormula(row.stage);
  if (key === 'action') return escapeFormula(row.action);
  const [only, ...more] = row.channels;
  return key === 'channel' && only !== undefined && more.length === 0 ? escapeFormula(only) : null;
}

/** Without a font name, LibreOffice uses another font for bold text. */
const FONT = { name: 'Calibri', size: 11 };

const HEADER_STYLE: CellStyle = {
  font: { ...FONT, bold: true },
  fill: { type: 'pattern', pattern: 'solid', fgColor: { rgb: 'D9D9D9' } },
  border: { bottom: { style: 'medium' } },
  alignment: { wrapText: true, vertical: 'top' },
};

function cellStyle(key: ColumnKey, first: boolean): CellStyle {
  const filled = EDITABLE_COLUMNS.includes(key);
  return {
    font: FONT,
    alignment: { wrapText: true, vertical: 'top', ...(key === 'visit' && { horizontal: 'left' as const }) },
    border: { top: { style: first ? 'medium' : 'thin' }, bottom: { style: 'thin' } },
    ...(filled ? { protection: { locked: false } } : { fill: { type: 'pattern', pattern: 'solid', fgColor: { rgb: 'F2F2F2' } } }),
    ...(key === 'date' ? { numFmt: 'yyyy-mm-dd' } : {}),
  };
}

/** Cell ranges such as `E2:E9 E12`. @param rows row numbers, ascending. */
function contiguousRanges(rows: readonly number[], column: string): string {
  const runs: [number, number][] = [];
  for (const row of rows) {
    const last = runs.at(-1);
    if (last && last[1] === row - 1) last[1] = row;
    else runs.push([row, row]);
  }
  return runs.map(([from, to]) => (from === to ? `${column}${from}` : `${column}${from}:${column}${to}`)).join(' ');
}

/** The hidden sheet: distinct lists below each other in one column. */
class ListSheet {
  readonly #starts = new Map<string, string>();
  readonly #cells: string[] = [];

  rangeOf(list: readonly string[]): string {
    const key = JSON.stringify(list);
    let range = this.#starts.get(key);
    if (range === undefined) {
      const start = this.#cells.length + 1;
      this.#cells.push(...list.map(escapeFormula));
      range = `${LIST_SHEET_NAME}!$A$${start}:$A$${this.#cells.length}`;
      this.#starts.set(key, range);
    }
    return range;
  }

  rows(): string[][] {
    return this.#cells.map((cell) => [cell]);
  }
}
