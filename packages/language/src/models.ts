import type { Model } from '@parcours/model';
import type { Declaration } from './declaration.ts';
import type { JourneyFiles } from './journey-files.ts';
import { lowerEach } from './lower.ts';
import type { SourceFile } from './source-file.ts';

/** The Models of journeys, made again only when one of the files has changed that a Model can depend on. */
export class Models {
  readonly #files: JourneyFiles;
  readonly #isKept: (file: SourceFile) => boolean;
  readonly #remembered = new WeakMap<Declaration, { readonly around: readonly SourceFile[]; readonly model: Model }>();

  /** `isKept`: of which files the Models are remembered. Those of thousands of files would be most of what is kept in memory. */
  constructor(files: JourneyFiles, isKept: (file: SourceFile) => boolean) {
    this.#files = files;
    this.#isKept = isKept;
  }

  /** The same Model as before for a journey of a kept file about which nothing has changed. */
  of(journeys: readonly Declaration[]): Model[] {
    const kept = [...new Set(journeys.map(({ file }) => file))].filter(this.#isKept);
    const around = new Map(kept.map((file) => [file, this.#files.around(file)]));
    const models = new Map<Declaration, Model>();
    for (const journey of journeys) {
      const known = this.#remembered.get(journey);
      if (known && isSame(known.around, around.get(journey.file))) models.set(journey, known.model);
    }
    const stale = journeys.filter((journey) => !models.has(journey));
    for (const [at, model] of lowerEach(this.#files, stale).entries()) {
      const journey = stale[at] as Declaration;
      const now = around.get(journey.file);
      models.set(journey, model);
      if (now) this.#remembered.set(journey, { around: now, model });
    }
    return journeys.flatMap((journey) => models.get(journey) ?? []);
  }
}

function isSame(a: readonly SourceFile[], b: readonly SourceFile[] | undefined): boolean {
  return a.length === b?.length && a.every((file, at) => file === b[at]);
}
