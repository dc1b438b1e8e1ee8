import type { Language } from '@parcours/model';
import type { ExtensionContext } from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import { registerCommands } from './commands.ts';
import { Comparison } from './compare/comparison.ts';
import { StagedReview } from './compare/staged-review.ts';
import { GateTests } from './gates/gate-tests.ts';
import { JourneyBadges } from './journeys/journey-badges.ts';
import { JourneyList } from './journeys/journey-list.ts';
import { JourneyStatus } from './journeys/journey-status.ts';
import { registerJourneyTree } from './journeys/journey-tree.ts';
import { Preview } from './panel/preview.ts';
import { registerPictureEditor } from './pictures/picture-editor.ts';
import { LanguageServer } from './server/language-server.ts';
import { showReadingNotifications } from './server/reading-notification.ts';
import { startWhenNeeded } from './server/start-when-needed.ts';

/** The activated extension, in any host. Returned by `activate` for the tests. */
export interface Session {
  readonly server: LanguageServer;
  readonly preview: Preview;
  readonly comparison: Comparison;
  readonly journeys: JourneyList;
  readonly gates: GateTests;
  stop(): Promise<void>;
}

/** Starts the server in the background, where there is a journey: a panel opened earlier shows that and updates later. */
export function startSession(context: ExtensionContext, client: BaseLanguageClient, language: Language): Session {
  const server = new LanguageServer(client);
  const comparison = new Comparison(server, context.workspaceState, language);
  const staged = new StagedReview(server, language);
  const gates = new GateTests(server, language);
  const preview = new Preview(context.extensionUri, server, comparison, language);
  const journeys = new JourneyList(server);
  context.subscriptions.push(
    server,
    showReadingNotifications(client),
    comparison,
    staged,
    preview,
    journeys,
    gates,
    registerPictureEditor(server, language),
    registerJourneyTree(journeys, comparison, language, () => startServer()),
    new JourneyBadges(journeys, language),
    new JourneyStatus(journeys, language),
    registerCommands({ server, preview, comparison, staged, extension: context.extensionUri, language }),
  );
  const startServer = startWhenNeeded(server, context.subscriptions);
  return { server, preview, comparison, journeys, gates, stop: () => server.stop() };
}
