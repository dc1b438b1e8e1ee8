/** The thread's program. */
import { parentPort } from 'node:worker_threads';
import { nodeHost } from '../hosts/node-host.ts';
import { nodeEngine } from '../node-engine.ts';
import { PortableEngine } from '../portable/portable-engine.ts';
import { serveWorker } from './serve-worker.ts';

// Which files may be read has been looked at by who gives the orders.
const host = await nodeHost([]);
parentPort?.on(
  'message',
  serveWorker(
    (wish) => nodeEngine(host, wish)(new PortableEngine(host)),
    (answer) => parentPort?.postMessage(answer),
  ),
);
