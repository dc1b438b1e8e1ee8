/** A fatal decoder: what is not UTF-8 is not guessed. */
const utf8 = new TextDecoder('utf-8', { fatal: true });

/** The bytes of a text in UTF-16 that are looked at. */
const PROBE = 200;

/** The text of a journey file; or the name of the encoding that it probably has, if that is not UTF-8. */
export function decodeJourney(bytes: Uint8Array): { readonly text: string } | { readonly encoding: 'UTF-16' | 'Windows-1252' } {
  const isMarked = (bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff);
  const probe = bytes.subarray(0, PROBE);
  // In UTF-16 every second byte of a Latin letter is 0.
  if (isMarked || (probe.length > 3 && probe.filter((byte) => byte === 0).length * 3 > probe.length)) return { encoding: 'UTF-16' };
  try {
    return { text: utf8.decode(bytes) };
  } catch {
    return { encoding: 'Windows-1252' };
  }
}
