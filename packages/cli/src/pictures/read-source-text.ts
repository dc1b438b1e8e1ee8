import { readFile } from 'node:fs/promises';

const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

/** A text exactly as it is stored, byte-order mark included; null if it cannot be read or is not UTF-8. */
export async function readSourceText(path: string): Promise<string | null> {
  try {
    return decoder.decode(await readFile(path));
  } catch {
    return null;
  }
}
