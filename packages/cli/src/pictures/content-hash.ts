import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';

const CARRIAGE_RETURN = 13;

/** SHA-256 of a file without its carriage returns, so that a checkout on Windows is the same file; null if it cannot be read. */
export async function contentHash(path: string): Promise<string | null> {
  const hash = createHash('sha256');
  try {
    for await (const chunk of createReadStream(path) as AsyncIterable<Buffer>) {
      hash.update(chunk.includes(CARRIAGE_RETURN) ? chunk.filter((byte) => byte !== CARRIAGE_RETURN) : chunk);
    }
  } catch {
    return null;
  }
  return hash.digest('hex');
}
