import type { Study } from '@parcours/model';
import type { LocatedFile } from './linked-files.ts';
import type { SameContent } from './repeated-studies.ts';
import type { ReadStudy } from './study-sample-cache.ts';

/** Identifies the bytes behind each study that has Samples: the URI of the first file that holds them. */
export async function contentKeys(studies: readonly ReadStudy[], sameContent: SameContent): Promise<ReadonlyMap<Study, string>> {
  const distinct: LocatedFile[] = [];
  const keys = new Map<Study, string>();
  for (const { study, file, samples } of studies) {
    if (!file || !samples) continue;
    let original = distinct.find(({ uri }) => uri === file.uri);
    for (const other of original ? [] : distinct) {
      if (other.size === file.size && (await sameContent(other, file))) original = other;
    }
    if (!original) distinct.push(file);
    keys.set(study, (original ?? file).uri);
  }
  return keys;
}
