/** Streaming JSON parser for JSON Lines and for a list of objects; holds one value at a time. */
import type { Dialect, FileLimits } from '@parcours/model';
import { type Fault, unreadableFile } from '../../fault.ts';
import type { Table } from '../../table/table.ts';
import { looksBinary } from '../decode.ts';
import { Utf8Stream } from '../utf8-stream.ts';
import { JsonRows } from './json-rows.ts';

/** Longest value, in characters; a longer one is no row but a whole document. */
const MAX_VALUE_CHARACTERS = 1 << 26;
/** Characters inspected to detect binary files. */
const DETECTION_CHARACTERS = 65_536;

/** Splits a text into JSON values. The rest is the beginning of an incomplete value. */
interface Splitter {
  /** @returns the rest; null if the text is malformed. */
  split(text: string, last: boolean, found: (value: string, line: number) => void): string | null;
}

/** Call `push` with each chunk, then `finish` for the Table. */
export class JsonReader {
  readonly #path: string;
  readonly #bytes: number;
  readonly #utf8: Utf8Stream;
  readonly #decoder = new TextDecoder('utf-8');
  readonly #splitter: Splitter;
  /** Whether one malformed value invalidates the file. */
  readonly #isStrict: boolean;
  readonly #rows: JsonRows;
  #rest = '';
  #hasStarted = false;
  #fault: Fault | null = null;

  /** @param bytes size of the whole file, as far as known. */
  constructor(kind: 'json' | 'json-lines', path: string, { encoding }: Dialect, bytes: number, limits: FileLimits) {
    this.#path = path;
    this.#bytes = bytes;
    this.#utf8 = new Utf8Stream(encoding);
    this.#splitter = kind === 'json' ? new ListSplitter() : new LineSplitter();
    this.#isStrict = kind === 'json';
    this.#rows = new JsonRows(limits);
  }

  /** The parser has failed and needs no more input. */
  get failed(): boolean {
    return this.#fault !== null;
  }

  /** Whether at least one row was read. */
  get hasRows(): boolean {
    return this.#rows.count > 0;
  }

  /** @throws NotUtf8 if the file must be read again as Windows-1252; UnknownEncoding. */
  push(chunk: Uint8Array, last: boolean): void {
    if (this.#fault) return;
    const text = this.#decoder.decode(this.#utf8.push(chunk, last), { stream: !last });
    if (!this.#hasStarted && looksBinary(text.slice(0, DETECTION_CHARACTERS))) {
      this.#fault = unreadableFile(this.#path, { term: 'fault.binary' });
      return;
    }
    this.#hasStarted ||= text !== '';
    const rest = this.#splitter.split(this.#rest + text, last, (value, line) => this.#add(value, line));
    this.#rest = rest ?? '';
    if (rest === null || rest.length > MAX_VALUE_CHARACTERS) this.#fault ??= unreadableFile(this.#path, { term: 'fault.json-shape' });
    this.#fault ??= this.#rows.exceededLimit(this.#path);
  }

  finish(): Table | Fault {
    return this.#fault ?? this.#rows.finish(this.#path, this.#bytes, this.#utf8.encoding);
  }

  #add(text: string, line: number): void {
    if (this.#fault) return;
    let value: unknown;
    try {
      value = JSON.parse(text);
    } catch {
      if (this.#isStrict) this.#fault = unreadableFile(this.#path, { term: 'fault.json', values: { line } });
    }
    this.#rows.add(value, line);
  }
}

/** Tokenizer for JSON Lines: one value per line. */
class LineSplitter implements Splitter {
  #line = 1;

  split(text: string, last: boolean, found: (value: string, line: number) => void): string {
    let from = 0;
    for (let end = text.indexOf('\n'); end >= 0; end = text.indexOf('\n', from)) {
      this.#take(text.slice(from, end), found);
      from = end + 1;
      this.#line++;
    }
    if (!last) return text.slice(from);
    this.#take(text.slice(from), found);
    return '';
  }

  #take(line: string, found: (value: string, line: number) => void): void {
    if (line.trim() !== '') found(line, this.#line);
  }
}

/** Tokenizer for a single JSON list: yields its elements. */
class ListSplitter implements Splitter {
  #line = 1;
  /** Nesting depth; 0 before and after the list. */
  #depth = 0;
  #ended = false;
  #inString = false;
  #escaped = false;
  /** Characters of the previous rest that were already scanned. */
  #seen = 0;
  /** The rest begins with an incomplete element. */
  #inElement = false;
  #elementLine = 1;
  #elements = 0;

  split(text: string, last: boolean, found: (value: string, line: number) => void): string | null {
    let start = this.#inElement ? 0 : text.length;
    for (let at = this.#seen; at < text.length; at++) {
      const character = text.charCodeAt(at);
      if (this.#inString) {
        if (this.#escaped) this.#escaped = false;
        else if (character === BACKSLASH) this.#escaped = true;
        else if (character === QUOTE) this.#inString = false;
        continue;
      }
      if (character === NEW_LINE) this.#line++;
      if (character === NEW_LINE || character === 32 || character === 9) continue;
      if (this.#depth === 0) {
        if (this.#ended || character !== OPEN_LIST) return null;
        this.#depth = 1;
        continue;
      }
      if (this.#depth === 1 && (character === COMMA || character === CLOSE_LIST)) {
        const isEmpty = character === CLOSE_LIST && this.#elements === 0;
        if (this.#inElement) found(text.slice(start, at), this.#elementLine);
        else if (!isEmpty) return null;
        this.#elements++;
        this.#inElement = false;
        if (character === CLOSE_LIST) {
          this.#depth = 0;
          this.#ended = true;
        }
        continue;
      }
      if (!this.#inElement) {
        this.#inElement = true;
        this.#elementLine = this.#line;
        start = at;
      }
      if (character === QUOTE) this.#inString = true;
      else if (character === OPEN_LIST || character === OPEN_OBJECT) this.#depth++;
      else if (character === CLOSE_LIST || character === CLOSE_OBJECT) this.#depth--;
      if (this.#depth === 0) return null;
    }
    if (last && !this.#ended && (this.#depth > 0 || this.#elements > 0)) return null;
    const rest = this.#inElement ? text.slice(start) : '';
    this.#seen = rest.length;
    return rest;
  }
}

const [QUOTE, BACKSLASH, NEW_LINE, COMMA] = [34, 92, 10, 44];
const [OPEN_LIST, CLOSE_LIST, OPEN_OBJECT, CLOSE_OBJECT] = [91, 93, 123, 125];
