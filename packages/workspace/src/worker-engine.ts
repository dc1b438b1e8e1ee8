/** Reading and aggregating in a thread of its own, so that who types need not wait: the side that gives the orders. */
import type { Engine, Job, Outcome, Watch } from './engine.ts';
import type { EngineWish } from './engines.ts';
import type { PortableEngine } from './portable-engine.ts';

/** To the thread. */
export type Order =
  | {
      readonly id: number;
      readonly job: Job;
      readonly wish: EngineWish;
      /** Its first number is set to 1 once nobody wants the answer any more; null where threads share no memory. */
      readonly cancelled: Int32Array<SharedArrayBuffer> | null;
    }
  /** Nobody wants the answer any more: noticed between two pieces of a file. */
  | { readonly cancel: number };

/** From the thread. */
export type Answer =
  /** It has started and hears. */
  | { readonly ready: true }
  | { readonly id: number; readonly read: number; readonly size: number }
  | { readonly id: number; readonly outcome: Outcome }
  | { readonly id: number; readonly error: { readonly message: string; readonly code: string | null } };

/** A thread as Node or a browser has it. */
export interface Thread {
  post(order: Order): void;
}

/** Starts a thread; null where there is none to be had. `failed`: it has ended by itself. */
export type StartThread = (hear: (answer: Answer) => void, failed: (error: unknown) => void) => Thread | null;

/** What is smaller is read in less time than it takes to tell another thread. */
const SMALL = 256 * 1024;

interface Waiting {
  readonly job: Job;
  readonly watch: Watch;
  readonly resolve: (outcome: Outcome | Promise<Outcome>) => void;
  readonly reject: (error: unknown) => void;
}

/** An engine in a thread; where none can be had, in this one. The thread is started when it is first needed. */
export class WorkerEngine implements Engine {
  readonly #portable: PortableEngine;
  readonly #wish: () => EngineWish;
  readonly #start: StartThread;
  readonly #tell: (inThread: boolean) => void;
  readonly #waiting = new Map<number, Waiting>();
  /** Undefined before the first large file; null where there is no thread to be had. */
  #thread: Thread | null | undefined;
  #isReady = false;
  #last = 0;

  /** @param tell is called whenever a thread has started, and once where there is none to be had. */
  constructor(portable: PortableEngine, wish: () => EngineWish, start: StartThread, tell: (inThread: boolean) => void = () => {}) {
    this.#portable = portable;
    this.#wish = wish;
    this.#start = start;
    this.#tell = tell;
  }

  aggregate(job: Job, watch: Watch): Promise<Outcome> {
    const thread = job.size <= SMALL ? null : this.#ready();
    if (!thread) return this.#portable.aggregate(job, watch);
    const id = ++this.#last;
    const cancelled = typeof SharedArrayBuffer === 'undefined' ? null : new Int32Array(new SharedArrayBuffer(4));
    const { promise, resolve, reject } = Promise.withResolvers<Outcome>();
    this.#waiting.set(id, { job, watch, resolve, reject });
    thread.post({ id, job, wish: this.#wish(), cancelled });
    const { signal } = watch;
    if (signal instanceof AbortSignal) {
      const stop = () => {
        if (cancelled) Atomics.store(cancelled, 0, 1);
        else thread.post({ cancel: id });
        reject(signal.reason);
      };
      signal.addEventListener('abort', stop, { once: true });
      if (signal.aborted) stop();
    }
    return promise.finally(() => this.#waiting.delete(id));
  }

  #ready(): Thread | null {
    if (this.#thread !== undefined) return this.#thread;
    this.#isReady = false;
    try {
      this.#thread = this.#start(this.#hear, this.#failed);
    } catch {
      this.#thread = null;
    }
    if (!this.#thread) this.#tell(false);
    return this.#thread;
  }

  readonly #failed = (error: unknown): void => {
    if (this.#isReady) {
      // Out of memory, most likely: whoever waits is told, and the next file gets a thread of its own.
      this.#thread = undefined;
      for (const { reject } of this.#waiting.values()) reject(error);
    } else {
      this.#thread = null;
      this.#tell(false);
      for (const { job, watch, resolve } of this.#waiting.values()) resolve(this.#portable.aggregate(job, watch));
    }
  };

  readonly #hear = (answer: Answer): void => {
    if ('ready' in answer) {
      this.#isReady = true;
      this.#tell(true);
      return;
    }
    const waiting = this.#waiting.get(answer.id);
    if (!waiting) return;
    if ('read' in answer) waiting.watch.progress?.(answer.read, answer.size);
    else if ('outcome' in answer) waiting.resolve(answer.outcome);
    else waiting.reject(Object.assign(new Error(answer.error.message), answer.error.code === null ? {} : { code: answer.error.code }));
  };
}
