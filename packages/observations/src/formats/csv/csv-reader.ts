/**
 * Streaming CSV parser: chunks of bytes in, a Table out. Regular records take a byte-level fast path; all others are parsed by
 * `readRecord`.
 */
import { CODE, DEFAULT_FILE_LIMITS, type Dialect, type FileLimits } from '@parcours/model';
import { type Fault, unreadableFile } from '../../fault.ts';
import { limitExceeded } from '../../limits.ts';
import { DictionaryEncoder, FNV_OFFSET_BASIS, fnv1aStep } from '../../table/dictionary-encoder.ts';
import { headerLines, joinHeaders, type TableRegion, tableRegionOf } from '../../table/header.ts';
import { type Preamble, preambleLines } from '../../table/preamble.ts';
import type { Projection } from '../../table/projection.ts';
import { RowStore } from '../../table/row-store.ts';
import { SignatureBuilder } from '../../table/signature-builder.ts';
import { MAX_EXAMPLES, type RejectedRows, type Table, type UnnamedCells } from '../../table/table.ts';
import { dropTotalRows } from '../../table/total-rows.ts';
import type { TimestampCells } from '../../values/timestamp-cells.ts';
import { TimestampColumn } from '../../values/timestamp-column.ts';
import { looksBinary } from '../decode.ts';
import { Utf8Stream } from '../utf8-stream.ts';
import { detectCsvDialect } from './detect-csv-dialect.ts';
import { fitHeader } from './fit-header.ts';
import { type CsvRecord, DOUBLED_QUOTES, hasText, isDelimiter, LF, type Quoting, readRecord, repairRecord } from './record.ts';

/** Bytes used to detect the delimiter and the width of the rows. */
const DETECTION_BYTES = 65_536;
/** Records that are compared with the header. */
const FITTED_RECORDS = 200;
/** Characters of the preamble searched for missing columns. */
const PREAMBLE_CHARACTERS = 16_384;
/** Longest record, in bytes; a longer one has an unclosed quote. */
const MAX_RECORD_BYTES = 1 << 26;

const NO_RESPONDENT = -1;

const decoder = new TextDecoder('utf-8', { ignoreBOM: true });
const encoder = new TextEncoder();

/** Layout of a delimited text: encoding, delimiter, header. */
export interface CsvLayout {
  readonly encoding: string;
  readonly delimiter: string;
  readonly quoting: Quoting;
  readonly columns: readonly string[];
  /** Number of cells of the header and of most rows, trailing unnamed ones included. */
  readonly width: number;
  /** Line number of the first line below the header, from 1. */
  readonly firstDataLine: number;
  /** Number of records above that line as RFC 4180 counts them; null if quotes above the header leave it open. */
  readonly recordsAbove: number | null;
  readonly preamble: Preamble;
  readonly unnamed?: UnnamedCells;
}

interface RejectCount {
  count: number;
  readonly lines: number[];
}

/** Call `push` with each chunk, then `finish` for the Table. */
export class CsvReader {
  readonly #path: string;
  readonly #bytes: number;
  readonly #dialect: Dialect;
  readonly #region: TableRegion;
  readonly #projection: Projection;
  readonly #limits: FileLimits;
  readonly #utf8: Utf8Stream;
  /** Unparsed bytes are `#pending[#from … #end)`; one spare byte follows them for a sentinel. */
  #pending = new Uint8Array(DETECTION_BYTES * 2);
  #from = 0;
  #end = 0;
  #bytesRead = 0;
  #headerAttemptedAt = DETECTION_BYTES / 2;
  #fault: Fault | null = null;

  #line = 1;
  #firstLine = 1;
  #preamble: Preamble = { header: 1, lines: [] };
  #recordsAbove: number | null = 0;
  #delimiter: Uint8Array = new Uint8Array();
  #quoting: Quoting = DOUBLED_QUOTES;
  /** Number of cells of the header and of most rows, trailing unnamed ones included. */
  #width = 0;
  #unnamed: UnnamedCells | null = null;
  #columns: string[] | null = null;
  /** By cell index of a record: slot among the projected columns, or −1. */
  #slots = new Int32Array();
  /** Projected timestamp columns take the first slots. */
  #timestamps: TimestampColumn[] = [];
  /** All other projected columns take the slots after them … */
  #encoders: DictionaryEncoder[] = [];
  /** … and the respondents of a table of distinct rows the last one. */
  #signatures: SignatureBuilder | null = null;
  /** By slot, for the current record: byte range and hash of the cell. */
  #starts = new Int32Array();
  #ends = new Int32Array();
  #hashes = new Int32Array();
  #codes = new Uint32Array();
  #rows: RowStore | null = null;

  readonly #ragged: RejectCount = { count: 0, lines: [] };
  readonly #brokenQuotes: RejectCount = { count: 0, lines: [] };
  /** By number of cells: rows without the last cells of the header. */
  readonly #short = new Map<number, RejectCount>();

  /** @param bytes size of the whole file, as far as known. */
  constructor(path: string, dialect: Dialect, projection: Projection, bytes: number, limits: FileLimits = DEFAULT_FILE_LIMITS) {
    this.#path = path;
    this.#bytes = bytes;
    this.#dialect = dialect;
    this.#region = tableRegionOf(dialect);
    this.#projection = projection;
    this.#limits = limits;
    this.#utf8 = new Utf8Stream(dialect.encoding);
  }

  /** The detected layout; null until the header has been read. */
  get layout(): CsvLayout | null {
    if (!this.#columns || !this.#rows) return null;
    return {
      encoding: this.#utf8.encoding,
      delimiter: decoder.decode(this.#delimiter),
      quoting: this.#quoting,
      columns: this.#columns,
      width: this.#width,
      firstDataLine: this.#firstLine,
      recordsAbove: this.#recordsAbove,
      preamble: this.#preamble,
      ...(this.#unnamed && { unnamed: this.#unnamed }),
    };
  }

  /** The parser has failed and needs no more input. */
  get failed(): boolean {
    return this.#fault !== null;
  }

  /** @throws NotUtf8 if the file must be read again as Windows-1252; UnknownEncoding. */
  push(chunk: Uint8Array, last: boolean): void {
    if (this.#fault) return;
    this.#append(this.#utf8.push(chunk, last));
    this.#bytesRead += chunk.length;
    if (!this.#columns) this.#readHeader(last);
    if (this.#columns && !this.#fault) this.#readRows(last);
    if ((this.#rows?.rows ?? 0) > this.#limits.rows) this.#fault = limitExceeded(this.#path, 'rows', this.#limits, null);
    this.#rows?.reserve(this.#bytes / this.#bytesRead);
    for (const timestampColumn of this.#timestamps) timestampColumn.reserve(this.#bytes / this.#bytesRead);
    this.#signatures?.reserve(this.#bytes / this.#bytesRead);
    if (this.#end - this.#from > MAX_RECORD_BYTES) this.#fault = unreadableFile(this.#path, { term: 'drop.broken-quote' });
  }

  finish(): Table | Fault {
    if (this.#fault) return this.#fault;
    if (!this.#columns || !this.#rows) return { code: CODE['file-empty'], parameters: { path: this.#path } };
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
        const codedSlot = (this.#slots[this.#region.left + column] as number) - this.#timestamps.length;
        return codedSlot < 0 || codedSlot === this.#encoders.length
          ? null
          : { values: (this.#encoders[codedSlot] as DictionaryEncoder).values(), codes: codes[codedSlot] as Uint32Array };
      }),
      ...(this.#timestamps.length > 0 && { timestampColumns: this.#timestampCells(this.#columns) }),
      lines,
      duplicates: repeats,
      // The last code of a row says whether its respondent is known.
      ...(this.#signatures && { signatures: this.#signatures.finish(Uint8Array.from(codes.at(-1) ?? [])) }),
      rows: rows + this.#ragged.count + this.#brokenQuotes.count,
      rejected: lost,
      ...(this.#short.size > 0 && { shortRows: [...this.#short].map(([width, { count, lines }]) => ({ width, count, lines })) }),
      ...(this.#unnamed && { unnamed: this.#unnamed }),
    };
    return dropTotalRows(table, this.#dialect.totals);
  }

  #timestampCells(columns: readonly string[]): ReadonlyMap<string, TimestampCells> {
    const { left } = this.#region;
    return new Map(
      columns.flatMap((column, at) => {
        const timestampColumn = this.#timestamps[this.#slots[left + at] as number];
        return timestampColumn ? [[column, timestampColumn.finish()] as const] : [];
      }),
    );
  }

  #append(bytes: Uint8Array): void {
    const left = this.#end - this.#from;
    const needed = left + bytes.length + 1;
    const buffer = this.#pending.length < needed ? new Uint8Array(Math.max(needed, this.#pending.length * 2)) : this.#pending;
    buffer.set(this.#pending.subarray(this.#from, this.#end));
    buffer.set(bytes, left);
    this.#pending = buffer;
    this.#from = 0;
    this.#end = left + bytes.length;
  }

  /** Reads the `sep=;` line that spreadsheets write, the delimiter and the header; does nothing while these are incomplete. */
  #readHeader(last: boolean): void {
    // An incomplete header is retried once the input has doubled.
    if (this.#end < this.#headerAttemptedAt * 2 && !last) return;
    this.#headerAttemptedAt = this.#end;
    const bytes = this.#pending.subarray(0, this.#end);
    const beginning = decoder.decode(bytes.subarray(0, DETECTION_BYTES));
    if (looksBinary(beginning)) {
      this.#fault = unreadableFile(this.#path, { term: 'fault.binary' });
      return;
    }
    // A cleared sheet leaves only delimiters.
    if (!/[^\s\ufeff;,|"]/.test(last ? decoder.decode(bytes) : beginning)) return;
    const separator = /^\ufeff?sep=(.)\n/.exec(beginning);
    const declared = this.#dialect.delimiter && !/[\n\r"\ufeff]/.test(this.#dialect.delimiter) ? this.#dialect.delimiter : null;
    const sepDelimiter = separator?.[1] === '"' ? undefined : separator?.[1];
    let at = separator ? encoder.encode(separator[0]).length : 0;
    let line = separator ? 2 : 1;
    const above = at;
    for (; line <= this.#region.top; line++) {
      const end = bytes.indexOf(LF, at);
      if (end < 0) return;
      at = end + 1;
    }
    const sample = bytes.subarray(at, at < DETECTION_BYTES / 2 ? DETECTION_BYTES : DETECTION_BYTES + at);
    const isWhole = last && at + sample.length === this.#end;
    const dialect = detectCsvDialect(sample, isWhole, declared ?? sepDelimiter ?? null);
    this.#delimiter = encoder.encode(dialect.delimiter);
    this.#quoting = dialect.quoting;
    let records: number | null = bytes.subarray(above, at).includes(this.#quoting.quote) ? null : line - 1;
    const sampleEnd = at + sample.length;
    const wanted = headerLines(this.#dialect);
    const headers: CsvRecord[] = [];
    let header = line;
    for (;;) {
      const record = this.#headerRecord(at, sampleEnd, last);
      if (!record) return;
      at = record.next;
      if (headers.length === 0) header = line;
      line += record.lines + 1;
      if (records !== null) records++;
      if (hasText(record.cells)) headers.push(record);
      if (headers.length === wanted) break;
    }
    this.#from = at;
    this.#line = line;
    this.#recordsAbove = headers.some(({ broken }) => broken) ? null : records;
    this.#preamble = { header, lines: preambleLines(beginning.slice(0, PREAMBLE_CHARACTERS)) };
    this.#setHeader(headers, this.#records(at, sampleEnd, isWhole, FITTED_RECORDS));
  }

  /** The next record; a header in which a stray quote swallows lines is read with as many cells as the rows below it. */
  #headerRecord(at: number, sampleEnd: number, last: boolean): CsvRecord | null {
    const record = at < this.#end ? readRecord(this.#pending, at, this.#end, last, this.#delimiter, this.#quoting) : null;
    if (!record?.broken || record.broken.closed) return record;
    const next = this.#pending.indexOf(LF, at) + 1;
    if (next === 0 || next >= sampleEnd) return record;
    const width = usualWidth(this.#records(next, sampleEnd, last, FITTED_RECORDS));
    return (width > 1 && repairRecord(this.#pending, at, this.#end, 0, this.#delimiter, this.#quoting, width)) || record;
  }

  /** Records with text of a part of the pending bytes, for comparison with the header. */
  #records(from: number, end: number, final: boolean, most: number): (readonly string[])[] {
    const records: (readonly string[])[] = [];
    for (let at = from; at < end && records.length < most; ) {
      const record = readRecord(this.#pending, at, end, final, this.#delimiter, this.#quoting);
      if (!record) break;
      if (hasText(record.cells)) records.push(record.cells);
      at = record.next;
    }
    return records;
  }

  #setHeader(headers: readonly CsvRecord[], below: readonly (readonly string[])[]): void {
    if (headers.some(({ broken }) => broken && !broken.closed)) {
      this.#fault = unreadableFile(this.#path, { term: 'drop.broken-quote' });
      return;
    }
    const { left, right } = this.#region;
    const named = joinHeaders(headers.map(({ cells }) => cells.slice(left, right + 1)));
    const headerWidth = Math.max(...headers.map(({ cells }) => cells.length));
    // A range says where its columns are.
    const isFitted = left === 0 && right === Number.POSITIVE_INFINITY;
    const { columns, width, unnamed } = isFitted
      ? fitHeader(named, headerWidth, below)
      : { columns: named, width: headerWidth, unnamed: null };
    if (columns.length > this.#limits.columns) {
      this.#fault = limitExceeded(this.#path, 'columns', this.#limits, columns.length);
      return;
    }
    if (columns.length === 0) return;
    this.#columns = columns;
    this.#width = width;
    this.#unnamed = unnamed && { ...unnamed, line: this.#line };
    this.#firstLine = this.#line;
    const wanted = columns.filter((column) => this.#projection.columns?.has(column) !== false);
    const isTime = (column: string) => this.#projection.timestamps?.has(column) === true;
    const { respondent } = this.#projection;
    // Of two columns with the header neither is the respondents'.
    const hasRespondents = respondent !== undefined && wanted.filter((column) => column === respondent).length === 1;
    const isRespondent = (column: string) => hasRespondents && column === respondent;
    const coded = wanted.filter((column) => !isTime(column) && !isRespondent(column));
    this.#timestamps = wanted.filter(isTime).map(() => new TimestampColumn());
    this.#encoders = coded.map(() => new DictionaryEncoder());
    this.#signatures = hasRespondents ? new SignatureBuilder() : null;
    const slotCount = wanted.length;
    let [timestampSlot, codedSlot] = [0, this.#timestamps.length];
    const slotOf = (column: string) => (isRespondent(column) ? slotCount - 1 : isTime(column) ? timestampSlot++ : codedSlot++);
    const slots = columns.map((column) => (this.#projection.columns?.has(column) === false ? -1 : slotOf(column)));
    this.#slots = Int32Array.from([...new Array<number>(left).fill(-1), ...slots]);
    this.#starts = new Int32Array(slotCount);
    this.#ends = new Int32Array(slotCount);
    this.#hashes = new Int32Array(slotCount);
    this.#codes = new Uint32Array(this.#encoders.length + (this.#signatures ? 1 : 0));
    const isDistinct = this.#projection.distinct && (respondent === undefined || hasRespondents);
    this.#rows = new RowStore(this.#codes.length, isDistinct);
  }

  /** All the records that are complete. */
  #readRows(last: boolean): void {
    const end = this.#end;
    const bytes = this.#pending;
    // A sentinel: every scan stops here at the latest.
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
      const read = readRecord(bytes, at, end, last, this.#delimiter, this.#quoting);
      if (!read) break;
      const record = this.#repaired(read, at, end, bytes);
      this.#slowPath(record, last && record.next >= end && bytes[end - 1] !== LF);
      at = record.next;
      this.#line += record.lines + 1;
    }
    this.#from = at;
  }

  /** The record, or its repaired reading if a stray quote has made it wider, narrower or longer than the others. */
  #repaired(record: CsvRecord, at: number, end: number, bytes: Uint8Array): CsvRecord {
    const { cells, broken, lines } = record;
    const fits = cells.length >= this.#slots.length && !this.#isWider(cells);
    const isSuspect = !fits || (broken !== null && !broken.closed);
    const isIrregular = broken !== null || lines > 0;
    return (
      (isSuspect && isIrregular && this.#width > 1 && repairRecord(bytes, at, end, lines, this.#delimiter, this.#quoting, this.#width)) ||
      record
    );
  }

  /**
   * Fast path: stores the record if it has as many cells as the header, or lacks the last ones, some text, and only quotes that enclose
   * whole cells.
   *
   * @returns the offset of the next record; negative if the record is irregular or incomplete.
   */
  #fastPath(from: number, end: number, bytes: Uint8Array): number {
    const delimiter = this.#delimiter;
    const first = delimiter[0] as number;
    const length = delimiter.length;
    const slots = this.#slots;
    const width = this.#width;
    const { quote: mark } = this.#quoting;
    const escapeByte = this.#quoting.escape === mark ? -1 : this.#quoting.escape;
    let text = false;
    let at = from;
    for (let cell = 0; ; cell++) {
      if (cell === width) return -1;
      const slot = cell < slots.length ? (slots[cell] as number) : -1;
      let byte = bytes[at] as number;
      if (byte === mark) {
        const start = ++at;
        let hash = FNV_OFFSET_BASIS;
        byte = bytes[at] as number;
        text ||= isPrintableAscii(byte) && byte !== mark;
        while (byte !== mark) {
          if (byte === LF || byte === escapeByte) return -1;
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
        if (at === end || !text) return -1;
        if (cell + 1 < slots.length) this.#pad(cell + 1, at);
        this.#keep(bytes);
        return at + 1;
      }
      at += length;
    }
  }

  /** Completes the current record, whose last cells are missing, with empty ones. */
  #pad(width: number, at: number): void {
    this.#countShort(width);
    for (let cell = width; cell < this.#slots.length; cell++) {
      const slot = this.#slots[cell] as number;
      if (slot < 0) continue;
      this.#starts[slot] = at;
      this.#ends[slot] = at;
      this.#hashes[slot] = FNV_OFFSET_BASIS;
    }
  }

  #countShort(width: number): void {
    const short = this.#short.get(width) ?? { count: 0, lines: [] };
    this.#short.set(width, short);
    reject(short, 1, this.#line);
  }

  #keep(bytes: Uint8Array): void {
    const codes = this.#codes;
    const times = this.#timestamps.length;
    for (let slot = 0; slot < times; slot++) {
      const timestampColumn = this.#timestamps[slot] as TimestampColumn;
      timestampColumn.add(bytes, this.#starts[slot] as number, this.#ends[slot] as number, this.#hashes[slot] as number);
    }
    for (let codedSlot = 0, slot = times; codedSlot < this.#encoders.length; codedSlot++, slot++) {
      const dictionary = this.#encoders[codedSlot] as DictionaryEncoder;
      codes[codedSlot] = dictionary.encode(bytes, this.#starts[slot] as number, this.#ends[slot] as number, this.#hashes[slot] as number);
    }
    const last = this.#starts.length - 1;
    const respondent = this.#signatures
      ? this.#signatures.respondentOf(bytes, this.#starts[last] as number, this.#ends[last] as number, this.#hashes[last] as number)
      : NO_RESPONDENT;
    this.#store(respondent);
  }

  #store(respondent: number): void {
    const signatures = this.#signatures;
    if (signatures) this.#codes[this.#encoders.length] = respondent < 0 ? 0 : 1;
    const row = (this.#rows as RowStore).add(this.#codes, this.#line);
    if (signatures && respondent >= 0) signatures.add(row, respondent, this.#line);
  }

  /** Whether a record has text beyond the width of the table. */
  #isWider(cells: readonly string[]): boolean {
    return cells.length > this.#width && hasText(cells.slice(this.#width));
  }

  /** @param isCutOff whether the file ends within the record. */
  #slowPath({ cells, broken }: CsvRecord, isCutOff: boolean): void {
    if (!hasText(cells)) return;
    const slots = this.#slots;
    const isShort = cells.length < slots.length;
    // Where no other row lacks cells, the end of the file does.
    const fits = !this.#isWider(cells) && !(isShort && (broken || (isCutOff && this.#short.size === 0)));
    if (broken && !(broken.closed && fits)) reject(this.#brokenQuotes, broken.count, this.#line + broken.line);
    else if (!fits) reject(this.#ragged, 1, this.#line);
    else {
      if (isShort) this.#countShort(cells.length);
      let respondent = NO_RESPONDENT;
      for (let cell = 0; cell < slots.length; cell++) {
        const slot = slots[cell] as number;
        if (slot < 0) continue;
        const bytes = encoder.encode(cells[cell] ?? '');
        const hash = bytes.reduce(fnv1aStep, FNV_OFFSET_BASIS);
        const codedSlot = slot - this.#timestamps.length;
        if (codedSlot === this.#encoders.length && this.#signatures)
          respondent = this.#signatures.respondentOf(bytes, 0, bytes.length, hash);
        else if (codedSlot < 0) (this.#timestamps[slot] as TimestampColumn).add(bytes, 0, bytes.length, hash);
        else this.#codes[codedSlot] = (this.#encoders[codedSlot] as DictionaryEncoder).encode(bytes, 0, bytes.length, hash);
      }
      this.#store(respondent);
    }
  }
}

/** The number of cells that most records have; 0 without records. */
function usualWidth(records: readonly (readonly string[])[]): number {
  const counts = new Map<number, number>();
  for (const { length } of records) counts.set(length, (counts.get(length) ?? 0) + 1);
  return [...counts].reduce((most, each) => (each[1] > most[1] ? each : most), [0, 0])[0];
}

/** Blank rows are skipped; non-ASCII white space is left to the slow path. */
function isPrintableAscii(byte: number): boolean {
  return byte > 32 && byte < 128;
}

function reject(rejects: RejectCount, count: number, line: number): void {
  rejects.count += count;
  if (rejects.lines.length < MAX_EXAMPLES) rejects.lines.push(line);
}
