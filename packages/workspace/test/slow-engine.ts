import type { Engine, Job, Outcome, Watch } from '../src/engine.ts';
import type { PortableEngine } from '../src/portable-engine.ts';

/** An order that waits until the test lets it go on. */
export interface Order {
  readonly job: Job;
  /** Nobody waits for it any more. */
  readonly isUnwanted: boolean;
  /** Tells that so much has been read. */
  tell(share: number): void;
  go(): void;
}

/** Reads nothing before it is told to; then as the portable engine does. */
export class SlowEngine implements Engine {
  readonly orders: Order[] = [];
  readonly #portable: PortableEngine;

  constructor(portable: PortableEngine) {
    this.#portable = portable;
  }

  async aggregate(job: Job, watch: Watch): Promise<Outcome> {
    const { promise, resolve, reject } = Promise.withResolvers<void>();
    const { signal } = watch;
    if (!(signal instanceof AbortSignal)) throw new Error('nobody could stop this');
    signal.addEventListener('abort', () => reject(signal.reason));
    if (signal.aborted) reject(signal.reason);
    this.orders.push({
      job,
      get isUnwanted() {
        return signal.aborted;
      },
      tell: (share) => watch.progress?.(share * job.size, job.size),
      go: resolve,
    });
    await promise;
    // How far it has come, only the test tells.
    return this.#portable.aggregate(job, { signal });
  }

  /** All that wait go on. */
  go(): void {
    for (const order of this.orders) order.go();
  }
}
