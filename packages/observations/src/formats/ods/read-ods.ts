/** OpenDocument reader: one sheet of a workbook (`.ods`) as a Table. */
import { type CellRange, CODE, type Dialect, type FileLimits } from '@parcours/model';
import type { CancellationToken } from '../../cancellation-token.ts';
import { excerpt } from '../../excerpt.ts';
import { type Fault, unreadableFile } from '../../fault.ts';
import { limitExceeded, MB } from '../../limits.ts';
import { headerLines, type TableRegion, tableRegionOf } from '../../table/header.ts';
import { fillMergedCells } from '../../table/merged-cells.ts';
import type { Table } from '../../table/table.ts';
import { TableBuilder } from '../../table/table-builder.ts';
import type { SheetCell } from '../number-format.ts';
import { MAX_SHEET_ROWS, selectSheet } from '../select-sheet.ts';
import { attribute, XmlFault, type XmlHandler, XmlScanner } from '../xlsx/xml-scanner.ts';
import { UnpackBudgetExceeded, unpack, type ZipEntry, ZipFault, zipEntries } from '../xlsx/zip.ts';

/** Bytes that a cell takes at least; a sheet whose repeated cells stand for more than its limit would hold is refused. */
const BYTES_PER_CELL = 64;

/**
 * Reads the sheet that the study names, else the first visible one. Cells, header, merged cells and line numbers are as in `readXlsx`:
 * numbers with a decimal point, percentages as `85%`, dates in ISO format, durations as `36:30:00`; comments and drawings are no text.
 */
export async function readOds(
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
    if (error instanceof TooManyRows) return limitExceeded(path, 'rows', limits, null);
    if (error instanceof ZipFault || error instanceof XmlFault || error instanceof RangeError)
      return unreadableFile(path, { term: 'fault.workbook', values: { detail: excerpt(error.message) } });
    throw error;
  }
}

class TooManyRows extends Error {}

async function read(
  bytes: Uint8Array,
  path: string,
  dialect: Dialect,
  limits: FileLimits,
  signal: CancellationToken | undefined,
): Promise<Table | Fault> {
  const parts = zipEntries(bytes);
  const poll = () => signal?.throwIfAborted();
  const scan = async (part: string, handler: XmlHandler) => {
    const entry = parts.get(part);
    // Each part is bounded on its own: the content is read twice.
    if (entry) await scanPart(bytes, entry, limits.unpacked * MB, handler, poll);
  };
  const manifest = new ManifestHandler();
  await scan('meta-inf/manifest.xml', manifest);
  if (manifest.isEncrypted) return unreadableFile(path, { term: 'fault.password' });
  const list = new SheetListHandler();
  await scan('content.xml', list);
  const sheets = list.sheets();
  const sheet = selectSheet(sheets, dialect.sheet, path);
  if ('code' in sheet) return sheet;
  const rows = new OdsSheetHandler(sheets.indexOf(sheet), dialect, limits);
  await scan('content.xml', rows);
  const { builder } = rows;
  if (builder.tooWide) return limitExceeded(path, 'columns', limits, builder.columns.length);
  if (builder.columns.length === 0) return { code: CODE['file-empty'], parameters: { path } };
  const table = builder.finish();
  fillMergedCells(rows.merged, table, tableRegionOf(dialect).left);
  return {
    path,
    bytes: bytes.length,
    encoding: 'ods',
    delimiter: '',
    sheet: sheet.name,
    sheets: sheets.map(({ name }) => name),
    ...table,
    hiddenColumns: rows.hiddenColumns,
  };
}

async function scanPart(bytes: Uint8Array, entry: ZipEntry, most: number, handler: XmlHandler, poll: () => void): Promise<void> {
  const scanner = new XmlScanner(handler);
  const decoder = new TextDecoder();
  for await (const chunk of unpack(bytes, entry, { left: most })) {
    poll();
    scanner.write(decoder.decode(chunk, { stream: true }));
  }
  scanner.end();
}

/** Whether the manifest says that parts are encrypted. */
class ManifestHandler implements XmlHandler {
  isEncrypted = false;

  open(name: string): void {
    this.isEncrypted ||= name === 'encryption-data';
  }

  close(): void {}

  wantsText(): boolean {
    return false;
  }

  text(): void {}
}

/** Lists the sheets, and which their style hides. */
class SheetListHandler implements XmlHandler {
  readonly #hiddenStyles = new Set<string>();
  readonly #sheets: { readonly name: string; readonly style: string }[] = [];
  #style = '';
  #depth = 0;

  sheets(): { name: string; hidden: boolean }[] {
    return this.#sheets.map(({ name, style }) => ({ name, hidden: this.#hiddenStyles.has(style) }));
  }

  open(name: string, tag: string): void {
    if (name === 'style') this.#style = attribute(tag, 'style:name') ?? '';
    else if (name === 'table-properties' && attribute(tag, 'table:display') === 'false') this.#hiddenStyles.add(this.#style);
    else if (name === 'table' && this.#depth++ === 0)
      this.#sheets.push({ name: attribute(tag, 'table:name') ?? '', style: attribute(tag, 'table:style-name') ?? '' });
  }

  close(name: string): void {
    if (name === 'table') this.#depth--;
  }

  wantsText(): boolean {
    return false;
  }

  text(): void {}
}

/** Elements whose text is not that of the cell they stand in. */
const NOT_OF_THE_CELL: ReadonlySet<string> = new Set([
  'annotation',
  'shapes',
  'frame',
  'custom-shape',
  'g',
  'ruby-text',
  'tracked-changes',
  'detective',
]);

/** Extracts the rows of one sheet. */
class OdsSheetHandler implements XmlHandler {
  readonly builder: TableBuilder;
  readonly merged: CellRange[] = [];
  readonly hiddenColumns = new Set<number>();
  readonly #wanted: number;
  readonly #region: TableRegion;
  readonly #limits: FileLimits;
  /** Index of the sheet; tables within cells are not counted. */
  #sheet = -1;
  #tables = 0;
  #skipped = 0;
  /** Cells that may still be built. */
  #cellsLeft: number;
  #rows = 0;
  #row = 0;
  #column = 0;
  #columnOfSheet = 0;
  #rowRepeat = 1;
  #isHidden = false;
  #cells: string[] = [];
  #stored: number[] = [];
  #formulas: number[] = [];
  #tag = '';
  #inCell = false;
  #paragraphs = 0;
  #inParagraph = false;
  #text = '';

  constructor(wanted: number, dialect: Dialect, limits: FileLimits) {
    this.#wanted = wanted;
    this.#region = tableRegionOf(dialect);
    this.#limits = limits;
    this.#cellsLeft = (limits.unpacked * MB) / BYTES_PER_CELL;
    this.builder = new TableBuilder(headerLines(dialect), limits.columns);
  }

  open(name: string, tag: string): void {
    if (NOT_OF_THE_CELL.has(name)) this.#skipped++;
    if (this.#skipped > 0) return;
    if (name === 'table' && this.#tables++ === 0) this.#sheet++;
    if (this.#sheet !== this.#wanted || this.#tables !== 1) return;
    switch (name) {
      case 'table-column':
        this.#endColumns(repeatOf(tag, 'table:number-columns-repeated'), isHidden(tag));
        break;
      case 'table-row':
        this.#rowRepeat = repeatOf(tag, 'table:number-rows-repeated');
        this.#isHidden = isHidden(tag);
        this.#column = 0;
        this.#cells = [];
        this.#stored = [];
        this.#formulas = [];
        break;
      case 'table-cell':
      case 'covered-table-cell':
        this.#tag = tag;
        this.#inCell = true;
        this.#text = '';
        this.#paragraphs = 0;
        break;
      case 'p':
        if (this.#inCell && this.#paragraphs++ > 0) this.#text += '\n';
        this.#inParagraph = this.#inCell;
        break;
      case 's':
        if (this.#inParagraph) this.text(' '.repeat(Math.min(repeatOf(tag, 'text:c'), this.#limits.cell)));
        break;
      case 'tab':
      case 'line-break':
        if (this.#inParagraph) this.text(name === 'tab' ? '\t' : '\n');
        break;
    }
  }

  close(name: string): void {
    if (NOT_OF_THE_CELL.has(name)) this.#skipped--;
    else if (this.#skipped === 0) {
      if (name === 'table') this.#tables--;
      else if (this.#tables !== 1) return;
      else if (name === 'p') this.#inParagraph = false;
      else if (this.#inCell && (name === 'table-cell' || name === 'covered-table-cell')) this.#endCell();
      else if (name === 'table-row' && this.#sheet === this.#wanted) this.#endRow();
    }
  }

  wantsText(): boolean {
    return this.#inParagraph && this.#skipped === 0;
  }

  text(text: string): void {
    if (this.#text.length <= this.#limits.cell) this.#text += text;
  }

  #endColumns(repeat: number, hidden: boolean): void {
    const { left } = this.#region;
    const end = this.#columnOfSheet + repeat;
    const last = Math.min(end, left + this.#limits.columns);
    if (hidden) for (let column = Math.max(this.#columnOfSheet, left); column < last; column++) this.hiddenColumns.add(column - left);
    this.#columnOfSheet = end;
  }

  #endCell(): void {
    this.#inCell = false;
    this.#inParagraph = false;
    const { left, right } = this.#region;
    const first = this.#column;
    const repeat = repeatOf(this.#tag, 'table:number-columns-repeated');
    this.#column += repeat;
    const { text, isNumber } = cellValue(this.#tag, this.#text);
    const isFormula =
      text === '' && attribute(this.#tag, 'table:formula') !== null && attribute(this.#tag, 'office:value-type') !== 'string';
    if (text === '' && !isFormula) return;
    const rows = repeatOf(this.#tag, 'table:number-rows-spanned');
    if (rows > 1) this.merged.push({ top: this.#row, bottom: this.#row + rows - 1, left: first, right: first });
    // One column more than the limit tells that it is exceeded.
    const last = Math.min(first + repeat - 1, right, left + this.#limits.columns);
    for (let column = Math.max(first, left); column <= last; column++) {
      const at = column - left;
      while (this.#cells.length < at) this.#cells.push('');
      if (isFormula) this.#formulas.push(at);
      else this.#cells[at] = text;
      if (isNumber) this.#stored.push(at);
    }
  }

  #endRow(): void {
    const { top, bottom } = this.#region;
    const first = this.#row;
    this.#row = Math.min(this.#row + this.#rowRepeat, MAX_SHEET_ROWS);
    const isRow = this.#cells.some((cell) => cell.trim() !== '') || (this.#formulas.length > 0 && this.builder.columns.length > 0);
    if (!isRow) return;
    const last = Math.min(this.#row - 1, bottom);
    for (let row = Math.max(first, top); row <= last; row++) {
      if (++this.#rows > this.#limits.rows + 20) throw new TooManyRows();
      this.#cellsLeft -= Math.max(1, this.builder.columns.length);
      if (this.#cellsLeft < 0) throw new UnpackBudgetExceeded();
      this.builder.add(this.#cells, this.#stored, row + 1, { isHidden: this.#isHidden, formulas: this.#formulas });
    }
  }
}

/** A count of repetitions, at least 1. */
function repeatOf(tag: string, name: string): number {
  const count = Math.trunc(Number(attribute(tag, name) ?? 1));
  return count >= 1 ? Math.min(count, MAX_SHEET_ROWS) : 1;
}

/** By hand (`collapse`) or by a filter. */
function isHidden(tag: string): boolean {
  return /^(collapse|filter)$/.test(attribute(tag, 'table:visibility') ?? '');
}

function cellValue(tag: string, text: string): SheetCell {
  const number = Number(attribute(tag, 'office:value') ?? Number.NaN);
  switch (attribute(tag, 'office:value-type')) {
    case 'float':
    case 'currency':
      return Number.isFinite(number) ? { text: String(number), isNumber: true } : { text, isNumber: false };
    case 'percentage':
      return Number.isFinite(number) ? { text: `${Number((number * 100).toPrecision(15))}%`, isNumber: true } : { text, isNumber: false };
    case 'date':
      return { text: (attribute(tag, 'office:date-value') ?? text).replace(/T00:00:00(?:[.,]0+)?$/, ''), isNumber: false };
    case 'time':
      return { text: durationOf(attribute(tag, 'office:time-value') ?? '') ?? text, isNumber: false };
    case 'boolean':
      return { text: attribute(tag, 'office:boolean-value') ?? text, isNumber: false };
    case 'string':
      return { text: text === '' ? (attribute(tag, 'office:string-value') ?? '') : text, isNumber: false };
    default:
      return { text, isNumber: false };
  }
}

/** `36:30:00` of `PT36H30M00S`; null if it is no such duration. */
function durationOf(value: string): string | null {
  const found = /^PT(\d{1,9})H(\d{1,2})M(\d{1,2})(?:[.,]\d+)?S$/.exec(value);
  return found
    ? found
        .slice(1)
        .map((part) => part.padStart(2, '0'))
        .join(':')
    : null;
}
