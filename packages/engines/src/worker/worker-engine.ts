import type { AggregationOptions, AggregationTask, Engine, StudyReadResult } from '../engine.ts';
import type { EnginePreference } from '../engine-selector.ts';
import type { PortableEngine } from '../portable/portable-engine.ts';

/** Message to the thread. */
export type WorkerRequest =
  | {
      readonly id: number;
      readonly task: AggregationTask;
      readonly preference: EnginePreference;
      /** Its first element is set to 1 to cancel; null if threads cannot share memory. */
      readonly cancelled: Int32Array<SharedArrayBuffer> | null;
    }
  /** Cancels a task without shared memory: noticed between two chunks. */
  | { readonly cancel: number };

/** Message from the thread. */
export type WorkerResponse =
  /** The thread has started. */
  | { readonly ready: true }
  | { readonly id: number; readonly read: number; readonly size: number }
  | { readonly id: number; readonly result: StudyReadResult }
  | { readonly id: number; readonly error: { readonly message: string; readonly code: string | null } };

/** A worker thread of Node or a Web Worker. */
export interface WorkerThread {
  post(request: WorkerRequest): void;
}

/** Starts a thread; null if none is available. `onError` is called when the thread dies. */
export type StartWorkerThread = (onMessage: (response: WorkerResponse) => void, onError: (error: unknown) => void) => WorkerThread | null;

/** A smaller file is read in less time than the round trip to a thread takes. */
const MIN_WORKER_BYTES = 256 * 1024;

interface PendingTask {
  readonly task: AggregationTask;
  readonly options: AggregationOptions;
  readonly resolve: (result: StudyReadResult | Promise<StudyReadResult>) => void;
  readonly reject: (error: unknown) => void;
}

/**
 * Runs an engine in a worker thread, so that the caller stays responsive. The thread is started for the first large file; where none can
 * be started, the calling thread reads.
 */
export class WorkerEngine implements Engine {
  readonly #portable: PortableEngine;
  readonly #preference: () => EnginePreference;
  readonly #start: StartWorkerThread;
  readonly #onStarted: (inThread: boolean) => void;
  readonly #pending = new Map<number, PendingTask>();
  /** Undefined until the first large file; null if no thread is available. */
  #thread: WorkerThread | null | undefined;
  #isReady = false;
  #lastId = 0;

  /** @param onStarted is called with true whenever a thread has started, with false once if none is available. */
  constructor(
    portable: PortableEngine,
    preference: () => EnginePreference,
    start: StartWorkerThread,
    onStarted: (inThread: boolean) => void = () => {},
  ) {
    this.#portable = portable;
    this.#preference = preference;
    this.#start = start;
    this.#onStarted = onStarted;
  }

  aggregate(task: AggregationTask, options: AggregationOptions): Promise<StudyReadResult> {
    const thread = task.size <= MIN_WORKER_BYTES ? null : this.#ensureThread();
    if (!thread) return this.#portable.aggregate(task, options);
    const id = ++this.#lastId;
    const cancelled = typeof SharedArrayBuffer === 'undefined' ? null : new Int32Array(new SharedArrayBuffer(4));
    const { promise, resolve, reject } = Promise.withResolvers<StudyReadResult>();
    this.#pending.set(id, { task, options, resolve, reject });
    thread.post({ id, task, preference: this.#preference(), cancelled });
    const { signal } = options;
    if (signal instanceof AbortSignal) {
      const cancel = () => {
        if (cancelled) Atomics.store(cancelled, 0, 1);
        else thread.post({ cancel: id });
        reject(signal.reason);
      };
      signal.addEventListener('abort', cancel, { once: true });
      if (signal.aborted) cancel();
    }
    return promise.finally(() => this.#pending.delete(id));
  }

  #ensureThread(): WorkerThread | null {
    if (this.#thread !== undefined) return this.#thread;
    this.#isReady = false;
    try {
      this.#thread = this.#start(this.#onMessage, this.#onError);
    } catch {
      this.#thread = null;
    }
    if (!this.#thread) this.#onStarted(false);
    return this.#thread;
  }

  readonly #onError = (error: unknown): void => {
    if (this.#isReady) {
      // Most likely out of memory: pending tasks fail, and the next file starts a new thread.
      this.#thread = undefined;
      for (const { reject } of this.#pending.values()) reject(error);
    } else {
      this.#thread = null;
      this.#onStarted(false);
      for (const { task, options, resolve } of this.#pending.values()) resolve(this.#portable.aggregate(task, options));
    }
  };

  readonly #onMessage = (response: WorkerResponse): void => {
    if ('ready' in response) {
      this.#isReady = true;
      this.#onStarted(true);
      return;
    }
    const pending = this.#pending.get(response.id);
    if (!pending) return;
    if ('read' in response) pending.options.onProgress?.(response.read, response.size);
    else if ('result' in response) pending.resolve(response.result);
    else
      pending.reject(Object.assign(new Error(response.error.message), response.error.code === null ? {} : { code: response.error.code }));
  };
}
