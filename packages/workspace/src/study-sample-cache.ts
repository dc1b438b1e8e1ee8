import type { Engine, LinkFault } from '@parcours/engines';
import { CODE, catalogue, type Diagnostic, diagnose, type Location, type Model, type Samples, type Study } from '@parcours/model';
import { projectionOf } from '@parcours/observations';
import { faultFromError, type LinkedFiles, type LocatedFile } from './linked-files.ts';
import { ProgressTracker, type ReadProgress } from './read-progress.ts';

export interface StudySamples {
  readonly samples: Samples | null;
  readonly diagnostics: readonly Diagnostic[];
  /** Why the file has no table; it is also among the findings. */
  readonly fault: LinkFault | null;
  /** Its file is still being read: then its path, as people see it. */
  readonly pendingPath: string | null;
}

export interface StudySampleCacheOptions {
  readonly onProgress: (progress: ReadProgress) => void;
  /** Something has been read that somebody was not willing to wait for. */
  readonly onLateRead: () => void;
  /** Whether a text has syntax errors: what is not in it may only be hidden by them. */
  readonly isBroken: (uri: string) => boolean;
}

/** A study's file being read, or what came of it. */
interface ReadTask {
  readonly fingerprint: string;
  readonly path: string;
  readonly mappingKey: string;
  readonly places: readonly Location[];
  readonly result: Promise<ReadResult>;
  readonly startedAt: number;
  readonly controller: AbortController;
  /** Somebody was told that it is still being read. */
  timedOut: boolean;
}

type ReadResult = Omit<StudySamples, 'pendingPath'>;

/** The reading was cancelled by the user. */
class CancelledByUser extends Error {}

/** Another mapping is wanted by now. */
class Superseded extends Error {}

/** Milliseconds in which who reads the same file for another mapping can take over what has been read. */
const HANDOVER_MS = 100;

/**
 * The Samples of a study, aggregated again only when its file, its mapping or what the mapping names has changed. Editing the
 * text around it costs nothing: the findings are moved to where the columns now stand.
 */
export class StudySampleCache {
  readonly #files: LinkedFiles;
  readonly #engine: Engine;
  readonly #options: StudySampleCacheOptions;
  readonly #progress: ProgressTracker;
  /** By journey, then by study. */
  readonly #journeys = new Map<string, Map<string, ReadTask>>();

  constructor(files: LinkedFiles, engine: Engine, options: StudySampleCacheOptions) {
    this.#files = files;
    this.#engine = engine;
    this.#options = options;
    this.#progress = new ProgressTracker(options.onProgress);
  }

  /**
   * The Samples of all studies and benchmarks of a journey. What its earlier studies gave is forgotten: names change while they are
   * typed.
   *
   * @param patience milliseconds after which a file that is still being read is `pending`, counted from the beginning of its reading.
   */
  async readAll(model: Model, patience: number): Promise<(StudySamples & { readonly study: Study })[]> {
    const works = this.#journeys.get(model.key) ?? new Map<string, ReadTask>();
    this.#journeys.set(model.key, works);
    const studies = [...model.studies, ...model.benchmarks];
    const keys = studyKeys(studies);
    const found = await Promise.all(studies.map((study) => this.#locate(study)));
    const read = studies.map((study, at) => {
      const file = found[at] as LocatedFile | LinkFault;
      return 'uri' in file
        ? this.#taskFor(model, study, file, keys[at] as string, keys, works)
        : { ...failedRead(study, file), pending: null };
    });
    if (!this.#options.isBroken(model.uri)) this.#retainStudies(new Set(keys), works);
    return Promise.all(
      studies.map(async (study, at) => {
        const work = read[at] as ReadTask | StudySamples;
        return { study, ...('result' in work ? await this.#awaitResult(work, study, keys[at] as string, works, patience) : work) };
      }),
    );
  }

  /** The journeys of a file that are not among these are gone. */
  retainJourneys(uri: string, journeys: ReadonlySet<string>): void {
    for (const [key, works] of this.#journeys) {
      if (!key.startsWith(`${uri}#`) || journeys.has(key)) continue;
      for (const { controller: stop } of works.values()) stop.abort(new Superseded());
      this.#journeys.delete(key);
    }
  }

  /** What was cancelled is read again when it is next asked for. */
  retryCancelled(): void {
    for (const works of this.#journeys.values()) {
      for (const [key, { controller: stop }] of works) if (stop.signal.reason instanceof CancelledByUser) works.delete(key);
    }
  }

  async #locate(study: Study): Promise<LocatedFile | LinkFault> {
    if (!study.file) return { code: CODE['missing-column-role'], parameters: { missing: { term: 'lack.file' } } };
    return this.#files.locate(study.uri, study.file.path);
  }

  /** The work that is under way, or done, for what the text says; else it is begun. */
  #taskFor(model: Model, study: Study, found: LocatedFile, key: string, keys: readonly string[], works: Map<string, ReadTask>): ReadTask {
    const says = JSON.stringify([mappingFields(study), modelDependencies(study, model), this.#files.limits()], withoutPlaces);
    const fits = (work: ReadTask | undefined) => work?.mappingKey === says && work.fingerprint === found.fingerprint;
    const known = works.get(key);
    if (known && fits(known)) return known;
    // Under a name that is being typed it was another study.
    const [renamed, same] = [...works].find(([other, work]) => !keys.includes(other) && fits(work)) ?? [];
    if (renamed !== undefined && same) works.delete(renamed);
    const work = same ?? this.#startTask(model, study, found, says, (mine) => works.get(key) === mine && works.delete(key));
    works.set(key, work);
    if (known) setTimeout(() => known.controller.abort(new Superseded()), HANDOVER_MS);
    return work;
  }

  #retainStudies(keys: ReadonlySet<string>, works: Map<string, ReadTask>): void {
    for (const [key, { controller: stop }] of works) {
      if (keys.has(key) || this.#options.isBroken(uriOf(key))) continue;
      stop.abort(new Superseded());
      works.delete(key);
    }
  }

  async #awaitResult(first: ReadTask, study: Study, key: string, works: Map<string, ReadTask>, patience: number): Promise<StudySamples> {
    for (let work = first; ; ) {
      try {
        const read = await withTimeout(work, patience);
        if (read) return { ...atCurrentPlaces(read, work.places, study), pendingPath: null };
        const { path } = work;
        return {
          ...failedRead(study, { code: CODE['file-being-read'], parameters: { path: study.file?.path ?? path } }),
          pendingPath: path,
        };
      } catch (error) {
        // What a newer text asks for is as good: an evaluation of that text follows.
        const newer = works.get(key);
        if (!(error instanceof Superseded) || !newer || newer === work) {
          return { ...failedRead(study, faultFromError(error, study.file?.path ?? '')), pendingPath: null };
        }
        work = newer;
      }
    }
  }

  /** `forget` is called where the same work may give something else next time. */
  #startTask(model: Model, study: Study, found: LocatedFile, says: string, forget: (work: ReadTask) => void): ReadTask {
    const stop = new AbortController();
    const result = this.#read(model, study, found, stop).then(
      (read) => {
        if (read.fault?.code === CODE['file-being-written'] && !stop.signal.aborted) forget(work);
        return read;
      },
      (error) => {
        if (!(error instanceof Superseded)) forget(work);
        throw error;
      },
    );
    const { fingerprint: stamp, path } = found;
    const work: ReadTask = {
      fingerprint: stamp,
      path,
      mappingKey: says,
      places: placesOf(study),
      result,
      startedAt: Date.now(),
      controller: stop,
      timedOut: false,
    };
    // Perhaps nobody waits for it any more.
    result.catch(() => {}).finally(() => work.timedOut && this.#options.onLateRead());
    return work;
  }

  async #read(model: Model, study: Study, found: LocatedFile, stop: AbortController): Promise<ReadResult> {
    const path = study.file?.path ?? '';
    const share = this.#progress.track(found.path, () => stop.abort(new CancelledByUser()));
    try {
      const job = { ...found, study, model, limits: this.#files.limits() };
      const outcome = await this.#engine.aggregate(job, { signal: stop.signal, onProgress: share.report });
      const findings = outcome.fault ? [] : await this.#files.locateInData(outcome.diagnostics, found, study.dialect);
      if (!(await this.#files.isSame(found))) return failedRead(study, { code: CODE['file-being-written'], parameters: { path } });
      return outcome.fault ? failedRead(study, outcome.fault) : { ...outcome, diagnostics: findings };
    } catch (error) {
      if (error instanceof CancelledByUser) return failedRead(study, { code: CODE['reading-cancelled'], parameters: { path } });
      throw error;
    } finally {
      share.finish();
    }
  }
}

/** What comes of a work; null where that takes longer. */
function withTimeout(work: ReadTask, patience: number): Promise<ReadResult | null> {
  if (patience === Number.POSITIVE_INFINITY) return work.result;
  return new Promise((resolve, reject) => {
    const late = () => {
      work.timedOut = true;
      resolve(null);
    };
    const timer = setTimeout(late, Math.max(0, patience - (Date.now() - work.startedAt)));
    work.result.then(resolve, reject).finally(() => clearTimeout(timer));
  });
}

/** By its name; of several with one name, which is an error that somebody is about to mend, by their order too. */
function studyKeys(studies: readonly Study[]): string[] {
  const seen = new Map<string, number>();
  return studies.map(({ uri, name }) => {
    const key = `${uri}\n${name}`;
    const count = seen.get(key) ?? 0;
    seen.set(key, count + 1);
    return `${key}\n${count}`;
  });
}

/** The file in which a study of this key is written. */
function uriOf(key: string): string {
  return key.slice(0, key.indexOf('\n'));
}

function failedRead(study: Study, { code, parameters }: LinkFault): ReadResult {
  const finding = {
    ...diagnose('JRN0401', study.file?.at ?? study.at, { path: '' }),
    code,
    parameters,
    severity: catalogue[code].severity,
  };
  return { samples: null, fault: { code, parameters }, diagnostics: [finding] };
}

/** What was read, as the text now calls it, and the findings where it now says what they are about. */
function atCurrentPlaces({ samples, diagnostics: findings, fault }: ReadResult, from: readonly Location[], study: Study): ReadResult {
  const to = placesOf(study);
  const place = (at: Location) => to[from.findIndex((each) => isSamePlace(each, at))] ?? at;
  return {
    samples: samples && samples.study !== study.name ? { ...samples, study: study.name } : samples,
    diagnostics: findings.map((finding) => ({ ...finding, at: place(finding.at) })),
    fault,
  };
}

function isSamePlace(a: Location, b: Location): boolean {
  const [p, q] = [a.range, b.range];
  const starts = p.start.line === q.start.line && p.start.character === q.start.character;
  return starts && p.end.line === q.end.line && p.end.character === q.end.character && a.uri === b.uri;
}

/** What a study says of how its file is read; not what it says of itself. */
function mappingFields({ name, label, method, date, weight, wave, ...mapping }: Study) {
  return mapping;
}

/** The part of a Model that an aggregation depends on: typing a label costs nothing unless the file's cells could be meant by it. */
function modelDependencies(study: Study, model: Model) {
  const called = (list: readonly { name: string; label: string | null }[]) => list.map(({ name, label }) => [name, label]);
  // Its header may say what the columns hold: then its cells may name anything.
  const any = projectionOf(study).columns === null;
  const measured = new Set(study.measures.map(({ stage }) => stage));
  // Of the others nothing can come where each column measures a stage of its own.
  const isWide = !study.stage && !study.action && !study.response && !study.touchpoint;
  return [
    model.scale,
    any || study.stage ? called(model.stages) : model.stages.flatMap(({ name }) => (isWide && !measured.has(name) ? [] : name)),
    // What counts as satisfied matters where answers on two channels are paired.
    model.kpis.map(({ name, kind, boxes }) => [name, kind, (any || study.channel) && boxes]),
    (any || study.action || study.response) && model.repository,
    (any || study.channel) && called(model.channels),
    (any || study.segment) && called(model.segments),
    (any || study.persona) && model.personas.map(({ name, label, segment }) => [name, label, segment]),
    study.persona && model.segments.map(({ name }) => name),
    (any || study.touchpoint) && called(model.touchpoints),
  ];
}

function withoutPlaces(key: string, value: unknown): unknown {
  return key === 'at' ? undefined : value;
}

/** Every place in a study, in an order that depends on what it says only. */
function placesOf(study: Study): Location[] {
  const places: Location[] = [];
  const visit = (value: unknown) => {
    if (typeof value !== 'object' || value === null) return;
    for (const [key, inner] of Object.entries(value)) {
      if (key === 'at') places.push(inner as Location);
      else visit(inner);
    }
  };
  visit(study);
  return places;
}
