/** Entry point of the worker thread in Node. */
import { parentPort } from 'node:worker_threads';
import { nodeHost } from '../hosts/node-host.ts';
import { nodeEngine } from '../node-engine.ts';
import { PortableEngine } from '../portable/portable-engine.ts';
import { serveWorker } from './serve-worker.ts';

// No roots: the requesting thread has already checked which files may be read.
const host = await nodeHost([]);
parentPort?.on(
  'message',
  serveWorker(
    (preference) => nodeEngine(host, preference)(new PortableEngine(host)),
    (response) => parentPort?.postMessage(response),
  ),
);
