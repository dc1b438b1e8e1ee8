import type { Engine, LinkFault } from '@parcours/engines';
import {
  CODE,
  catalogue,
  diagnoseElement,
  type Model,
  type Samples,
  STUDY_FILE_ID,
  type Study,
  type UnlocatedDiagnostic,
} from '@parcours/model';
import { faultFromError, type LinkedFiles, type LocatedFile } from './linked-files.ts';
import type { StudyDiagnostic } from './locate-diagnostic.ts';
import { mappingKey } from './mapping-key.ts';
import { ProgressTracker, type ReadProgress } from './read-progress.ts';

/** The Samples of a study, or why there are none. */
interface StudySamples {
  readonly samples: Samples | null;
  readonly diagnostics: readonly StudyDiagnostic[];
  /** Why the file has no table; also one of the diagnostics. */
  readonly fault: LinkFault | null;
  /** Display path of the file if it is still being read. */
  readonly pendingPath: string | null;
}

/** A study with the result of the read of its file. */
export interface ReadStudy extends StudySamples {
  readonly study: Study;
  /** Null: it may not be read. */
  readonly file: LocatedFile | null;
  /** Why it does not count although its file can be read; null where it counts. */
  readonly leftOut: UnlocatedDiagnostic | null;
  /** It may count rows that another study counts as well. */
  readonly sharedRows: UnlocatedDiagnostic | null;
}

/** The study without its Samples, for the reason that the diagnostic gives. */
export function leaveOut(study: ReadStudy, leftOut: UnlocatedDiagnostic): ReadStudy {
  const { code, parameters } = leftOut;
  return { ...study, leftOut, samples: null, fault: { code, parameters }, diagnostics: [] };
}

export interface StudySampleCacheOptions {
  readonly onProgress: (progress: ReadProgress) => void;
  /** Called when a read has finished after a caller's timeout. */
  readonly onLateRead: () => void;
  /** Whether a journey file has syntax errors, which may hide some of its studies. */
  readonly hasSyntaxErrors: (uri: string) => boolean;
}

/** The read of a study's file, running or finished. */
interface ReadTask {
  readonly fingerprint: string;
  readonly path: string;
  readonly mappingKey: string;
  readonly result: Promise<ReadResult>;
  readonly startedAt: number;
  readonly controller: AbortController;
  /** A caller has stopped waiting for it. */
  timedOut: boolean;
}

type ReadResult = Omit<StudySamples, 'pendingPath'>;

/** Abort reason: the user has cancelled the read. */
class CancelledByUser extends Error {}

/** Abort reason: the mapping has changed or the study is gone. */
class Superseded extends Error {}

/** A superseded read goes on this long, so that the read for the new mapping can join it. */
const HANDOVER_MS = 100;

/**
 * Caches the Samples of studies. They are aggregated again only if the file, the mapping or what the mapping names has changed. Their
 * diagnostics refer to elements by id, so they stay valid after other edits.
 */
export class StudySampleCache {
  readonly #files: LinkedFiles;
  readonly #engine: Engine;
  readonly #options: StudySampleCacheOptions;
  readonly #progress: ProgressTracker;
  /** By key of the journey, then by key of the study. */
  readonly #journeys = new Map<string, Map<string, ReadTask>>();

  constructor(files: LinkedFiles, engine: Engine, options: StudySampleCacheOptions) {
    this.#files = files;
    this.#engine = engine;
    this.#options = options;
    this.#progress = new ProgressTracker(options.onProgress);
  }

  /**
   * The Samples of all studies and benchmarks of a journey. Entries of studies it no longer has are dropped. Never rejects.
   *
   * @param timeoutMs after the start of its read, a file that is still being read is returned as pending.
   */
  async readAll(model: Model, timeoutMs: number): Promise<ReadStudy[]> {
    const tasks = this.#journeys.get(model.key) ?? new Map<string, ReadTask>();
    this.#journeys.set(model.key, tasks);
    const studies = [...model.studies, ...model.benchmarks];
    const keys = studyKeys(studies);
    const files = await Promise.all(studies.map((study) => this.#locate(study)));
    const started = studies.map((study, at) => {
      const file = files[at] as LocatedFile | LinkFault;
      return 'uri' in file
        ? this.#taskFor(model, study, file, keys[at] as string, keys, tasks)
        : { ...failedRead(file), pendingPath: null };
    });
    if (!this.#options.hasSyntaxErrors(model.uri)) this.#retainStudies(new Set(keys), tasks);
    return Promise.all(
      studies.map(async (study, at): Promise<ReadStudy> => {
        const task = started[at] as ReadTask | StudySamples;
        const result = 'result' in task ? await this.#awaitResult(task, study, keys[at] as string, tasks, timeoutMs) : task;
        const file = files[at] as LocatedFile | LinkFault;
        return { study, file: 'uri' in file ? file : null, leftOut: null, sharedRows: null, ...result };
      }),
    );
  }

  /** Drops the journeys of a file that are not among these keys. */
  retainJourneys(uri: string, journeys: ReadonlySet<string>): void {
    for (const [key, tasks] of this.#journeys) {
      if (!key.startsWith(`${uri}#`) || journeys.has(key)) continue;
      for (const { controller } of tasks.values()) controller.abort(new Superseded());
      this.#journeys.delete(key);
    }
  }

  /** Cancelled reads are started again on demand. */
  retryCancelled(): void {
    for (const tasks of this.#journeys.values()) {
      for (const [key, { controller }] of tasks) if (controller.signal.reason instanceof CancelledByUser) tasks.delete(key);
    }
  }

  async #locate(study: Study): Promise<LocatedFile | LinkFault> {
    if (!study.file) return { code: CODE['missing-column-role'], parameters: { missing: { term: 'lack.file' } } };
    return this.#files.locate(study.uri, study.file.path);
  }

  /** The task for the current mapping, running or finished; a new one if there is none. */
  #taskFor(model: Model, study: Study, file: LocatedFile, key: string, keys: readonly string[], tasks: Map<string, ReadTask>): ReadTask {
    const mapping = mappingKey(study, model, this.#files.limits());
    const isCurrent = (task: ReadTask) => task.mappingKey === mapping && task.fingerprint === file.fingerprint;
    const previous = tasks.get(key);
    if (previous && isCurrent(previous)) return previous;
    // The study may have been renamed.
    const [oldKey, renamed] = [...tasks].find(([other, task]) => !keys.includes(other) && isCurrent(task)) ?? [];
    if (oldKey !== undefined) tasks.delete(oldKey);
    const task = renamed ?? this.#startTask(model, study, file, mapping, (own) => tasks.get(key) === own && tasks.delete(key));
    tasks.set(key, task);
    if (previous) setTimeout(() => previous.controller.abort(new Superseded()), HANDOVER_MS);
    return task;
  }

  #retainStudies(keys: ReadonlySet<string>, tasks: Map<string, ReadTask>): void {
    for (const [key, { controller }] of tasks) {
      if (keys.has(key) || this.#options.hasSyntaxErrors(uriOf(key))) continue;
      controller.abort(new Superseded());
      tasks.delete(key);
    }
  }

  async #awaitResult(first: ReadTask, study: Study, key: string, tasks: Map<string, ReadTask>, timeoutMs: number): Promise<StudySamples> {
    for (let task = first; ; ) {
      try {
        const read = await withTimeout(task, timeoutMs);
        if (read) return { ...read, samples: read.samples && renamed(read.samples, study.name), pendingPath: null };
        const { path } = task;
        return {
          ...failedRead({ code: CODE['file-being-read'], parameters: { path: study.file?.path ?? path } }),
          pendingPath: path,
        };
      } catch (error) {
        // The result for the newer text will do: it is about to be evaluated.
        const newer = tasks.get(key);
        if (!(error instanceof Superseded) || !newer || newer === task) {
          return { ...failedRead(faultFromError(error, study.file?.path ?? '')), pendingPath: null };
        }
        task = newer;
      }
    }
  }

  /** @param drop is called with the task if a retry could give another result. */
  #startTask(model: Model, study: Study, file: LocatedFile, mappingKey: string, drop: (task: ReadTask) => void): ReadTask {
    const controller = new AbortController();
    const result = this.#read(model, study, file, controller).then(
      (read) => {
        if (read.fault?.code === CODE['file-being-written'] && !controller.signal.aborted) drop(task);
        return read;
      },
      (error) => {
        if (!(error instanceof Superseded)) drop(task);
        throw error;
      },
    );
    const { fingerprint, path } = file;
    const task: ReadTask = {
      fingerprint,
      path,
      mappingKey,
      result,
      startedAt: Date.now(),
      controller,
      timedOut: false,
    };
    // No caller may be waiting any more.
    result.catch(() => {}).finally(() => task.timedOut && this.#options.onLateRead());
    return task;
  }

  async #read(model: Model, study: Study, file: LocatedFile, controller: AbortController): Promise<ReadResult> {
    const path = study.file?.path ?? '';
    const sink = this.#progress.track(file.path, () => controller.abort(new CancelledByUser()));
    try {
      const task = { ...file, study, model, limits: this.#files.limits() };
      const result = await this.#engine.aggregate(task, { signal: controller.signal, onProgress: sink.report });
      const diagnostics = result.fault ? [] : await this.#files.locateInData(result.diagnostics, file, study.dialect);
      if (!(await this.#files.isUnchanged(file))) return failedRead({ code: CODE['file-being-written'], parameters: { path } });
      return result.fault ? failedRead(result.fault) : { ...result, diagnostics };
    } catch (error) {
      if (error instanceof CancelledByUser) return failedRead({ code: CODE['reading-cancelled'], parameters: { path } });
      throw error;
    } finally {
      sink.finish();
    }
  }
}

/** The result of a task, or null once the timeout has passed since its start. */
function withTimeout(task: ReadTask, timeoutMs: number): Promise<ReadResult | null> {
  if (timeoutMs === Number.POSITIVE_INFINITY) return task.result;
  return new Promise((resolve, reject) => {
    const onTimeout = () => {
      task.timedOut = true;
      resolve(null);
    };
    const timer = setTimeout(onTimeout, Math.max(0, timeoutMs - (Date.now() - task.startedAt)));
    task.result.then(resolve, reject).finally(() => clearTimeout(timer));
  });
}

/** URI and name, and an ordinal for studies of the same name, which is an error but must not mix their Samples. */
function studyKeys(studies: readonly Study[]): string[] {
  const seen = new Map<string, number>();
  return studies.map(({ uri, name }) => {
    const key = `${uri}\n${name}`;
    const count = seen.get(key) ?? 0;
    seen.set(key, count + 1);
    return `${key}\n${count}`;
  });
}

/** URI of the file that declares the study with this key. */
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

/** The last renamed copy, by the Samples that were read. */
const renamedSamples = new WeakMap<Samples, Samples>();

/** The Samples with the current name of their study: the same object for the same name. */
function renamed(samples: Samples, study: string): Samples {
  if (samples.study === study) return samples;
  const cached = renamedSamples.get(samples);
  if (cached?.study === study) return cached;
  const copy = { ...samples, study };
  renamedSamples.set(samples, copy);
  return copy;
}
