import type { Language } from '@parcours/model';
import type { ExtensionContext } from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import { registerCommands } from './commands.ts';
import { JourneyBadges } from './journey-badges.ts';
import { JourneyStatus } from './journey-status.ts';
import { showJourneyTree } from './journey-tree.ts';
import { Journeys } from './journeys.ts';
import { Preview } from './preview.ts';
import { showReadings } from './reading-notice.ts';
import { Server } from './server.ts';

/** What an activated extension consists of, whichever host started it. It is also what `activate` returns: tests look at it. */
export interface Session {
  readonly server: Server;
  readonly preview: Preview;
  readonly journeys: Journeys;
  stop(): Promise<void>;
}

/** The server starts in the background: a panel opened before it is ready says so and fills later. */
export function startSession(context: ExtensionContext, client: BaseLanguageClient, language: Language): Session {
  const server = new Server(client);
  const preview = new Preview(context.extensionUri, server, language);
  const journeys = new Journeys(server);
  context.subscriptions.push(
    server,
    showReadings(client),
    preview,
    journeys,
    showJourneyTree(journeys, language),
    new JourneyBadges(journeys, language),
    new JourneyStatus(journeys, language),
    registerCommands({ server, preview, extension: context.extensionUri, language }),
  );
  void server.start();
  return { server, preview, journeys, stop: () => server.stop() };
}
