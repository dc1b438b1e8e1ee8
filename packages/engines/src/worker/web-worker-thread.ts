/** Entry point of the Web Worker. The first message is the port for file access, all later ones are requests. */
import { WebFileClient } from '../hosts/web-file-client.ts';
import { webHost } from '../hosts/web-host.ts';
import { PortableEngine } from '../portable/portable-engine.ts';
import { serveWorker } from './serve-worker.ts';
import type { WorkerRequest, WorkerResponse } from './worker-engine.ts';

const scope = globalThis as unknown as Pick<MessagePort, 'onmessage' | 'postMessage'>;

scope.onmessage = ({ data: port }: MessageEvent<MessagePort>) => {
  // No roots: the requesting thread has already checked which files may be read.
  const host = webHost(new WebFileClient(port), []);
  const handle = serveWorker(
    () => new PortableEngine(host),
    (response: WorkerResponse) => scope.postMessage(response),
  );
  scope.onmessage = ({ data }: MessageEvent<WorkerRequest>) => void handle(data);
};
