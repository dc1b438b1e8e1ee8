/** A delimited text, chunk by chunk, into a Table: what is regular quickly, by its bytes; whatever is odd with care, by `readRecord`. */
import { DEFAULT_FILE_LIMITS, type Dialect, type FileLimits } from '@parcours/model';
import { type Fault, unreadableFile } from '../../fault.ts';
import { limitExceeded } from '../../limits.ts';
import { DictionaryEncoder, FNV_OFFSET_BASIS, fnv1aStep } from '../../table/dictionary-encoder.ts';
import { headerLines, joinHeaders, type TableRegion, tableRegionOf } from '../../table/header.ts';
import { type Preamble, preambleLines } from '../../table/preamble.ts';
import type { Projection } from '../../table/projection.ts';
import { RowStore } from '../../table/row-store.ts';
import { MAX_EXAMPLES, type RejectedRows, type Table } from '../../table/table.ts';
import { dropTotalRows } from '../../table/total-rows.ts';
import type { TimestampCells } from '../../values/timestamp-cells.ts';
import { TimestampColumn } from '../../values/timestamp-column.ts';
import { looksBinary } from '../decode.ts';
import { Utf8Stream } from '../utf8-stream.ts';
import { detectDelimiter } from './delimiter.ts';
import { type CsvRecord, hasText, isDelimiter, LF, QUOTE, readRecord } from './record.ts';

/** Bytes from which the delimiter is found out. */
const DETECTION_BYTES = 65_536;
/** Letters among which columns that are missing are looked for. */
const PREAMBLE_CHARACTERS = 16_384;
/** A record that is longer than this has a quote that is never closed. */
const MAX_RECORD_BYTES = 1 << 26;

const decoder = new TextDecoder('utf-8', { ignoreBOM: true });
const encoder = new TextEncoder();

/** How a delimited text is written. */
export interface CsvLayout {
  readonly encoding: string;
  readonly delimiter: string;
  readonly columns: readonly string[];
  /** Cells of the header, the unnamed ones at its end included. */
  readonly width: number;
  /** The number of the line behind the header. */
  readonly firstDataLine: number;
  readonly preamble: Preamble;
}

interface RejectCount {
  count: number;
  readonly lines: number[];
}

/** Bytes are handed in with `push`; after the last of them `finish` gives the Table. */
export class CsvReader {
  readonly #path: string;
  readonly #bytes: number;
  readonly #dialect: Dialect;
  readonly #region: TableRegion;
  readonly #projection: Projection;
  readonly #limits: FileLimits;
  readonly #utf8: Utf8Stream;
  /** What was not read yet is `#pending[#from … #end)`; one more byte has room behind it. */
  #pending = new Uint8Array(DETECTION_BYTES * 2);
  #from = 0;
  #end = 0;
  #bytesRead = 0;
  #headerAttemptedAt = DETECTION_BYTES / 2;
  #fault: Fault | null = null;

  #line = 1;
  #firstLine = 1;
  #preamble: Preamble = { header: 1, lines: [] };
  #delimiter: Uint8Array = new Uint8Array();
  /** Cells of the header, the unnamed ones at its end included. */
  #width = 0;
  #columns: string[] | null = null;
  /** By cell of a record: its place among the columns that are kept, or −1. */
  #slots = new Int32Array();
  /** Of the columns that are kept: of those of times … */
  #timestamps: TimestampColumn[] = [];
  /** … and, behind them, of all others. */
  #encoders: DictionaryEncoder[] = [];
  /** The cells of the record at hand that are kept: where they are in the bytes, and their hashes. */
  #starts = new Int32Array();
  #ends = new Int32Array();
  #hashes = new Int32Array();
  #codes = new Uint32Array();
  #rows: RowStore | null = null;

  readonly #ragged: RejectCount = { count: 0, lines: [] };
  readonly #brokenQuotes: RejectCount = { count: 0, lines: [] };

  /** @param bytes of the whole file, as far as that is known. */
  constructor(path: string, dialect: Dialect, wants: Projection, bytes: number, limits: FileLimits = DEFAULT_FILE_LIMITS) {
    this.#path = path;
    this.#bytes = bytes;
    this.#dialect = dialect;
    this.#region = tableRegionOf(dialect);
    this.#projection = wants;
    this.#limits = limits;
    this.#utf8 = new Utf8Stream(dialect.encoding);
  }

  /** How the file is written, and what its header says; null as long as that is not known. */
  get layout(): CsvLayout | null {
    if (!this.#columns || !this.#rows) return null;
    return {
      encoding: this.#utf8.encoding,
      delimiter: decoder.decode(this.#delimiter),
      columns: this.#columns,
      width: this.#width,
      firstDataLine: this.#firstLine,
      preamble: this.#preamble,
    };
  }

  /** Nothing more needs to be read: there will be no Table. */
  get failed(): boolean {
    return this.#fault !== null;
  }

  /** @throws NotUtf8 where the file must be read again as Windows-1252; UnknownEncoding. */
  push(chunk: Uint8Array, last: boolean): void {
    if (this.#fault) return;
    this.#append(this.#utf8.push(chunk, last));
    this.#bytesRead += chunk.length;
    if (!this.#columns) this.#readHeader(last);
    if (this.#columns && !this.#fault) this.#readRows(last);
    if ((this.#rows?.rows ?? 0) > this.#limits.rows) this.#fault = limitExceeded(this.#path, 'rows', this.#limits, null);
    this.#rows?.reserve(this.#bytes / this.#bytesRead);
    for (const instants of this.#timestamps) instants.reserve(this.#bytes / this.#bytesRead);
    if (this.#end - this.#from > MAX_RECORD_BYTES) this.#fault = unreadableFile(this.#path, { term: 'drop.broken-quote' });
  }

  finish(): Table | Fault {
    if (this.#fault) return this.#fault;
    if (!this.#columns || !this.#rows) return { code: 'JRN0410', parameters: { path: this.#path } };
    const lost: RejectedRows[] = [];
    if (this.#ragged.count > 0) lost.push({ reason: 'ragged', ...this.#ragged });
    if (this.#brokenQuotes.count > 0) lost.push({ reason: 'broken-quote', ...this.#brokenQuotes });
    const { codes, lines, repeats, rows } = this.#rows.finish();
    const table: Table = {
      path: this.#path,
      bytes: this.#bytes,
      encoding: this.#utf8.encoding,
      delimiter: decoder.decode(this.#delimiter),
      columns: this.#columns,
      preamble: this.#preamble,
      cells: Array.from(this.#columns, (_, column) => {
        const coded = (this.#slots[this.#region.left + column] as number) - this.#timestamps.length;
        return coded < 0 ? null : { values: (this.#encoders[coded] as DictionaryEncoder).values(), codes: codes[coded] as Uint32Array };
      }),
      ...(this.#timestamps.length > 0 && { timestampColumns: this.#timestampCells(this.#columns) }),
      lines,
      duplicates: repeats,
      rows: rows + this.#ragged.count + this.#brokenQuotes.count,
      rejected: lost,
    };
    return dropTotalRows(table, this.#dialect.totals);
  }

  #timestampCells(columns: readonly string[]): ReadonlyMap<string, TimestampCells> {
    const { left } = this.#region;
    return new Map(
      columns.flatMap((column, at) => {
        const instants = this.#timestamps[this.#slots[left + at] as number];
        return instants ? [[column, instants.finish()] as const] : [];
      }),
    );
  }

  #append(bytes: Uint8Array): void {
    const left = this.#end - this.#from;
    const needed = left + bytes.length + 1;
    const room = this.#pending.length < needed ? new Uint8Array(Math.max(needed, this.#pending.length * 2)) : this.#pending;
    room.set(this.#pending.subarray(this.#from, this.#end));
    room.set(bytes, left);
    this.#pending = room;
    this.#from = 0;
    this.#end = left + bytes.length;
  }

  /** The line `sep=;` that spreadsheets write, the delimiter, and the header; or nothing as long as these are not complete. */
  #readHeader(last: boolean): void {
    // A header that is longer than all that was there is looked for again once there is twice as much.
    if (this.#end < this.#headerAttemptedAt * 2 && !last) return;
    this.#headerAttemptedAt = this.#end;
    const bytes = this.#pending.subarray(0, this.#end);
    const beginning = decoder.decode(bytes.subarray(0, DETECTION_BYTES));
    if (looksBinary(beginning)) {
      this.#fault = unreadableFile(this.#path, { term: 'fault.binary' });
      return;
    }
    // Nothing but the delimiters that a cleared sheet leaves behind.
    if (!/[^\s\ufeff;,|"]/.test(last ? decoder.decode(bytes) : beginning)) return;
    const separator = /^\ufeff?sep=(.)\n/.exec(beginning);
    const declared = this.#dialect.delimiter && !/[\n\r"\ufeff]/.test(this.#dialect.delimiter) ? this.#dialect.delimiter : null;
    const named = separator?.[1] === '"' ? undefined : separator?.[1];
    let at = separator ? encoder.encode(separator[0]).length : 0;
    let line = separator ? 2 : 1;
    for (; line <= this.#region.top; line++) {
      const end = bytes.indexOf(LF, at);
      if (end < 0) return;
      at = end + 1;
    }
    this.#delimiter = encoder.encode(
      declared ?? named ?? detectDelimiter(bytes.subarray(at, DETECTION_BYTES + at), last && this.#end <= DETECTION_BYTES),
    );
    const wanted = headerLines(this.#dialect);
    const headers: CsvRecord[] = [];
    let header = line;
    for (;;) {
      const record = at < this.#end ? readRecord(this.#pending, at, this.#end, last, this.#delimiter) : null;
      if (!record) return;
      at = record.next;
      if (headers.length === 0) header = line;
      line += record.lines + 1;
      if (hasText(record.cells)) headers.push(record);
      if (headers.length === wanted) break;
    }
    this.#from = at;
    this.#line = line;
    this.#preamble = { header, lines: preambleLines(beginning.slice(0, PREAMBLE_CHARACTERS)) };
    this.#setHeader(headers);
  }

  #setHeader(headers: readonly CsvRecord[]): void {
    if (headers.some(({ broken }) => broken && !broken.closed)) {
      this.#fault = unreadableFile(this.#path, { term: 'drop.broken-quote' });
      return;
    }
    const { left, right } = this.#region;
    const columns = joinHeaders(headers.map(({ cells }) => cells.slice(left, right + 1)));
    if (columns.length > this.#limits.columns) {
      this.#fault = limitExceeded(this.#path, 'columns', this.#limits, columns.length);
      return;
    }
    if (columns.length === 0) return;
    this.#columns = columns;
    this.#width = Math.max(...headers.map(({ cells }) => cells.length));
    this.#firstLine = this.#line;
    const wanted = columns.filter((column) => this.#projection.columns?.has(column) !== false);
    const isTime = (column: string) => this.#projection.timestamps?.has(column) === true;
    this.#timestamps = wanted.filter(isTime).map(() => new TimestampColumn());
    this.#encoders = wanted.filter((column) => !isTime(column)).map(() => new DictionaryEncoder());
    const kept = wanted.length;
    let [instant, coded] = [0, this.#timestamps.length];
    const slots = columns.map((column) => (this.#projection.columns?.has(column) === false ? -1 : isTime(column) ? instant++ : coded++));
    this.#slots = Int32Array.from([...new Array<number>(left).fill(-1), ...slots]);
    this.#starts = new Int32Array(kept);
    this.#ends = new Int32Array(kept);
    this.#hashes = new Int32Array(kept);
    this.#codes = new Uint32Array(this.#encoders.length);
    this.#rows = new RowStore(this.#encoders.length, this.#projection.distinct);
  }

  /** All the records that are complete. */
  #readRows(last: boolean): void {
    const end = this.#end;
    const bytes = this.#pending;
    // Whatever is looked for is found here at the latest.
    bytes[end] = LF;
    let at = this.#from;
    while (at < end) {
      if (this.#line > this.#region.bottom + 1) {
        at = end;
        break;
      }
      const next = this.#fastPath(at, end, bytes);
      if (next >= 0) {
        at = next;
        this.#line++;
        continue;
      }
      const record = readRecord(bytes, at, end, last, this.#delimiter);
      if (!record) break;
      this.#slowPath(record);
      at = record.next;
      this.#line += record.lines + 1;
    }
    this.#from = at;
  }

  /**
   * Keeps the record if it has as many cells as the header, text, and no quotes but those around whole cells and doubled ones.
   *
   * @returns where the next record begins; negative for a record of another kind, or one that is not complete.
   */
  #fastPath(from: number, end: number, bytes: Uint8Array): number {
    const delimiter = this.#delimiter;
    const first = delimiter[0] as number;
    const length = delimiter.length;
    const slots = this.#slots;
    const width = this.#width;
    let text = false;
    let at = from;
    for (let cell = 0; ; cell++) {
      if (cell === width) return -1;
      const slot = cell < slots.length ? (slots[cell] as number) : -1;
      let byte = bytes[at] as number;
      if (byte === QUOTE) {
        const start = ++at;
        let hash = FNV_OFFSET_BASIS;
        byte = bytes[at] as number;
        text ||= isPrintableAscii(byte) && byte !== QUOTE;
        while (byte !== QUOTE) {
          if (byte === LF) return -1;
          hash = fnv1aStep(hash, byte);
          byte = bytes[++at] as number;
        }
        if (slot >= 0) {
          this.#starts[slot] = start;
          this.#ends[slot] = at;
          this.#hashes[slot] = hash;
        }
        byte = bytes[++at] as number;
        if (byte !== LF && (byte !== first || (length > 1 && !isDelimiter(bytes, at, delimiter)))) return -1;
      } else if (slot >= 0) {
        text ||= isPrintableAscii(byte) && byte !== first;
        const start = at;
        let hash = FNV_OFFSET_BASIS;
        for (;;) {
          while (byte !== first && byte !== LF) {
            hash = fnv1aStep(hash, byte);
            byte = bytes[++at] as number;
          }
          if (byte === LF || length === 1 || isDelimiter(bytes, at, delimiter)) break;
          hash = fnv1aStep(hash, byte);
          byte = bytes[++at] as number;
        }
        this.#starts[slot] = start;
        this.#ends[slot] = at;
        this.#hashes[slot] = hash;
      } else {
        text ||= isPrintableAscii(byte) && byte !== first;
        for (;;) {
          while (byte !== first && byte !== LF) byte = bytes[++at] as number;
          if (byte === LF || length === 1 || isDelimiter(bytes, at, delimiter)) break;
          byte = bytes[++at] as number;
        }
      }
      if (byte === LF) {
        if (at === end || cell !== width - 1 || !text) return -1;
        this.#keep(bytes);
        return at + 1;
      }
      at += length;
    }
  }

  #keep(bytes: Uint8Array): void {
    const codes = this.#codes;
    const times = this.#timestamps.length;
    for (let slot = 0; slot < times; slot++) {
      const instants = this.#timestamps[slot] as TimestampColumn;
      instants.add(bytes, this.#starts[slot] as number, this.#ends[slot] as number, this.#hashes[slot] as number);
    }
    for (let coded = 0, slot = times; coded < codes.length; coded++, slot++) {
      const dictionary = this.#encoders[coded] as DictionaryEncoder;
      codes[coded] = dictionary.encode(bytes, this.#starts[slot] as number, this.#ends[slot] as number, this.#hashes[slot] as number);
    }
    (this.#rows as RowStore).add(codes, this.#line);
  }

  #slowPath({ cells, broken }: CsvRecord): void {
    if (!hasText(cells)) return;
    const slots = this.#slots;
    const fits = cells.length >= slots.length && (cells.length <= this.#width || !hasText(cells.slice(this.#width)));
    if (broken && !(broken.closed && fits)) reject(this.#brokenQuotes, broken.count, this.#line + broken.line);
    else if (!fits) reject(this.#ragged, 1, this.#line);
    else {
      for (let cell = 0; cell < slots.length; cell++) {
        const slot = slots[cell] as number;
        if (slot < 0) continue;
        const bytes = encoder.encode(cells[cell]);
        const hash = bytes.reduce(fnv1aStep, FNV_OFFSET_BASIS);
        const coded = slot - this.#timestamps.length;
        if (coded < 0) (this.#timestamps[slot] as TimestampColumn).add(bytes, 0, bytes.length, hash);
        else this.#codes[coded] = (this.#encoders[coded] as DictionaryEncoder).encode(bytes, 0, bytes.length, hash);
      }
      (this.#rows as RowStore).add(this.#codes, this.#line);
    }
  }
}

/** Blank rows do not count; whether a letter beyond ASCII is blank is looked at with care. */
function isPrintableAscii(byte: number): boolean {
  return byte > 32 && byte < 128;
}

function reject(loss: RejectCount, count: number, line: number): void {
  loss.count += count;
  if (loss.lines.length < MAX_EXAMPLES) loss.lines.push(line);
}
