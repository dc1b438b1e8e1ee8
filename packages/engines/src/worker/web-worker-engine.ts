/** A Web Worker for the reading, started by the language server's. */
import type { Engine } from '../engine.ts';
import type { WebFileClient } from '../hosts/web-file-client.ts';
import type { PortableEngine } from '../portable/portable-engine.ts';
import { type StartWorkerThread, WorkerEngine } from './worker-engine.ts';

/**
 * @param script the address of the bundled `web-worker-thread.ts`.
 * @param tell is called once it is known whether a thread reads.
 */
export function webWorkerEngine(
  script: string,
  files: WebFileClient,
  tell?: (inThread: boolean) => void,
): (portable: PortableEngine) => Engine {
  // There is one engine only, whatever is wished for: DuckDB is native code.
  return (portable) => new WorkerEngine(portable, () => 'portable', startThread(script, files), tell);
}

function startThread(script: string, files: WebFileClient): StartWorkerThread {
  return (hear, failed) => {
    // The extension may lie at another origin, whose scripts may be imported but not started.
    const starter = URL.createObjectURL(new Blob([`importScripts(${JSON.stringify(script)});`], { type: 'text/javascript' }));
    const worker = new Worker(starter, { name: 'Parcours: reading' });
    worker.onmessage = ({ data }) => {
      URL.revokeObjectURL(starter);
      hear(data);
    };
    worker.onerror = (event) => {
      event.preventDefault();
      worker.terminate();
      failed(new Error(event.message));
    };
    const port = files.openPort();
    worker.postMessage(port, [port]);
    return { post: (order) => worker.postMessage(order) };
  };
}
