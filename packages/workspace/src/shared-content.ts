import type { Study } from '@parcours/model';
import type { LinkedFiles, LocatedFile } from './linked-files.ts';
import type { ReadStudy } from './study-sample-cache.ts';

/** Identifies the bytes behind each study that has Samples: the URI of the first file that holds them. */
export async function contentKeys(
  studies: readonly ReadStudy[],
  files: Pick<LinkedFiles, 'contentPrefix' | 'haveSameContent'>,
): Promise<ReadonlyMap<Study, string>> {
  const sizes = new Map<number, LocatedFile>();
  /** Files of a size that another one has as well: by size and prefix, those with distinct content. */
  const distinct = new Map<string, LocatedFile[]>();
  const originals = new Map<string, string>();
  const keys = new Map<Study, string>();
  for (const { study, file, samples } of studies) {
    if (!file || !samples) continue;
    let original = originals.get(file.uri);
    if (original === undefined) {
      original = await originalOf(file);
      originals.set(file.uri, original);
    }
    keys.set(study, original);
  }
  return keys;

  async function originalOf(file: LocatedFile): Promise<string> {
    const first = sizes.get(file.size);
    if (!first) {
      sizes.set(file.size, file);
      return file.uri;
    }
    for (const each of [first, file]) {
      const prefix = await files.contentPrefix(each);
      const known = distinct.get(prefix) ?? [];
      for (const other of known) {
        if (other !== each && (await files.haveSameContent(other, each))) return other.uri;
      }
      if (!known.includes(each)) distinct.set(prefix, [...known, each]);
    }
    return file.uri;
  }
}
