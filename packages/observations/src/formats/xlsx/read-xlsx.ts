/** XLSX reader: one sheet of a workbook as a Table. */
import { type CellRange, CODE, columnIndex, type Dialect, type FileLimits, parseCellRange } from '@parcours/model';
import type { CancellationToken } from '../../cancellation-token.ts';
import { excerpt } from '../../excerpt.ts';
import { type Fault, unreadableFile } from '../../fault.ts';
import { limitExceeded, MB } from '../../limits.ts';
import { headerLines, type TableRegion, tableRegionOf } from '../../table/header.ts';
import { fillMergedCells } from '../../table/merged-cells.ts';
import type { Table } from '../../table/table.ts';
import { TableBuilder } from '../../table/table-builder.ts';
import { formatNumber, type NumberFormatKind, type SheetCell } from '../number-format.ts';
import { MAX_SHEET_ROWS, selectSheet } from '../select-sheet.ts';
import { BinaryWorkbook, NotAWorkbook, unescapeText, Workbook } from './workbook.ts';
import { attribute, XmlFault, type XmlHandler } from './xml-scanner.ts';
import { UnpackBudgetExceeded, ZipFault } from './zip.ts';

/** Size limit of the cache of formatted dates. */
const MAX_CACHED_DATES = 10_000;

/**
 * Reads the sheet that the study names, else the first visible one.
 *
 * - A cell has its displayed value, in a locale-independent form: numbers with a decimal point and at most 15 significant digits,
 *   percentages as `85%`, dates in ISO format, booleans as `true` and `false`, errors as they are (`#N/A`), formulas as their stored
 *   result; one without is empty and noted in `formulasWithoutValue`.
 * - The header is the first row with text. Cells to the right of its last name are ignored.
 * - Every row of a vertically merged cell has its value.
 * - Rows are numbered as in the spreadsheet.
 */
export async function readXlsx(
  bytes: Uint8Array,
  path: string,
  dialect: Dialect,
  limits: FileLimits,
  signal?: CancellationToken,
): Promise<Table | Fault> {
  try {
    return await read(bytes, path, dialect, limits, signal);
  } catch (error) {
    signal?.throwIfAborted();
    if (error instanceof UnpackBudgetExceeded) return limitExceeded(path, 'unpacked', limits, null);
    if (error instanceof NotAWorkbook) return unreadableFile(path, { term: 'fault.not-a-workbook' });
    if (error instanceof BinaryWorkbook) return unreadableFile(path, { term: 'fault.xlsb' });
    if (error instanceof TooManyRows) return limitExceeded(path, 'rows', limits, null);
    if (error instanceof ZipFault || error instanceof XmlFault || error instanceof RangeError) {
      return unreadableFile(path, { term: 'fault.workbook', values: { detail: excerpt(error.message) } });
    }
    throw error;
  }
}

async function read(
  bytes: Uint8Array,
  path: string,
  dialect: Dialect,
  limits: FileLimits,
  signal: CancellationToken | undefined,
): Promise<Table | Fault> {
  const workbook = new Workbook(bytes, limits.unpacked * MB);
  const { sheets, from1904 } = await workbook.sheets();
  const sheet = selectSheet(sheets, dialect.sheet, path);
  if ('code' in sheet) return sheet;
  const [texts, formats] = [await workbook.sharedStrings(), await workbook.numberFormats()];
  const values = new Map<string, SheetCell>();
  const rows = new SheetHandler(dialect, limits, (cell) => {
    // Dates repeat and are slow to format: cache them.
    const isDay = cell.type === '' && formats[cell.style] === 'date';
    const known = isDay ? values.get(cell.value) : undefined;
    if (known) return known;
    const value = cellValue(cell, texts, formats, from1904);
    if (isDay && values.size < MAX_CACHED_DATES) values.set(cell.value, value);
    return value;
  });
  await workbook.scan(sheet.entry, rows, () => signal?.throwIfAborted());
  const { builder } = rows;
  if (builder.tooWide) return limitExceeded(path, 'columns', limits, builder.columns.length);
  if (builder.columns.length === 0) return { code: CODE['file-empty'], parameters: { path } };
  const table = builder.finish();
  fillMergedCells(rows.merged, table, tableRegionOf(dialect).left);
  return {
    path,
    bytes: bytes.length,
    encoding: 'xlsx',
    delimiter: '',
    sheet: sheet.name,
    sheets: sheets.map(({ name }) => name),
    ...table,
    hiddenColumns: rows.hiddenColumns,
  };
}

/** A cell as stored. */
interface RawCell {
  readonly type: string;
  readonly style: number;
  readonly value: string;
}

class TooManyRows extends Error {}

/** Extracts rows from the XML of a sheet. */
class SheetHandler implements XmlHandler {
  readonly builder: TableBuilder;
  readonly merged: CellRange[] = [];
  /** Columns of the table that the sheet hides. */
  readonly hiddenColumns = new Set<number>();
  readonly #part: TableRegion;
  readonly #limits: FileLimits;
  readonly #read: (cell: RawCell) => SheetCell;
  #row = -1;
  #column = -1;
  #cells: string[] = [];
  #stored: number[] = [];
  #formulas: number[] = [];
  #hasText = false;
  #rows = 0;
  #isHiddenRow = false;
  #type = '';
  #style = 0;
  #value = '';
  #inline: string | null = null;
  #isFormula = false;
  #inCell = false;
  #inText: 'value' | 'inline' | null = null;
  #phonetic = false;

  constructor(dialect: Dialect, limits: FileLimits, read: (cell: RawCell) => SheetCell) {
    this.#part = tableRegionOf(dialect);
    this.#limits = limits;
    this.#read = read;
    this.builder = new TableBuilder(headerLines(dialect), limits.columns);
  }

  open(name: string, tag: string): void {
    switch (name) {
      case 'row': {
        // Row numbers must ascend; a damaged sheet's next row is the one below.
        const row = Number(attribute(tag, 'r')) - 1;
        this.#row = row > this.#row && row < MAX_SHEET_ROWS ? row : this.#row + 1;
        this.#column = -1;
        this.#cells = [];
        this.#stored = [];
        this.#formulas = [];
        this.#hasText = false;
        this.#isHiddenRow = isTrue(attribute(tag, 'hidden'));
        break;
      }
      case 'col':
        if (isTrue(attribute(tag, 'hidden'))) this.#hideColumns(Number(attribute(tag, 'min')), Number(attribute(tag, 'max')));
        break;
      case 'c': {
        const place = attribute(tag, 'r');
        this.#column = place === null ? this.#column + 1 : columnOfCell(place);
        this.#type = attribute(tag, 't') ?? '';
        this.#style = Number(attribute(tag, 's') ?? 0);
        this.#value = '';
        this.#inline = null;
        this.#isFormula = false;
        this.#inCell = true;
        break;
      }
      case 'f':
        this.#isFormula = this.#inCell;
        break;
      case 'v':
        this.#inText = this.#inCell ? 'value' : null;
        break;
      case 'is':
        if (this.#inCell) this.#inline ??= '';
        break;
      case 't':
        this.#inText = this.#inCell && !this.#phonetic ? 'inline' : null;
        break;
      case 'rPh':
        this.#phonetic = true;
        break;
      case 'mergeCell': {
        const range = parseCellRange(attribute(tag, 'ref') ?? '');
        if (range && range.bottom > range.top) this.merged.push(range);
        break;
      }
    }
  }

  close(name: string): void {
    if (name === 'v' || name === 't') this.#inText = null;
    else if (name === 'rPh') this.#phonetic = false;
    else if (name === 'c') this.#endCell();
    else if (name === 'row') this.#endRow();
  }

  wantsText(): boolean {
    return this.#inText !== null;
  }

  text(text: string): void {
    if (this.#inText === 'value') this.#value += text;
    else this.#inline = (this.#inline ?? '') + text;
  }

  #endCell(): void {
    this.#inCell = false;
    const { left, right } = this.#part;
    if (this.#column < left || this.#column > right) return;
    const column = this.#column - left;
    // Some writers add an index or an older text as `<v>` to an inline string.
    const isInline = this.#inline !== null && (this.#type === 'inlineStr' || this.#value === '');
    const value = isInline ? (this.#inline as string) : this.#value;
    // The empty text is a result that formulas of type `str` may have.
    if (value === '' && this.#isFormula && this.#type !== 'str') this.#formulas.push(column);
    if (value === '') return;
    const { text, isNumber } = this.#read({ type: isInline ? 'inlineStr' : this.#type, style: this.#style, value });
    while (this.#cells.length < column) this.#cells.push('');
    this.#cells[column] = text;
    if (isNumber) this.#stored.push(column);
    this.#hasText ||= text.trim() !== '';
  }

  #endRow(): void {
    // Without a single text a row is a row only below a header: a formula may have a value that the file does not hold.
    const isRow = this.#hasText || (this.#formulas.length > 0 && this.builder.columns.length > 0);
    if (!isRow || this.#row < this.#part.top || this.#row > this.#part.bottom) return;
    if (++this.#rows > this.#limits.rows + 20) throw new TooManyRows();
    this.builder.add(this.#cells, this.#stored, this.#row + 1, { isHidden: this.#isHiddenRow, formulas: this.#formulas });
  }

  /** @param first @param last from 1, inclusive; not trusted. */
  #hideColumns(first: number, last: number): void {
    const { left } = this.#part;
    const end = Math.min(last, left + this.#limits.columns);
    for (let column = Math.max(first, left + 1); column <= end; column++) this.hiddenColumns.add(column - 1 - left);
  }
}

function isTrue(value: string | null): boolean {
  return value === '1' || value === 'true';
}

/** Column index of a cell reference such as `AB12`, from 0; 0 if malformed. */
function columnOfCell(place: string): number {
  let letters = 0;
  while (letters < 3 && ((place.charCodeAt(letters) | 32) - 97) >>> 0 < 26) letters++;
  return letters === 0 ? 0 : columnIndex(place.slice(0, letters));
}

function cellValue(
  { type, style, value }: RawCell,
  texts: readonly string[],
  formats: readonly NumberFormatKind[],
  from1904: boolean,
): SheetCell {
  switch (type) {
    case 's': {
      const text = texts[Number(value)];
      if (text === undefined) throw new XmlFault('a text is missing');
      return { text, isNumber: false };
    }
    case 'str':
    case 'inlineStr':
      return { text: unescapeText(value), isNumber: false };
    case 'b':
      return { text: value === '1' || value === 'true' ? 'true' : 'false', isNumber: false };
    case 'e':
      return { text: value, isNumber: false };
    case 'd':
      return { text: value.replace(/T00:00:00(?:\.0+)?Z?$/, ''), isNumber: false };
    default: {
      const number = Number(value);
      return value.trim() === '' || !Number.isFinite(number)
        ? { text: value, isNumber: false }
        : formatNumber(number, formats[style] ?? 'number', from1904);
    }
  }
}
