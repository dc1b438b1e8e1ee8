import type { Engine } from '../engine.ts';
import type { EnginePreference } from '../engine-selector.ts';
import type { WorkerRequest, WorkerResponse } from './worker-engine.ts';

/** Milliseconds between two tellings of how far a file has been read. */
const PROGRESS_INTERVAL_MS = 50;

/** The thread's side: orders in, answers out. */
export function serveWorker(
  engineFor: (wish: () => EnginePreference) => Engine,
  answer: (message: WorkerResponse) => void,
): (order: WorkerRequest) => Promise<void> {
  let wish: EnginePreference = 'auto';
  const engine = engineFor(() => wish);
  /** Those that are being worked on, and whether somebody said that the answer is not wanted any more. */
  const unwanted = new Map<number, boolean>();
  answer({ ready: true });

  return async (order) => {
    if ('cancel' in order) {
      if (unwanted.has(order.cancel)) unwanted.set(order.cancel, true);
      return;
    }
    const { id, task: job, cancelled } = order;
    wish = order.preference;
    unwanted.set(id, false);
    const signal = {
      throwIfAborted() {
        if (unwanted.get(id) || (cancelled && Atomics.load(cancelled, 0) !== 0)) throw new Error('cancelled');
      },
    };
    let told = 0;
    const progress = (read: number, size: number) => {
      if (Date.now() - told < PROGRESS_INTERVAL_MS) return;
      told = Date.now();
      answer({ id, read, size });
    };
    try {
      answer({ id, result: await engine.aggregate(job, { signal, onProgress: progress }) });
    } catch (error) {
      const code = error instanceof Error && 'code' in error ? String(error.code) : null;
      answer({ id, error: { message: error instanceof Error ? error.message : String(error), code } });
    } finally {
      unwanted.delete(id);
    }
  };
}
