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
    const equal: EqualParts = new Map();
    for (const [at, fresh] of lowerJourneys(this.#files, stale).entries()) {
      const journey = stale[at] as Declaration;
      const current = dependencies.get(journey.file);
      const lowered = current ? { ...fresh, model: this.#sameOrNew(journey.file, fresh.model, equal) } : fresh;
      found.set(journey, lowered);
      if (current) this.#cache.set(journey, { dependencies: current, lowered });
    }
    if (stale.length > 0) for (const file of cached) this.#dropRenamed(file);
    return journeys.flatMap((journey) => found.get(journey) ?? []);
  }

  /** Drops the Models of a file that is no longer cached. */
  forget(uri: string): void {
    this.#newest.delete(uri);
  }

  /** The previous Model if it is deeply equal, so that caches keyed by the Model stay valid. */
  #sameOrNew(file: SourceFile, model: Model, equal: EqualParts): Model {
    const models = this.#newest.get(file.uri) ?? new Map<string, Model>();
    this.#newest.set(file.uri, models);
    const before = models.get(model.key);
    const kept = before && isEqualModel(before, model, equal) ? before : model;
    models.set(model.key, kept);
    return kept;
  }

  #dropRenamed({ uri, declarations }: SourceFile): void {
    const models = this.#newest.get(uri);
    if (!models) return;
    const keys = new Set(declarations.flatMap(({ kind, nameOrLabel }) => (kind === 'journey' ? [`${uri}#${nameOrLabel}`] : [])));
    for (const key of models.keys()) if (!keys.has(key)) models.delete(key);
  }
}

function isSameList(a: readonly SourceFile[], b: readonly SourceFile[] | undefined): boolean {
  return a.length === b?.length && a.every((file, at) => file === b[at]);
}

/** The parts of Models that are known to be deeply equal, the older to the newer: the journeys of a file share their declarations. */
type EqualParts = Map<unknown, unknown>;

function isEqualModel(before: Model, model: Model, equal: EqualParts): boolean {
  for (const key of Object.keys(model) as (keyof Model)[]) {
    const [older, newer] = [before[key], model[key]];
    if (equal.get(older) === newer && typeof newer === 'object') continue;
    if (!isDeepEqual(older, newer)) return false;
    equal.set(older, newer);
  }
  return true;
}

/** For plain data. */
function isDeepEqual(a: unknown, b: unknown): boolean {
  if (Object.is(a, b)) return true;
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false;
  if (Array.isArray(a)) {
    if (!Array.isArray(b) || a.length !== b.length) return false;
    for (let i = 0; i < a.length; i++) if (!isDeepEqual(a[i], b[i])) return false;
    return true;
  }
  const [left, right] = [a as Readonly<Record<string, unknown>>, b as Readonly<Record<string, unknown>>];
  // Loops without lists of keys: a Model of thousands of stages is compared at each keystroke.
  let keys = 0;
  for (const key in left) {
    keys++;
    const [value, other] = [left[key], right[key]];
    if (Object.is(value, other) ? value === undefined && !(key in right) : !isDeepEqual(value, other)) return false;
  }
  for (const _ in right) keys--;
  return keys === 0;
}
