import type { Language } from '@parcours/model';
import { workspace } from 'vscode';
import type { LanguageClientOptions } from 'vscode-languageclient';

/** The client options of all hosts. `git:` documents are excluded: no diagnostics, no studies. */
export function clientOptions(language: Language): LanguageClientOptions {
  // In a browser, folders have the scheme of the extension that provides them.
  const ofFolders = (workspace.workspaceFolders ?? []).map(({ uri }) => uri.scheme);
  const schemes = new Set(['file', 'untitled', 'vscode-remote', ...ofFolders]);
  const settings = workspace.getConfiguration('parcours');
  return {
    documentSelector: [...schemes].map((scheme) => ({ language: 'journey', scheme })),
    // The server subscribes to settings changes and file watchers itself.
    // VS Code's configuration objects are proxies, which cannot be cloned for a worker.
    initializationOptions: {
      language,
      severity: { ...settings.get<object>('severity') },
      limits: { ...settings.get<object>('limits') },
      ownSnippets: true,
      notifications: ['parcours/changed', 'parcours/reading'],
      commands: ['parcours.openPreviewToSide'],
      // The task `parcours: check` reports the files that are not open.
      workspaceDiagnostics: false,
    },
    outputChannelName: 'Parcours',
  };
}
