/** Reading and aggregating in a thread of its own, so that who types need not wait: the side that gives the orders. */
import type { AggregationTask, Engine, ReadOptions, StudyReadResult } from '../engine.ts';
import type { EnginePreference } from '../engine-selector.ts';
import type { PortableEngine } from '../portable/portable-engine.ts';

/** To the thread. */
export type WorkerRequest =
  | {
      readonly id: number;
      readonly task: AggregationTask;
      readonly preference: EnginePreference;
      /** Its first number is set to 1 once nobody wants the answer any more; null where threads share no memory. */
      readonly cancelled: Int32Array<SharedArrayBuffer> | null;
    }
  /** Nobody wants the answer any more: noticed between two pieces of a file. */
  | { readonly cancel: number };

/** From the thread. */
export type WorkerResponse =
  /** It has started and hears. */
  | { readonly ready: true }
  | { readonly id: number; readonly read: number; readonly size: number }
  | { readonly id: number; readonly result: StudyReadResult }
  | { readonly id: number; readonly error: { readonly message: string; readonly code: string | null } };

/** A thread as Node or a browser has it. */
export interface WorkerThread {
  post(order: WorkerRequest): void;
}

/** Starts a thread; null where there is none to be had. `failed`: it has ended by itself. */
export type StartWorkerThread = (hear: (answer: WorkerResponse) => void, failed: (error: unknown) => void) => WorkerThread | null;

/** What is smaller is read in less time than it takes to tell another thread. */
const MIN_WORKER_BYTES = 256 * 1024;

interface PendingTask {
  readonly task: AggregationTask;
  readonly options: ReadOptions;
  readonly resolve: (outcome: StudyReadResult | Promise<StudyReadResult>) => void;
  readonly reject: (error: unknown) => void;
}

/** An engine in a thread; where none can be had, in this one. The thread is started when it is first needed. */
export class WorkerEngine implements Engine {
  readonly #portable: PortableEngine;
  readonly #preference: () => EnginePreference;
  readonly #start: StartWorkerThread;
  readonly #onStarted: (inThread: boolean) => void;
  readonly #pending = new Map<number, PendingTask>();
  /** Undefined before the first large file; null where there is no thread to be had. */
  #thread: WorkerThread | null | undefined;
  #isReady = false;
  #lastId = 0;

  /** @param tell is called whenever a thread has started, and once where there is none to be had. */
  constructor(
    portable: PortableEngine,
    wish: () => EnginePreference,
    start: StartWorkerThread,
    tell: (inThread: boolean) => void = () => {},
  ) {
    this.#portable = portable;
    this.#preference = wish;
    this.#start = start;
    this.#onStarted = tell;
  }

  aggregate(task: AggregationTask, options: ReadOptions): Promise<StudyReadResult> {
    const thread = task.size <= MIN_WORKER_BYTES ? null : this.#ensureThread();
    if (!thread) return this.#portable.aggregate(task, options);
    const id = ++this.#lastId;
    const cancelled = typeof SharedArrayBuffer === 'undefined' ? null : new Int32Array(new SharedArrayBuffer(4));
    const { promise, resolve, reject } = Promise.withResolvers<StudyReadResult>();
    this.#pending.set(id, { task: task, options: options, resolve, reject });
    thread.post({ id, task: task, preference: this.#preference(), cancelled });
    const { signal } = options;
    if (signal instanceof AbortSignal) {
      const stop = () => {
        if (cancelled) Atomics.store(cancelled, 0, 1);
        else thread.post({ cancel: id });
        reject(signal.reason);
      };
      signal.addEventListener('abort', stop, { once: true });
      if (signal.aborted) stop();
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
      // Out of memory, most likely: whoever waits is told, and the next file gets a thread of its own.
      this.#thread = undefined;
      for (const { reject } of this.#pending.values()) reject(error);
    } else {
      this.#thread = null;
      this.#onStarted(false);
      for (const { task: job, options: watch, resolve } of this.#pending.values()) resolve(this.#portable.aggregate(job, watch));
    }
  };

  readonly #onMessage = (answer: WorkerResponse): void => {
    if ('ready' in answer) {
      this.#isReady = true;
      this.#onStarted(true);
      return;
    }
    const waiting = this.#pending.get(answer.id);
    if (!waiting) return;
    if ('read' in answer) waiting.options.onProgress?.(answer.read, answer.size);
    else if ('result' in answer) waiting.resolve(answer.result);
    else waiting.reject(Object.assign(new Error(answer.error.message), answer.error.code === null ? {} : { code: answer.error.code }));
  };
}
