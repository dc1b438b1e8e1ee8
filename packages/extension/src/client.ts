import type { Language } from '@parcours/model';
import { workspace } from 'vscode';
import type { LanguageClientOptions } from 'vscode-languageclient';

/** What the client asks for, in every host. Views of a repository's history (`git:`) are left alone: no diagnostics, no studies. */
export function clientOptions(language: Language): LanguageClientOptions {
  return {
    documentSelector: ['file', 'untitled', 'vscode-remote'].map((scheme) => ({ language: 'journey', scheme })),
    initializationOptions: { language, ownSnippets: true },
    synchronize: { fileEvents: workspace.createFileSystemWatcher('**/*.{journey,csv,tsv,txt}') },
    outputChannelName: 'Parcours',
  };
}
