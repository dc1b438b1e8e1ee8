/** Reading and aggregating in a thread of its own, so that who types need not wait. */
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { Worker } from 'node:worker_threads';
import type { Engine, Job, Outcome, Watch } from './engine.ts';
import type { EngineWish } from './engines.ts';
import type { PortableEngine } from './portable-engine.ts';

/** To the thread. Its first number is set to 1 once nobody wants the answer any more. */
export interface Order {
  readonly id: number;
  readonly job: Job;
  readonly wish: EngineWish;
  readonly cancelled: Int32Array<SharedArrayBuffer>;
}

/** From the thread. */
export type Answer =
  | { readonly id: number; readonly read: number; readonly size: number }
  | { readonly id: number; readonly outcome: Outcome }
  | { readonly id: number; readonly error: { readonly message: string; readonly code: string | null } };

/** What is smaller is read in less time than it takes to tell another thread. */
const SMALL = 256 * 1024;

interface Waiting {
  readonly watch: Watch;
  readonly resolve: (outcome: Outcome) => void;
  readonly reject: (error: unknown) => void;
}

/** An engine in a thread; where none can be had, in this one. The thread is started when it is first needed. */
export function workerEngine(wish: () => EngineWish): (portable: PortableEngine) => Engine {
  return (portable) => new WorkerEngine(portable, wish);
}

class WorkerEngine implements Engine {
  readonly #portable: PortableEngine;
  readonly #wish: () => EngineWish;
  readonly #waiting = new Map<number, Waiting>();
  /** Undefined before the first large file; null where there is no thread to be had. */
  #worker: Worker | null | undefined;
  #last = 0;

  constructor(portable: PortableEngine, wish: () => EngineWish) {
    this.#portable = portable;
    this.#wish = wish;
  }

  aggregate(job: Job, watch: Watch): Promise<Outcome> {
    const worker = job.size <= SMALL ? null : this.#thread();
    if (!worker) return this.#portable.aggregate(job, watch);
    const id = ++this.#last;
    const cancelled = new Int32Array(new SharedArrayBuffer(4));
    const { promise, resolve, reject } = Promise.withResolvers<Outcome>();
    this.#waiting.set(id, { watch, resolve, reject });
    const order: Order = { id, job, wish: this.#wish(), cancelled };
    worker.postMessage(order);
    const { signal } = watch;
    if (signal instanceof AbortSignal) {
      const stop = () => {
        Atomics.store(cancelled, 0, 1);
        reject(signal.reason);
      };
      signal.addEventListener('abort', stop, { once: true });
      if (signal.aborted) stop();
    }
    return promise.finally(() => this.#waiting.delete(id));
  }

  #thread(): Worker | null {
    if (this.#worker !== undefined) return this.#worker;
    const file = entry();
    try {
      this.#worker = file && new Worker(file);
    } catch {
      this.#worker = null;
    }
    const worker = this.#worker;
    worker?.unref();
    worker?.on('message', (answer: Answer) => this.#hear(answer));
    // Out of memory, most likely: whoever waits is told, and the next file gets a thread of its own.
    worker?.on('error', (error) => {
      this.#worker = undefined;
      for (const { reject } of this.#waiting.values()) reject(error);
    });
    return worker;
  }

  #hear(answer: Answer): void {
    const waiting = this.#waiting.get(answer.id);
    if (!waiting) return;
    if ('read' in answer) waiting.watch.progress?.(answer.read, answer.size);
    else if ('outcome' in answer) waiting.resolve(answer.outcome);
    else waiting.reject(Object.assign(new Error(answer.error.message), answer.error.code === null ? {} : { code: answer.error.code }));
  }
}

/** In the bundles the thread's program lies beside the one that starts it, or beside the folder of its parts. */
function entry(): URL | null {
  const here = import.meta.url;
  const names = here.endsWith('.ts') ? ['./node-worker-thread.ts'] : ['./engine-worker.cjs', './engine-worker.js', '../engine-worker.js'];
  return names.map((name) => new URL(name, here)).find((url) => existsSync(fileURLToPath(url))) ?? null;
}
