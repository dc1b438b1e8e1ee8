import type { Engine } from '../engine.ts';
import type { WebFileClient } from '../hosts/web-file-client.ts';
import type { PortableEngine } from '../portable/portable-engine.ts';
import { type StartWorkerThread, WorkerEngine } from './worker-engine.ts';

/**
 * A `WorkerEngine` in a Web Worker.
 *
 * @param script URL of the bundled `web-worker-thread.ts`.
 * @param onStarted is called with whether a worker is available.
 */
export function webWorkerEngine(
  script: string,
  files: WebFileClient,
  onStarted?: (inThread: boolean) => void,
): (portable: PortableEngine) => Engine {
  // DuckDB is native code: a browser has the portable engine only.
  return (portable) => new WorkerEngine(portable, () => 'portable', startThread(script, files), onStarted);
}

function startThread(script: string, files: WebFileClient): StartWorkerThread {
  return (onMessage, onError) => {
    // A worker's script must be of the same origin; `importScripts` may load one of the extension's origin.
    const starter = URL.createObjectURL(new Blob([`importScripts(${JSON.stringify(script)});`], { type: 'text/javascript' }));
    const worker = new Worker(starter, { name: 'Parcours: reading' });
    worker.onmessage = ({ data }) => {
      URL.revokeObjectURL(starter);
      onMessage(data);
    };
    worker.onerror = (event) => {
      event.preventDefault();
      worker.terminate();
      onError(new Error(event.message));
    };
    const port = files.openPort();
    worker.postMessage(port, [port]);
    return { post: (request) => worker.postMessage(request) };
  };
}
