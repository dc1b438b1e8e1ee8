/** The thread's program. */
import { parentPort } from 'node:worker_threads';
import { nodeEngine } from './node-engines.ts';
import { nodeHost } from './node-host.ts';
import { PortableEngine } from './portable-engine.ts';
import { obey } from './worker-orders.ts';

// Which files may be read has been looked at by who gives the orders.
const host = await nodeHost([]);
parentPort?.on(
  'message',
  obey(
    (wish) => nodeEngine(host, wish)(new PortableEngine(host)),
    (answer) => parentPort?.postMessage(answer),
  ),
);
