import { webHost } from '@parcours/workspace/web';
import { WebFiles } from '@parcours/workspace/web-files';
import { webWorkerEngine } from '@parcours/workspace/web-worker';
import { BrowserMessageReader, BrowserMessageWriter, createConnection, ProposedFeatures } from 'vscode-languageserver/browser';
import { STARTED, type WorkerBeginning } from './protocol.ts';
import { startServer } from './server.ts';

/** The server in a Web Worker: it says `STARTED`; the first message to it is the `WorkerBeginning`, all others are the protocol's. */
export function startInWorker(scope: Worker): void {
  scope.onmessage = ({ data }: MessageEvent<WorkerBeginning>) => {
    const files = new WebFiles(data.files);
    // From here on the reader hears the messages.
    startServer(createConnection(ProposedFeatures.all, new BrowserMessageReader(scope), new BrowserMessageWriter(scope)), {
      engine: (_, tell) => webWorkerEngine(data.engine, files, tell),
      host: async (folders) => webHost(files, folders),
    });
  };
  scope.postMessage(STARTED);
}
