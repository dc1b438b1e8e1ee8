import { WebFileClient } from '@parcours/engines/web-files';
import { webHost } from '@parcours/engines/web-host';
import { webWorkerEngine } from '@parcours/engines/web-worker';
import { BrowserMessageReader, BrowserMessageWriter, createConnection, ProposedFeatures } from 'vscode-languageserver/browser';
import { WORKER_STARTED, type WorkerInit } from './protocol.ts';
import { startServer } from './server.ts';

/** The server in a Web Worker: it says `STARTED`; the first message to it is the `WorkerBeginning`, all others are the protocol's. */
export function startInWorker(scope: Worker): void {
  scope.onmessage = ({ data }: MessageEvent<WorkerInit>) => {
    const files = new WebFileClient(data.files);
    // From here on the reader hears the messages.
    startServer(createConnection(ProposedFeatures.all, new BrowserMessageReader(scope), new BrowserMessageWriter(scope)), {
      engine: (_, tell) => webWorkerEngine(data.engine, files, tell),
      host: async (folders) => webHost(files, folders),
    });
  };
  scope.postMessage(WORKER_STARTED);
}
