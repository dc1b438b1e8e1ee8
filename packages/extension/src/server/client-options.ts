import type { Language } from '@parcours/model';
import { workspace } from 'vscode';
import type { LanguageClientOptions } from 'vscode-languageclient';

/** What the client asks for, in every host. Views of a repository's history (`git:`) are left alone: no diagnostics, no studies. */
export function clientOptions(language: Language): LanguageClientOptions {
  // In a browser a folder is whatever some extension makes of it: a repository, a cloud's.
  const ofFolders = (workspace.workspaceFolders ?? []).map(({ uri }) => uri.scheme);
  const schemes = new Set(['file', 'untitled', 'vscode-remote', ...ofFolders]);
  const settings = workspace.getConfiguration('parcours');
  return {
    documentSelector: [...schemes].map((scheme) => ({ language: 'journey', scheme })),
    // Of later changes of the settings, and which files are to be watched, the server tells itself.
    // VS Code's own objects are proxies, which cannot be sent to a worker.
    initializationOptions: {
      language,
      severity: { ...settings.get<object>('severity') },
      limits: { ...settings.get<object>('limits') },
      ownSnippets: true,
    },
    outputChannelName: 'Parcours',
  };
}
