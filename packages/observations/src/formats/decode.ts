/** Bytes into text: which encoding a file has, found out as spreadsheets and browsers do. */

export interface Decoded {
  readonly text: string;
  /** The encoding's usual name in lower case: `utf-8`, `utf-16le`, `windows-1252` … */
  readonly encoding: string;
}

/** Why bytes are not a text, as in the terms `fault.*`. */
export type DecodeFailure = 'binary' | 'encoding';

/**
 * A byte order mark decides; else what the text of the study declares; else UTF-8 if every byte fits; else Windows-1252, which
 * is what French and German spreadsheets write. The mark wins over the declaration as in browsers: it cannot be there by chance.
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

export function detectEncoding(bytes: Uint8Array): string | null {
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return 'utf-8';
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be';
  return detectUtf16WithoutBom(bytes);
}

/** So many bytes are looked at. */
const DETECTION_BYTES = 512;

/** Without a mark, UTF-16 of a text with Latin letters shows by a NUL in every other place and nowhere else. */
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

/** The text if the bytes are UTF-8; a file that was cut off inside its last letter still is. */
function decodeUtf8(bytes: Uint8Array): Decoded | null {
  const whole = tryUtf8(bytes);
  if (whole !== null) return { text: whole, encoding: 'utf-8' };
  for (let cut = 1; cut <= 3 && cut < bytes.length; cut++) {
    const byte = bytes[bytes.length - cut] as number;
    if (byte < 0x80) return null;
    if (byte < 0xc0) continue;
    const text = tryUtf8(bytes.subarray(0, bytes.length - cut));
    // One foreign letter at the end of plain ASCII is Windows-1252, not the torso of a longer one.
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

/** Node 22.12 and 23 read Windows-1252 as Latin-1 (nodejs/node#56542): the letters between U+0080 and U+009F are put right. */
export function remapC1Controls(text: string): string {
  return text.replace(/[\u0080-\u009f]/g, (letter) => C1[letter.charCodeAt(0) - 0x80] as string);
}

/** Pictures, archives and databases have NULs or many other control characters near their beginning; a text has neither. */
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
