import type { Language } from '@parcours/model';
import { workspace } from 'vscode';
import type { LanguageClientOptions } from 'vscode-languageclient';

/** What the client asks for, in every host. Views of a repository's history (`git:`) are left alone: no diagnostics, no studies. */
export function clientOptions(language: Language): LanguageClientOptions {
  return {
    documentSelector: ['file', 'untitled', 'vscode-remote'].map((scheme) => ({ language: 'journey', scheme })),
    // Of later changes of the setting the server learns itself.
    initializationOptions: { language, severity: workspace.getConfiguration('parcours').get('severity'), ownSnippets: true },
    synchronize: { fileEvents: workspace.createFileSystemWatcher('**/*.{journey,csv,tsv,txt}') },
    outputChannelName: 'Parcours',
  };
}
