/** Inflates bytes in chunks, in Node and in browsers. */

/** Deflated bytes that are damaged or cut off. */
export class InflateFault extends Error {}

/**
 * @param format `deflate-raw` as in ZIP archives, `deflate` with the header and checksum of zlib.
 * @throws InflateFault
 */
export async function* inflate(bytes: Uint8Array, format: 'deflate-raw' | 'deflate'): AsyncGenerator<Uint8Array> {
  const reader = new Blob([bytes as Uint8Array<ArrayBuffer>]).stream().pipeThrough(new DecompressionStream(format)).getReader();
  try {
    for (;;) {
      const { done, value } = await reader.read().catch((error: unknown) => {
        throw new InflateFault('damaged or cut off', { cause: error });
      });
      if (done) return;
      yield value;
    }
  } finally {
    void reader.cancel().catch(() => undefined);
  }
}
