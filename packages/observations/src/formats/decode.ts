/** Decodes bytes to text; detects the encoding as spreadsheets and browsers do. */

export interface Decoded {
  readonly text: string;
  /** Canonical name in lower case: `utf-8`, `utf-16le`, `windows-1252` … */
  readonly encoding: string;
}

/** Why decoding failed, as in the terms `fault.*`. */
export type DecodeFailure = 'binary' | 'encoding';

/**
 * The encoding is given by a byte order mark; else by the study's declaration; else it is UTF-8 if all bytes are valid; else Windows-1252,
 * the default of French and German spreadsheets. As in browsers, the mark overrides the declaration.
 *
 * @param declared an encoding label such as `latin1` or `utf-16le`, or null. An unknown label gives `encoding`.
 */
export function decode(bytes: Uint8Array, declared: string | null): Decoded | DecodeFailure {
  const detected = detectEncoding(bytes);
  let decoded: Decoded | DecodeFailure;
  if (detected) decoded = decodeAs(bytes, detected);
  else if (declared) decoded = decodeAs(bytes, declared);
  else decoded = decodeUtf8(bytes) ?? decodeAs(bytes, 'windows-1252');
  if (typeof decoded === 'string') return decoded;
  return looksBinary(decoded.text) ? 'binary' : decoded;
}

/** The text of a file's first bytes, for its format; a character that they cut off, and bytes of no UTF-8, become U+FFFD. */
export function decodeBeginning(bytes: Uint8Array): string {
  return new TextDecoder(detectEncoding(bytes) ?? 'utf-8').decode(bytes, { stream: true });
}

/** Encoding from a byte order mark, or UTF-16 recognised without one; null if there is no evidence. */
export function detectEncoding(bytes: Uint8Array): string | null {
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return 'utf-8';
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be';
  return detectUtf16WithoutBom(bytes);
}

/** Number of leading bytes inspected. */
const DETECTION_BYTES = 512;

/** UTF-16 text in Latin script has a NUL in every other byte and nowhere else. */
function detectUtf16WithoutBom(bytes: Uint8Array): string | null {
  const length = Math.min(DETECTION_BYTES, bytes.length) & ~1;
  const nuls = [0, 0];
  for (let at = 0; at < length; at++) if (bytes[at] === 0) nuls[at & 1] = (nuls[at & 1] as number) + 1;
  const [even, odd] = nuls as [number, number];
  if (length < 4 || Math.max(even, odd) < length / 3 || Math.min(even, odd) > 0) return null;
  return odd > 0 ? 'utf-16le' : 'utf-16be';
}

function decodeAs(bytes: Uint8Array, label: string): Decoded | DecodeFailure {
  let decoder: TextDecoder;
  try {
    decoder = new TextDecoder(label);
  } catch {
    return 'encoding';
  }
  const text = decoder.decode(bytes);
  return { text: decoder.encoding === 'windows-1252' ? remapC1Controls(text) : text, encoding: decoder.encoding };
}

/** Decodes valid UTF-8, also if the file is truncated within its last character; null otherwise. */
function decodeUtf8(bytes: Uint8Array): Decoded | null {
  const whole = tryUtf8(bytes);
  if (whole !== null) return { text: whole, encoding: 'utf-8' };
  for (let cut = 1; cut <= 3 && cut < bytes.length; cut++) {
    const byte = bytes[bytes.length - cut] as number;
    if (byte < 0x80) return null;
    if (byte < 0xc0) continue;
    const text = tryUtf8(bytes.subarray(0, bytes.length - cut));
    // A single non-ASCII byte at the end of ASCII is Windows-1252, not a truncated character.
    return text !== null && /[\u0080-\uffff]/.test(text) ? { text: `${text}\ufffd`, encoding: 'utf-8' } : null;
  }
  return null;
}

function tryUtf8(bytes: Uint8Array): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}

const C1 = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ';

/** Works around nodejs/node#56542: Node 22.12 and 23 decode Windows-1252 as Latin-1, so U+0080–U+009F are remapped. */
export function remapC1Controls(text: string): string {
  return text.replace(/[\u0080-\u009f]/g, (letter) => C1[letter.charCodeAt(0) - 0x80] as string);
}

/** Whether a decoded beginning is binary data: it has a NUL or many control characters. */
export function looksBinary(text: string): boolean {
  const beginning = text.slice(0, 65_536);
  if (beginning.includes('\0')) return true;
  let controls = 0;
  for (let i = 0; i < beginning.length; i++) {
    const code = beginning.charCodeAt(i);
    if (code < 9 || (code > 13 && code < 32)) controls++;
  }
  return controls > 2 && controls > beginning.length / 100;
}
