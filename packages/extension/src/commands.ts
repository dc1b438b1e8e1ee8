import type { Language } from '@parcours/model';
import { commands, Disposable, Uri, window } from 'vscode';
import { askFormat, exportReport } from './export.ts';
import { say } from './phrases.ts';
import type { Preview } from './preview.ts';
import type { Server } from './server.ts';

/** The extension's commands. A menu hands over the file it was opened on; a key or the palette hands over nothing. */
export function registerCommands(server: Server, preview: Preview, language: Language): Disposable {
  return Disposable.from(
    commands.registerCommand('parcours.openPreviewToSide', (uri?: unknown) => preview.open(uri instanceof Uri ? uri : undefined)),
    commands.registerCommand('parcours.exportReport', async (uri?: unknown) => {
      const document = window.activeTextEditor?.document;
      const file = uri instanceof Uri ? uri : document?.languageId === 'journey' ? document.uri : undefined;
      const exported = file ? { uri: file, wave: null } : preview.exported;
      if (!exported) {
        void window.showInformationMessage(say(language)('no-journey-file'));
        return;
      }
      const format = await askFormat(language);
      if (format) await exportReport(server, exported, format, language);
    }),
    commands.registerCommand('parcours.restartServer', () => server.restart()),
  );
}
