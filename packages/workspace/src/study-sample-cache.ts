import type { Engine, LinkFault } from '@parcours/engines';
import { CODE, catalogue, diagnoseElement, type Model, type Samples, STUDY_FILE_ID, type Study } from '@parcours/model';
import { projectionOf } from '@parcours/observations';
import { faultFromError, type LinkedFiles, type LocatedFile } from './linked-files.ts';
import type { StudyDiagnostic } from './locate-diagnostic.ts';
import { ProgressTracker, type ReadProgress } from './read-progress.ts';

export interface StudySamples {
  readonly samples: Samples | null;
  readonly diagnostics: readonly StudyDiagnostic[];
  /** Why the file has no table; it is also among the findings. */
  readonly fault: LinkFault | null;
  /** Its file is still being read: then its path, as people see it. */
  readonly pendingPath: string | null;
}

/** A study with what was read for it. */
export interface ReadStudy extends StudySamples {
  readonly study: Study;
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
 * text around it costs nothing: the diagnostics name columns by their ids.
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
  async readAll(model: Model, patience: number): Promise<ReadStudy[]> {
    const works = this.#journeys.get(model.key) ?? new Map<string, ReadTask>();
    this.#journeys.set(model.key, works);
    const studies = [...model.studies, ...model.benchmarks];
    const keys = studyKeys(studies);
    const found = await Promise.all(studies.map((study) => this.#locate(study)));
    const read = studies.map((study, at) => {
      const file = found[at] as LocatedFile | LinkFault;
      return 'uri' in file
        ? this.#taskFor(model, study, file, keys[at] as string, keys, works)
        : { ...failedRead(file), pendingPath: null };
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
    const says = JSON.stringify([mappingFields(study), modelDependencies(study, model), this.#files.limits()]);
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
        if (read) return { ...read, samples: read.samples && renamed(read.samples, study.name), pendingPath: null };
        const { path } = work;
        return {
          ...failedRead({ code: CODE['file-being-read'], parameters: { path: study.file?.path ?? path } }),
          pendingPath: path,
        };
      } catch (error) {
        // What a newer text asks for is as good: an evaluation of that text follows.
        const newer = works.get(key);
        if (!(error instanceof Superseded) || !newer || newer === work) {
          return { ...failedRead(faultFromError(error, study.file?.path ?? '')), pendingPath: null };
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
      if (!(await this.#files.isSame(found))) return failedRead({ code: CODE['file-being-written'], parameters: { path } });
      return outcome.fault ? failedRead(outcome.fault) : { ...outcome, diagnostics: findings };
    } catch (error) {
      if (error instanceof CancelledByUser) return failedRead({ code: CODE['reading-cancelled'], parameters: { path } });
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

function failedRead({ code, parameters }: LinkFault): ReadResult {
  const diagnostic = {
    ...diagnoseElement('JRN0401', STUDY_FILE_ID, { path: '' }),
    code,
    parameters,
    severity: catalogue[code].severity,
    dataRanges: [],
  };
  return { samples: null, fault: { code, parameters }, diagnostics: [diagnostic] };
}

/** By the Samples that were read. */
const renamedSamples = new WeakMap<Samples, Samples>();

/** Samples under the name that their study has by now; the same for the same name. */
function renamed(samples: Samples, study: string): Samples {
  if (samples.study === study) return samples;
  const known = renamedSamples.get(samples);
  if (known?.study === study) return known;
  const fresh = { ...samples, study };
  renamedSamples.set(samples, fresh);
  return fresh;
}

/** What a study says of how its file is read; not what it says of itself. */
function mappingFields({ id, name, label, method, date, weight, wave, ...mapping }: Study) {
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
