import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { Worker } from 'node:worker_threads';
import type { Engine } from '../engine.ts';
import type { EnginePreference } from '../engine-selector.ts';
import type { PortableEngine } from '../portable/portable-engine.ts';
import { type StartWorkerThread, WorkerEngine } from './worker-engine.ts';

/** A `WorkerEngine` in a thread of Node. @param onStarted is called with whether a thread is available. */
export function nodeWorkerEngine(
  preference: () => EnginePreference,
  onStarted?: (inThread: boolean) => void,
): (portable: PortableEngine) => Engine {
  return (portable) => new WorkerEngine(portable, preference, startThread, onStarted);
}

const startThread: StartWorkerThread = (onMessage, onError) => {
  const file = threadScript();
  if (!file) return null;
  const worker = new Worker(file);
  worker.unref();
  worker.on('message', onMessage);
  worker.on('error', onError);
  return { post: (request) => worker.postMessage(request) };
};

/** The thread's entry file: the source, or its bundle beside this one or beside the folder of chunks. */
function threadScript(): URL | null {
  const here = import.meta.url;
  const names = here.endsWith('.ts') ? ['./node-worker-thread.ts'] : ['./engine-worker.cjs', './engine-worker.js', '../engine-worker.js'];
  return names.map((name) => new URL(name, here)).find((url) => existsSync(fileURLToPath(url))) ?? null;
}
