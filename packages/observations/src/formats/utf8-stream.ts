/** A file's bytes, chunk by chunk, as UTF-8 with `\n` as its only line end: all that the record readers need to know. */
import { detectEncoding, remapC1Controls } from './decode.ts';

/** What nobody had declared was taken for UTF-8, and is not: the file has to be read again from its beginning, as Windows-1252. */
export class NotUtf8 extends Error {}

/** An encoding label that nobody knows. */
export class UnknownEncoding extends Error {}

const encoder = new TextEncoder();
const CR = 13;
const LF = 10;
const REPLACED = encoder.encode('\ufffd');

/**
 * A byte order mark decides; else what the text of the study declares; else it is UTF-8 as long as every byte fits; else Windows-1252,
 * which is what French and German spreadsheets write. The mark wins over the declaration as in browsers: it cannot be there by chance.
 */
export class Utf8Stream {
  /** The encoding's usual name in lower case. To be asked for after the first chunk. */
  encoding = 'utf-8';
  readonly #declared: string | null;
  #hasStarted = false;
  /** Null for UTF-8. */
  #decoder: TextDecoder | null = null;
  #isGuess = false;
  /** The beginning of a letter whose other bytes are in the next chunk. */
  #partialCharacter: Uint8Array = new Uint8Array();
  #onlyAscii = true;
  #afterCr = false;

  /** @param declared an encoding label such as `latin1` or `utf-16le`, or null. */
  constructor(declared: string | null) {
    this.#declared = declared;
  }

  /**
   * @param chunk of the file; it is not changed. The first has at least three bytes where the file has them.
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
    const marked = detectEncoding(chunk);
    const label = marked ?? this.#declared;
    this.#isGuess = label === null;
    if (label !== null) {
      try {
        this.#decoder = new TextDecoder(label);
      } catch {
        throw new UnknownEncoding(label);
      }
      this.encoding = this.#decoder.encoding;
    }
    // UTF-8 is not decoded only to be encoded again.
    if (this.encoding === 'utf-8') this.#decoder = null;
    return marked === 'utf-8' ? chunk.subarray(3) : chunk;
  }

  #decodeUtf8(chunk: Uint8Array, last: boolean): Uint8Array {
    const bytes = this.#partialCharacter.length > 0 ? joined(this.#partialCharacter, chunk) : chunk;
    this.#partialCharacter = new Uint8Array();
    if (isAscii(bytes)) return bytes;
    const whole = bytes.length - partialCharacterLength(bytes);
    const body = this.#validUtf8(bytes.subarray(0, whole));
    const torso = bytes.subarray(whole);
    if (!last) {
      this.#partialCharacter = new Uint8Array(torso);
      return body;
    }
    if (torso.length === 0) return body;
    // A file that was cut off inside its last letter. One foreign letter at the end of plain ASCII is Windows-1252 instead.
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

  /** CRLF and CR become LF, also where the two stand in different chunks. */
  #normalizeLineEnds(bytes: Uint8Array): Uint8Array {
    const skipped = this.#afterCr && bytes[0] === LF ? bytes.subarray(1) : bytes;
    if (bytes.length > 0) this.#afterCr = bytes[bytes.length - 1] === CR;
    const first = skipped.indexOf(CR);
    if (first < 0) return skipped;
    // Not `slice`: that of Node's Buffer copies nothing.
    const plain = new Uint8Array(skipped);
    let to = first;
    for (let from = first; from < plain.length; from++) {
      const byte = plain[from] as number;
      if (byte !== CR) plain[to++] = byte;
      else {
        plain[to++] = LF;
        if (plain[from + 1] === LF) from++;
      }
    }
    return plain.subarray(0, to);
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

/** How many bytes at the end begin a letter that is not complete. */
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
