/** A delimited text, chunk by chunk, into a Table: what is regular quickly, by its bytes; whatever is odd with care, by `readRecord`. */
import { type Dialect, FILE_LIMITS, type FileLimits } from '@parcours/model';
import { isNoise } from './decode.ts';
import { findDelimiter } from './delimiter.ts';
import { Dictionary, hashed, SEED } from './dictionary.ts';
import { type Fault, unreadable } from './fault.ts';
import { headerLines, joinHeaders, type Part, partOf } from './header.ts';
import { Instants } from './instants.ts';
import { beyond } from './limits.ts';
import { type Opening, openingLines } from './opening.ts';
import { hasText, isDelimiter, LF, type Parsed, QUOTE, readRecord } from './record.ts';
import { RowStore } from './row-store.ts';
import { FIRST_FEW, type LostRows, type Table } from './table.ts';
import type { TimeCells } from './times.ts';
import { withoutTotals } from './totals.ts';
import { Utf8Stream } from './utf8.ts';
import type { Wants } from './wants.ts';

/** Bytes from which the delimiter is found out. */
const BEGINNING = 65_536;
/** Letters among which columns that are missing are looked for. */
const OPENING_LETTERS = 16_384;
/** A record that is longer than this has a quote that is never closed. */
const LONGEST_RECORD = 1 << 26;

const decoder = new TextDecoder('utf-8', { ignoreBOM: true });
const encoder = new TextEncoder();

/** How a delimited text is written. */
export interface Head {
  readonly encoding: string;
  readonly delimiter: string;
  readonly columns: readonly string[];
  /** Cells of the header, the unnamed ones at its end included. */
  readonly width: number;
  /** The number of the line behind the header. */
  readonly line: number;
  readonly opening: Opening;
}

interface Loss {
  count: number;
  readonly lines: number[];
}

/** Bytes are handed in with `push`; after the last of them `finish` gives the Table. */
export class CsvReader {
  readonly #path: string;
  readonly #bytes: number;
  readonly #dialect: Dialect;
  readonly #part: Part;
  readonly #wants: Wants;
  readonly #limits: FileLimits;
  readonly #utf8: Utf8Stream;
  /** What was not read yet is `#pending[#from … #end)`; one more byte has room behind it. */
  #pending = new Uint8Array(BEGINNING * 2);
  #from = 0;
  #end = 0;
  #seen = 0;
  #headTried = BEGINNING / 2;
  #fault: Fault | null = null;

  #line = 1;
  #firstLine = 1;
  #opening: Opening = { header: 1, lines: [] };
  #delimiter: Uint8Array = new Uint8Array();
  /** Cells of the header, the unnamed ones at its end included. */
  #width = 0;
  #columns: string[] | null = null;
  /** By cell of a record: its place among the columns that are kept, or −1. */
  #slots = new Int32Array();
  /** Of the columns that are kept: of those of times … */
  #instants: Instants[] = [];
  /** … and, behind them, of all others. */
  #dictionaries: Dictionary[] = [];
  /** The cells of the record at hand that are kept: where they are in the bytes, and their hashes. */
  #starts = new Int32Array();
  #ends = new Int32Array();
  #hashes = new Int32Array();
  #codes = new Uint32Array();
  #rows: RowStore | null = null;

  readonly #ragged: Loss = { count: 0, lines: [] };
  readonly #broken: Loss = { count: 0, lines: [] };

  /** @param bytes of the whole file, as far as that is known. */
  constructor(path: string, dialect: Dialect, wants: Wants, bytes: number, limits: FileLimits = FILE_LIMITS) {
    this.#path = path;
    this.#bytes = bytes;
    this.#dialect = dialect;
    this.#part = partOf(dialect);
    this.#wants = wants;
    this.#limits = limits;
    this.#utf8 = new Utf8Stream(dialect.encoding);
  }

  /** How the file is written, and what its header says; null as long as that is not known. */
  get head(): Head | null {
    if (!this.#columns || !this.#rows) return null;
    return {
      encoding: this.#utf8.encoding,
      delimiter: decoder.decode(this.#delimiter),
      columns: this.#columns,
      width: this.#width,
      line: this.#firstLine,
      opening: this.#opening,
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
    this.#seen += chunk.length;
    if (!this.#columns) this.#readHead(last);
    if (this.#columns && !this.#fault) this.#readRows(last);
    if ((this.#rows?.rows ?? 0) > this.#limits.rows) this.#fault = beyond(this.#path, 'rows', this.#limits, null);
    this.#rows?.expect(this.#bytes / this.#seen);
    for (const instants of this.#instants) instants.expect(this.#bytes / this.#seen);
    if (this.#end - this.#from > LONGEST_RECORD) this.#fault = unreadable(this.#path, { term: 'drop.broken-quote' });
  }

  finish(): Table | Fault {
    if (this.#fault) return this.#fault;
    if (!this.#columns || !this.#rows) return { code: 'JRN0410', parameters: { path: this.#path } };
    const lost: LostRows[] = [];
    if (this.#ragged.count > 0) lost.push({ reason: 'ragged', ...this.#ragged });
    if (this.#broken.count > 0) lost.push({ reason: 'broken-quote', ...this.#broken });
    const { codes, lines, repeats, rows } = this.#rows.finish();
    const table: Table = {
      path: this.#path,
      bytes: this.#bytes,
      encoding: this.#utf8.encoding,
      delimiter: decoder.decode(this.#delimiter),
      columns: this.#columns,
      opening: this.#opening,
      cells: Array.from(this.#columns, (_, column) => {
        const coded = (this.#slots[this.#part.left + column] as number) - this.#instants.length;
        return coded < 0 ? null : { values: (this.#dictionaries[coded] as Dictionary).values(), codes: codes[coded] as Uint32Array };
      }),
      ...(this.#instants.length > 0 && { times: this.#times(this.#columns) }),
      lines,
      repeats,
      rows: rows + this.#ragged.count + this.#broken.count,
      lost,
    };
    return withoutTotals(table, this.#dialect.totals);
  }

  #times(columns: readonly string[]): ReadonlyMap<string, TimeCells> {
    const { left } = this.#part;
    return new Map(
      columns.flatMap((column, at) => {
        const instants = this.#instants[this.#slots[left + at] as number];
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
  #readHead(last: boolean): void {
    // A header that is longer than all that was there is looked for again once there is twice as much.
    if (this.#end < this.#headTried * 2 && !last) return;
    this.#headTried = this.#end;
    const bytes = this.#pending.subarray(0, this.#end);
    const beginning = decoder.decode(bytes.subarray(0, BEGINNING));
    if (isNoise(beginning)) {
      this.#fault = unreadable(this.#path, { term: 'fault.binary' });
      return;
    }
    // Nothing but the delimiters that a cleared sheet leaves behind.
    if (!/[^\s\ufeff;,|"]/.test(last ? decoder.decode(bytes) : beginning)) return;
    const separator = /^\ufeff?sep=(.)\n/.exec(beginning);
    const declared = this.#dialect.delimiter && !/[\n\r"\ufeff]/.test(this.#dialect.delimiter) ? this.#dialect.delimiter : null;
    const named = separator?.[1] === '"' ? undefined : separator?.[1];
    let at = separator ? encoder.encode(separator[0]).length : 0;
    let line = separator ? 2 : 1;
    for (; line <= this.#part.above; line++) {
      const end = bytes.indexOf(LF, at);
      if (end < 0) return;
      at = end + 1;
    }
    this.#delimiter = encoder.encode(
      declared ?? named ?? findDelimiter(bytes.subarray(at, BEGINNING + at), last && this.#end <= BEGINNING),
    );
    const wanted = headerLines(this.#dialect);
    const headers: Parsed[] = [];
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
    this.#opening = { header, lines: openingLines(beginning.slice(0, OPENING_LETTERS)) };
    this.#setHeader(headers);
  }

  #setHeader(headers: readonly Parsed[]): void {
    if (headers.some(({ broken }) => broken && !broken.closed)) {
      this.#fault = unreadable(this.#path, { term: 'drop.broken-quote' });
      return;
    }
    const { left, right } = this.#part;
    const columns = joinHeaders(headers.map(({ cells }) => cells.slice(left, right + 1)));
    if (columns.length > this.#limits.columns) {
      this.#fault = beyond(this.#path, 'columns', this.#limits, columns.length);
      return;
    }
    if (columns.length === 0) return;
    this.#columns = columns;
    this.#width = Math.max(...headers.map(({ cells }) => cells.length));
    this.#firstLine = this.#line;
    const wanted = columns.filter((column) => this.#wants.columns?.has(column) !== false);
    const isTime = (column: string) => this.#wants.times?.has(column) === true;
    this.#instants = wanted.filter(isTime).map(() => new Instants());
    this.#dictionaries = wanted.filter((column) => !isTime(column)).map(() => new Dictionary());
    const kept = wanted.length;
    let [instant, coded] = [0, this.#instants.length];
    const slots = columns.map((column) => (this.#wants.columns?.has(column) === false ? -1 : isTime(column) ? instant++ : coded++));
    this.#slots = Int32Array.from([...new Array<number>(left).fill(-1), ...slots]);
    this.#starts = new Int32Array(kept);
    this.#ends = new Int32Array(kept);
    this.#hashes = new Int32Array(kept);
    this.#codes = new Uint32Array(this.#dictionaries.length);
    this.#rows = new RowStore(this.#dictionaries.length, this.#wants.distinct);
  }

  /** All the records that are complete. */
  #readRows(last: boolean): void {
    const end = this.#end;
    const bytes = this.#pending;
    // Whatever is looked for is found here at the latest.
    bytes[end] = LF;
    let at = this.#from;
    while (at < end) {
      if (this.#line > this.#part.bottom + 1) {
        at = end;
        break;
      }
      const next = this.#quickly(at, end, bytes);
      if (next >= 0) {
        at = next;
        this.#line++;
        continue;
      }
      const record = readRecord(bytes, at, end, last, this.#delimiter);
      if (!record) break;
      this.#carefully(record);
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
  #quickly(from: number, end: number, bytes: Uint8Array): number {
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
        let hash = SEED;
        byte = bytes[at] as number;
        text ||= isPlainText(byte) && byte !== QUOTE;
        while (byte !== QUOTE) {
          if (byte === LF) return -1;
          hash = hashed(hash, byte);
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
        text ||= isPlainText(byte) && byte !== first;
        const start = at;
        let hash = SEED;
        for (;;) {
          while (byte !== first && byte !== LF) {
            hash = hashed(hash, byte);
            byte = bytes[++at] as number;
          }
          if (byte === LF || length === 1 || isDelimiter(bytes, at, delimiter)) break;
          hash = hashed(hash, byte);
          byte = bytes[++at] as number;
        }
        this.#starts[slot] = start;
        this.#ends[slot] = at;
        this.#hashes[slot] = hash;
      } else {
        text ||= isPlainText(byte) && byte !== first;
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
    const times = this.#instants.length;
    for (let slot = 0; slot < times; slot++) {
      const instants = this.#instants[slot] as Instants;
      instants.add(bytes, this.#starts[slot] as number, this.#ends[slot] as number, this.#hashes[slot] as number);
    }
    for (let coded = 0, slot = times; coded < codes.length; coded++, slot++) {
      const dictionary = this.#dictionaries[coded] as Dictionary;
      codes[coded] = dictionary.code(bytes, this.#starts[slot] as number, this.#ends[slot] as number, this.#hashes[slot] as number);
    }
    (this.#rows as RowStore).add(codes, this.#line);
  }

  #carefully({ cells, broken }: Parsed): void {
    if (!hasText(cells)) return;
    const slots = this.#slots;
    const fits = cells.length >= slots.length && (cells.length <= this.#width || !hasText(cells.slice(this.#width)));
    if (broken && !(broken.closed && fits)) lose(this.#broken, broken.count, this.#line + broken.line);
    else if (!fits) lose(this.#ragged, 1, this.#line);
    else {
      for (let cell = 0; cell < slots.length; cell++) {
        const slot = slots[cell] as number;
        if (slot < 0) continue;
        const bytes = encoder.encode(cells[cell]);
        const hash = bytes.reduce(hashed, SEED);
        const coded = slot - this.#instants.length;
        if (coded < 0) (this.#instants[slot] as Instants).add(bytes, 0, bytes.length, hash);
        else this.#codes[coded] = (this.#dictionaries[coded] as Dictionary).code(bytes, 0, bytes.length, hash);
      }
      (this.#rows as RowStore).add(this.#codes, this.#line);
    }
  }
}

/** Blank rows do not count; whether a letter beyond ASCII is blank is looked at with care. */
function isPlainText(byte: number): boolean {
  return byte > 32 && byte < 128;
}

function lose(loss: Loss, count: number, line: number): void {
  loss.count += count;
  if (loss.lines.length < FIRST_FEW) loss.lines.push(line);
}
