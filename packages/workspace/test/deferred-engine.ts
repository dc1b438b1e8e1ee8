import type { AggregationTask, Engine, PortableEngine, ReadOptions, StudyReadResult } from '@parcours/engines';

/** An order that waits until the test lets it go on. */
export interface DeferredTask {
  readonly task: AggregationTask;
  /** Nobody waits for it any more. */
  readonly isCancelled: boolean;
  /** Tells that so much has been read. */
  reportProgress(share: number): void;
  resume(): void;
}

/** Reads nothing before it is told to; then as the portable engine does. */
export class DeferredEngine implements Engine {
  readonly tasks: DeferredTask[] = [];
  readonly #portable: PortableEngine;

  constructor(portable: PortableEngine) {
    this.#portable = portable;
  }

  async aggregate(job: AggregationTask, watch: ReadOptions): Promise<StudyReadResult> {
    const { promise, resolve, reject } = Promise.withResolvers<void>();
    const { signal } = watch;
    if (!(signal instanceof AbortSignal)) throw new Error('nobody could stop this');
    signal.addEventListener('abort', () => reject(signal.reason));
    if (signal.aborted) reject(signal.reason);
    this.tasks.push({
      task: job,
      get isCancelled() {
        return signal.aborted;
      },
      reportProgress: (share) => watch.onProgress?.(share * job.size, job.size),
      resume: resolve,
    });
    await promise;
    // How far it has come, only the test tells.
    return this.#portable.aggregate(job, { signal });
  }

  /** All that wait go on. */
  resume(): void {
    for (const order of this.tasks) order.resume();
  }
}
