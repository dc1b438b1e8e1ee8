import type { Model } from '@parcours/model';
import type { Declaration } from '../names/declaration.ts';
import type { JourneyFiles } from '../names/journey-files.ts';
import type { SourceFile } from '../names/source-file.ts';
import { lowerJourneys } from './lower.ts';

/** The Models of journeys, made again only when one of the files has changed that a Model can depend on. */
export class ModelCache {
  readonly #files: JourneyFiles;
  readonly #isCached: (file: SourceFile) => boolean;
  readonly #cache = new WeakMap<Declaration, { readonly around: readonly SourceFile[]; readonly model: Model }>();

  /** `isKept`: of which files the Models are remembered. Those of thousands of files would be most of what is kept in memory. */
  constructor(files: JourneyFiles, isKept: (file: SourceFile) => boolean) {
    this.#files = files;
    this.#isCached = isKept;
  }

  /** The same Model as before for a journey of a kept file about which nothing has changed. */
  modelsOf(journeys: readonly Declaration[]): Model[] {
    const kept = [...new Set(journeys.map(({ file }) => file))].filter(this.#isCached);
    const around = new Map(kept.map((file) => [file, this.#files.invalidationSetOf(file)]));
    const models = new Map<Declaration, Model>();
    for (const journey of journeys) {
      const known = this.#cache.get(journey);
      if (known && isSameList(known.around, around.get(journey.file))) models.set(journey, known.model);
    }
    const stale = journeys.filter((journey) => !models.has(journey));
    for (const [at, model] of lowerJourneys(this.#files, stale).entries()) {
      const journey = stale[at] as Declaration;
      const now = around.get(journey.file);
      models.set(journey, model);
      if (now) this.#cache.set(journey, { around: now, model });
    }
    return journeys.flatMap((journey) => models.get(journey) ?? []);
  }
}

function isSameList(a: readonly SourceFile[], b: readonly SourceFile[] | undefined): boolean {
  return a.length === b?.length && a.every((file, at) => file === b[at]);
}
