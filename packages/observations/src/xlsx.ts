/** A sheet of an XLSX workbook into a Table. */
import { type CellRange, columnOf, type Dialect, type FileLimits, nearest, parseCellRange } from '@parcours/model';
import { type Fault, unreadable } from './fault.ts';
import { headerLines, type Part, partOf } from './header.ts';
import { beyond, MB } from './limits.ts';
import { isoDate } from './named-values.ts';
import { plain } from './plain.ts';
import type { Stop } from './stop.ts';
import type { Cells, Table } from './table.ts';
import { TableBuilder } from './table-builder.ts';
import { tidy } from './tidy.ts';
import { type Look, NoWorkbook, type Sheet, unescaped, Workbook } from './workbook.ts';
import { attribute, XmlFault, type XmlHandler } from './xml-scanner.ts';
import { TooMuchUnpacked, ZipFault } from './zip.ts';

/** As many as a spreadsheet has. */
const MOST_ROWS = 1_048_576;
/** Of as many it is remembered how they are written. */
const MOST_DAYS = 10_000;

/**
 * Reads one sheet: the one that the text names, else the first that is not hidden.
 *
 * - A cell is what the spreadsheet shows of it, written so that no country is needed to read it: numbers with a point and the 15
 *   digits that spreadsheets keep, percentages as `85%`, days as ISO dates, truth as `true` and `false`, errors as they are
 *   (`#N/A`), formulas as their last result.
 * - The header is the first row with text. Cells to the right of its last name belong to no column.
 * - Of cells merged over several rows, each row has the value.
 * - Rows are numbered as the spreadsheet numbers them.
 */
export async function readXlsx(
  bytes: Uint8Array,
  path: string,
  dialect: Dialect,
  limits: FileLimits,
  signal?: Stop,
): Promise<Table | Fault> {
  try {
    return await read(bytes, path, dialect, limits, signal);
  } catch (error) {
    signal?.throwIfAborted();
    if (error instanceof TooMuchUnpacked) return beyond(path, 'unpacked', limits, null);
    if (error instanceof NoWorkbook) return unreadable(path, { term: 'fault.not-a-workbook' });
    if (error instanceof TooManyRows) return beyond(path, 'rows', limits, null);
    if (error instanceof ZipFault || error instanceof XmlFault || error instanceof RangeError) {
      return unreadable(path, { term: 'fault.workbook', values: { detail: plain(error.message) } });
    }
    throw error;
  }
}

async function read(
  bytes: Uint8Array,
  path: string,
  dialect: Dialect,
  limits: FileLimits,
  signal: Stop | undefined,
): Promise<Table | Fault> {
  const workbook = new Workbook(bytes, limits.unpacked * MB);
  const { sheets, from1904 } = await workbook.sheets();
  const sheet = chosen(sheets, dialect.sheet, path);
  if ('code' in sheet) return sheet;
  const [texts, looks] = [await workbook.texts(), await workbook.looks()];
  const values = new Map<string, Value>();
  const rows = new SheetRows(dialect, limits, (cell) => {
    // Days come again and again, and take long to be written out.
    const isDay = cell.type === '' && looks[cell.style] === 'date';
    const known = isDay ? values.get(cell.value) : undefined;
    if (known) return known;
    const value = valueIn(cell, texts, looks, from1904);
    if (isDay && values.size < MOST_DAYS) values.set(cell.value, value);
    return value;
  });
  await workbook.scan(sheet.entry, rows, () => signal?.throwIfAborted());
  const { builder } = rows;
  if (builder.tooWide) return beyond(path, 'columns', limits, builder.columns.length);
  if (builder.columns.length === 0) return { code: 'JRN0410', parameters: { path } };
  const table = builder.finish();
  spread(rows.merged, table, partOf(dialect).left);
  return {
    path,
    bytes: bytes.length,
    encoding: 'xlsx',
    delimiter: '',
    sheet: sheet.name,
    sheets: sheets.map(({ name }) => name),
    ...table,
  };
}

function chosen(sheets: readonly Sheet[], wanted: string | null, path: string): Sheet | Fault {
  if (wanted === null) return sheets.find(({ hidden }) => !hidden) ?? sheets[0] ?? unreadable(path, { term: 'fault.no-sheet' });
  const named =
    sheets.find(({ name }) => tidy(name) === tidy(wanted)) ??
    sheets.find(({ name }) => tidy(name).toLowerCase() === tidy(wanted).toLowerCase());
  if (named) return named;
  const names = sheets.map(({ name }) => name);
  const near = nearest(wanted, names);
  return {
    code: 'JRN0432',
    parameters: {
      path,
      sheet: `"${plain(wanted)}"`,
      sheets: names.map((name) => `"${plain(name)}"`).join(', '),
      hint: near === null ? '' : { term: 'did-you-mean', values: { name: `"${plain(near)}"` } },
    },
  };
}

/** A cell as it is written. */
interface Raw {
  readonly type: string;
  readonly style: number;
  readonly value: string;
}

/** A cell as it is read; `stored`: it is a number for the file, not a text that looks like one. */
interface Value {
  readonly text: string;
  readonly stored: boolean;
}

class TooManyRows extends Error {}

/** Takes the rows out of a sheet, one by one. */
class SheetRows implements XmlHandler {
  readonly builder: TableBuilder;
  readonly merged: CellRange[] = [];
  readonly #part: Part;
  readonly #limits: FileLimits;
  readonly #read: (cell: Raw) => Value;
  #row = -1;
  #column = -1;
  #cells: string[] = [];
  #stored: number[] = [];
  #hasText = false;
  #rows = 0;
  #type = '';
  #style = 0;
  #value = '';
  #inCell = false;
  #inValue = false;
  #phonetic = false;

  constructor(dialect: Dialect, limits: FileLimits, read: (cell: Raw) => Value) {
    this.#part = partOf(dialect);
    this.#limits = limits;
    this.#read = read;
    this.builder = new TableBuilder(headerLines(dialect), limits.columns);
  }

  open(name: string, tag: string): void {
    switch (name) {
      case 'row': {
        // Rows only go down: whatever else a damaged sheet says, the next one is below.
        const row = Number(attribute(tag, 'r')) - 1;
        this.#row = row > this.#row && row < MOST_ROWS ? row : this.#row + 1;
        this.#column = -1;
        this.#cells = [];
        this.#stored = [];
        this.#hasText = false;
        break;
      }
      case 'c': {
        const place = attribute(tag, 'r');
        this.#column = place === null ? this.#column + 1 : columnIn(place);
        this.#type = attribute(tag, 't') ?? '';
        this.#style = Number(attribute(tag, 's') ?? 0);
        this.#value = '';
        this.#inCell = true;
        break;
      }
      case 'v':
        this.#inValue = this.#inCell;
        break;
      case 't':
        this.#inValue = this.#inCell && !this.#phonetic;
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
    if (name === 'v' || name === 't') this.#inValue = false;
    else if (name === 'rPh') this.#phonetic = false;
    else if (name === 'c') this.#endCell();
    else if (name === 'row') this.#endRow();
  }

  wantsText(): boolean {
    return this.#inValue;
  }

  text(text: string): void {
    this.#value += text;
  }

  #endCell(): void {
    this.#inCell = false;
    const { left, right } = this.#part;
    if (this.#value === '' || this.#column < left || this.#column > right) return;
    const { text, stored } = this.#read({ type: this.#type, style: this.#style, value: this.#value });
    const column = this.#column - left;
    while (this.#cells.length < column) this.#cells.push('');
    this.#cells[column] = text;
    if (stored) this.#stored.push(column);
    this.#hasText ||= text.trim() !== '';
  }

  #endRow(): void {
    if (!this.#hasText || this.#row < this.#part.above || this.#row > this.#part.bottom) return;
    if (++this.#rows > this.#limits.rows + 20) throw new TooManyRows();
    this.builder.add(this.#cells, this.#stored, this.#row + 1);
  }
}

/** The column of a place such as `AB12`, from 0; of what is none, the first. */
function columnIn(place: string): number {
  let letters = 0;
  while (letters < 3 && ((place.charCodeAt(letters) | 32) - 97) >>> 0 < 26) letters++;
  return letters === 0 ? 0 : columnOf(place.slice(0, letters));
}

function valueIn({ type, style, value }: Raw, texts: readonly string[], looks: readonly Look[], from1904: boolean): Value {
  switch (type) {
    case 's': {
      const text = texts[Number(value)];
      if (text === undefined) throw new XmlFault('a text is missing');
      return { text, stored: false };
    }
    case 'str':
    case 'inlineStr':
      return { text: unescaped(value), stored: false };
    case 'b':
      return { text: value === '1' || value === 'true' ? 'true' : 'false', stored: false };
    case 'e':
      return { text: value, stored: false };
    case 'd':
      return { text: value.replace(/T00:00:00(?:\.0+)?Z?$/, ''), stored: false };
    default: {
      const number = Number(value);
      return value.trim() === '' || !Number.isFinite(number)
        ? { text: value, stored: false }
        : shown(number, looks[style] ?? 'number', from1904);
    }
  }
}

const DAY = 86_400_000;
/** 1899-12-30: the days since, from March 1900 on; before, a spreadsheet counts the 29th of February 1900, which was none. */
const EPOCH_1900 = Date.UTC(1899, 11, 30);
const EPOCH_1904 = Date.UTC(1904, 0, 1);
/** The last day that a spreadsheet knows, 9999-12-31. */
const LAST_DAY = 2_958_466;

function shown(number: number, look: Look, from1904: boolean): Value {
  if (look === 'percent') return { text: `${digits(number * 100)}%`, stored: true };
  if (look === 'number' || number < 0 || number >= LAST_DAY) return { text: digits(number), stored: true };
  const time = Math.round(number * 86_400) * 1000;
  if (look === 'duration' || (look === 'time' && number < 1)) return { text: clock(time), stored: false };
  const missed = !from1904 && number < 60 ? DAY : 0;
  return { text: isoDate((from1904 ? EPOCH_1904 : EPOCH_1900) + missed + time), stored: false };
}

/** Spreadsheets keep and show 15 digits: what lies behind them comes from computing in binary. */
function digits(number: number): string {
  const text = String(number);
  return text.length > 16 && !Number.isInteger(number) ? String(Number(number.toPrecision(15))) : text;
}

/** `36:30:00`: hours are not counted in days. */
function clock(milliseconds: number): string {
  const seconds = milliseconds / 1000;
  return [seconds / 3600, (seconds / 60) % 60, seconds % 60].map((part) => String(Math.floor(part)).padStart(2, '0')).join(':');
}

/** Gives each row of a merged cell its value, in the column where it is written. */
function spread(merged: readonly CellRange[], { cells, lines }: { cells: readonly Cells[]; lines: Uint32Array }, left: number): void {
  // Merged cells do not overlap; where a damaged file says they do, it is not worth more than one look at each cell.
  let looks = lines.length * cells.length;
  for (const { top, bottom, left: column } of merged) {
    const codes = cells[column - left]?.codes;
    const first = firstFrom(lines, top + 1);
    if (!codes || lines[first] !== top + 1) continue;
    for (let row = first + 1; row < lines.length && (lines[row] as number) <= bottom + 1 && looks > 0; row++, looks--)
      codes[row] = codes[first] as number;
  }
}

/** The first row at or behind a line. */
function firstFrom(lines: Uint32Array, line: number): number {
  let [low, high] = [0, lines.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((lines[middle] as number) < line) low = middle + 1;
    else high = middle;
  }
  return low;
}
