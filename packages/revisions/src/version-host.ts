import type { Host } from '@parcours/engines';

/** The file system of a version, until it is closed. */
export interface VersionHost extends Host {
  chunks(uri: string): AsyncIterable<Uint8Array>;
  /** A hash of a file's content, hexadecimal, symbolic links resolved; null if there is none. Equal hashes: equal content. */
  contentHash(uri: string): Promise<string | null>;
  close(): void;
}
