/** A thread of Node's for the reading. */
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { Worker } from 'node:worker_threads';
import type { Engine } from './engine.ts';
import type { EngineWish } from './engines.ts';
import type { PortableEngine } from './portable-engine.ts';
import { type StartThread, WorkerEngine } from './worker-engine.ts';

/** @param tell is called once it is known whether a thread reads. */
export function workerEngine(wish: () => EngineWish, tell?: (inThread: boolean) => void): (portable: PortableEngine) => Engine {
  return (portable) => new WorkerEngine(portable, wish, startThread, tell);
}

const startThread: StartThread = (hear, failed) => {
  const file = entry();
  if (!file) return null;
  const worker = new Worker(file);
  worker.unref();
  worker.on('message', hear);
  worker.on('error', failed);
  return { post: (order) => worker.postMessage(order) };
};

/** In the bundles the thread's program lies beside the one that starts it, or beside the folder of its parts. */
function entry(): URL | null {
  const here = import.meta.url;
  const names = here.endsWith('.ts') ? ['./node-worker-thread.ts'] : ['./engine-worker.cjs', './engine-worker.js', '../engine-worker.js'];
  return names.map((name) => new URL(name, here)).find((url) => existsSync(fileURLToPath(url))) ?? null;
}
