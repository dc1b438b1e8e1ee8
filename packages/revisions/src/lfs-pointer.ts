import { lstat, realpath } from 'node:fs/promises';
import { dirname, join } from 'node:path';

/** What stands in a repository in place of a file that Git LFS keeps: https://github.com/git-lfs/git-lfs/blob/main/docs/spec.md */
export interface LfsPointer {
  /** SHA-256 of the content, hexadecimal. */
  readonly hash: string;
  /** Bytes. */
  readonly size: number;
}

/** Pointers are shorter than this. */
export const MAX_POINTER_BYTES = 1024;

/** Null: it is the file itself. */
export function lfsPointer(content: Uint8Array): LfsPointer | null {
  if (content.length >= MAX_POINTER_BYTES) return null;
  const text = new TextDecoder('latin1').decode(content);
  const match = /^version https:\/\/git-lfs\.github\.com\/spec\/v1\n(?:.*\n)*?oid sha256:([0-9a-f]{64})\nsize (\d{1,15})\n/.exec(text);
  return match?.[1] && match[2] ? { hash: match[1], size: Number(match[2]) } : null;
}

/** The path of the content, where it has been fetched into the repository; null: it has not. */
export async function fetchedLfsObject(commonFolder: string, { hash, size }: LfsPointer): Promise<string | null> {
  const path = join(commonFolder, 'lfs', 'objects', hash.slice(0, 2), hash.slice(2, 4), hash);
  const found = await lstat(path).catch(() => null);
  if (!found?.isFile() || found.size !== size) return null;
  // No folder on the way is a symbolic link to somewhere else.
  return (await realpath(dirname(path))) === dirname(path) ? path : null;
}
