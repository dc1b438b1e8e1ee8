import { Disposable, type TextDocument, workspace } from 'vscode';
import type { LanguageServer } from './language-server.ts';

const JOURNEYS = '**/*.journey';
const isJourney = ({ languageId }: TextDocument) => languageId === 'journey';

/**
 * Starts the server at once, unless the extension may be active for a Markdown file only (VS Code activates what extends its preview with
 * the first one). Then it is started with the first journey: one that is there, is opened or is created.
 *
 * @returns starts the server now, if it was not started before.
 */
export function startWhenNeeded(server: LanguageServer, subscriptions: Disposable[]): () => void {
  const watcher = workspace.createFileSystemWatcher(JOURNEYS, false, true, true);
  let isStarted = false;
  const start = () => {
    if (isStarted) return;
    isStarted = true;
    listeners.dispose();
    void server.start();
  };
  const listeners = Disposable.from(
    watcher,
    watcher.onDidCreate(start),
    workspace.onDidOpenTextDocument((document) => {
      if (isJourney(document)) start();
    }),
  );
  subscriptions.push(listeners);
  const { textDocuments } = workspace;
  if (textDocuments.some(isJourney) || !textDocuments.some(({ languageId }) => languageId === 'markdown')) start();
  else {
    workspace.findFiles(JOURNEYS, undefined, 1).then(
      (found) => {
        if (found.length > 0) start();
      },
      () => start(),
    );
  }
  return start;
}
