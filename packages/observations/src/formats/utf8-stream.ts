/** Transcodes a byte stream to UTF-8 with `\n` as the only line end, which all text parsers expect. */
import { detectEncoding, remapC1Controls } from './decode.ts';

/** The encoding was guessed as UTF-8 but is not: the file must be read again as Windows-1252. */
export class NotUtf8 extends Error {}

/** An unknown encoding label. */
export class UnknownEncoding extends Error {}

const encoder = new TextEncoder();
const CR = 13;
const LF = 10;
const REPLACED = encoder.encode('\ufffd');

/**
 * The encoding is given by a byte order mark; else by the study's declaration; else it is UTF-8 as long as all bytes are valid; else
 * Windows-1252, the default of French and German spreadsheets. As in browsers, the mark overrides the declaration.
 */
export class Utf8Stream {
  /** Canonical name in lower case; known after the first chunk. */
  encoding = 'utf-8';
  readonly #declared: string | null;
  #hasStarted = false;
  /** Null for UTF-8. */
  #decoder: TextDecoder | null = null;
  #isGuess = false;
  /** The beginning of a character that continues in the next chunk. */
  #partialCharacter: Uint8Array = new Uint8Array();
  #onlyAscii = true;
  #afterCr = false;

  /** @param declared an encoding label such as `latin1` or `utf-16le`, or null. */
  constructor(declared: string | null) {
    this.#declared = declared;
  }

  /**
   * @param chunk of the file; it is not modified. The first has at least three bytes if the file has them.
   * @throws NotUtf8, UnknownEncoding
   */
  push(chunk: Uint8Array, last: boolean): Uint8Array {
    const rest = this.#hasStarted ? chunk : this.#begin(chunk);
    if (!this.#decoder) return this.#normalizeLineEnds(this.#decodeUtf8(rest, last));
    const text = this.#decoder.decode(rest, { stream: !last });
    return this.#normalizeLineEnds(encoder.encode(this.encoding === 'windows-1252' ? remapC1Controls(text) : text));
  }

  #begin(chunk: Uint8Array): Uint8Array {
    this.#hasStarted = true;
    const detected = detectEncoding(chunk);
    const label = detected ?? this.#declared;
    this.#isGuess = label === null;
    if (label !== null) {
      try {
        this.#decoder = new TextDecoder(label);
      } catch {
        throw new UnknownEncoding(label);
      }
      this.encoding = this.#decoder.encoding;
    }
    // UTF-8 needs no transcoding.
    if (this.encoding === 'utf-8') this.#decoder = null;
    return detected === 'utf-8' ? chunk.subarray(3) : chunk;
  }

  #decodeUtf8(chunk: Uint8Array, last: boolean): Uint8Array {
    const bytes = this.#partialCharacter.length > 0 ? joined(this.#partialCharacter, chunk) : chunk;
    this.#partialCharacter = new Uint8Array();
    if (isAscii(bytes)) return bytes;
    const whole = bytes.length - partialCharacterLength(bytes);
    const body = this.#validUtf8(bytes.subarray(0, whole));
    const partial = bytes.subarray(whole);
    if (!last) {
      this.#partialCharacter = new Uint8Array(partial);
      return body;
    }
    if (partial.length === 0) return body;
    // The file is truncated within its last character. A single non-ASCII byte at the end of ASCII is Windows-1252 instead.
    if (this.#isGuess && this.#onlyAscii) throw new NotUtf8();
    return joined(body, REPLACED);
  }

  #validUtf8(bytes: Uint8Array): Uint8Array {
    if (isAscii(bytes)) return bytes;
    this.#onlyAscii = false;
    if (isUtf8(bytes)) return bytes;
    if (this.#isGuess) throw new NotUtf8();
    return encoder.encode(new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes));
  }

  /** CRLF and CR become LF, also if split between chunks. */
  #normalizeLineEnds(bytes: Uint8Array): Uint8Array {
    const skipped = this.#afterCr && bytes[0] === LF ? bytes.subarray(1) : bytes;
    if (bytes.length > 0) this.#afterCr = bytes[bytes.length - 1] === CR;
    const first = skipped.indexOf(CR);
    if (first < 0) return skipped;
    // Not `slice`: that of Node's Buffer copies nothing.
    const copy = new Uint8Array(skipped);
    let to = first;
    for (let from = first; from < copy.length; from++) {
      const byte = copy[from] as number;
      if (byte !== CR) copy[to++] = byte;
      else {
        copy[to++] = LF;
        if (copy[from + 1] === LF) from++;
      }
    }
    return copy.subarray(0, to);
  }
}

function joined(a: Uint8Array, b: Uint8Array): Uint8Array {
  const both = new Uint8Array(a.length + b.length);
  both.set(a);
  both.set(b, a.length);
  return both;
}

function isAscii(bytes: Uint8Array): boolean {
  let at = 0;
  const end = bytes.length;
  for (; at < end && (bytes.byteOffset + at) % 4 !== 0; at++) if ((bytes[at] as number) > 127) return false;
  if (end - at >= 4) {
    const words = new Uint32Array(bytes.buffer, bytes.byteOffset + at, (end - at) >> 2);
    for (let word = 0; word < words.length; word++) if (((words[word] as number) & 0x80808080) !== 0) return false;
    at += words.length * 4;
  }
  for (; at < end; at++) if ((bytes[at] as number) > 127) return false;
  return true;
}

function isUtf8(bytes: Uint8Array): boolean {
  try {
    new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
    return true;
  } catch {
    return false;
  }
}

/** Number of trailing bytes that begin an incomplete character. */
function partialCharacterLength(bytes: Uint8Array): number {
  for (let back = 1; back <= 3 && back <= bytes.length; back++) {
    const byte = bytes[bytes.length - back] as number;
    if (byte < 0x80) return 0;
    if (byte < 0xc0) continue;
    const needed = byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : 2;
    return back < needed ? back : 0;
  }
  return 0;
}
