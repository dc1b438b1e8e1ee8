import type { Language } from '@parcours/model';
import type { ExtensionContext } from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import { registerCommands } from './commands.ts';
import { Preview } from './preview.ts';
import { Server } from './server.ts';

/** What an activated extension consists of, whichever host started it. It is also what `activate` returns: tests look at it. */
export interface Session {
  readonly server: Server;
  readonly preview: Preview;
  stop(): Promise<void>;
}

/** The server starts in the background: a panel opened before it is ready says so and fills later. */
export function startSession(context: ExtensionContext, client: BaseLanguageClient, language: Language): Session {
  const server = new Server(client);
  const preview = new Preview(context.extensionUri, server, language);
  context.subscriptions.push(server, preview, registerCommands(server, preview, language));
  void server.start();
  return { server, preview, stop: () => server.stop() };
}
