/** The thread's program: orders in, answers out. */
import { parentPort } from 'node:worker_threads';
import type { EngineWish } from './engines.ts';
import { nodeEngine } from './node-engines.ts';
import { nodeHost } from './node-host.ts';
import type { Answer, Order } from './node-worker.ts';
import { PortableEngine } from './portable-engine.ts';

const EVERY = 50;

// Which files may be read has been looked at by who gives the orders.
const host = await nodeHost([]);
let wish: EngineWish = 'auto';
const engine = nodeEngine(host, () => wish)(new PortableEngine(host));
const answer = (message: Answer) => parentPort?.postMessage(message);

parentPort?.on('message', async ({ id, job, wish: wanted, cancelled }: Order) => {
  wish = wanted;
  const signal = {
    throwIfAborted() {
      if (Atomics.load(cancelled, 0) !== 0) throw new Error('cancelled');
    },
  };
  let told = 0;
  const progress = (read: number, size: number) => {
    if (Date.now() - told < EVERY) return;
    told = Date.now();
    answer({ id, read, size });
  };
  try {
    answer({ id, outcome: await engine.aggregate(job, { signal, progress }) });
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : null;
    answer({ id, error: { message: error instanceof Error ? error.message : String(error), code } });
  }
});
