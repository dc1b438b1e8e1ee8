import { nodeHost } from '@parcours/engines/node-host';
import { nodeWorkerEngine } from '@parcours/engines/node-worker';
import { type Connection, createConnection, ProposedFeatures } from 'vscode-languageserver/node';
import { URI } from 'vscode-uri';
import { diagnosticPages } from './node-diagnostic-pages.ts';
import { reportFolder } from './node-report-folder.ts';
import { startServer } from './server.ts';

/** Starts the server for an editor that started this process, on the channel named by the arguments (`--node-ipc`, `--stdio`). */
export function startFromArguments(): void {
  start(createConnection(ProposedFeatures.all));
}

/** Starts the server on standard input and output, for `parcours lsp --stdio` and any editor. */
export function startStdio(): void {
  start(createConnection(ProposedFeatures.all, process.stdin, process.stdout));
}

function start(connection: Connection): void {
  startServer(connection, {
    engine: nodeWorkerEngine,
    host: (folders) => nodeHost(folders.map((uri) => URI.parse(uri).fsPath)),
    diagnosticPage: diagnosticPages(),
    reports: reportFolder(),
    preview: async (source) => {
      const { startPreview } = await import('@parcours/preview');
      return startPreview(source, {
        onFault: (error) => connection.console.error(`preview: ${error instanceof Error ? error.stack : String(error)}`),
      });
    },
    locale: process.env.LC_ALL || process.env.LC_MESSAGES || process.env.LANG || 'en',
  });
}
