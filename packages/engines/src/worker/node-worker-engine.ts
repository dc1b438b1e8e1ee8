/** A thread of Node's for the reading. */
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { Worker } from 'node:worker_threads';
import type { Engine } from '../engine.ts';
import type { EnginePreference } from '../engine-selector.ts';
import type { PortableEngine } from '../portable/portable-engine.ts';
import { type StartWorkerThread, WorkerEngine } from './worker-engine.ts';

/** @param tell is called once it is known whether a thread reads. */
export function nodeWorkerEngine(wish: () => EnginePreference, tell?: (inThread: boolean) => void): (portable: PortableEngine) => Engine {
  return (portable) => new WorkerEngine(portable, wish, startThread, tell);
}

const startThread: StartWorkerThread = (hear, failed) => {
  const file = threadScript();
  if (!file) return null;
  const worker = new Worker(file);
  worker.unref();
  worker.on('message', hear);
  worker.on('error', failed);
  return { post: (order) => worker.postMessage(order) };
};

/** In the bundles the thread's program lies beside the one that starts it, or beside the folder of its parts. */
function threadScript(): URL | null {
  const here = import.meta.url;
  const names = here.endsWith('.ts') ? ['./node-worker-thread.ts'] : ['./engine-worker.cjs', './engine-worker.js', '../engine-worker.js'];
  return names.map((name) => new URL(name, here)).find((url) => existsSync(fileURLToPath(url))) ?? null;
}
