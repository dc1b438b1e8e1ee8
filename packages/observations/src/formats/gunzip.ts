/** Gzip decompression with a limit against gzip bombs, in Node and in browsers. */

/** A gzip stream that is damaged or cut off. */
export class GzipFault extends Error {}

/** Decompression would exceed the limit. */
export class GzipLimitExceeded extends Error {}

/** @param beginning the first bytes of the file, at least two if it has them. */
export function isGzip(beginning: Uint8Array): boolean {
  return beginning[0] === 0x1f && beginning[1] === 0x8b;
}

/**
 * Decompresses in chunks; the size that the file declares is not trusted.
 *
 * @param chunks a chunk may be overwritten once the next one is requested.
 * @param limit of the decompressed bytes.
 * @throws GzipLimitExceeded, GzipFault, and whatever `chunks` throws.
 */
export async function* gunzip(chunks: AsyncIterable<Uint8Array>, limit: number): AsyncGenerator<Uint8Array> {
  const { readable, writable } = new DecompressionStream('gzip');
  const [reader, writer] = [readable.getReader(), writable.getWriter()];
  let sourceFailure: { readonly error: unknown } | null = null;
  async function* source() {
    try {
      yield* chunks;
    } catch (error) {
      sourceFailure = { error };
      throw error;
    }
  }
  const written = (async () => {
    for await (const chunk of source()) await writer.write(new Uint8Array(chunk));
    await writer.close();
  })().catch((error: unknown) => writer.abort(error).catch(() => undefined));
  let left = limit;
  try {
    for (;;) {
      const { done, value } = await reader.read().catch((error: unknown) => {
        throw sourceFailure ? sourceFailure.error : new GzipFault('damaged or cut off', { cause: error });
      });
      if (done) return;
      left -= value.length;
      if (left < 0) throw new GzipLimitExceeded();
      yield value;
    }
  } finally {
    void reader.cancel().catch(() => undefined);
    await written;
  }
}
