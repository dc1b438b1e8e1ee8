/** Writes a file atomically: readers see either the old or the new content. */
import { randomBytes } from 'node:crypto';
import { open, realpath, rename, rm, stat } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';

/** Rejects with the system's error. An existing file keeps its mode, and a link stays a link. */
export async function writeFileAtomically(path: string, content: string | Uint8Array): Promise<void> {
  const target = await realpath(path).catch(() => path);
  const before = await stat(target).catch(() => null);
  const draft = join(dirname(target), `.${basename(target)}.${randomBytes(6).toString('hex')}`);
  const file = await open(draft, 'wx', before ? before.mode & 0o7777 : 0o666);
  try {
    await file.writeFile(content);
    if (before) await file.chmod(before.mode & 0o7777);
    await file.close();
    await rename(draft, target);
  } catch (error) {
    await file.close().catch(() => {});
    await rm(draft, { force: true });
    throw error;
  }
}
