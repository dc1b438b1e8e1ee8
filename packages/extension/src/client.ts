import type { Language } from '@parcours/model';
import { workspace } from 'vscode';
import type { LanguageClientOptions } from 'vscode-languageclient';

/** What the client asks for, in every host. Views of a repository's history (`git:`) are left alone: no diagnostics, no studies. */
export function clientOptions(language: Language): LanguageClientOptions {
  return {
    documentSelector: ['file', 'untitled', 'vscode-remote'].map((scheme) => ({ language: 'journey', scheme })),
    // Of later changes of the setting, and which files are to be watched, the server tells itself.
    initializationOptions: { language, severity: workspace.getConfiguration('parcours').get('severity'), ownSnippets: true },
    outputChannelName: 'Parcours',
  };
}
