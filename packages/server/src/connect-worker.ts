import { WebFileClient } from '@parcours/engines/web-files';
import { webHost } from '@parcours/engines/web-host';
import { webWorkerEngine } from '@parcours/engines/web-worker';
import { BrowserMessageReader, BrowserMessageWriter, createConnection, ProposedFeatures } from 'vscode-languageserver/browser';
import { WORKER_STARTED, type WorkerInit } from './protocol.ts';
import { startServer } from './server.ts';

/** Starts the server in a Web Worker. It posts `WORKER_STARTED`; the first message it receives is a `WorkerInit`, all others are LSP. */
export function startInWorker(scope: Worker): void {
  scope.onmessage = ({ data }: MessageEvent<WorkerInit>) => {
    const files = new WebFileClient(data.files);
    // From here on the message reader receives the messages.
    startServer(createConnection(ProposedFeatures.all, new BrowserMessageReader(scope), new BrowserMessageWriter(scope)), {
      engine: (_, tell) => webWorkerEngine(data.engine, files, tell),
      host: async (folders) => webHost(files, folders),
    });
  };
  scope.postMessage(WORKER_STARTED);
}
