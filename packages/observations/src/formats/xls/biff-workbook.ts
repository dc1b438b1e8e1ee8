/** The records of an old Excel workbook (MS-XLS; BIFF8 of Excel 97 to 2003, BIFF5 of Excel 5 and 95). */
import type { CellRange } from '@parcours/model';
import { remapC1Controls } from '../decode.ts';
import { classifyNumberFormat, formatNumber, type NumberFormatKind, type SheetCell } from '../number-format.ts';
import { XlsFault } from './ole-container.ts';

export interface BiffSheetEntry {
  readonly name: string;
  readonly hidden: boolean;
  readonly offset: number;
}

export interface BiffSheet {
  /** By row, from 0: its cells by column. */
  readonly rows: ReadonlyMap<number, readonly (SheetCell | undefined)[]>;
  readonly hiddenRows: ReadonlySet<number>;
  readonly hiddenColumns: readonly (readonly [first: number, last: number])[];
  readonly merged: readonly CellRange[];
}

/** Types of records. */
const RECORD = {
  formula: 0x0006,
  end: 0x000a,
  date1904: 0x0022,
  filePass: 0x002f,
  continue: 0x003c,
  codePage: 0x0042,
  columns: 0x007d,
  sheet: 0x0085,
  multipleRk: 0x00bd,
  richText: 0x00d6,
  style: 0x00e0,
  merged: 0x00e5,
  texts: 0x00fc,
  textIndex: 0x00fd,
  number: 0x0203,
  text: 0x0204,
  truthOrError: 0x0205,
  formulaText: 0x0207,
  row: 0x0208,
  rk: 0x027e,
  format: 0x041e,
  begin: 0x0809,
} as const;

/** Number formats that need no record (ECMA-376, part 1, 18.8.30); the built-in ones of workbooks are the same. */
const BUILT_IN_FORMATS: ReadonlyMap<number, NumberFormatKind> = new Map([
  ...[9, 10].map((id) => [id, 'percent'] as const),
  ...[14, 15, 16, 17, 22].map((id) => [id, 'date'] as const),
  ...[18, 19, 20, 21, 45, 47].map((id) => [id, 'time'] as const),
  [46, 'duration'],
]);

const MAX_MERGED = 100_000;

/** @throws XlsFault, RangeError */
export class BiffWorkbook {
  readonly sheets: readonly BiffSheetEntry[];
  readonly isEncrypted: boolean;
  readonly #reader: BiffReader;
  readonly #texts: readonly string[];
  readonly #styles: readonly NumberFormatKind[];
  readonly #from1904: boolean;

  constructor(stream: Uint8Array) {
    const reader = new BiffReader(stream);
    this.#reader = reader;
    const formats = new Map(BUILT_IN_FORMATS);
    const styles: number[] = [];
    const sheets: BiffSheetEntry[] = [];
    let texts: string[] = [];
    let from1904 = false;
    let isEncrypted = false;
    for (const record of reader.records(0)) {
      switch (record.type) {
        case RECORD.codePage:
          reader.codePage = record.u16();
          break;
        case RECORD.date1904:
          from1904 = record.u16() === 1;
          break;
        case RECORD.filePass:
          isEncrypted = true;
          break;
        case RECORD.format: {
          const id = record.u16();
          formats.set(id, classifyNumberFormat(reader.isBiff8 ? record.text(record.u16()) : record.bytesText(record.u8())));
          break;
        }
        case RECORD.style:
          record.u16();
          styles.push(record.u16());
          break;
        case RECORD.sheet: {
          const offset = record.u32();
          const hidden = (record.u8() & 3) !== 0;
          const isSheet = record.u8() === 0;
          const length = record.u8();
          const name = reader.isBiff8 ? record.text(length) : record.bytesText(length);
          if (isSheet) sheets.push({ name, hidden, offset });
          break;
        }
        case RECORD.texts:
          texts = sharedTexts(record);
          break;
      }
      // What follows is unreadable.
      if (isEncrypted) break;
    }
    this.sheets = sheets;
    this.isEncrypted = isEncrypted;
    this.#texts = texts;
    this.#styles = styles.map((id) => formats.get(id) ?? 'number');
    this.#from1904 = from1904;
  }

  /** @throws XlsFault, RangeError */
  read({ offset }: BiffSheetEntry, poll: () => void): BiffSheet {
    const rows = new Map<number, (SheetCell | undefined)[]>();
    const hiddenRows = new Set<number>();
    const hiddenColumns: [number, number][] = [];
    const merged: CellRange[] = [];
    const set = (row: number, column: number, cell: SheetCell) => {
      const cells = rows.get(row) ?? [];
      // In order: a row is no sparse array.
      while (cells.length < Math.min(column, MAX_COLUMNS)) cells.push(undefined);
      if (column < MAX_COLUMNS) cells[column] = cell;
      rows.set(row, cells);
    };
    const number = (value: number, style: number): SheetCell =>
      Number.isFinite(value) ? formatNumber(value, this.#styles[style] ?? 'number', this.#from1904) : EMPTY;
    let awaitsText: { row: number; column: number } | null = null;
    let count = 0;
    for (const record of this.#reader.records(offset)) {
      if (++count % RECORDS_PER_POLL === 0) poll();
      switch (record.type) {
        case RECORD.row: {
          const row = record.u16();
          record.skip(10);
          if ((record.u16() & 0x20) !== 0) hiddenRows.add(row);
          break;
        }
        case RECORD.columns: {
          const range: [number, number] = [record.u16(), record.u16()];
          record.skip(4);
          if ((record.u16() & 1) === 1) hiddenColumns.push(range);
          break;
        }
        case RECORD.merged:
          for (let left = record.u16(); left > 0 && merged.length < MAX_MERGED; left--) {
            const [top, bottom, first, last] = [record.u16(), record.u16(), record.u16(), record.u16()];
            if (bottom > top) merged.push({ top, bottom, left: first, right: last });
          }
          break;
        case RECORD.number: {
          const [row, column, style] = [record.u16(), record.u16(), record.u16()];
          set(row, column, number(record.f64(), style));
          break;
        }
        case RECORD.rk: {
          const [row, column, style] = [record.u16(), record.u16(), record.u16()];
          set(row, column, number(rkNumber(record.u32()), style));
          break;
        }
        case RECORD.multipleRk: {
          const row = record.u16();
          for (let column = record.u16(); record.left >= 8; column++) {
            const style = record.u16();
            set(row, column, number(rkNumber(record.u32()), style));
          }
          break;
        }
        case RECORD.textIndex: {
          const [row, column] = [record.u16(), record.u16()];
          record.u16();
          const text = this.#texts[record.u32()];
          if (text === undefined) throw new XlsFault('a text is missing');
          set(row, column, { text, isNumber: false });
          break;
        }
        case RECORD.text:
        case RECORD.richText: {
          const [row, column] = [record.u16(), record.u16()];
          record.u16();
          set(row, column, { text: record.longText(), isNumber: false });
          break;
        }
        case RECORD.truthOrError: {
          const [row, column] = [record.u16(), record.u16()];
          record.u16();
          const value = record.u8();
          set(row, column, { text: record.u8() === 0 ? String(value === 1) : errorText(value), isNumber: false });
          break;
        }
        case RECORD.formula: {
          const [row, column, style] = [record.u16(), record.u16(), record.u16()];
          const result = record.bytes(8);
          awaitsText = null;
          if (result[6] !== 0xff || result[7] !== 0xff) {
            set(row, column, number(new DataView(result.buffer, result.byteOffset, 8).getFloat64(0, true), style));
          } else if (result[0] === 0) awaitsText = { row, column };
          else if (result[0] === 1) set(row, column, { text: String(result[2] === 1), isNumber: false });
          else if (result[0] === 2) set(row, column, { text: errorText(result[2] as number), isNumber: false });
          break;
        }
        case RECORD.formulaText:
          if (awaitsText) set(awaitsText.row, awaitsText.column, { text: record.longText(), isNumber: false });
          awaitsText = null;
          break;
      }
    }
    return { rows, hiddenRows, hiddenColumns, merged };
  }
}

/** Most columns of a sheet in these versions. */
const MAX_COLUMNS = 256;
const RECORDS_PER_POLL = 8192;
const EMPTY: SheetCell = { text: '', isNumber: false };

/** A number in 30 bits: an integer or the upper half of a double, perhaps in hundredths. */
function rkNumber(rk: number): number {
  const view = new DataView(new ArrayBuffer(8));
  view.setUint32(4, rk & 0xfffffffc, true);
  const value = (rk & 2) !== 0 ? (rk | 0) >> 2 : view.getFloat64(0, true);
  return (rk & 1) !== 0 ? value / 100 : value;
}

function errorText(code: number): string {
  return ERRORS.get(code) ?? '#VALUE!';
}

const ERRORS: ReadonlyMap<number, string> = new Map([
  [0x00, '#NULL!'],
  [0x07, '#DIV/0!'],
  [0x0f, '#VALUE!'],
  [0x17, '#REF!'],
  [0x1d, '#NAME?'],
  [0x24, '#NUM!'],
  [0x2a, '#N/A'],
]);

function sharedTexts(record: BiffRecord): string[] {
  record.u32();
  const texts: string[] = [];
  for (let left = record.u32(); left > 0 && record.hasMore(); left--) texts.push(record.sharedText());
  return texts;
}

/** Reads records one after the other, to the end of the part of the workbook that begins at an offset. */
class BiffReader {
  readonly stream: Uint8Array;
  readonly view: DataView;
  readonly isBiff8: boolean;
  codePage = 1252;

  constructor(stream: Uint8Array) {
    this.stream = stream;
    this.view = new DataView(stream.buffer, stream.byteOffset, stream.byteLength);
    if (stream.length < 8 || this.view.getUint16(0, true) !== RECORD.begin) throw new XlsFault('it is older than Excel 5');
    const version = this.view.getUint16(4, true);
    if (version !== 0x0600 && version !== 0x0500) throw new XlsFault('its version is unknown');
    this.isBiff8 = version === 0x0600;
  }

  *records(offset: number): Generator<BiffRecord> {
    const { view, stream } = this;
    if (offset + 4 > stream.length || view.getUint16(offset, true) !== RECORD.begin) throw new XlsFault('a sheet is missing');
    let depth = 0;
    for (let at = offset; ; ) {
      if (at + 4 > stream.length) throw new XlsFault('it is cut off');
      const type = view.getUint16(at, true);
      const segments: [number, number][] = [];
      // What does not fit into a record is continued in the next ones.
      do {
        const end = at + 4 + view.getUint16(at + 2, true);
        if (end > stream.length) throw new XlsFault('it is cut off');
        segments.push([at + 4, end]);
        at = end;
      } while (at + 4 <= stream.length && view.getUint16(at, true) === RECORD.continue);
      // Charts within a sheet are parts of their own.
      if (type === RECORD.begin) depth++;
      else if (type === RECORD.end && --depth === 0) return;
      if (depth === 1) yield new BiffRecord(this, type, segments);
    }
  }
}

/** One record with its continuations; reading beyond it is a fault. */
class BiffRecord {
  readonly type: number;
  readonly #reader: BiffReader;
  readonly #segments: readonly (readonly [from: number, to: number])[];
  #segment = 0;
  #at: number;

  constructor(reader: BiffReader, type: number, segments: readonly (readonly [number, number])[]) {
    this.#reader = reader;
    this.type = type;
    this.#segments = segments;
    this.#at = segments[0]?.[0] ?? 0;
  }

  get #end(): number {
    return this.#segments[this.#segment]?.[1] ?? 0;
  }

  /** Bytes left in this part of the record. */
  get left(): number {
    return this.#end - this.#at;
  }

  /** Moves to the next continuation if this part is used up. */
  hasMore(): boolean {
    while (this.left === 0 && this.#segment + 1 < this.#segments.length) this.#next();
    return this.left > 0;
  }

  #next(): void {
    const next = this.#segments[this.#segment + 1];
    if (!next) throw new XlsFault('a record is cut off');
    this.#segment++;
    this.#at = next[0];
  }

  bytes(length: number): Uint8Array {
    if (length > this.left) throw new XlsFault('a record is cut off');
    this.#at += length;
    return this.#reader.stream.subarray(this.#at - length, this.#at);
  }

  u8(): number {
    return this.bytes(1)[0] as number;
  }

  u16(): number {
    this.bytes(2);
    return this.#reader.view.getUint16(this.#at - 2, true);
  }

  u32(): number {
    this.bytes(4);
    return this.#reader.view.getUint32(this.#at - 4, true);
  }

  f64(): number {
    this.bytes(8);
    return this.#reader.view.getFloat64(this.#at - 8, true);
  }

  /** Skips bytes, also across continuations. */
  skip(length: number): void {
    for (let left = length; left > 0; ) {
      if (this.left === 0) this.#next();
      const step = Math.min(left, this.left);
      this.#at += step;
      left -= step;
    }
  }

  /** A text with its flags before it, of so many characters. */
  text(characters: number): string {
    return this.#characters(characters, (this.u8() & 1) === 1);
  }

  /** A text in the code page of the workbook. */
  bytesText(length: number): string {
    const decoder = decoderOf(this.#reader.codePage);
    const text = decoder.decode(this.bytes(length));
    return decoder.encoding === 'windows-1252' ? remapC1Controls(text) : text;
  }

  /** A text with a length of two bytes before it. */
  longText(): string {
    const length = this.u16();
    return this.#reader.isBiff8 ? this.text(length) : this.bytesText(length);
  }

  /** A text of the table that cells refer to, with what belongs to its formatting. */
  sharedText(): string {
    const length = this.u16();
    const flags = this.u8();
    const runs = (flags & 8) !== 0 ? this.u16() : 0;
    const extra = (flags & 4) !== 0 ? this.u32() : 0;
    const text = this.#characters(length, (flags & 1) === 1);
    this.skip(runs * 4 + extra);
    return text;
  }

  /** Each continuation says anew whether characters have one byte or two. */
  #characters(count: number, isWide: boolean): string {
    let [text, wide] = ['', isWide];
    for (let left = count; left > 0; ) {
      if (this.left === 0) {
        this.#next();
        wide = (this.u8() & 1) === 1;
      }
      const step = Math.min(left, wide ? this.left >> 1 : this.left);
      if (step === 0) throw new XlsFault('a text is cut off');
      const bytes = this.bytes(wide ? step * 2 : step);
      text += wide ? new TextDecoder('utf-16le').decode(bytes) : String.fromCharCode(...bytes);
      left -= step;
    }
    return text;
  }
}

const CODE_PAGES: ReadonlyMap<number, string> = new Map([
  [932, 'shift_jis'],
  [936, 'gbk'],
  [949, 'euc-kr'],
  [950, 'big5'],
  [10_000, 'macintosh'],
  [0x8000, 'macintosh'],
]);

function decoderOf(codePage: number): TextDecoder {
  const label = CODE_PAGES.get(codePage) ?? (codePage >= 1250 && codePage <= 1258 ? `windows-${codePage}` : 'windows-1252');
  return new TextDecoder(label);
}
