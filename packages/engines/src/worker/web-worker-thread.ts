/** The Web Worker's program: it is sent a port to ask for files, then orders. */

import { WebFileClient } from '../hosts/web-file-client.ts';
import { webHost } from '../hosts/web-host.ts';
import { PortableEngine } from '../portable/portable-engine.ts';
import { serveWorker } from './serve-worker.ts';
import type { WorkerRequest, WorkerResponse } from './worker-engine.ts';

const scope = globalThis as unknown as Pick<MessagePort, 'onmessage' | 'postMessage'>;

scope.onmessage = ({ data: port }: MessageEvent<MessagePort>) => {
  // Which files may be read has been looked at by who gives the orders.
  const host = webHost(new WebFileClient(port), []);
  const hear = serveWorker(
    () => new PortableEngine(host),
    (answer: WorkerResponse) => scope.postMessage(answer),
  );
  scope.onmessage = ({ data }: MessageEvent<WorkerRequest>) => void hear(data);
};
