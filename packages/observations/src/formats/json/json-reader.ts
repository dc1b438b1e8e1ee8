/** JSON Lines, or a list of objects, chunk by chunk into a Table: of the text no more is held than the value at hand. */
import type { Dialect, FileLimits } from '@parcours/model';
import { type Fault, unreadableFile } from '../../fault.ts';
import type { Table } from '../../table/table.ts';
import { looksBinary } from '../decode.ts';
import { Utf8Stream } from '../utf8-stream.ts';
import { JsonRows } from './json-rows.ts';

/** Characters: a value that is longer is no row but a whole file. */
const MAX_VALUE_CHARACTERS = 1 << 26;
/** Characters by which a text is told from other files. */
const DETECTION_CHARACTERS = 65_536;

/** What splits a text into values. `rest`: of the text, what belongs to a value that is not complete. */
interface Splitter {
  /** @returns the rest; null where the text is not what it should be. */
  split(text: string, last: boolean, found: (value: string, line: number) => void): string | null;
}

/** Bytes are handed in with `push`; after the last of them `finish` gives the Table. */
export class JsonReader {
  readonly #path: string;
  readonly #bytes: number;
  readonly #utf8: Utf8Stream;
  readonly #decoder = new TextDecoder('utf-8');
  readonly #splitter: Splitter;
  /** Whether one wrong value spoils the file. */
  readonly #isStrict: boolean;
  readonly #rows: JsonRows;
  #rest = '';
  #hasStarted = false;
  #fault: Fault | null = null;

  /** @param bytes of the whole file, as far as that is known. */
  constructor(kind: 'json' | 'json-lines', path: string, { encoding }: Dialect, bytes: number, limits: FileLimits) {
    this.#path = path;
    this.#bytes = bytes;
    this.#utf8 = new Utf8Stream(encoding);
    this.#splitter = kind === 'json' ? new ListSplitter() : new LineSplitter();
    this.#isStrict = kind === 'json';
    this.#rows = new JsonRows(limits);
  }

  /** Nothing more needs to be read: there will be no Table. */
  get failed(): boolean {
    return this.#fault !== null;
  }

  /** Whether there is a row. */
  get hasRows(): boolean {
    return this.#rows.count > 0;
  }

  /** @throws NotUtf8 where the file must be read again as Windows-1252; UnknownEncoding. */
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

/** A value a line. */
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

/** The elements of one list, which is all that there is. */
class ListSplitter implements Splitter {
  #line = 1;
  /** 0: before the list, or behind it. */
  #depth = 0;
  #ended = false;
  #inString = false;
  #escaped = false;
  /** Of the rest that was given back, what has been looked at. */
  #seen = 0;
  /** An element is under way, which began at the rest's beginning. */
  #inElement = false;
  #elementLine = 1;
  #elements = 0;

  split(text: string, last: boolean, found: (value: string, line: number) => void): string | null {
    let start = this.#inElement ? 0 : text.length;
    for (let at = this.#seen; at < text.length; at++) {
      const letter = text.charCodeAt(at);
      if (this.#inString) {
        if (this.#escaped) this.#escaped = false;
        else if (letter === BACKSLASH) this.#escaped = true;
        else if (letter === QUOTE) this.#inString = false;
        continue;
      }
      if (letter === NEW_LINE) this.#line++;
      if (letter === NEW_LINE || letter === 32 || letter === 9) continue;
      if (this.#depth === 0) {
        if (this.#ended || letter !== OPEN_LIST) return null;
        this.#depth = 1;
        continue;
      }
      if (this.#depth === 1 && (letter === COMMA || letter === CLOSE_LIST)) {
        const isEmpty = letter === CLOSE_LIST && this.#elements === 0;
        if (this.#inElement) found(text.slice(start, at), this.#elementLine);
        else if (!isEmpty) return null;
        this.#elements++;
        this.#inElement = false;
        if (letter === CLOSE_LIST) {
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
      if (letter === QUOTE) this.#inString = true;
      else if (letter === OPEN_LIST || letter === OPEN_OBJECT) this.#depth++;
      else if (letter === CLOSE_LIST || letter === CLOSE_OBJECT) this.#depth--;
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
