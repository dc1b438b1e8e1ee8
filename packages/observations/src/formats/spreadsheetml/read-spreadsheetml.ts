/** Reader of XML spreadsheets of Excel 2002 and 2003 (SpreadsheetML): one sheet as a Table. */
import { type CellRange, CODE, type Dialect, type FileLimits } from '@parcours/model';
import type { CancellationToken } from '../../cancellation-token.ts';
import { excerpt } from '../../excerpt.ts';
import { type Fault, unreadableFile } from '../../fault.ts';
import { limitExceeded } from '../../limits.ts';
import { headerLines, type TableRegion, tableRegionOf } from '../../table/header.ts';
import { fillMergedCells } from '../../table/merged-cells.ts';
import type { Table } from '../../table/table.ts';
import { TableBuilder } from '../../table/table-builder.ts';
import { decode } from '../decode.ts';
import { classifyNumberFormat, formatNumber, type NumberFormatKind, type SheetCell } from '../number-format.ts';
import { MAX_SHEET_ROWS, selectSheet } from '../select-sheet.ts';
import { attribute, XmlFault, type XmlHandler, XmlScanner } from '../xlsx/xml-scanner.ts';

/** Characters parsed between two polls for cancellation. */
const CHUNK_CHARACTERS = 1 << 16;

/**
 * Reads the sheet that the study names, else the first visible one; cells, header, merged cells and line numbers are as in `readXlsx`. The
 * document is read twice: for the names of its sheets, then for the rows of one.
 */
export function readSpreadsheetml(
  bytes: Uint8Array,
  path: string,
  dialect: Dialect,
  limits: FileLimits,
  signal?: CancellationToken,
): Table | Fault {
  const decoded = decode(bytes, dialect.encoding ?? encodingOf(bytes));
  if (typeof decoded === 'string') return unreadableFile(path, { term: `fault.${decoded}` });
  const { text } = decoded;
  const scan = (handler: XmlHandler) => {
    const scanner = new XmlScanner(handler);
    for (let at = 0; at < text.length; at += CHUNK_CHARACTERS) {
      signal?.throwIfAborted();
      scanner.write(text.slice(at, at + CHUNK_CHARACTERS));
    }
    scanner.end();
  };
  try {
    const { sheets, formats } = listSheets(scan);
    const sheet = selectSheet(sheets, dialect.sheet, path);
    if ('code' in sheet) return sheet;
    const rows = new RowsHandler(sheets.indexOf(sheet), dialect, limits, formats);
    scan(rows);
    const { builder } = rows;
    if (builder.tooWide) return limitExceeded(path, 'columns', limits, builder.columns.length);
    if (builder.columns.length === 0) return { code: CODE['file-empty'], parameters: { path } };
    const table = builder.finish();
    fillMergedCells(rows.merged, table, tableRegionOf(dialect).left);
    const names = sheets.map(({ name }) => name);
    const { hiddenColumns } = rows;
    return { path, bytes: bytes.length, encoding: 'xml', delimiter: '', sheet: sheet.name, sheets: names, ...table, hiddenColumns };
  } catch (error) {
    signal?.throwIfAborted();
    if (error instanceof TooManyRows) return limitExceeded(path, 'rows', limits, null);
    if (error instanceof XmlFault || error instanceof RangeError)
      return unreadableFile(path, { term: 'fault.workbook', values: { detail: excerpt(error.message) } });
    throw error;
  }
}

class TooManyRows extends Error {}

/** The encoding that the document states of itself. */
function encodingOf(bytes: Uint8Array): string | null {
  const beginning = new TextDecoder('latin1').decode(bytes.subarray(0, 200));
  const label = /^[^<]{0,3}<\?xml[^>]*\sencoding\s*=\s*["']([\w-]{1,30})["']/i.exec(beginning)?.[1];
  return label === undefined || /^utf-?(8|16)/i.test(label) ? null : label;
}

/** An attribute of the namespace of spreadsheets, which is written with its prefix. */
function of(tag: string, name: string): string | null {
  return attribute(tag, `ss:${name}`) ?? attribute(tag, name);
}

/** A position or a count, at least 1. */
function countOf(tag: string, name: string): number | null {
  const count = Math.trunc(Number(of(tag, name) ?? Number.NaN));
  return count >= 1 ? Math.min(count, MAX_SHEET_ROWS) : null;
}

interface Sheets {
  readonly sheets: { name: string; hidden: boolean }[];
  /** By id of the style: what its number format displays. */
  readonly formats: Map<string, NumberFormatKind>;
}

function listSheets(scan: (handler: XmlHandler) => void): Sheets {
  const sheets: Sheets['sheets'] = [];
  const formats: Sheets['formats'] = new Map();
  let style = '';
  let isVisible = false;
  let visibility = '';
  scan({
    open(name, tag) {
      if (name === 'Worksheet') sheets.push({ name: of(tag, 'Name') ?? '', hidden: false });
      else if (name === 'Style') style = of(tag, 'ID') ?? '';
      else if (name === 'NumberFormat') formats.set(style, classifyNumberFormat(codeOf(of(tag, 'Format') ?? '')));
      isVisible = name === 'Visible';
      if (isVisible) visibility = '';
    },
    close(name) {
      const last = sheets.at(-1);
      if (name === 'Visible' && last && /hidden/i.test(visibility)) last.hidden = true;
      isVisible = false;
    },
    wantsText: () => isVisible,
    text(text) {
      visibility += text;
    },
  });
  return { sheets, formats };
}

/** A format by its name, or its code. */
function codeOf(format: string): string {
  return /^percent$/i.test(format) ? '0%' : format;
}

/** Extracts the rows of one sheet. */
class RowsHandler implements XmlHandler {
  readonly builder: TableBuilder;
  readonly merged: CellRange[] = [];
  readonly hiddenColumns = new Set<number>();
  readonly #wanted: number;
  readonly #region: TableRegion;
  readonly #limits: FileLimits;
  readonly #formats: ReadonlyMap<string, NumberFormatKind>;
  #sheet = -1;
  #rows = 0;
  /** The row and the column that come next, from 0. */
  #row = 0;
  #column = 0;
  #columnOfSheet = 0;
  #rowTag = '';
  #cellTag = '';
  #type = '';
  #inData = false;
  #inComment = false;
  #hasData = false;
  #text = '';
  #cells: string[] = [];
  #stored: number[] = [];
  #formulas: number[] = [];

  constructor(wanted: number, dialect: Dialect, limits: FileLimits, formats: ReadonlyMap<string, NumberFormatKind>) {
    this.#wanted = wanted;
    this.#region = tableRegionOf(dialect);
    this.#limits = limits;
    this.#formats = formats;
    this.builder = new TableBuilder(headerLines(dialect), limits.columns);
  }

  open(name: string, tag: string): void {
    if (name === 'Worksheet') this.#sheet++;
    if (this.#sheet !== this.#wanted) return;
    if (name === 'Column') this.#addColumns(tag);
    else if (name === 'Row') {
      this.#rowTag = tag;
      this.#row = (countOf(tag, 'Index') ?? this.#row + 1) - 1;
      this.#column = 0;
      this.#cells = [];
      this.#stored = [];
      this.#formulas = [];
    } else if (name === 'Cell') {
      this.#cellTag = tag;
      this.#column = (countOf(tag, 'Index') ?? this.#column + 1) - 1;
      this.#type = '';
      this.#text = '';
      this.#hasData = false;
    } else if (name === 'Comment') this.#inComment = true;
    else if (name === 'Data' && !this.#inComment) {
      this.#type = of(tag, 'Type') ?? '';
      this.#inData = true;
      this.#hasData = true;
    }
  }

  close(name: string): void {
    if (this.#sheet !== this.#wanted) return;
    if (name === 'Data') this.#inData = false;
    else if (name === 'Comment') this.#inComment = false;
    else if (name === 'Cell') this.#endCell();
    else if (name === 'Row') this.#endRow();
  }

  wantsText(): boolean {
    return this.#inData;
  }

  text(text: string): void {
    if (this.#text.length <= this.#limits.cell) this.#text += text;
  }

  #addColumns(tag: string): void {
    const first = (countOf(tag, 'Index') ?? this.#columnOfSheet + 1) - 1;
    const { left } = this.#region;
    this.#columnOfSheet = first + 1 + (countOf(tag, 'Span') ?? 0);
    const end = Math.min(this.#columnOfSheet, left + this.#limits.columns);
    if (of(tag, 'Hidden') === '1') for (let column = Math.max(first, left); column < end; column++) this.hiddenColumns.add(column - left);
  }

  #endCell(): void {
    const { left, right } = this.#region;
    const column = this.#column;
    this.#column += 1 + (countOf(this.#cellTag, 'MergeAcross') ?? 0);
    const down = countOf(this.#cellTag, 'MergeDown');
    if (down !== null) this.merged.push({ top: this.#row, bottom: this.#row + down, left: column, right: column });
    if (column < left || column > right) return;
    // One column more than the limit tells that it is exceeded.
    const at = Math.min(column - left, this.#limits.columns);
    if (!this.#hasData && of(this.#cellTag, 'Formula') !== null) this.#formulas.push(at);
    const { text, isNumber } = this.#value();
    if (text === '') return;
    while (this.#cells.length < at) this.#cells.push('');
    this.#cells[at] = text;
    if (isNumber) this.#stored.push(at);
  }

  #value(): SheetCell {
    const text = this.#text;
    if (this.#type === 'Boolean') return { text: text.trim() === '1' ? 'true' : 'false', isNumber: false };
    if (this.#type === 'DateTime') return { text: dateOf(text), isNumber: false };
    const number = Number(text);
    if (this.#type !== 'Number' || text.trim() === '' || !Number.isFinite(number)) return { text, isNumber: false };
    return formatNumber(number, this.#formats.get(of(this.#cellTag, 'StyleID') ?? '') ?? 'number', false);
  }

  #endRow(): void {
    const row = this.#row++;
    const { top, bottom } = this.#region;
    const isRow = this.#cells.some((cell) => cell.trim() !== '') || (this.#formulas.length > 0 && this.builder.columns.length > 0);
    if (!isRow || row < top || row > bottom) return;
    if (++this.#rows > this.#limits.rows + 20) throw new TooManyRows();
    this.builder.add(this.#cells, this.#stored, row + 1, { isHidden: of(this.#rowTag, 'Hidden') === '1', formulas: this.#formulas });
  }
}

/** `2026-03-01T00:00:00.000` without the time that nobody entered; a time of day is a time of 1899. */
function dateOf(text: string): string {
  return text
    .trim()
    .replace(/^1899-12-31T/, '')
    .replace(/T00:00:00(?:\.0+)?$/, '')
    .replace(/\.0+$/, '');
}
