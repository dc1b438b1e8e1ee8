import type { Model } from '@parcours/model';
import type { JourneyFiles } from '../names/journey-files.ts';
import type { Declaration, SourceFile } from '../names/source-file.ts';
import { type LoweredJourney, lowerJourneys } from './lower.ts';

/** Caches the Models of journeys until a file in their invalidation set changes. */
export class ModelCache {
  readonly #files: JourneyFiles;
  readonly #isCached: (file: SourceFile) => boolean;
  readonly #cache = new WeakMap<Declaration, { readonly dependencies: readonly SourceFile[]; readonly lowered: LoweredJourney }>();
  /** The newest Models of the cached files, by URI, then by key. */
  readonly #newest = new Map<string, Map<string, Model>>();

  /** @param isCached whether the Models of a file are cached. Those of thousands of files would take most of the memory. */
  constructor(files: JourneyFiles, isCached: (file: SourceFile) => boolean) {
    this.#files = files;
    this.#isCached = isCached;
  }

  /** Lowers journeys. For a cached file, a Model keeps its identity while it is deeply equal; its source map follows the text. */
  lowered(journeys: readonly Declaration[]): LoweredJourney[] {
    const cached = [...new Set(journeys.map(({ file }) => file))].filter(this.#isCached);
    const dependencies = new Map(cached.map((file) => [file, this.#files.invalidationSetOf(file)]));
    const found = new Map<Declaration, LoweredJourney>();
    for (const journey of journeys) {
      const known = this.#cache.get(journey);
      if (known && isSameList(known.dependencies, dependencies.get(journey.file))) found.set(journey, known.lowered);
    }
    const stale = journeys.filter((journey) => !found.has(journey));
    for (const [at, fresh] of lowerJourneys(this.#files, stale).entries()) {
      const journey = stale[at] as Declaration;
      const current = dependencies.get(journey.file);
      const lowered = current ? { ...fresh, model: this.#sameOrNew(journey.file, fresh.model) } : fresh;
      found.set(journey, lowered);
      if (current) this.#cache.set(journey, { dependencies: current, lowered });
    }
    return journeys.flatMap((journey) => found.get(journey) ?? []);
  }

  /** Drops the Models of a file that is no longer cached. */
  forget(uri: string): void {
    this.#newest.delete(uri);
  }

  /** The previous Model if it is deeply equal, so that caches keyed by the Model stay valid. */
  #sameOrNew(file: SourceFile, model: Model): Model {
    const models = this.#newest.get(file.uri) ?? new Map<string, Model>();
    this.#newest.set(file.uri, models);
    const before = models.get(model.key);
    const kept = before && isDeepEqual(before, model) ? before : model;
    models.set(model.key, kept);
    this.#dropRenamed(file, models);
    return kept;
  }

  #dropRenamed({ uri, declarations }: SourceFile, models: Map<string, Model>): void {
    const keys = new Set(declarations.flatMap(({ kind, nameOrLabel }) => (kind === 'journey' ? [`${uri}#${nameOrLabel}`] : [])));
    for (const key of models.keys()) if (!keys.has(key)) models.delete(key);
  }
}

function isSameList(a: readonly SourceFile[], b: readonly SourceFile[] | undefined): boolean {
  return a.length === b?.length && a.every((file, at) => file === b[at]);
}

/** For plain data. */
function isDeepEqual(a: unknown, b: unknown): boolean {
  if (Object.is(a, b)) return true;
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false;
  const [left, right] = [Object.entries(a), Object.entries(b)];
  return left.length === right.length && left.every(([key, value], at) => key === right[at]?.[0] && isDeepEqual(value, right[at]?.[1]));
}
