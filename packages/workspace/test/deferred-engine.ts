import type { AggregationOptions, AggregationTask, Engine, PortableEngine, StudyReadResult } from '@parcours/engines';

/** A task that waits until the test resumes it. */
export interface DeferredTask {
  readonly task: AggregationTask;
  readonly isCancelled: boolean;
  /** Resolves when the task is cancelled. */
  readonly cancelled: Promise<void>;
  /** @param share of the file, 0–1. */
  reportProgress(share: number): void;
  resume(): void;
}

/** Reads nothing until it is resumed, then as the portable engine does. */
export class DeferredEngine implements Engine {
  readonly tasks: DeferredTask[] = [];
  readonly #portable: PortableEngine;
  readonly #onStart: (() => void)[] = [];

  constructor(portable: PortableEngine) {
    this.#portable = portable;
  }

  async aggregate(task: AggregationTask, options: AggregationOptions): Promise<StudyReadResult> {
    const resumed = Promise.withResolvers<void>();
    const cancelled = Promise.withResolvers<void>();
    const { signal } = options;
    if (!(signal instanceof AbortSignal)) throw new Error('a read that cannot be cancelled');
    const cancel = () => {
      resumed.reject(signal.reason);
      cancelled.resolve();
    };
    signal.addEventListener('abort', cancel);
    if (signal.aborted) cancel();
    this.tasks.push({
      task,
      get isCancelled() {
        return signal.aborted;
      },
      cancelled: cancelled.promise,
      reportProgress: (share) => options.onProgress?.(share * task.size, task.size),
      resume: resumed.resolve,
    });
    for (const notify of this.#onStart.splice(0)) notify();
    await resumed.promise;
    // Progress is reported by the test only.
    return this.#portable.aggregate(task, { signal });
  }

  /** Resolves when so many tasks have been started. */
  async started(count: number): Promise<void> {
    while (this.tasks.length < count) await new Promise<void>((resolve) => this.#onStart.push(resolve));
  }

  /** Resumes all tasks. */
  resume(): void {
    for (const task of this.tasks) task.resume();
  }
}
