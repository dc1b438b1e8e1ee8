import type { Language } from '@parcours/model';
import type { ExtensionContext } from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import { registerCommands } from './commands.ts';
import { JourneyBadges } from './journeys/journey-badges.ts';
import { JourneyList } from './journeys/journey-list.ts';
import { JourneyStatus } from './journeys/journey-status.ts';
import { registerJourneyTree } from './journeys/journey-tree.ts';
import { Preview } from './panel/preview.ts';
import { LanguageServer } from './server/language-server.ts';
import { showReadingNotifications } from './server/reading-notification.ts';

/** The activated extension, in any host. Returned by `activate` for the tests. */
export interface Session {
  readonly server: LanguageServer;
  readonly preview: Preview;
  readonly journeys: JourneyList;
  stop(): Promise<void>;
}

/** Starts the server in the background: a panel opened earlier shows that and updates later. */
export function startSession(context: ExtensionContext, client: BaseLanguageClient, language: Language): Session {
  const server = new LanguageServer(client);
  const preview = new Preview(context.extensionUri, server, language);
  const journeys = new JourneyList(server);
  context.subscriptions.push(
    server,
    showReadingNotifications(client),
    preview,
    journeys,
    registerJourneyTree(journeys, language),
    new JourneyBadges(journeys, language),
    new JourneyStatus(journeys, language),
    registerCommands({ server, preview, extension: context.extensionUri, language }),
  );
  void server.start();
  return { server, preview, journeys, stop: () => server.stop() };
}
