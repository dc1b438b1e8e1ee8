import { nodeHost } from '@parcours/engines/node-host';
import { nodeWorkerEngine } from '@parcours/engines/node-worker';
import { type Connection, createConnection, ProposedFeatures } from 'vscode-languageserver/node';
import { URI } from 'vscode-uri';
import { startServer } from './server.ts';

/** The server for an editor that started this process and talks over the channel that its arguments name (`--node-ipc`, `--stdio`). */
export function startFromArguments(): void {
  start(createConnection(ProposedFeatures.all));
}

/** The server on standard input and output, for `parcours lsp --stdio` and any editor. */
export function startStdio(): void {
  start(createConnection(ProposedFeatures.all, process.stdin, process.stdout));
}

function start(connection: Connection): void {
  startServer(connection, {
    engine: nodeWorkerEngine,
    host: (folders) => nodeHost(folders.map((uri) => URI.parse(uri).fsPath)),
    locale: process.env.LC_ALL || process.env.LC_MESSAGES || process.env.LANG || 'en',
  });
}
