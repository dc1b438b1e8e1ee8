import type { Engine } from '../engine.ts';
import type { EnginePreference } from '../engine-selector.ts';
import type { WorkerRequest, WorkerResponse } from './worker-engine.ts';

const PROGRESS_INTERVAL_MS = 50;

/** The thread's side of the protocol: the returned function handles each request and answers through `respond`. */
export function serveWorker(
  engineFor: (preference: () => EnginePreference) => Engine,
  respond: (response: WorkerResponse) => void,
): (request: WorkerRequest) => Promise<void> {
  let preference: EnginePreference = 'auto';
  const engine = engineFor(() => preference);
  /** Running tasks by id, and whether each has been cancelled. */
  const cancelledById = new Map<number, boolean>();
  respond({ ready: true });

  return async (request) => {
    if ('cancel' in request) {
      if (cancelledById.has(request.cancel)) cancelledById.set(request.cancel, true);
      return;
    }
    const { id, task, cancelled } = request;
    preference = request.preference;
    cancelledById.set(id, false);
    const signal = {
      throwIfAborted() {
        if (cancelledById.get(id) || (cancelled && Atomics.load(cancelled, 0) !== 0)) throw new Error('cancelled');
      },
    };
    let reportedAt = 0;
    const onProgress = (read: number, size: number) => {
      if (Date.now() - reportedAt < PROGRESS_INTERVAL_MS) return;
      reportedAt = Date.now();
      respond({ id, read, size });
    };
    try {
      respond({ id, result: await engine.aggregate(task, { signal, onProgress }) });
    } catch (error) {
      const code = error instanceof Error && 'code' in error ? String(error.code) : null;
      respond({ id, error: { message: error instanceof Error ? error.message : String(error), code } });
    } finally {
      cancelledById.delete(id);
    }
  };
}
